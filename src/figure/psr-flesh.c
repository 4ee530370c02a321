/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-flesh.h"

#include <math.h>

/* Clothes lie over what they cover, where that is as near. */
#define NEARER_SHIRT  0.022
#define NEARER_SLEEVE 0.050
#define NEARER_FOOT   -0.060

/* Cosines of the angle between trunk and thigh from which a leg counts as drawn up, and as
 * stretched. */
#define DRAWN_UP  0.35
#define STRETCHED 0.60

/* Of the pelvis towards the feet: what a heel is measured from. */
static const PsrSphere buttock = { { 0.028, 0.046, -0.014 }, 0.048 };

/* Adds a sphere on either side of the plane of symmetry. */
static void
add_pair (PsrShapes *shapes, const PsrBasis *basis, PsrVec3 origin, PsrVec3 local, double radius)
{
  psr_shapes_add (shapes, psr_basis_place (basis, origin, local), radius);
  local.y = -local.y;
  psr_shapes_add (shapes, psr_basis_place (basis, origin, local), radius);
}

/* The spheres that ribs and belly share with their neighbours. */
static void
add_ribs (PsrShapes *shapes, const PsrSkeleton *skeleton, double swell)
{
  add_pair (shapes,
            &skeleton->chest_basis,
            skeleton->neck,
            PSR_VEC3 (0.062, 0.052, -0.006 + swell / 2),
            0.056 + swell / 2);
}

static void
add_lower_ribs (PsrShapes *shapes, const PsrSkeleton *skeleton, double swell)
{
  add_pair (shapes,
            &skeleton->chest_basis,
            skeleton->neck,
            PSR_VEC3 (0.126, 0.045, -0.003 + swell / 2),
            0.052 + swell / 2);
}

static void
add_waist (PsrShapes *shapes, const PsrSkeleton *skeleton, double swell)
{
  add_pair (shapes,
            &skeleton->chest_basis,
            skeleton->waist,
            PSR_VEC3 (0, 0.038, 0.003 + swell / 2),
            0.048 + swell / 2);
}

static void
add_belly (PsrShapes *shapes, const PsrSkeleton *skeleton, double swell)
{
  add_pair (shapes,
            &skeleton->pelvis_basis,
            skeleton->pelvis,
            PSR_VEC3 (-0.068, 0.041, 0.005 + swell / 2),
            0.048 + swell / 2);
}

static void
add_hem (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  add_pair (shapes,
            &skeleton->pelvis_basis,
            skeleton->pelvis,
            PSR_VEC3 (-0.026, 0.047, -0.002),
            0.055);
}

static void
build_torso (PsrShapes *shapes, const PsrSkeleton *skeleton, double swell)
{
  const PsrBasis *chest = &skeleton->chest_basis;

  psr_shapes_begin_part (shapes, PSR_MATERIAL_SHIRT)->nearer = NEARER_SHIRT;
  psr_shapes_begin_hull (shapes, PSR_REGION_CHEST);
  add_pair (shapes, chest, skeleton->neck, PSR_VEC3 (-0.011, 0.030, -0.006), 0.027);
  add_pair (shapes, chest, skeleton->neck, PSR_VEC3 (0.007, 0.102, -0.002), 0.032);
  psr_shapes_begin_hull (shapes, PSR_REGION_CHEST);
  add_pair (shapes, chest, skeleton->neck, PSR_VEC3 (0.008, 0.102, -0.002), 0.032);
  add_ribs (shapes, skeleton, swell);
  psr_shapes_begin_hull (shapes, PSR_REGION_CHEST);
  add_ribs (shapes, skeleton, swell);
  add_lower_ribs (shapes, skeleton, swell);
  psr_shapes_begin_hull (shapes, PSR_REGION_CHEST);
  add_lower_ribs (shapes, skeleton, swell);
  add_waist (shapes, skeleton, swell);
  psr_shapes_begin_hull (shapes, PSR_REGION_BELLY);
  add_waist (shapes, skeleton, swell);
  add_belly (shapes, skeleton, swell);
  psr_shapes_begin_hull (shapes, PSR_REGION_BELLY);
  add_belly (shapes, skeleton, swell);
  add_hem (shapes, skeleton);
}

