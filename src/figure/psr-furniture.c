/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-furniture.h"

#include "figure/psr-flesh.h"

#include <math.h>

#define MAT_HALF_WIDTH   0.215
#define MAT_THICKNESS    0.014

#define SEAT_DEPTH       0.245
#define SEAT_HALF_WIDTH  0.135
#define SEAT_THICKNESS   0.020
#define CHAIR_BACK       0.235
#define POST_RADIUS      0.0085

#define DESK_DEPTH       0.300
#define DESK_HALF_WIDTH  0.270
#define DESK_THICKNESS   0.018

#define STRAP_PLACE      0.52 /* along the thigh */
#define STRAP_HALF_WIDTH 0.013
#define STRAP_RADIUS     0.0475
#define STRAP_POINTS     10 /* round one thigh */

/* The strap lies over both legs whatever the view. */
#define NEARER_STRAP 0.2

/* A slab with round edges between two corners, its top at their z. A grid of spheres, not only
 * corners: the order of painting compares what lies over the middle too. */
static void
add_slab (PsrShapes *shapes, PsrVec3 from, PsrVec3 to, double thickness)
{
  psr_shapes_begin_hull (shapes, PSR_REGION_NONE);
  for (guint i = 0; i <= 2; i++)
    for (guint j = 0; j <= 2; j++)
      psr_shapes_add (shapes,
                      PSR_VEC3 (from.x + (to.x - from.x) * i / 2,
                                from.y + (to.y - from.y) * j / 2,
                                from.z - thickness / 2),
                      thickness / 2);
}

static void
add_post (PsrShapes *shapes, PsrVec3 from, PsrVec3 to)
{
  psr_shapes_add_chain (shapes,
                        PSR_REGION_NONE,
                        (PsrSphere[]){ { from, POST_RADIUS }, { to, POST_RADIUS } },
                        2);
}

static void
begin (PsrShapes *shapes, PsrMaterial material, double alpha)
{
  psr_shapes_begin_part (shapes, material)->alpha = alpha;
}

static void
build_mat (PsrShapes *shapes, PsrVec3 place, double alpha)
{
  begin (shapes, PSR_MATERIAL_MAT, alpha);
  add_slab (shapes,
            PSR_VEC3 (place.x - place.y, -MAT_HALF_WIDTH, 0),
            PSR_VEC3 (place.x + place.y, MAT_HALF_WIDTH, 0),
            MAT_THICKNESS);
}

/* Folded twice: three layers under the skull, up to where it lies. */
static void
build_towel (PsrShapes *shapes, PsrVec3 skull, double alpha)
{
  double height = MAX (0.010, skull.z - PSR_FLESH_SKULL_DEPTH - 0.001);
  double layer = height / 3;

  for (guint i = 0; i < 3; i++) {
    double inset = 0.002 * i;

    begin (shapes, PSR_MATERIAL_TOWEL, alpha);
    add_slab (shapes,
              PSR_VEC3 (skull.x - 0.068 + inset, -0.105 + inset, layer * (i + 1)),
              PSR_VEC3 (skull.x + 0.050 - inset, 0.105 - inset, layer * (i + 1)),
              layer);
  }
}

static void
build_chair (PsrShapes *shapes, PsrVec3 place, double alpha)
{
  double top = place.z - 0.041;
  double front = place.x + 0.020, back = front + SEAT_DEPTH;
  double w = SEAT_HALF_WIDTH;

  begin (shapes, PSR_MATERIAL_WOOD, alpha);
  add_slab (shapes, PSR_VEC3 (front, -w, top), PSR_VEC3 (back, w, top), SEAT_THICKNESS);
  for (int side = -1; side <= 1; side += 2) {
    double y = side * (w - POST_RADIUS);

    begin (shapes, PSR_MATERIAL_WOOD, alpha);
    add_post (shapes,
              PSR_VEC3 (front + 0.012, y, top - 0.02),
              PSR_VEC3 (front + 0.004, y, POST_RADIUS));
    begin (shapes, PSR_MATERIAL_WOOD, alpha);
    add_post (shapes, PSR_VEC3 (back, y, top - 0.01), PSR_VEC3 (back + 0.016, y, POST_RADIUS));
    add_post (shapes, PSR_VEC3 (back, y, top - 0.01), PSR_VEC3 (back + 0.035, y, top + CHAIR_BACK));
  }
  begin (shapes, PSR_MATERIAL_WOOD, alpha);
  add_slab (shapes,
            PSR_VEC3 (back + 0.030, -w, top + CHAIR_BACK),
            PSR_VEC3 (back + 0.036, w, top + CHAIR_BACK + 0.004),
            0.020);
  add_slab (shapes,
            PSR_VEC3 (back + 0.018, -w, top + CHAIR_BACK * 0.62),
            PSR_VEC3 (back + 0.024, w, top + CHAIR_BACK * 0.62),
            0.018);
}

