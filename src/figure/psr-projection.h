/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "figure/psr-camera.h"
#include "figure/psr-shapes.h"

G_BEGIN_DECLS

#define PSR_PROJECTION_DIRECTIONS 96

/**
 * PsrProjection:
 * @view: axes of the picture in space
 * @scale: pixels for one height of the body
 * @origin_x, @origin_y: where the origin of space is in the picture
 *
 * From space to the pixels of one picture, y downwards.
 */
typedef struct {
  PsrBasis view;
  double scale;
  double origin_x, origin_y;

  /* Directions all round, from which outlines are made. */
  double cosines[PSR_PROJECTION_DIRECTIONS];
  double sines[PSR_PROJECTION_DIRECTIONS];
} PsrProjection;

typedef struct {
  double x, y;
  double radius;
  double depth; /* towards the viewer, in heights */
} PsrCircle;

void psr_projection_init (PsrProjection *self,
                          PsrCamera camera,
                          double scale,
                          double origin_x,
                          double origin_y);

PsrCircle psr_projection_project (const PsrProjection *self, PsrVec3 center, double radius);

/* How circles are changed on their way into an outline. */
typedef struct {
  double factor; /* of their radius; 1 leaves them */
  double grow; /* added to it then, in pixels */
  double shift_x, shift_y; /* by this part of the first radius */
} PsrOutline;

#define PSR_OUTLINE_PLAIN ((PsrOutline){ 1, 0, 0, 0 })

/* Adds the outline of the convex hull of @circles to the path of @cr, always turning the same
 * way, so that many of them fill as a union under the winding rule. */
void psr_projection_add_hull (const PsrProjection *self,
                              cairo_t *cr,
                              const PsrCircle *circles,
                              guint n_circles,
                              PsrOutline outline);

/* Returns: where on the floor the shadow of @point falls. */
PsrVec3 psr_projection_drop_shadow (PsrVec3 point);

/* Adds the outline of the hull's shadow on the floor, light falling from above
 * and a little from the head and the left. */
void psr_projection_add_shadow (const PsrProjection *self,
                                cairo_t *cr,
                                const PsrSphere *spheres,
                                guint n_spheres,
                                double grow);

G_END_DECLS
