/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-shapes.h"

void
psr_shapes_clear (PsrShapes *self)
{
  self->n_spheres = 0;
  self->n_hulls = 0;
  self->n_parts = 0;
}

PsrBodyPart *
psr_shapes_begin_part (PsrShapes *self, PsrMaterial material)
{
  PsrBodyPart *part;

  g_assert (self->n_parts < PSR_SHAPES_MAX_PARTS);

  part = &self->parts[self->n_parts++];
  *part = (PsrBodyPart){ .material = material, .first = self->n_hulls, .alpha = 1 };
  return part;
}

void
psr_shapes_begin_hull (PsrShapes *self, PsrRegion region)
{
  g_assert (self->n_parts > 0);
  g_assert (self->n_hulls < PSR_SHAPES_MAX_HULLS);

  self->hulls[self->n_hulls++] = (PsrHull){ .first = self->n_spheres, .region = region };
  self->parts[self->n_parts - 1].n_hulls++;
}

void
psr_shapes_add (PsrShapes *self, PsrVec3 center, double radius)
{
  g_assert (self->n_hulls > 0);
  g_assert (self->n_spheres < PSR_SHAPES_MAX_SPHERES);

  self->spheres[self->n_spheres++] = (PsrSphere){ center, radius };
  self->hulls[self->n_hulls - 1].n_spheres++;
}

void
psr_shapes_add_chain (PsrShapes *self, PsrRegion region, const PsrSphere *spheres, guint n_spheres)
{
  for (guint i = 0; i + 1 < n_spheres; i++) {
    psr_shapes_begin_hull (self, region);
    psr_shapes_add (self, spheres[i].center, spheres[i].radius);
    psr_shapes_add (self, spheres[i + 1].center, spheres[i + 1].radius);
  }
}

double
psr_shapes_get_lowest (const PsrShapes *self)
{
  double lowest = G_MAXDOUBLE;

  for (guint i = 0; i < self->n_spheres; i++)
    lowest = MIN (lowest, self->spheres[i].center.z - self->spheres[i].radius);

  return lowest;
}
