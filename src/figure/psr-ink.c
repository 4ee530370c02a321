/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-ink.h"

#include <math.h>
#include <pango/pangocairo.h>

#define HALO_WIDTH 1.1 /* on either side, in widths of the line */
#define TIP_LENGTH 3.6
#define TIP_WIDTH  1.9
#define DOT_RADIUS 1.6

static void
set_source (const PsrInk *self, PsrColor color)
{
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, self->alpha);
}

void
psr_ink_stroke (const PsrInk *self, double width)
{
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  set_source (self, self->halo);
  cairo_set_line_width (self->cr, width + 2 * HALO_WIDTH * self->width);
  cairo_stroke_preserve (self->cr);
  set_source (self, self->color);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

void
psr_ink_draw_line (const PsrInk *self, PsrPoint from, PsrPoint to)
{
  cairo_move_to (self->cr, from.x, from.y);
  cairo_line_to (self->cr, to.x, to.y);
  psr_ink_stroke (self, self->width);
}

void
psr_ink_draw_dashed_line (const PsrInk *self, PsrPoint from, PsrPoint to)
{
  const double dashes[] = { 4 * self->width, 3 * self->width };

  cairo_save (self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  psr_ink_draw_line (self, from, to);
  cairo_restore (self->cr);
}

void
psr_ink_draw_dot (const PsrInk *self, PsrPoint at)
{
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, at.x, at.y, (DOT_RADIUS + HALO_WIDTH) * self->width, 0, 2 * G_PI);
  set_source (self, self->halo);
  cairo_fill (self->cr);
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, at.x, at.y, DOT_RADIUS * self->width, 0, 2 * G_PI);
  set_source (self, self->color);
  cairo_fill (self->cr);
}

void
psr_ink_draw_tip (const PsrInk *self, PsrPoint from, PsrPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double ux, uy, back = TIP_LENGTH * self->width, aside = TIP_WIDTH * self->width;

  if (length < 1e-6)
    return;

  ux = (to.x - from.x) / length;
  uy = (to.y - from.y) / length;
  cairo_move_to (self->cr, to.x, to.y);
  cairo_line_to (self->cr, to.x - ux * back - uy * aside, to.y - uy * back + ux * aside);
  cairo_line_to (self->cr, to.x - ux * back + uy * aside, to.y - uy * back - ux * aside);
  cairo_close_path (self->cr);
  set_source (self, self->color);
  cairo_fill_preserve (self->cr);
  cairo_set_line_width (self->cr, self->width * 0.6);
  cairo_stroke (self->cr);
}

/* Returns: the point before @to at which the line of an arrow ends. */
static PsrPoint
shorten (const PsrInk *self, PsrPoint from, PsrPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double t = length > 0 ? MAX (0, 1 - TIP_LENGTH * self->width / length) : 0;

  return (PsrPoint){ from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t };
}

void
psr_ink_draw_arrow (const PsrInk *self, PsrPoint from, PsrPoint to)
{
  psr_ink_draw_line (self, from, shorten (self, from, to));
  psr_ink_draw_tip (self, from, to);
}

void
psr_ink_draw_double_arrow (const PsrInk *self, PsrPoint from, PsrPoint to)
{
  psr_ink_draw_line (self, shorten (self, to, from), shorten (self, from, to));
  psr_ink_draw_tip (self, from, to);
  psr_ink_draw_tip (self, to, from);
}

void
psr_ink_draw_tail (const PsrInk *self, PsrPoint at)
{
  double radius = 4 * self->width, arm = radius * G_SQRT2 / 2;

  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, at.x, at.y, radius, 0, 2 * G_PI);
  cairo_move_to (self->cr, at.x - arm, at.y - arm);
  cairo_line_to (self->cr, at.x + arm, at.y + arm);
  cairo_move_to (self->cr, at.x - arm, at.y + arm);
  cairo_line_to (self->cr, at.x + arm, at.y - arm);
  psr_ink_stroke (self, self->width);
}

void
psr_ink_draw_text (const PsrInk *self, PsrPoint at, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  int width;

  if (self->font != NULL)
    pango_layout_set_font_description (layout, self->font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  cairo_move_to (self->cr, at.x - width / 2.0, at.y);
  pango_cairo_layout_path (self->cr, layout);
  set_source (self, self->halo);
  cairo_set_line_width (self->cr, 2 * HALO_WIDTH * self->width);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);

  cairo_move_to (self->cr, at.x - width / 2.0, at.y);
  set_source (self, self->color);
  pango_cairo_show_layout (self->cr, layout);
  g_object_unref (layout);
}
