/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a long journal costs more than an empty one: CPU time from opening the file to the first
 * picture of the plots, and of the list after them. */

#include "config.h"

#include "journal-test-util.h"
#include "ui/pages/journal/psr-journal-page.h"

#include <time.h>

#define N_ENTRIES 10000 /* every day for 27 years */
#define N_PAIRS   7
#define MOST_MS   100

typedef struct {
  char *path;
  PsrScriptCatalog *scripts;
} Bench;

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_picture (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler =
    g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

typedef struct {
  double plots_ms;
  double list_ms;
} Cost;

/* Returns: CPU time from opening the file to the plots, and from there to the list. */
static Cost
show_journal (Bench *bench, const char *path)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (PsrJournal) journal = NULL;
  PsrJournalPage *page = g_object_new (PSR_TYPE_JOURNAL_PAGE, NULL);
  GtkWidget *window = gtk_window_new ();
  double start_ms = get_cpu_ms ();
  double plots_ms;
  double list_ms;
  GObject *views;

  journal = psr_journal_new (path);
  psr_journal_page_set_up (page, journal, bench->scripts, G_ACTION_MAP (actions));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 720);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_picture (window);
  plots_ms = get_cpu_ms () - start_ms;

  views = gtk_widget_get_template_child (GTK_WIDGET (page), PSR_TYPE_JOURNAL_PAGE, "views");
  gtk_stack_set_visible_child_name (GTK_STACK (views), "entries");
  wait_for_picture (window);
  list_ms = get_cpu_ms () - start_ms - plots_ms;

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  return (Cost){ plots_ms, list_ms };
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

/* @more_ms: of %N_PAIRS pairs. */
static gboolean
report (const char *what, double *more_ms)
{
  gboolean holds;

  qsort (more_ms, N_PAIRS, sizeof *more_ms, compare);
  holds = more_ms[N_PAIRS / 2] <= MOST_MS;
  g_print ("%d entries, %s: %.0f ms [%.0f to %.0f] of CPU more than none; at most %d: %s\n",
           N_ENTRIES,
           what,
           more_ms[N_PAIRS / 2],
           more_ms[0],
           more_ms[N_PAIRS - 1],
           MOST_MS,
           holds ? "holds" : "DOES NOT HOLD");

  return holds;
}

static gboolean
measure (Bench *bench, JournalFixture *empty)
{
  double plots_ms[N_PAIRS];
  double list_ms[N_PAIRS];

  show_journal (bench, empty->path);
  for (int i = 0; i < N_PAIRS; i++) {
    Cost without = show_journal (bench, empty->path);
    Cost with = show_journal (bench, bench->path);

    plots_ms[i] = with.plots_ms - without.plots_ms;
    list_ms[i] = with.list_ms - without.list_ms;
  }

  return report ("opened and plotted", plots_ms) & report ("listed", list_ms);
}

int
main (int argc, char **argv)
{
  g_autofree char *sessions = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sessions", NULL);
  JournalFixture empty;
  JournalFixture full;
  gboolean holds;
  Bench bench;

  adw_init ();
  journal_fixture_set_up (&empty, NULL);
  journal_fixture_set_up (&full, NULL);
  put_entries (full.journal,
               N_ENTRIES,
               g_get_real_time () / G_USEC_PER_SEC - (gint64) N_ENTRIES * 86400);
  bench = (Bench){ full.path, psr_script_catalog_new (sessions) };

  holds = measure (&bench, &empty);

  g_object_unref (bench.scripts);
  journal_fixture_tear_down (&full, NULL);
  journal_fixture_tear_down (&empty, NULL);

  return holds ? 0 : 1;
}