static void
build_pelvis (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  const PsrBasis *basis = &skeleton->pelvis_basis;

  psr_shapes_begin_part (shapes, PSR_MATERIAL_TROUSERS)->joins = PSR_JOINS_HIPS;
  psr_shapes_begin_hull (shapes, PSR_REGION_PELVIS);
  add_pair (shapes, basis, skeleton->pelvis, PSR_VEC3 (-0.040, 0.046, -0.003), 0.051);
  add_pair (shapes, basis, skeleton->pelvis, PSR_VEC3 (0.002, 0.048, -0.006), 0.056);
  add_pair (shapes, basis, skeleton->pelvis, buttock.center, buttock.radius);
}

static void
build_neck (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  psr_shapes_begin_part (shapes, PSR_MATERIAL_SKIN);
  psr_shapes_begin_hull (shapes, PSR_REGION_NECK);
  psr_shapes_add (shapes,
                  psr_basis_place (&skeleton->chest_basis,
                                   skeleton->neck,
                                   PSR_VEC3 (-0.012, 0, -0.006)),
                  0.034);
  psr_shapes_add (shapes,
                  psr_basis_place (&skeleton->head_basis,
                                   skeleton->skull,
                                   PSR_VEC3 (0.046, 0, -0.012)),
                  0.030);
}

/* The face below the skull, and the skull for whoever asks where the head is; its picture has an
 * ellipsoid, hair and a face (psr-head-painter.h). */
static void
build_head (PsrShapes *shapes, const PsrSkeleton *skeleton)
{
  const PsrBasis *basis = &skeleton->head_basis;
  PsrVec3 skull = skeleton->skull;

  psr_shapes_begin_part (shapes, PSR_MATERIAL_SKIN)->is_head = TRUE;
  psr_shapes_begin_hull (shapes, PSR_REGION_HEAD);
  psr_shapes_add (shapes, psr_basis_place (basis, skull, PSR_VEC3 (-0.012, 0, -0.010)), 0.049);
  psr_shapes_add (shapes, psr_basis_place (basis, skull, PSR_VEC3 (-0.008, 0, 0.008)), 0.047);
  psr_shapes_begin_hull (shapes, PSR_REGION_HEAD);
  add_pair (shapes, basis, skull, PSR_VEC3 (0.006, 0.016, 0.024), 0.030);
  add_pair (shapes, basis, skull, PSR_VEC3 (0.034, 0.022, 0.008), 0.021);
  psr_shapes_add (shapes, psr_basis_place (basis, skull, PSR_VEC3 (0.050, 0, 0.034)), 0.019);
  psr_shapes_begin_hull (shapes, PSR_REGION_HEAD);
  psr_shapes_add (shapes, psr_basis_place (basis, skull, PSR_VEC3 (0.000, 0, 0.051)), 0.0055);
  psr_shapes_add (shapes, psr_basis_place (basis, skull, PSR_VEC3 (0.0225, 0, 0.0585)), 0.0070);
}

/* Four fingers from the knuckles, each bent twice by half of the curl; and a thumb. */
static void
build_fingers (PsrShapes *shapes, const PsrBasis *hand, PsrVec3 wrist, PsrSide side, double curl)
{
  static const double lengths[] = { 0.044, 0.050, 0.047, 0.037 };
  PsrRegion region = PSR_REGION_FINGERS_LEFT + side;
  double sign = psr_side_sign (side);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    double y = -sign * (0.0195 - 0.013 * i);
    double first = lengths[i] * 0.5, second = lengths[i] * 0.5;
    PsrVec3 knuckle = PSR_VEC3 (PSR_BODY_KNUCKLE_AHEAD - 0.003 * (i == 3), y, -0.001);
    PsrVec3 joint =
      psr_vec3_add (knuckle,
                    PSR_VEC3 (first * cos (curl * 0.6), 0.04 * y, -first * sin (curl * 0.6)));
    PsrVec3 tip =
      psr_vec3_add (joint,
                    PSR_VEC3 (second * cos (curl * 1.5), 0.02 * y, -second * sin (curl * 1.5)));
    PsrSphere chain[] = {
      { psr_basis_place (hand, wrist, knuckle), 0.0085 },
      { psr_basis_place (hand, wrist, joint), 0.0074 },
      { psr_basis_place (hand, wrist, tip), 0.0060 },
    };

    psr_shapes_add_chain (shapes, region, chain, G_N_ELEMENTS (chain));
  }

  psr_shapes_add_chain (shapes,
                        region,
                        (PsrSphere[]){
                          { psr_basis_place (hand, wrist, PSR_VEC3 (0.012, -sign * 0.012, -0.004)),
                            0.0120 },
                          { psr_basis_place (hand, wrist, PSR_VEC3 (0.038, -sign * 0.031, -0.009)),
                            0.0090 },
                          { psr_basis_place (hand, wrist, PSR_VEC3 (0.064, -sign * 0.036, -0.010)),
                            0.0065 },
                        },
                        3);
}

