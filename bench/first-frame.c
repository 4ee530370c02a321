/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Preloaded into a GTK program, so that both sides of a comparison are measured alike and neither
 * knows of it: prints what the process has used when its first frame is on the screen, and ends it.
 * With PSR_FIRST_FRAME=stay it only tells, and the program goes on. */

#include "config.h"

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static long
get_resident_kilobytes (void)
{
  g_autofree char *text = NULL;
  long size = 0;
  long resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) &&
      sscanf (text, "%ld %ld", &size, &resident) == 2)
    return resident * (sysconf (_SC_PAGESIZE) / 1024);

  return 0;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  g_print ("cpu_ms=%.3f\nresident_kb=%ld\n", get_cpu_ms (), get_resident_kilobytes ());
  fflush (stdout);
  if (g_strcmp0 (g_getenv ("PSR_FIRST_FRAME"), "stay") != 0)
    _exit (EXIT_SUCCESS);

  return FALSE;
}

/* In front of GIO's own. */
int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **);
  g_autoptr (GTypeClass) klass = g_type_class_ref (GDK_TYPE_FRAME_CLOCK);

  *(void **) &run = dlsym (RTLD_NEXT, "g_application_run");
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK),
                              0,
                              after_paint_cb,
                              NULL,
                              NULL);

  return run (application, argc, argv);
}
