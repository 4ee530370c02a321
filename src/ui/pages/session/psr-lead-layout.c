/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-lead-layout.h"

#include <math.h>

/* Sizes of the window, in lines. */
#define WIDE_LINES   42
#define LABELS_LINES 26
#define BEFORE_LINES 28
#define ROW_LINES    12
#define LOW_LINES    20

/* The words at scale 1, in lines. */
#define WORDS_COLUMN_LINES 10.8
#define WORDS_HEIGHT_LINES 14.0
#define WORDS_MIN_SCALE    1.1
#define WORDS_MAX_SCALE    4.0
#define WORDS_STEPS        10 /* in 1 */

void
psr_lead_layout_init (PsrLeadLayout *self, int width, int height, double line, gboolean asked)
{
  double columns = width / line;
  double rows = height / line;
  gboolean low = rows < LOW_LINES;
  double scale;

  g_return_if_fail (self != NULL);
  g_return_if_fail (line >= 1);

  self->line = line;
  self->wide = width > height && columns >= (low ? LABELS_LINES : WIDE_LINES);
  self->words_before = !asked && !low && (self->wide || rows >= BEFORE_LINES);
  self->control_labels = !low && columns >= LABELS_LINES;
  self->narrow_answers = columns < ROW_LINES;

  /* Beside the figure there is half the width, and all of the height. */
  scale = MIN ((self->wide ? columns / 2 : columns) / WORDS_COLUMN_LINES,
               (self->wide ? rows * 2 : rows) / WORDS_HEIGHT_LINES);
  self->words_scale =
    floor (CLAMP (scale, WORDS_MIN_SCALE, WORDS_MAX_SCALE) * WORDS_STEPS) / WORDS_STEPS;
}
