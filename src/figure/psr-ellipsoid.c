/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-ellipsoid.h"

#include <math.h>

#define OUTLINE_STRIDE 2
#define ARC_STEPS      24

static PsrVec3
scale_axes (PsrVec3 a, PsrVec3 axes)
{
  return PSR_VEC3 (a.x * axes.x, a.y * axes.y, a.z * axes.z);
}

static PsrVec3
to_local (const PsrBasis *basis, PsrVec3 direction)
{
  return psr_basis_locate (basis, PSR_VEC3 (0, 0, 0), direction);
}

void
psr_ellipsoid_add_outline (const PsrEllipsoid *self,
                           const PsrProjection *projection,
                           cairo_t *cr,
                           PsrOutline outline)
{
  PsrVec3 right = to_local (&self->basis, projection->view.x);
  PsrVec3 up = to_local (&self->basis, projection->view.y);
  double mean = projection->scale * (self->axes.x + self->axes.y + self->axes.z) / 3;

  for (guint k = 0; k < PSR_PROJECTION_DIRECTIONS; k += OUTLINE_STRIDE) {
    PsrVec3 direction = psr_vec3_subtract (psr_vec3_scale (right, projection->cosines[k]),
                                           psr_vec3_scale (up, projection->sines[k]));
    PsrVec3 stretched = scale_axes (direction, self->axes);
    PsrVec3 point = psr_vec3_scale (scale_axes (stretched, self->axes),
                                    outline.factor / psr_vec3_length (stretched));
    PsrCircle seen =
      psr_projection_project (projection, psr_basis_place (&self->basis, self->center, point), 0);

    if (k == 0)
      cairo_move_to (cr, seen.x + mean * outline.shift_x, seen.y + mean * outline.shift_y);
    else
      cairo_line_to (cr, seen.x + mean * outline.shift_x, seen.y + mean * outline.shift_y);
  }
  cairo_close_path (cr);
}

/* A circle on the unit sphere: the points @axis * height + @first * radius * cos + @second *
 * radius * sin. */
typedef struct {
  PsrVec3 axis, first, second;
  double height, radius;
} Ring;

static PsrVec3
get_ring_point (const Ring *ring, double angle)
{
  PsrVec3 across = psr_vec3_add (psr_vec3_scale (ring->first, cos (angle)),
                                 psr_vec3_scale (ring->second, sin (angle)));

  return psr_vec3_add (psr_vec3_scale (ring->axis, ring->height),
                       psr_vec3_scale (across, ring->radius));
}

static void
add_arc (const PsrEllipsoid *self,
         const PsrProjection *projection,
         cairo_t *cr,
         const Ring *ring,
         double from,
         double to)
{
  for (guint i = 0; i <= ARC_STEPS; i++) {
    PsrVec3 point = get_ring_point (ring, from + (to - from) * i / ARC_STEPS);
    PsrVec3 placed = psr_basis_place (&self->basis, self->center, scale_axes (point, self->axes));
    PsrCircle seen = psr_projection_project (projection, placed, 0);

    cairo_line_to (cr, seen.x, seen.y);
  }
}

/* The edge of the cap is all in front of the rim of what is seen, or all behind it. */
static void
add_uncrossed (const PsrEllipsoid *self,
               const PsrProjection *projection,
               cairo_t *cr,
               const Ring *edge,
               const Ring *rim,
               double towards,
               double crossing)
{
  if (towards >= edge->height && towards * edge->height <= 0) {
    add_arc (self, projection, cr, rim, 0, 2 * G_PI);
    cairo_close_path (cr);
  } else if (crossing <= -1) {
    if (towards < 0) {
      add_arc (self, projection, cr, rim, 0, 2 * G_PI);
      cairo_close_path (cr);
      cairo_new_sub_path (cr);
    }
    add_arc (self, projection, cr, edge, 0, 2 * G_PI);
    cairo_close_path (cr);
  }
}

void
psr_ellipsoid_add_cap (const PsrEllipsoid *self,
                       const PsrProjection *projection,
                       cairo_t *cr,
                       PsrVec3 axis,
                       double angle)
{
  PsrVec3 view = to_local (&self->basis, projection->view.z);
  /* On the unit sphere the visible half is that round the normal @n. */
  PsrVec3 n = psr_vec3_normalize (PSR_VEC3 (view.x / self->axes.x,
                                            view.y / self->axes.y,
                                            view.z / self->axes.z),
                                  PSR_VEC3 (0, 0, 1));
  double towards = psr_vec3_dot (axis, n);
  double across = sqrt (MAX (1 - towards * towards, 1e-12));
  Ring edge = { .axis = axis, .height = cos (angle), .radius = sin (angle) };
  Ring rim = { .axis = n, .height = 0, .radius = 1 };
  double crossing = -edge.height * towards / (edge.radius * across);

  edge.first = psr_vec3_perpendicular (n, axis);
  edge.second = psr_vec3_cross (axis, edge.first);
  rim.first = psr_vec3_perpendicular (axis, n);
  rim.second = psr_vec3_cross (n, rim.first);

  cairo_new_sub_path (cr);
  if (fabs (crossing) < 1) {
    double along_edge = acos (crossing);
    double along_rim = acos (CLAMP (edge.height / across, -1, 1));
    double end =
      psr_vec3_dot (get_ring_point (&edge, along_edge), rim.second) > 0 ? along_rim : -along_rim;

    add_arc (self, projection, cr, &edge, -along_edge, along_edge);
    add_arc (self, projection, cr, &rim, end, -end);
    cairo_close_path (cr);
    return;
  }

  add_uncrossed (self, projection, cr, &edge, &rim, towards, crossing);
}

PsrVec3
psr_ellipsoid_get_front (const PsrEllipsoid *self, double x, double y)
{
  double square = 1 - x * x / (self->axes.x * self->axes.x) - y * y / (self->axes.y * self->axes.y);

  return PSR_VEC3 (x, y, self->axes.z * sqrt (MAX (0, square)));
}
