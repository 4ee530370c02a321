/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-part-painter.h"

#include <math.h>

/* How much darker the rim of a part is than its middle, and the far side than the near one. */
#define RIM_SHADE   0.34
#define DEPTH_SHADE 0.46
#define LIGHT_ALPHA (0.62 / PSR_PART_LAYERS)

/* Light comes from above and a little from the left: on a sphere, the layers of equal light are
 * circles that shrink towards it. */
PsrOutline
psr_part_get_layer (guint layer)
{
  double step = layer + 1;

  return (PsrOutline) {
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
                        (PsrColor) { color.red * shade.red, color.green * shade.green,
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
psr_part_painter_add_outline (const PsrPartPainter *self, const PsrPart *part, PsrOutline outline)
{
  for (guint i = part->first; i < part->first + part->n_hulls; i++) {
    const PsrHull *hull = &self->shapes->hulls[i];

    psr_projection_add_hull (self->projection, self->cr, &self->circles[hull->first],
                             hull->n_spheres, outline);
  }
}

static double
get_mean_depth (const PsrPartPainter *self, const PsrPart *part)
{
  guint first = self->shapes->hulls[part->first].first;
  const PsrHull *last = &self->shapes->hulls[part->first + part->n_hulls - 1];
  guint end = last->first + last->n_spheres;
  double sum = 0;

  for (guint i = first; i < end; i++)
    sum += self->circles[i].depth;

  return sum / (end - first);
}

static void
add_stop (cairo_pattern_t *pattern, double offset, PsrColor color, double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, color.red, color.green, color.blue, alpha);
}

static PsrColor
get_rim (const PsrPartPainter *self, PsrColor color)
{
  return darken (self, color, RIM_SHADE);
}

/* Returns: (transfer full): @colors.first at the root, @colors.last at the tip, from nothing on
 * where the part fades; %NULL where the two lie one behind the other. */
static cairo_pattern_t *
create_fade (
  const PsrPartPainter *self, const PsrPart *part, PsrColor root, PsrColor tip, double alpha)
{
  PsrCircle from = psr_projection_project (self->projection, part->root, part->fade);
  PsrCircle to = psr_projection_project (self->projection, part->tip, 0);
  double dx = to.x - from.x, dy = to.y - from.y;
  double length = hypot (dx, dy);
  double start = length > 0 ? -from.radius / length : 0;
  cairo_pattern_t *pattern;

  if (length < from.radius)
    return NULL;

  pattern = cairo_pattern_create_linear (from.x + dx * start, from.y + dy * start, to.x, to.y);
  add_stop (pattern, 0, root, 0);
  add_stop (pattern, -0.35 * start / (1 - start), root, alpha * 0.25);
  add_stop (pattern, -1.15 * start / (1 - start), root, alpha);
  add_stop (pattern, 1, tip, alpha);
  return pattern;
}

static double
get_depth (const PsrPartPainter *self, PsrVec3 point)
{
  return psr_vec3_dot (point, self->projection->view.z);
}

void
psr_part_painter_fill_base (const PsrPartPainter *self, const PsrPart *part, PsrColor color)
{
  PsrColor rim = get_rim (self, color);
  cairo_pattern_t *pattern = NULL;

  if (part->fades)
    pattern
      = create_fade (self, part, psr_part_painter_shade (self, rim, get_depth (self, part->root)),
                     psr_part_painter_shade (self, rim, get_depth (self, part->tip)), part->alpha);

  if (pattern != NULL) {
    cairo_set_source (self->cr, pattern);
    cairo_pattern_destroy (pattern);
  } else {
    PsrColor flat = psr_part_painter_shade (self, rim, get_mean_depth (self, part));

    cairo_set_source_rgba (self->cr, flat.red, flat.green, flat.blue, part->alpha);
  }
  cairo_fill (self->cr);
}

void
psr_part_painter_set_light (
  const PsrPartPainter *self, const PsrPart *part, PsrColor color, guint layer)
{
  PsrColor light = psr_color_mix (color, (PsrColor) { 1, 0.98, 0.94 }, 0.12);
  PsrColor mixed
    = psr_color_mix (get_rim (self, color), light, (layer + 1.0) / PSR_PART_LAYERS);
  PsrColor shaded = psr_part_painter_shade (self, mixed, get_mean_depth (self, part));

  cairo_set_source_rgb (self->cr, shaded.red, shaded.green, shaded.blue);
}

/* Of a band the quadrilaterals that turn their outside to the viewer, which are those that run
 * one way round in the picture. */
static void
paint_band (const PsrPartPainter *self, const PsrPart *part)
{
  const PsrHull *hull = &self->shapes->hulls[part->first];
  const PsrCircle *edges = &self->circles[hull->first];
  PsrColor color = self->palette->materials[part->material];
  guint n = hull->n_spheres;

  for (guint i = 0; i < n; i += 2) {
    const PsrCircle *a = &edges[i], *b = &edges[i + 1];
    const PsrCircle *c = &edges[(i + 3) % n], *d = &edges[(i + 2) % n];
    double turn = (c->x - a->x) * (d->y - b->y) - (d->x - b->x) * (c->y - a->y);
    PsrColor shaded;

    if (turn >= 0)
      continue;
    cairo_move_to (self->cr, a->x, a->y);
    cairo_line_to (self->cr, b->x, b->y);
    cairo_line_to (self->cr, c->x, c->y);
    cairo_line_to (self->cr, d->x, d->y);
    cairo_close_path (self->cr);
    shaded = psr_part_painter_shade (self, color, (a->depth + c->depth) / 2);
    cairo_set_source_rgba (self->cr, shaded.red, shaded.green, shaded.blue, part->alpha);
    /* The seams between neighbours would shine through without a stroke. */
    cairo_set_line_width (self->cr, 1);
    cairo_fill_preserve (self->cr);
    cairo_stroke (self->cr);
  }
}

/* The smaller a hull in the picture, the fewer layers it takes to look round: those that are left
 * out make a step that nobody sees. */
static void
add_light (const PsrPartPainter *self, const PsrPart *part, guint layer)
{
  for (guint i = part->first; i < part->first + part->n_hulls; i++) {
    const PsrHull *hull = &self->shapes->hulls[i];
    double widest = 0;
    guint every;

    for (guint j = hull->first; j < hull->first + hull->n_spheres; j++)
      widest = MAX (widest, self->circles[j].radius);
    every = widest < 6 ? 4 : (widest < 12 ? 2 : 1);
    if (layer % every == every / 2)
      psr_projection_add_hull (self->projection, self->cr, &self->circles[hull->first],
                               hull->n_spheres, psr_part_get_layer (layer));
  }
}

void
psr_part_painter_paint (const PsrPartPainter *self, const PsrPart *part)
{
  PsrColor color = self->palette->materials[part->material];

  if (part->is_band) {
    paint_band (self, part);
    return;
  }

  psr_part_painter_add_outline (self, part, PSR_OUTLINE_PLAIN);
  psr_part_painter_fill_base (self, part, color);
  if (part->alpha < 1)
    return;

  for (guint layer = 0; layer < PSR_PART_LAYERS; layer++) {
    psr_part_painter_set_light (self, part, color, layer);
    add_light (self, part, layer);
    cairo_fill (self->cr);
  }
}
