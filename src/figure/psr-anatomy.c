/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-anatomy.h"

#include "figure/psr-flesh.h"

/* Bones and muscles are drawn over the body, so none of them has to be nearer. */
#define VERTEBRA_RADIUS 0.0135

static PsrVec3
place_pelvis (const PsrSkeleton *skeleton, PsrSide side, double x, double y, double z)
{
  return psr_basis_place (&skeleton->pelvis_basis,
                          skeleton->pelvis,
                          PSR_VEC3 (x, y * psr_side_sign (side), z));
}

/* The lumbar spine bends from the pelvis to the chest: a quadratic curve through the waist,
 * hollow towards the back. */
PsrVec3
psr_anatomy_get_vertebra (const PsrSkeleton *skeleton, guint index)
{
  double t = (double) index / (PSR_ANATOMY_N_VERTEBRAE - 1);
  PsrVec3 top =
    psr_basis_place (&skeleton->chest_basis, skeleton->waist, PSR_VEC3 (-0.062, 0, -0.024));
  PsrVec3 middle =
    psr_basis_place (&skeleton->chest_basis, skeleton->waist, PSR_VEC3 (0.004, 0, 0.002));
  PsrVec3 bottom =
    psr_basis_place (&skeleton->pelvis_basis, skeleton->pelvis, PSR_VEC3 (-0.062, 0, -0.016));

  return psr_vec3_lerp (psr_vec3_lerp (top, middle, t), psr_vec3_lerp (middle, bottom, t), t);
}

/* At the inner back of the thighbone, a little below its neck. */
PsrVec3
psr_anatomy_get_lesser_trochanter (const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrLimb *leg = &skeleton->legs[side];
  PsrBasis thigh = psr_flesh_get_upper_basis (leg);

  return psr_basis_place (&thigh,
                          leg->root,
                          PSR_VEC3 (0.040, -0.004 * psr_side_sign (side), -0.010));
}

/* In front of the hip joint, where the tendon turns over the rim. */
static PsrVec3
get_hip_front (const PsrSkeleton *skeleton, PsrSide side)
{
  return place_pelvis (skeleton, side, -0.006, PSR_BODY_HIP_HALF_WIDTH - 0.006, 0.026);
}

void
psr_anatomy_get_psoas_path (const PsrSkeleton *skeleton,
                            PsrSide side,
                            guint vertebra,
                            PsrVec3 path[static PSR_ANATOMY_PATH_POINTS])
{
  PsrVec3 body = psr_anatomy_get_vertebra (skeleton, vertebra);
  PsrVec3 brim = place_pelvis (skeleton, side, -0.046, 0.037, 0.015);

  path[0] =
    psr_vec3_add (body, psr_vec3_scale (skeleton->chest_basis.y, 0.014 * psr_side_sign (side)));
  path[1] = psr_vec3_lerp (path[0], brim, 0.5);
  path[1] = psr_vec3_add (path[1], psr_vec3_scale (skeleton->pelvis_basis.z, 0.004));
  path[2] = brim;
  path[3] = get_hip_front (skeleton, side);
  path[4] = psr_anatomy_get_lesser_trochanter (skeleton, side);
}

static void
build_spine (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  psr_shapes_begin_part (shapes, PSR_MATERIAL_BONE);
  for (guint i = 0; i < PSR_ANATOMY_N_VERTEBRAE; i++) {
    PsrVec3 body = psr_anatomy_get_vertebra (skeleton, i);
    PsrVec3 behind = psr_vec3_scale (skeleton->chest_basis.z, -0.026);

    psr_shapes_begin_hull (shapes, PSR_REGION_NONE);
    for (int side = -1; side <= 1; side += 2)
      psr_shapes_add (shapes,
                      psr_vec3_add (body, psr_vec3_scale (skeleton->chest_basis.y, 0.007 * side)),
                      VERTEBRA_RADIUS * 0.78);
    psr_shapes_add_chain (shapes,
                          PSR_REGION_NONE,
                          (PsrSphere[]){ { body, 0.006 }, { psr_vec3_add (body, behind), 0.004 } },
                          2);
  }
}

/* The wing of the ilium, a curved blade from the rim to the crest; the ring below it. */
static void
build_hip_bone (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrSphere crest[] = {
    { place_pelvis (skeleton, side, -0.072, 0.030, -0.030), 0.008 },
    { place_pelvis (skeleton, side, -0.098, 0.058, -0.022), 0.007 },
    { place_pelvis (skeleton, side, -0.092, 0.078, 0.004), 0.007 },
    { place_pelvis (skeleton, side, -0.062, 0.074, 0.026), 0.007 },
  };
  PsrVec3 joint = skeleton->legs[side].root;

  psr_shapes_begin_part (shapes, PSR_MATERIAL_BONE);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (crest); i++) {
    psr_shapes_begin_hull (shapes, PSR_REGION_NONE);
    psr_shapes_add (shapes, crest[i].center, crest[i].radius);
    psr_shapes_add (shapes, crest[i + 1].center, crest[i + 1].radius);
    psr_shapes_add (shapes, place_pelvis (skeleton, side, -0.030, 0.052, -0.004), 0.009);
  }
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){
                          { place_pelvis (skeleton, side, -0.030, 0.052, -0.004), 0.012 },
                          { joint, 0.017 },
                          { place_pelvis (skeleton, side, 0.010, 0.026, 0.026), 0.008 },
                          { place_pelvis (skeleton, side, 0.012, 0.004, 0.034), 0.009 },
                          { place_pelvis (skeleton, side, 0.034, 0.020, 0.010), 0.007 },
                          { place_pelvis (skeleton, side, 0.044, 0.032, -0.014), 0.010 },
                          { joint, 0.014 },
                        },
                        7);
}

