/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-part-painter.h"

#include <math.h>

/* How much darker the rim of a part is than its middle, and the far side than the near one. */
#define RIM_SHADE   0.30
#define DEPTH_SHADE 0.38

/* How much lighter the middle of a part is than its colour. */
#define LIGHT 0.10

/* Light comes from above and a little from the left: on a sphere, the layers of equal light are
 * circles that shrink towards it. */
PsrOutline
psr_part_get_layer (guint layer)
{
  double step = layer + 1;

  return (PsrOutline){
    .factor = 1 - 0.8 * step / PSR_PART_LAYERS,
    .shift_x = -0.18 * step / PSR_PART_LAYERS,
    .shift_y = -0.58 * step / PSR_PART_LAYERS,
  };
}

/* Shade keeps the hue: skin in the shade is not grey. */
static PsrColor
darken (const PsrPartPainter *self, PsrColor color, double t)
{
  PsrColor shade = self->palette->shade;

  return psr_color_mix (color,
                        (PsrColor){ color.red * shade.red,
                                    color.green * shade.green,
                                    color.blue * shade.blue },
                        t);
}

PsrColor
psr_part_painter_shade (const PsrPartPainter *self, PsrColor color, double depth)
{
  double range = self->nearest - self->farthest;
  double behind = range > 0 ? (self->nearest - depth) / range : 0;

  return darken (self, color, CLAMP (behind, 0, 1) * DEPTH_SHADE);
}

void
psr_part_painter_add_outline (const PsrPartPainter *self,
                              const PsrBodyPart *part,
                              PsrOutline outline)
{
  for (guint i = part->first; i < part->first + part->n_hulls; i++) {
    const PsrHull *hull = &self->shapes->hulls[i];

    psr_projection_add_hull (self->projection,
                             self->cr,
                             &self->circles[hull->first],
                             hull->n_spheres,
                             outline);
  }
}

double
psr_part_painter_get_depth (const PsrPartPainter *self,
                            const PsrBodyPart *const *parts,
                            guint n_parts)
{
  double sum = 0;
  guint n_spheres = 0;

  for (guint p = 0; p < n_parts; p++) {
    guint first = self->shapes->hulls[parts[p]->first].first;
    const PsrHull *last = &self->shapes->hulls[parts[p]->first + parts[p]->n_hulls - 1];

    for (guint i = first; i < last->first + last->n_spheres; i++, n_spheres++)
      sum += self->circles[i].depth;
  }

  return n_spheres > 0 ? sum / n_spheres : 0;
}

void
psr_part_painter_set_rim (const PsrPartPainter *self, PsrColor color, double depth)
{
  PsrColor rim = psr_part_painter_shade (self, darken (self, color, RIM_SHADE), depth);

  cairo_set_source_rgb (self->cr, rim.red, rim.green, rim.blue);
}

/* Opaque, so that layers are cheap: cairo has a fast path for that, and none for alpha. */
void
psr_part_painter_set_light (const PsrPartPainter *self, PsrColor color, double depth, guint layer)
{
  PsrColor rim = darken (self, color, RIM_SHADE);
  PsrColor light = psr_color_mix (color, (PsrColor){ 1, 0.98, 0.94 }, LIGHT);
  PsrColor mixed = psr_color_mix (rim, light, (layer + 1.0) / PSR_PART_LAYERS);
  PsrColor shaded = psr_part_painter_shade (self, mixed, depth);

  cairo_set_source_rgb (self->cr, shaded.red, shaded.green, shaded.blue);
}

/* Of a band the quadrilaterals that turn their outside to the viewer, which are those that run
 * one way round in the picture. */
static void
paint_band (const PsrPartPainter *self, const PsrBodyPart *part)
{
  const PsrHull *hull = &self->shapes->hulls[part->first];
  const PsrCircle *edges = &self->circles[hull->first];
  PsrColor color = psr_part_painter_shade (self,
                                           self->palette->materials[part->material],
                                           psr_part_painter_get_depth (self, &part, 1));
  guint n = hull->n_spheres;

  for (guint i = 0; i < n; i += 2) {
    const PsrCircle *a = &edges[i], *b = &edges[i + 1];
    const PsrCircle *c = &edges[(i + 3) % n], *d = &edges[(i + 2) % n];
    double turn = (c->x - a->x) * (d->y - b->y) - (d->x - b->x) * (c->y - a->y);

    if (turn >= 0)
      continue;
    cairo_move_to (self->cr, a->x, a->y);
    cairo_line_to (self->cr, b->x, b->y);
    cairo_line_to (self->cr, c->x, c->y);
    cairo_line_to (self->cr, d->x, d->y);
    cairo_close_path (self->cr);
  }
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, part->alpha);
  cairo_fill (self->cr);
}

/* The smaller a hull in the picture, the fewer layers it takes to look round: those that are left
 * out make a step that nobody sees. */
static void
add_light (const PsrPartPainter *self, const PsrBodyPart *part, guint layer)
{
  for (guint i = part->first; i < part->first + part->n_hulls; i++) {
    const PsrHull *hull = &self->shapes->hulls[i];
    double widest = 0;
    guint every;

    for (guint j = hull->first; j < hull->first + hull->n_spheres; j++)
      widest = MAX (widest, self->circles[j].radius);
    every = widest < 6 ? 4 : (widest < 12 ? 2 : 1);
    if (layer % every == every / 2)
      psr_projection_add_hull (self->projection,
                               self->cr,
                               &self->circles[hull->first],
                               hull->n_spheres,
                               psr_part_get_layer (layer));
  }
}

/* What comes or goes has no light on it: the layers would shine through one another. */
static void
paint_flat (const PsrPartPainter *self, const PsrBodyPart *part)
{
  PsrColor color = self->palette->materials[part->material];
  PsrColor shaded =
    psr_part_painter_shade (self, color, psr_part_painter_get_depth (self, &part, 1));

  psr_part_painter_add_outline (self, part, PSR_OUTLINE_PLAIN);
  cairo_set_source_rgba (self->cr, shaded.red, shaded.green, shaded.blue, part->alpha);
  cairo_fill (self->cr);
}

void
psr_part_painter_paint (const PsrPartPainter *self, const PsrBodyPart *const *parts, guint n_parts)
{
  PsrColor color = self->palette->materials[parts[0]->material];
  double depth = psr_part_painter_get_depth (self, parts, n_parts);

  if (parts[0]->is_band) {
    paint_band (self, parts[0]);
    return;
  }
  if (parts[0]->alpha < 1) {
    paint_flat (self, parts[0]);
    return;
  }

  for (guint i = 0; i < n_parts; i++)
    psr_part_painter_add_outline (self, parts[i], PSR_OUTLINE_PLAIN);
  psr_part_painter_set_rim (self, color, depth);
  cairo_fill (self->cr);

  for (guint layer = self->layer_step - 1; layer < PSR_PART_LAYERS; layer += self->layer_step) {
    for (guint i = 0; i < n_parts; i++)
      add_light (self, parts[i], layer);
    psr_part_painter_set_light (self, color, depth, layer);
    cairo_fill (self->cr);
  }
}
