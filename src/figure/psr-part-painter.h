/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-palette.h"
#include "figure/psr-projection.h"

G_BEGIN_DECLS

/**
 * PsrPartPainter:
 * @nearest, @farthest: depths between which things darken
 * @layer_step: 1 for all layers of light, 2 for every other one
 *
 * What painting one part needs to know of the whole picture.
 */
typedef struct {
  cairo_t *cr;
  const PsrProjection *projection;
  const PsrPalette *palette;
  const PsrShapes *shapes;
  const PsrCircle *circles; /* one for each sphere of @shapes */
  double nearest, farthest;
  guint layer_step;
} PsrPartPainter;

/* The number of layers of light on a part, and what a layer is. */
#define PSR_PART_LAYERS 5
PsrOutline psr_part_get_layer (guint layer);

/* Returns: @color as it looks at @depth. */
PsrColor psr_part_painter_shade (const PsrPartPainter *self, PsrColor color, double depth);

/* Sets the colour of a part of @color at @depth: of its rim, or in one of its layers of light. */
void psr_part_painter_set_rim (const PsrPartPainter *self, PsrColor color, double depth);
void
psr_part_painter_set_light (const PsrPartPainter *self, PsrColor color, double depth, guint layer);

/* Returns: the mean depth of the parts. */
double psr_part_painter_get_depth (const PsrPartPainter *self,
                                   const PsrBodyPart *const *parts,
                                   guint n_parts);

/* Adds the outlines of the hulls of a part to the path. */
void psr_part_painter_add_outline (const PsrPartPainter *self,
                                   const PsrBodyPart *part,
                                   PsrOutline outline);

/* Paints parts of one material as if they were one, without an edge between them. */
void
psr_part_painter_paint (const PsrPartPainter *self, const PsrBodyPart *const *parts, guint n_parts);

G_END_DECLS