static void
build_sacrum (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  const PsrBasis *basis = &skeleton->pelvis_basis;
  PsrVec3 pelvis = skeleton->pelvis;

  psr_shapes_begin_part (shapes, PSR_MATERIAL_BONE);
  psr_shapes_begin_hull (shapes, PSR_REGION_NONE);
  for (int side = -1; side <= 1; side += 2)
    psr_shapes_add (shapes,
                    psr_basis_place (basis, pelvis, PSR_VEC3 (-0.054, 0.022 * side, -0.030)),
                    0.010);
  psr_shapes_add (shapes, psr_basis_place (basis, pelvis, PSR_VEC3 (0.000, 0, -0.046)), 0.007);
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){
                          { psr_basis_place (basis, pelvis, PSR_VEC3 (0.000, 0, -0.046)), 0.007 },
                          { psr_basis_place (basis, pelvis, PSR_VEC3 (0.024, 0, -0.036)), 0.004 },
                        },
                        2);
}

/* Head, neck, greater trochanter, shaft to the knee. */
static void
build_thighbone (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrLimb *leg = &skeleton->legs[side];
  PsrBasis thigh = psr_flesh_get_upper_basis (leg);
  double sign = psr_side_sign (side);
  PsrVec3 outer = psr_basis_place (&thigh, leg->root, PSR_VEC3 (0.012, 0.030 * sign, -0.004));
  PsrVec3 shaft = psr_basis_place (&thigh, leg->root, PSR_VEC3 (0.050, 0.016 * sign, -0.002));

  psr_shapes_begin_part (shapes, PSR_MATERIAL_BONE);
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){
                          { leg->root, 0.0140 },
                          { psr_vec3_lerp (leg->root, outer, 0.6), 0.0090 },
                          { outer, 0.0110 },
                          { shaft, 0.0095 },
                          { psr_vec3_lerp (shaft, leg->middle, 0.85), 0.0095 },
                          { leg->middle, 0.0190 },
                        },
                        6);
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){
                          { psr_basis_place (&thigh,
                                             leg->root,
                                             PSR_VEC3 (0.040, 0.010 * sign, -0.004)),
                            0.008 },
                          { psr_anatomy_get_lesser_trochanter (skeleton, side), 0.006 },
                        },
                        2);
}

/* A fan from the inside of the wing to the tendon in front of the hip. */
static void
build_iliacus (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  PsrVec3 hip = get_hip_front (skeleton, side);
  PsrVec3 end = psr_anatomy_get_lesser_trochanter (skeleton, side);
  const PsrVec3 origins[] = {
    place_pelvis (skeleton, side, -0.068, 0.038, -0.018),
    place_pelvis (skeleton, side, -0.086, 0.056, -0.010),
    place_pelvis (skeleton, side, -0.080, 0.070, 0.006),
    place_pelvis (skeleton, side, -0.056, 0.068, 0.020),
  };

  psr_shapes_begin_part (shapes, PSR_MATERIAL_MUSCLE_DEEP);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (origins); i++) {
    psr_shapes_begin_hull (shapes, PSR_REGION_NONE);
    psr_shapes_add (shapes, origins[i], 0.007);
    psr_shapes_add (shapes, origins[i + 1], 0.007);
    psr_shapes_add (shapes, hip, 0.010);
  }
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){ { hip, 0.010 }, { end, 0.006 } },
                        2);
}

static void
build_psoas_major (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  static const double radii[PSR_ANATOMY_PATH_POINTS] = { 0.0060, 0.0105, 0.0125, 0.0105, 0.0060 };

  psr_shapes_begin_part (shapes, PSR_MATERIAL_MUSCLE)->nearer = 0.01;
  for (guint i = 0; i < PSR_ANATOMY_N_VERTEBRAE; i++) {
    PsrVec3 path[PSR_ANATOMY_PATH_POINTS];
    PsrSphere chain[PSR_ANATOMY_PATH_POINTS];

    psr_anatomy_get_psoas_path (skeleton, side, i, path);
    for (guint j = 0; j < PSR_ANATOMY_PATH_POINTS; j++)
      chain[j] = (PsrSphere){ path[j], radii[j] };
    /* The lower strands are one from the rim on. */
    psr_shapes_add_chain (shapes, PSR_REGION_NONE, chain, i == 0 ? PSR_ANATOMY_PATH_POINTS : 3);
  }
}

/* Slender, in front of psoas major, with a long tendon to the rim of the pelvis. */
static void
build_psoas_minor (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  PsrVec3 path[PSR_ANATOMY_PATH_POINTS];
  PsrVec3 rim = place_pelvis (skeleton, side, -0.022, 0.030, 0.028);
  PsrVec3 forward = psr_vec3_scale (skeleton->chest_basis.z, 0.014);

  psr_anatomy_get_psoas_path (skeleton, side, 0, path);
  psr_shapes_begin_part (shapes, PSR_MATERIAL_MUSCLE)->nearer = 0.02;
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){
                          { psr_vec3_add (path[0], psr_vec3_scale (forward, 0.6)), 0.0035 },
                          { psr_vec3_add (psr_vec3_lerp (path[0], path[1], 0.6), forward), 0.0050 },
                          { psr_vec3_add (psr_vec3_lerp (path[1], path[2], 0.3), forward), 0.0028 },
                          { rim, 0.0025 },
                        },
                        4);
}

void
psr_anatomy_build (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  build_spine (shapes, skeleton);
  build_sacrum (shapes, skeleton);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    build_hip_bone (shapes, skeleton, side);
    build_thighbone (shapes, skeleton, side);
    build_iliacus (shapes, skeleton, side);
    build_psoas_major (shapes, skeleton, side);
    build_psoas_minor (shapes, skeleton, side);
  }
}
