/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-projection.h"

G_BEGIN_DECLS

/* An ellipsoid with half axes of length @axes.x, @axes.y and @axes.z along those of @basis. */
typedef struct {
  PsrVec3 center;
  PsrBasis basis;
  PsrVec3 axes;
} PsrEllipsoid;

/* Adds the outline to the path of @cr, turning as psr_projection_add_hull() does. Of the @outline,
 * @grow is left out. */
void psr_ellipsoid_add_outline (const PsrEllipsoid *self,
                                const PsrProjection *projection,
                                cairo_t *cr,
                                PsrOutline outline);

/* Adds what is seen of the cap round @axis (in the frame of the ellipsoid, of length 1) that
 * reaches @angle from it, on the unit sphere; to be filled under the even-odd rule. */
void psr_ellipsoid_add_cap (const PsrEllipsoid *self,
                            const PsrProjection *projection,
                            cairo_t *cr,
                            PsrVec3 axis,
                            double angle);

/* Returns: the point of the surface in front (towards z) of @x and @y, in its own frame. */
PsrVec3 psr_ellipsoid_get_front (const PsrEllipsoid *self, double x, double y);

G_END_DECLS
