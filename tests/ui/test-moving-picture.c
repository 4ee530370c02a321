/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/learn/psr-moving-picture.h"

#include "learn-fixture.h"
#include "ui/psr-figure-view.h"

#define IDLE_MS 1200

static void
iterate_until_changed (LearnFixture *fixture, Picture *before)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gboolean same = TRUE;

  while (same) {
    g_autoptr (Picture) now = NULL;

    g_main_context_iteration (NULL, TRUE);
    now = learn_draw (fixture);
    same = is_same_picture (now, before);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}

/* One of two lessons that move does so, until Pause; then nothing is drawn and nothing wakes up. */
static void
test_moves_until_paused (LearnFixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) first = NULL;
  g_autoptr (Picture) paused = NULL;
  g_autoptr (Picture) later = NULL;
  GtkButton *button;

  set_animations (TRUE);
  learn_open_and_wait (fixture, "movement");
  button = learn_find_play_button (fixture);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Pause");
  first = learn_draw (fixture);
  iterate_until_changed (fixture, first);

  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Play");
  settle ();
  paused = learn_draw (fixture);
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
  later = learn_draw (fixture);
  g_assert_true (is_same_picture (paused, later));

  /* It goes on where it stopped, past the pose it was on the way to. */
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Pause");
  iterate_until_changed (fixture, paused);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Round and round: from the last pose to the first. */
static void
test_goes_round (LearnFixture *fixture, gconstpointer data)
{
  GtkWidget *figure;
  guint n_arrived = 0;

  set_animations (TRUE);
  learn_open_and_wait (fixture, "rest");
  figure = learn_find (fixture, PSR_TYPE_FIGURE_VIEW, 0);
  g_signal_connect_swapped (figure, "arrived", G_CALLBACK (count_cb), &n_arrived);
  while (n_arrived < 3)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (figure, &n_arrived);
}

static void
test_rests_when_hidden (LearnFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  learn_open_and_wait (fixture, "movement");
  psr_learn_page_go_back (fixture->page);
  settle ();
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
}

static void
test_rests_when_scrolled_away (LearnFixture *fixture, gconstpointer data)
{
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;
  g_autoptr (Picture) before = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  set_animations (TRUE);
  learn_open_and_wait (fixture, "movement");
  scroller =
    GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (learn_find (fixture, PSR_TYPE_MOVING_PICTURE, 0),
                                                  GTK_TYPE_SCROLLED_WINDOW));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  while (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    g_main_context_iteration (NULL, TRUE);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  /* The bar beside it fades out a second later. */
  while (count_wake_ups (IDLE_MS) > 0)
    g_assert_cmpint (g_get_monotonic_time (), <, end);

  before = learn_draw (fixture);
  gtk_adjustment_set_value (adjustment, 0);
  iterate_until_changed (fixture, before);
}

/* Nothing moves by itself; a button shows the next pose at once. */
static void
test_keeps_still_when_asked (LearnFixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) first = NULL;
  g_autoptr (Picture) second = NULL;
  g_autoptr (Picture) third = NULL;
  GtkButton *button;

  learn_open_and_wait (fixture, "rest");
  button = learn_find_play_button (fixture);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Next Picture");
  settle ();
  first = learn_draw (fixture);
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);

  g_signal_emit_by_name (button, "clicked");
  second = learn_draw (fixture);
  g_assert_false (is_same_picture (first, second));
  g_signal_emit_by_name (button, "clicked");
  third = learn_draw (fixture);
  g_assert_true (is_same_picture (first, third));

  set_animations (TRUE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Pause");
  iterate_until_changed (fixture, third);
  set_animations (FALSE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Next Picture");
  settle ();
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
}

int
main (int argc, char **argv)
{
  init_ui_tests (&argc, &argv);

#define ADD(name, test)                                                                            \
  g_test_add ("/ui/moving-picture/" name, LearnFixture, NULL, learn_set_up, test, learn_tear_down)
  ADD ("moves-until-paused", test_moves_until_paused);
  ADD ("goes-round", test_goes_round);
  ADD ("rests-when-hidden", test_rests_when_hidden);
  ADD ("rests-when-scrolled-away", test_rests_when_scrolled_away);
  ADD ("keeps-still-when-asked", test_keeps_still_when_asked);
#undef ADD

  return g_test_run ();
}
