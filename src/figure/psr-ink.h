/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "figure/psr-palette.h"

G_BEGIN_DECLS

/**
 * PsrInk:
 * @color: of what is drawn
 * @halo: round it, so that it stands out from whatever lies below
 * @width: of a line, in pixels
 * @alpha: of all of it
 * @font: (nullable): of text
 *
 * What marks are drawn with.
 */
typedef struct {
  cairo_t *cr;
  PsrColor color;
  PsrColor halo;
  double width;
  double alpha;
  const PangoFontDescription *font;
} PsrInk;

typedef struct {
  double x, y;
} PsrPoint;

/* Strokes the path of the context, halo first, and clears it. */
void psr_ink_stroke (const PsrInk *self, double width);

void psr_ink_draw_line (const PsrInk *self, PsrPoint from, PsrPoint to);
void psr_ink_draw_dashed_line (const PsrInk *self, PsrPoint from, PsrPoint to);
void psr_ink_draw_dot (const PsrInk *self, PsrPoint at);

/* An arrow with its tip at @to, and one with a tip at both ends. */
void psr_ink_draw_arrow (const PsrInk *self, PsrPoint from, PsrPoint to);
void psr_ink_draw_double_arrow (const PsrInk *self, PsrPoint from, PsrPoint to);

/* An arrow seen from behind, that points into the picture. */
void psr_ink_draw_tail (const PsrInk *self, PsrPoint at);

/* The tip of an arrow that arrives at @to from the direction of @from. */
void psr_ink_draw_tip (const PsrInk *self, PsrPoint from, PsrPoint to);

/* Text, centred below @at. */
void psr_ink_draw_text (const PsrInk *self, PsrPoint at, const char *text);

G_END_DECLS
