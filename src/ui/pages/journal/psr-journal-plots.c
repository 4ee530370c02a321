/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-plots.h"

#include "base/psr-day.h"
#include "ui/pages/journal/psr-journal-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* The scale's own step, not a measurement: no paper tells how far two checks of one person lie
 * apart. */
#define CHECK_BAND_STEPS 1

static int
get_first_day (PsrJournalPeriod period, int day)
{
  return period == PSR_JOURNAL_WEEKS ? psr_day_get_week (day) : psr_journal_get_month (day);
}

/* The first day of the period that lies @n_periods after that of @first_day. */
static int
add_periods (PsrJournalPeriod period, int first_day, int n_periods)
{
  GDate date;

  if (period == PSR_JOURNAL_WEEKS)
    return first_day + 7 * n_periods;

  psr_day_get_date (first_day, &date);
  if (n_periods >= 0)
    g_date_add_months (&date, (guint) n_periods);
  else
    g_date_subtract_months (&date, (guint) -n_periods);

  return psr_day_from_date (&date);
}

static char *
dup_name (PsrJournalPeriod period, int first_day)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64) first_day * 86400);

  /* TRANSLATORS: the first day of a week in a plot, see g_date_time_format(): "16 Nov". */
  return g_date_time_format (time, period == PSR_JOURNAL_WEEKS ? _ ("%-d %b") : "%b");
}

/* Calls for each of the last periods, with %NULL for one without an entry. */
typedef void (*PeriodFunc) (PsrPlotData *data, const PsrJournalSum *sum);

static void
add_values (PsrPlotData *data,
            GArray *sums,
            PsrJournalPeriod period,
            int first_day,
            PeriodFunc add_value)
{
  guint next = 0;

  for (int i = 0; i < PSR_JOURNAL_PLOT_PERIODS; i++) {
    int day = add_periods (period, first_day, i);
    g_autofree char *name = dup_name (period, day);
    const PsrJournalSum *sum = NULL;

    if (next < sums->len && g_array_index (sums, PsrJournalSum, next).day == day)
      sum = &g_array_index (sums, PsrJournalSum, next++);
    psr_plot_data_add_period (data, name);
    add_value (data, sum);
  }
}

static GArray *
get_sums (PsrJournal *journal, PsrJournalPeriod period, int today, int *first_day)
{
  int last = get_first_day (period, today);

  *first_day = add_periods (period, last, 1 - PSR_JOURNAL_PLOT_PERIODS);

  return psr_journal_sum (journal, period, *first_day, add_periods (period, last, 1) - 1, NULL);
}

static void
add_time (PsrPlotData *data, const PsrJournalSum *sum)
{
  double minutes = sum != NULL ? sum->rested_s / 60.0 : 0;

  /* TRANSLATORS: a length in minutes, short. */
  psr_plot_data_add_value (data, 0, minutes, g_strdup_printf (_ ("%.0f min"), minutes));
}

/* The top of a scale that holds @most: 30 minutes, or whole hours of which the half is round too.
 */
static int
find_top_minutes (double most)
{
  int top = 30;

  while (top < most)
    top *= 2;

  return top;
}

static char **
make_minute_ticks (int top)
{
  char **ticks = g_new0 (char *, 4);

  for (int i = 0; i < 3; i++) {
    int minutes = top * i / 2;

    ticks[i] = minutes % 60 == 0 && minutes > 0 ? g_strdup_printf (_ ("%d h"), minutes / 60)
                                                : g_strdup_printf (_ ("%d min"), minutes);
  }

  return ticks;
}

static const char *
get_period_title (PsrJournalPeriod period)
{
  return period == PSR_JOURNAL_WEEKS ? _ ("Week from") : _ ("Month");
}

PsrPlotData *
psr_journal_plots_make_time (PsrJournal *journal, PsrJournalPeriod period, int today)
{
  g_autoptr (GArray) sums = NULL;
  PsrPlotData *data;
  double most = 0;
  int first_day;
  int top;

  sums = get_sums (journal, period, today, &first_day);
  if (sums == NULL)
    return NULL;

  for (guint i = 0; i < sums->len; i++)
    most = MAX (most, g_array_index (sums, PsrJournalSum, i).rested_s / 60.0);

  top = find_top_minutes (most);
  data = psr_plot_data_new (PSR_PLOT_BARS, top, make_minute_ticks (top), get_period_title (period));
  psr_plot_data_add_series (data, _ ("Time rested"));
  add_values (data, sums, period, first_day, add_time);

  return data;
}

