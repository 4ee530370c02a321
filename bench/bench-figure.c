/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What one frame of the figure costs: CPU time of painting 800 x 500 pixels into an image, median
 * and worst of many frames, for each pose in its best view. Fails when a median without marks or
 * with muscles is over 4 ms; the seam round a whole body is told, not judged. */

#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "figure/psr-figure-painter.h"
#include "figure/psr-pose-catalog.h"

#define WIDTH    800
#define HEIGHT   500
#define N_FRAMES 41
#define MOST_MS  4.0

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
compare_times (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
measure (const PsrPose *pose, PsrMarks marks, const char *highlight, double *worst)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double times[N_FRAMES];
  PsrFigureScene scene;
  PsrFigureStyle style;

  psr_figure_style_init (&style);
  psr_figure_scene_init (&scene, pose, psr_pose_get_best_view (pose), PSR_BODY_DEFAULT_CM);
  scene.marks |= marks;
  scene.highlight = highlight;
  for (guint i = 0; i < N_FRAMES; i++) {
    cairo_t *cr = cairo_create (surface);
    double start = get_cpu_ms ();

    /* Each frame differs, as it does while the figure breathes. */
    scene.breath = (double) i / N_FRAMES;
    psr_figure_paint (&scene, &style, cr, WIDTH, HEIGHT);
    cairo_surface_flush (surface);
    times[i] = get_cpu_ms () - start;
    cairo_destroy (cr);
  }
  cairo_surface_destroy (surface);
  qsort (times, N_FRAMES, sizeof *times, compare_times);
  *worst = times[N_FRAMES - 1];
  return times[N_FRAMES / 2];
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPoseCatalog) catalog = NULL;
  const char *const *names;
  gboolean holds = TRUE;

  if (argc != 2) {
    g_printerr ("usage: %s FOLDER-OF-POSES\n", argv[0]);
    return 2;
  }
  catalog = psr_pose_catalog_load (argv[1], &error);
  if (catalog == NULL) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  names = psr_pose_catalog_get_names (catalog);
  for (guint i = 0; names[i] != NULL; i++) {
    PsrPose *pose = psr_pose_catalog_find (catalog, names[i], NULL);
    double worst_plain, worst_muscles, worst_seam;
    double plain = measure (pose, PSR_MARKS_NONE, NULL, &worst_plain);
    double muscles = measure (pose, PSR_MARKS_MUSCLES, NULL, &worst_muscles);
    double seam = measure (pose, PSR_MARKS_NONE, "whole-body", &worst_seam);

    g_print ("%-28s %5.2f ms (worst %5.2f)  muscles %5.2f ms (worst %5.2f)  whole body marked "
             "%5.2f ms (worst %5.2f)\n",
             names[i],
             plain,
             worst_plain,
             muscles,
             worst_muscles,
             seam,
             worst_seam);
    holds = holds && plain < MOST_MS && muscles < MOST_MS;
  }

  return holds ? 0 : 1;
}
