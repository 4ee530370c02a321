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
} PsrPartPainter;

/* The number of layers of light on a part, and what a layer is. */
#define PSR_PART_LAYERS 6
PsrOutline psr_part_get_layer (guint layer);

/* Returns: @color as it looks at @depth. */
PsrColor psr_part_painter_shade (const PsrPartPainter *self, PsrColor color, double depth);

void psr_part_painter_paint (const PsrPartPainter *self, const PsrPart *part);

/* Adds the outlines of the hulls of a part to the path. */
void psr_part_painter_add_outline (const PsrPartPainter *self,
                                   const PsrPart *part,
                                   PsrOutline outline);

/* Fills the path with @color, darker where the part is farther away, and clears the path. */
void
psr_part_painter_fill_base (const PsrPartPainter *self, const PsrPart *part, PsrColor color);

/* Sets the colour of the light that lies on a part of @color. */
void
psr_part_painter_set_light (
  const PsrPartPainter *self, const PsrPart *part, PsrColor color, guint layer);

G_END_DECLS