static void
add_one_tension (PsrPlotData *data, guint series, gboolean known, double tension)
{
  if (known)
    psr_plot_data_add_value (data, series, tension, g_strdup_printf ("%.1f", tension));
  else
    psr_plot_data_add_value (data, series, NAN, g_strdup (_ ("Not told")));
}

static void
add_tension (PsrPlotData *data, const PsrJournalSum *sum)
{
  gboolean known = sum != NULL && sum->n_tensions > 0;

  add_one_tension (data, 0, known, known ? sum->tension_before : 0);
  add_one_tension (data, 1, known, known ? sum->tension_after : 0);
}

static gboolean
tells_tension (GArray *sums)
{
  for (guint i = 0; i < sums->len; i++) {
    if (g_array_index (sums, PsrJournalSum, i).n_tensions > 0)
      return TRUE;
  }

  return FALSE;
}

PsrPlotData *
psr_journal_plots_make_tension (PsrJournal *journal, PsrJournalPeriod period, int today)
{
  static const char *const ticks[] = { "0", "5", "10", NULL };
  g_autoptr (GArray) sums = NULL;
  PsrPlotData *data;
  int first_day;

  sums = get_sums (journal, period, today, &first_day);
  if (sums == NULL || !tells_tension (sums))
    return NULL;

  data = psr_plot_data_new (PSR_PLOT_POINTS,
                            PSR_TENSION_MAX,
                            g_strdupv ((char **) ticks),
                            get_period_title (period));
  psr_plot_data_add_series (data, _ ("Before"));
  psr_plot_data_add_series (data, _ ("After"));
  add_values (data, sums, period, first_day, add_tension);

  return data;
}

/* Only these three stand on a scale. */
static double
get_step (PsrJournalAnswer answer)
{
  switch (answer) {
  case PSR_JOURNAL_STAYS_DOWN:
    return 0;
  case PSR_JOURNAL_LIFTS_A_LITTLE:
    return 1;
  case PSR_JOURNAL_LIFTS_CLEARLY:
    return 2;
  case PSR_JOURNAL_NOT_ASKED:
  case PSR_JOURNAL_COULD_NOT_TELL:
  default:
    return NAN;
  }
}

static void
add_answer (PsrPlotData *data, guint series, PsrJournalAnswer answer)
{
  psr_plot_data_add_value (data,
                           series,
                           get_step (answer),
                           g_strdup (psr_journal_words_get_answer (answer)));
}

static void
add_to_mean (PsrJournalAnswer answer, double *sum, guint *n)
{
  double step = get_step (answer);

  if (!isnan (step)) {
    *sum += step;
    *n += 1;
  }
}

PsrPlotData *
psr_journal_plots_make_checks (PsrJournal *journal, guint *n_checks)
{
  g_autoptr (GPtrArray) checks = psr_journal_get_checks (journal, PSR_JOURNAL_PLOT_CHECKS, NULL);
  const char *const ticks[] = { _ ("Down"), _ ("A little"), _ ("Clearly"), NULL };
  PsrPlotData *data;
  double sum = 0;
  guint n = 0;

  *n_checks = checks != NULL ? checks->len : 0;
  if (*n_checks == 0)
    return NULL;

  data = psr_plot_data_new (PSR_PLOT_POINTS, 2, g_strdupv ((char **) ticks), _ ("Check"));
  psr_plot_data_add_series (data, _ ("Left"));
  psr_plot_data_add_series (data, _ ("Right"));
  data->join_from = PSR_JOURNAL_TREND_CHECKS;
  for (guint i = 0; i < checks->len; i++) {
    const PsrJournalFields *fields = psr_journal_entry_get_fields (g_ptr_array_index (checks, i));
    g_autoptr (GDateTime) start = psr_journal_fields_dup_start (fields);
    g_autofree char *name = g_date_time_format (start, _ ("%-d %b"));

    psr_plot_data_add_period (data, name);
    add_answer (data, 0, fields->left);
    add_answer (data, 1, fields->right);
    add_to_mean (fields->left, &sum, &n);
    add_to_mean (fields->right, &sum, &n);
  }

  data->band_middle = n > 0 ? sum / n : NAN;
  data->band_half = CHECK_BAND_STEPS;

  return data;
}
