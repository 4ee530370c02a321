/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-lead-layout.h"

/* Of Sans 10 and of Sans 20, in pixels. */
#define LINE       17
#define LARGE_LINE 33

static PsrLeadLayout
lay_out (int width, int height, double line)
{
  PsrLeadLayout layout;

  psr_lead_layout_init (&layout, width, height, line, FALSE);
  return layout;
}

static void
test_wide (void)
{
  g_assert_true (lay_out (1000, 700, LINE).wide);
  g_assert_false (lay_out (700, 1000, LINE).wide);
  g_assert_false (lay_out (700, 690, LINE).wide);
  /* A telephone on its side, and a window that large text makes small. */
  g_assert_true (lay_out (640, 330, LINE).wide);
  g_assert_false (lay_out (1000, 700, LARGE_LINE).wide);
}

static void
test_large_text_needs_room (void)
{
  PsrLeadLayout layout = lay_out (480, 720, LINE);
  PsrLeadLayout large = lay_out (480, 720, LARGE_LINE);

  g_assert_true (layout.words_before);
  g_assert_true (layout.control_labels);
  g_assert_false (layout.narrow_answers);
  g_assert_false (large.words_before);
  g_assert_false (large.control_labels);
  g_assert_true (lay_out (360, 640, LARGE_LINE).narrow_answers);
}

static void
test_low (void)
{
  PsrLeadLayout layout = lay_out (640, 330, LINE);

  g_assert_false (layout.words_before);
  g_assert_false (layout.control_labels);
}

static void
test_question_has_the_room_of_the_words_before (void)
{
  PsrLeadLayout layout;

  psr_lead_layout_init (&layout, 1000, 700, LINE, TRUE);
  g_assert_false (layout.words_before);
}

static void
test_words_grow_with_the_window (void)
{
  static const int widths[] = { 360, 480, 720, 1000, 1400, 1920, 2560, 3840 };
  double scale = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    PsrLeadLayout layout = lay_out (widths[i], widths[i] * 3 / 2, LINE);

    g_assert_cmpfloat (layout.words_scale, >=, scale);
    scale = layout.words_scale;
  }
  g_assert_cmpfloat (lay_out (100, 100, LINE).words_scale, ==, 1.1);
  g_assert_cmpfloat (scale, ==, 4.0);
}

/* Pulled out by a few pixels, the words are not laid out anew. */
static void
test_words_grow_in_steps (void)
{
  g_assert_cmpfloat (lay_out (480, 720, LINE).words_scale,
                     ==,
                     lay_out (482, 721, LINE).words_scale);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/ui/lead-layout/" name, function)
  ADD ("wide", test_wide);
  ADD ("large-text-needs-room", test_large_text_needs_room);
  ADD ("low", test_low);
  ADD ("question-has-the-room-of-the-words-before", test_question_has_the_room_of_the_words_before);
  ADD ("words-grow-with-the-window", test_words_grow_with_the_window);
  ADD ("words-grow-in-steps", test_words_grow_in_steps);
#undef ADD

  return g_test_run ();
}