static void
build_hand (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrBasis *hand = &skeleton->hands[side];
  PsrVec3 wrist = skeleton->arms[side].end;

  psr_shapes_begin_hull (shapes, PSR_REGION_HAND_LEFT + side);
  add_pair (shapes, hand, wrist, PSR_VEC3 (0.002, 0.004, 0), 0.0130);
  add_pair (shapes, hand, wrist, PSR_VEC3 (0.024, 0.014, -0.002), 0.0110);
  add_pair (shapes, hand, wrist, PSR_VEC3 (PSR_BODY_KNUCKLE_AHEAD, 0.019, 0), 0.0092);
  build_fingers (shapes, hand, wrist, side, skeleton->curls[side]);
}

static void
build_arm (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrLimb *arm = &skeleton->arms[side];
  PsrRegion region = PSR_REGION_ARM_LEFT + side;
  PsrSphere bare[] = {
    { psr_vec3_lerp (arm->root, arm->middle, 0.45), 0.0270 },
    { arm->middle, 0.0240 },
    { psr_vec3_lerp (arm->middle, arm->end, 0.28), 0.0255 },
    { arm->end, 0.0148 },
  };
  PsrSphere sleeve[] = {
    { psr_vec3_lerp (arm->root, arm->middle, 0.04), 0.0330 },
    { psr_vec3_lerp (arm->root, arm->middle, 0.30), 0.0345 },
    { psr_vec3_lerp (arm->root, arm->middle, 0.58), 0.0335 },
  };

  psr_shapes_begin_part (shapes, PSR_MATERIAL_SKIN);
  psr_shapes_add_chain (shapes, region, bare, G_N_ELEMENTS (bare));
  build_hand (shapes, skeleton, side);

  psr_shapes_begin_part (shapes, PSR_MATERIAL_SHIRT)->nearer = NEARER_SLEEVE;
  psr_shapes_add_chain (shapes, region, sleeve, G_N_ELEMENTS (sleeve));
}

/* The shirt hangs over a leg that is stretched; a thigh that is drawn up lies over the shirt. */
static double
get_leg_nearness (const PsrSkeleton *skeleton, const PsrLimb *leg)
{
  PsrVec3 along = psr_vec3_scale (psr_vec3_subtract (leg->middle, leg->root), 1 / PSR_BODY_THIGH);
  double stretched = psr_vec3_dot (along, skeleton->pelvis_basis.x);
  double t = CLAMP ((stretched - DRAWN_UP) / (STRETCHED - DRAWN_UP), 0, 1);

  return NEARER_SHIRT * (1 - 2 * t);
}

static void
build_leg (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrLimb *leg = &skeleton->legs[side];
  PsrBasis upper = psr_flesh_get_upper_basis (leg);
  PsrBasis lower = psr_flesh_get_lower_basis (leg);
  PsrBodyPart *part;
  PsrSphere thigh[] = {
    { leg->root, 0.0560 },
    { psr_basis_place (&upper, leg->root, PSR_VEC3 (0.070, 0, 0.003)), 0.0520 },
    { psr_basis_place (&upper, leg->root, PSR_VEC3 (0.160, 0, 0.002)), 0.0430 },
    { leg->middle, 0.0350 },
  };
  PsrSphere shank[] = {
    { leg->middle, 0.0350 },
    { psr_basis_place (&lower, leg->middle, PSR_VEC3 (0.072, 0, -0.007)), 0.0360 },
    { psr_basis_place (&lower, leg->middle, PSR_VEC3 (0.160, 0, -0.002)), 0.0290 },
    { psr_basis_place (&lower, leg->middle, PSR_VEC3 (0.222, 0, 0)), 0.0265 },
  };

  part = psr_shapes_begin_part (shapes, PSR_MATERIAL_TROUSERS);
  part->nearer = get_leg_nearness (skeleton, leg);
  part->joins = PSR_JOINS_HIPS;
  psr_shapes_add_chain (shapes, PSR_REGION_THIGH_LEFT + side, thigh, G_N_ELEMENTS (thigh));
  psr_shapes_add_chain (shapes, PSR_REGION_SHANK_LEFT + side, shank, G_N_ELEMENTS (shank));
}

