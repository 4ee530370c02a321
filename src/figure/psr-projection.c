/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-projection.h"

#include <math.h>

/* How far the shadow of a thing falls aside, as a part of its height. */
#define SHADOW_X 0.12
#define SHADOW_Y -0.20

/* What is higher throws its shadow no further: it stays near the body that it belongs to. */
#define SHADOW_HEIGHT 0.30

void
psr_projection_init (PsrProjection *self,
                     PsrCamera camera,
                     double scale,
                     double origin_x,
                     double origin_y)
{
  self->view = psr_camera_get_basis (camera);
  self->scale = scale;
  self->origin_x = origin_x;
  self->origin_y = origin_y;

  for (guint i = 0; i < PSR_PROJECTION_DIRECTIONS; i++) {
    self->cosines[i] = cos (2 * G_PI * i / PSR_PROJECTION_DIRECTIONS);
    self->sines[i] = sin (2 * G_PI * i / PSR_PROJECTION_DIRECTIONS);
  }
}

PsrCircle
psr_projection_project (const PsrProjection *self, PsrVec3 center, double radius)
{
  return (PsrCircle){
    .x = self->origin_x + self->scale * psr_vec3_dot (center, self->view.x),
    .y = self->origin_y - self->scale * psr_vec3_dot (center, self->view.y),
    .radius = self->scale * radius,
    .depth = psr_vec3_dot (center, self->view.z),
  };
}

/* So many directions that no corner of the polygon is seen: an arc of radius r is missed by
 * r (1 - cos (pi / n)). */
static guint
get_stride (double radius)
{
  if (radius < 5)
    return 6;
  if (radius < 24)
    return 4;

  return radius < 90 ? 2 : 1;
}

/* The hull is the curve of its support points: in each direction, the farthest point of the
 * farthest circle. */
void
psr_projection_add_hull (const PsrProjection *self,
                         cairo_t *cr,
                         const PsrCircle *circles,
                         guint n_circles,
                         PsrOutline outline)
{
  double widest = 0;
  guint stride;

  for (guint i = 0; i < n_circles; i++)
    widest = MAX (widest, circles[i].radius);
  stride = get_stride (widest * outline.factor + outline.grow);

  for (guint k = 0; k < PSR_PROJECTION_DIRECTIONS; k += stride) {
    double c = self->cosines[k], s = self->sines[k];
    double best = -G_MAXDOUBLE, x = 0, y = 0;

    for (guint i = 0; i < n_circles; i++) {
      double radius = circles[i].radius * outline.factor + outline.grow;
      double cx = circles[i].x + circles[i].radius * outline.shift_x;
      double cy = circles[i].y + circles[i].radius * outline.shift_y;
      double support = cx * c + cy * s + radius;

      if (support > best) {
        best = support;
        x = cx + radius * c;
        y = cy + radius * s;
      }
    }
    if (k == 0)
      cairo_move_to (cr, x, y);
    else
      cairo_line_to (cr, x, y);
  }
  cairo_close_path (cr);
}

PsrVec3
psr_projection_drop_shadow (PsrVec3 point)
{
  double height = CLAMP (point.z, 0, SHADOW_HEIGHT);

  return PSR_VEC3 (point.x + SHADOW_X * height, point.y + SHADOW_Y * height, 0);
}

void
psr_projection_add_shadow (const PsrProjection *self,
                           cairo_t *cr,
                           const PsrSphere *spheres,
                           guint n_spheres,
                           double grow)
{
  for (guint k = 0; k < PSR_PROJECTION_DIRECTIONS; k += 4) {
    double c = self->cosines[k], s = self->sines[k];
    double best = -G_MAXDOUBLE;
    PsrVec3 point = { 0 };
    PsrCircle seen;

    for (guint i = 0; i < n_spheres; i++) {
      const PsrSphere *sphere = &spheres[i];
      double radius = MAX (0, sphere->radius + grow);
      PsrVec3 center = psr_projection_drop_shadow (sphere->center);
      double support = center.x * c + center.y * s + radius;

      if (support > best) {
        best = support;
        point = PSR_VEC3 (center.x + radius * c, center.y + radius * s, 0);
      }
    }
    seen = psr_projection_project (self, point, 0);
    if (k == 0)
      cairo_move_to (cr, seen.x, seen.y);
    else
      cairo_line_to (cr, seen.x, seen.y);
  }
  cairo_close_path (cr);
}
