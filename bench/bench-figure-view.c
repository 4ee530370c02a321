/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How smoothly the figure moves in a window: frames a second of transitions at 800 x 500 pixels,
 * the longest time without one, and CPU time of the whole program. Fails when one is below 30
 * frames a second. */

#include "config.h"

#include "ui/psr-figure-view.h"

#include "figure/psr-pose-catalog.h"

#include <adwaita.h>
#include <time.h>

#define WIDTH  800
#define HEIGHT 500
#define LEAST  30.0

/* Longer than a transition takes. */
#define WATCH_MS 3300

typedef struct {
  guint n_frames;
  gint64 first_us;
  gint64 last_us;
  gint64 longest_us; /* from one frame to the next */
} Frames;

static const char *const moves[][2] = {
  { "lying", "rest" },
  { "rest", "arms-belly" },
  { "rest", "calves-on-chair" },
  { "rest", "dont-press-back" },
  { "arms-belly", "roll-to-side" },
  { "roll-to-side", "press-up" },
  { "press-up", "sitting" },
  { "sitting", "standing" },
  { "standing", "desk-stretch-left" },
  { "check-stays-down-left", "check-lifts-clearly-left" },
};

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
frame_cb (Frames *frames)
{
  gint64 now_us = g_get_monotonic_time ();

  if (frames->n_frames++ == 0)
    frames->first_us = now_us;
  else
    frames->longest_us = MAX (frames->longest_us, now_us - frames->last_us);
  frames->last_us = now_us;
}

static void
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

static void
iterate (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (WATCH_MS, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_pose (GtkWidget *widget, PsrPoseCatalog *poses, const char *name)
{
  PsrPose *pose = psr_pose_catalog_find (poses, name, NULL);

  psr_figure_view_show_pose (PSR_FIGURE_VIEW (widget), pose, psr_pose_get_best_view (pose), NULL);
  iterate ();
}

/* Returns: frames a second. */
static double
measure (GtkWidget *widget, PsrPoseCatalog *poses, const char *from, const char *to)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Frames frames = { 0 };
  double cpu_ms;
  double rate;

  show_pose (widget, poses, from);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_cb), &frames);
  cpu_ms = get_cpu_ms ();
  show_pose (widget, poses, to);
  cpu_ms = get_cpu_ms () - cpu_ms;
  g_signal_handlers_disconnect_by_data (clock, &frames);

  rate = (frames.n_frames - 1) * 1e6 / (double) (frames.last_us - frames.first_us);
  g_print ("%-22s to %-26s %5.1f frames a second, longest wait %4.1f ms, %5.2f ms CPU a frame\n",
           from,
           to,
           rate,
           (double) frames.longest_us / 1e3,
           cpu_ms / frames.n_frames);
  return rate;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPoseCatalog) poses = NULL;
  GtkWidget *window;
  GtkWidget *widget;
  gboolean holds = TRUE;

  if (argc != 2) {
    g_printerr ("usage: %s FOLDER-OF-POSES\n", argv[0]);
    return 2;
  }
  poses = psr_pose_catalog_load (argv[1], &error);
  if (poses == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  window = gtk_window_new ();
  widget = psr_figure_view_new ();
  gtk_widget_set_size_request (widget, WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  iterate ();

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    holds = measure (widget, poses, moves[i][0], moves[i][1]) >= LEAST && holds;
  gtk_window_destroy (GTK_WINDOW (window));

  return holds ? 0 : 1;
}