static void
build_toes (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  static const double lengths[] = { 0.038, 0.036, 0.032, 0.027, 0.021 };
  static const double radii[] = { 0.0085, 0.0066, 0.0062, 0.0058, 0.0055 };
  double sign = psr_side_sign (side);
  double c = cos (skeleton->toes[side]), s = sin (skeleton->toes[side]);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    /* The big toe is at the inner side. */
    double y = sign * (-0.0195 + 0.0105 * i);
    double x = PSR_BODY_BALL_AHEAD - 0.0035 * i;
    double z = -PSR_BODY_ANKLE_HEIGHT + radii[i];

    psr_shapes_begin_hull (shapes, PSR_REGION_FOOT_LEFT + side);
    psr_shapes_add (shapes,
                    psr_skeleton_get_foot_point (skeleton, side, PSR_VEC3 (x, y * 0.9, z + 0.001)),
                    radii[i] + 0.001);
    psr_shapes_add (shapes,
                    psr_skeleton_get_foot_point (skeleton,
                                                 side,
                                                 PSR_VEC3 (x + lengths[i] * c,
                                                           y,
                                                           z + lengths[i] * s)),
                    radii[i]);
  }
}

/* The arch is the hollow between the hull of the heel and that of the ball. */
static void
build_foot (PsrShapes *shapes, const PsrSkeleton *skeleton, PsrSide side)
{
  const PsrLimb *leg = &skeleton->legs[side];
  const PsrBasis *foot = &skeleton->feet[side];
  PsrRegion region = PSR_REGION_FOOT_LEFT + side;
  double sign = psr_side_sign (side);
  PsrVec3 ankle = leg->end;

  psr_shapes_begin_part (shapes, PSR_MATERIAL_SKIN)->nearer = NEARER_FOOT;
  psr_shapes_begin_hull (shapes, region);
  psr_shapes_add (shapes, psr_vec3_lerp (leg->middle, ankle, 0.86), 0.0185);
  psr_shapes_add (shapes, ankle, 0.0195);
  psr_shapes_begin_hull (shapes, region);
  psr_shapes_add (shapes, ankle, 0.0195);
  psr_shapes_add (shapes, psr_basis_place (foot, ankle, PSR_VEC3 (-0.0175, 0, -0.0205)), 0.0185);
  psr_shapes_add (shapes, psr_basis_place (foot, ankle, PSR_VEC3 (0.018, 0, -0.016)), 0.0170);
  psr_shapes_begin_hull (shapes, region);
  psr_shapes_add (shapes, psr_basis_place (foot, ankle, PSR_VEC3 (0.006, 0, -0.002)), 0.0190);
  psr_shapes_add (shapes,
                  psr_basis_place (foot, ankle, PSR_VEC3 (0.014, sign * 0.004, -0.022)),
                  0.0150);
  psr_shapes_add (shapes, psr_basis_place (foot, ankle, PSR_VEC3 (0.042, 0, -0.018)), 0.0145);
  add_pair (shapes, foot, ankle, PSR_VEC3 (0.066, 0.0150, -0.0280), 0.0110);
  psr_shapes_add (shapes,
                  psr_basis_place (foot, ankle, PSR_VEC3 (0.050, sign * 0.016, -0.0285)),
                  0.0105);
  build_toes (shapes, skeleton, side);
}

void
psr_flesh_build (PsrShapes *shapes, const PsrSkeleton *skeleton, double breath)
{
  double swell = CLAMP (breath, 0, 1) * PSR_FLESH_BREATH;

  build_neck (shapes, skeleton);
  build_head (shapes, skeleton);
  build_torso (shapes, skeleton, swell);
  build_pelvis (shapes, skeleton);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    build_arm (shapes, skeleton, side);
    build_leg (shapes, skeleton, side);
    build_foot (shapes, skeleton, side);
  }
}

double
psr_flesh_get_buttock_end (const PsrSkeleton *skeleton)
{
  return psr_basis_place (&skeleton->pelvis_basis, skeleton->pelvis, buttock.center).x +
         buttock.radius;
}

PsrBasis
psr_flesh_get_upper_basis (const PsrLimb *limb)
{
  return psr_basis_from_directions (psr_vec3_subtract (limb->middle, limb->root),
                                    psr_vec3_subtract (limb->middle, limb->end));
}

PsrBasis
psr_flesh_get_lower_basis (const PsrLimb *limb)
{
  return psr_basis_from_directions (psr_vec3_subtract (limb->end, limb->middle),
                                    psr_vec3_subtract (limb->middle, limb->root));
}
