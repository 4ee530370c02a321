/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-figure-view.h"

#include "figure-view-fixture.h"

#define IDLE_MS 1500

static void
count_frame_cb (guint *n_frames)
{
  (*n_frames)++;
}

/* Counts the frames of the window, from 0. */
static void
start_counting (FigureViewFixture *fixture, guint *n_frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->widget);

  *n_frames = 0;
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame_cb), n_frames);
}

static void
stop_counting (FigureViewFixture *fixture, guint *n_frames)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->widget), n_frames);
}

static void
test_keeps_still (FigureViewFixture *fixture, gconstpointer data)
{
  figure_view_show_pose (fixture, "lying");
  figure_view_show_pose (fixture, "standing");
  g_assert_true (figure_view_shows_pose (fixture, "standing"));
  psr_figure_view_set_breathing (fixture->view, TRUE);
  settle ();
  g_assert_true (figure_view_shows_pose (fixture, "standing"));
}

static void
iterate_until_shown (FigureViewFixture *fixture, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!figure_view_shows_pose (fixture, name)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, TRUE);
  }
}

static void
test_moves (FigureViewFixture *fixture, gconstpointer data)
{
  guint n_frames;
  gint64 start;

  set_animations (TRUE);
  figure_view_show_pose (fixture, "lying");
  g_assert_true (figure_view_shows_pose (fixture, "lying"));
  settle ();

  start_counting (fixture, &n_frames);
  start = g_get_monotonic_time ();
  figure_view_show_pose (fixture, "standing");
  g_assert_true (figure_view_shows_pose (fixture, "lying"));
  iterate_until_shown (fixture, "standing");
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 700 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (n_frames, >=, 10);
  stop_counting (fixture, &n_frames);
  settle ();
}

/* What follows before the next frame moves on from what is seen. */
static void
test_moves_on_from_what_is_seen (FigureViewFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  figure_view_show_pose (fixture, "lying");
  settle ();
  figure_view_show_pose (fixture, "sitting");
  figure_view_show_pose (fixture, "standing");
  g_assert_true (figure_view_shows_pose (fixture, "lying"));
  iterate_until_shown (fixture, "standing");
}

static void
test_stops_moving_when_asked (FigureViewFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  figure_view_show_pose (fixture, "lying");
  settle ();
  figure_view_show_pose (fixture, "standing");
  psr_figure_view_set_breathing (fixture->view, TRUE);
  count_wake_ups (200);
  set_animations (FALSE);
  g_assert_true (figure_view_shows_pose (fixture, "standing"));
  settle ();
}

static void
test_breathes (FigureViewFixture *fixture, gconstpointer data)
{
  guint n_frames;

  set_animations (TRUE);
  figure_view_show_pose (fixture, "rest");
  settle ();
  psr_figure_view_set_breathing (fixture->view, TRUE);
  start_counting (fixture, &n_frames);
  count_wake_ups (IDLE_MS);
  g_assert_cmpuint (n_frames, >=, 5);
  g_assert_cmpuint (n_frames, <=, 20);
  g_assert_false (figure_view_shows_pose (fixture, "rest"));

  psr_figure_view_set_breathing (fixture->view, FALSE);
  g_assert_true (figure_view_shows_pose (fixture, "rest"));
  settle ();
  stop_counting (fixture, &n_frames);
}

/* No frame, and no wake-up at all. */
static void
test_rests_when_nothing_changes (FigureViewFixture *fixture, gconstpointer data)
{
  guint n_frames;

  set_animations (TRUE);
  figure_view_show_pose (fixture, "lying");
  figure_view_show_pose (fixture, "rest");
  iterate_until_shown (fixture, "rest");
  settle ();
  start_counting (fixture, &n_frames);
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
  g_assert_cmpuint (n_frames, ==, 0);
  stop_counting (fixture, &n_frames);
}

static void
test_rests_while_hidden (FigureViewFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  figure_view_show_pose (fixture, "lying");
  settle ();
  figure_view_show_pose (fixture, "rest");
  psr_figure_view_set_breathing (fixture->view, TRUE);
  count_wake_ups (200);

  gtk_widget_set_visible (fixture->window, FALSE);
  settle ();
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
  figure_view_show_pose (fixture, "standing");
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);

  gtk_widget_set_visible (fixture->window, TRUE);
  iterate_until_mapped (fixture->widget);
  psr_figure_view_set_breathing (fixture->view, FALSE);
  g_assert_true (figure_view_shows_pose (fixture, "standing"));
}

/* tear_down() sees whether it goes. */
static void
test_goes_while_moving (FigureViewFixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  figure_view_show_pose (fixture, "lying");
  settle ();
  psr_figure_view_set_breathing (fixture->view, TRUE);
  figure_view_show_pose (fixture, "standing");
  count_wake_ups (200);
  g_assert_false (figure_view_shows_pose (fixture, "standing"));
}

static void
test_goes_without_a_window (void)
{
  PsrFigureView *view = g_object_ref_sink (PSR_FIGURE_VIEW (psr_figure_view_new ()));

  psr_figure_view_set_breathing (view, TRUE);
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  init_ui_tests (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/figure-view/" name,                                                             \
              FigureViewFixture,                                                                   \
              NULL,                                                                                \
              figure_view_set_up,                                                                  \
              function,                                                                            \
              figure_view_tear_down)
  ADD ("keeps-still", test_keeps_still);
  ADD ("moves", test_moves);
  ADD ("moves-on-from-what-is-seen", test_moves_on_from_what_is_seen);
  ADD ("stops-moving-when-asked", test_stops_moving_when_asked);
  ADD ("breathes", test_breathes);
  ADD ("rests-when-nothing-changes", test_rests_when_nothing_changes);
  ADD ("rests-while-hidden", test_rests_while_hidden);
  ADD ("goes-while-moving", test_goes_while_moving);
#undef ADD
  g_test_add_func ("/ui/figure-view/goes-without-a-window", test_goes_without_a_window);

  return g_test_run ();
}
