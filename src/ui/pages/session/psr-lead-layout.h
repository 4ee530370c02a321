/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrLeadLayout:
 * @wide: the words stand beside the figure, instead of below it
 * @words_before: there is room for the words that were said before
 * @control_labels: there is room for a word below each control
 * @narrow_answers: the answers stand below each other, instead of two in a row
 * @line: height of a line of the interface's text, in pixels
 * @words_scale: of the words, in sizes of the interface's text, to be read from two metres: about
 *   24 letters a line, four lines in a third of the height. In steps, so that the words stay in
 *   place while a window is drawn out by a hand.
 *
 * The rule by which a session is laid out in a window. All that is large or small is so in lines of
 * the interface's text: large text makes a small window.
 */
typedef struct {
  gboolean wide;
  gboolean words_before;
  gboolean control_labels;
  gboolean narrow_answers;
  double line;
  double words_scale;
} PsrLeadLayout;

/* @width, @height: in pixels; @line: in pixels, at least 1; @asked: a question is open, whose
 * answers need the room of what was said before. */
void psr_lead_layout_init (PsrLeadLayout *self, int width, int height, double line, gboolean asked);

G_END_DECLS