static void
build_desk (PsrShapes *shapes, PsrVec3 place, double alpha)
{
  double near_edge = place.x, far_edge = place.x + DESK_DEPTH;

  begin (shapes, PSR_MATERIAL_WOOD, alpha);
  add_slab (shapes,
            PSR_VEC3 (near_edge, -DESK_HALF_WIDTH, place.z),
            PSR_VEC3 (far_edge, DESK_HALF_WIDTH, place.z),
            DESK_THICKNESS);
  for (int side = -1; side <= 1; side += 2) {
    double y = side * (DESK_HALF_WIDTH - 0.02);

    for (guint i = 0; i < 2; i++) {
      double x = i == 0 ? near_edge + 0.025 : far_edge - 0.015;

      begin (shapes, PSR_MATERIAL_WOOD, alpha);
      add_post (shapes, PSR_VEC3 (x, y, place.z - 0.02), PSR_VEC3 (x, y, POST_RADIUS));
    }
  }
}

/* A band round both thighs: two half rings and the straight stretches between them. */
static void
build_strap (PsrShapes *shapes, const PsrSkeleton *skeleton, double alpha)
{
  PsrBodyPart *part = psr_shapes_begin_part (shapes, PSR_MATERIAL_STRAP);

  part->alpha = alpha;
  part->is_band = TRUE;
  part->nearer = NEARER_STRAP;
  psr_shapes_begin_hull (shapes, PSR_REGION_NONE);
  for (guint i = 0; i < 2 * STRAP_POINTS; i++) {
    PsrSide side = i < STRAP_POINTS ? PSR_LEFT : PSR_RIGHT;
    const PsrLimb *leg = &skeleton->legs[side];
    PsrBasis basis = psr_flesh_get_upper_basis (leg);
    /* From the front over the outer side of the left thigh to the back, and on round the right. */
    double angle =
      G_PI / 2 - G_PI * (i % STRAP_POINTS) / (STRAP_POINTS - 1) - (side == PSR_RIGHT ? G_PI : 0);

    for (int edge = -1; edge <= 1; edge += 2) {
      PsrVec3 local = PSR_VEC3 (STRAP_PLACE * PSR_BODY_THIGH + edge * STRAP_HALF_WIDTH,
                                STRAP_RADIUS * cos (angle),
                                0.002 + STRAP_RADIUS * sin (angle));

      psr_shapes_add (shapes, psr_basis_place (&basis, leg->root, local), 0.001);
    }
  }
}

void
psr_furniture_build (PsrShapes *shapes, const PsrStance *stance, const PsrSkeleton *skeleton)
{
  const double *presence = stance->presence;

  if (presence[PSR_FURNITURE_MAT] > 0)
    build_mat (shapes, stance->places[PSR_FURNITURE_MAT], presence[PSR_FURNITURE_MAT]);
  if (presence[PSR_FURNITURE_TOWEL] > 0)
    build_towel (shapes, stance->places[PSR_FURNITURE_TOWEL], presence[PSR_FURNITURE_TOWEL]);
  if (presence[PSR_FURNITURE_CHAIR] > 0)
    build_chair (shapes, stance->places[PSR_FURNITURE_CHAIR], presence[PSR_FURNITURE_CHAIR]);
  if (presence[PSR_FURNITURE_DESK] > 0)
    build_desk (shapes, stance->places[PSR_FURNITURE_DESK], presence[PSR_FURNITURE_DESK]);
  if (presence[PSR_FURNITURE_STRAP] > 0)
    build_strap (shapes, skeleton, presence[PSR_FURNITURE_STRAP]);
}
