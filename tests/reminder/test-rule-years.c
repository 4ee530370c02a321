/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder-test-util.h"
#include "reminder/psr-local-time.h"
#include "reminder/psr-reminder-rule.h"

#define QUARTER_S   900
#define DAY_S       86400
#define N_YEARS     10
#define N_DAYS      (N_YEARS * 366)
#define JULIAN_1970 719163

/* Ten years of a clock on the wall, seen every quarter of an hour: all clocks of these zones are
 * changed at such a time. The rule is told none of this. */
typedef struct {
  const char *zone;
  int first_year;
} Years;

static const Years all_years[] = {
  { "Europe/Amsterdam", 2020 },    { "America/New_York", 2020 },
  { "Australia/Lord_Howe", 2020 }, { "Pacific/Apia", 2005 },
  { "America/Santiago", 2015 },    { "Asia/Beirut", 2018 },
  { "America/Nuuk", 2019 },        { "UTC", 2020 },
};

static gint64
get_start (const Years *years)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (years->first_year, 1, 1, 0, 0, 0);

  return g_date_time_to_unix (start);
}

/* Fills @moments with the first quarter of an hour at which the wall shows a time that is not
 * before @second, for each date of the wall from @first_date on; 0 where there is no such date. */
static void
look_at_the_wall (const int *offsets,
                  gint64 start_s,
                  guint32 first_date,
                  int second,
                  gint64 *moments)
{
  gboolean exists[N_DAYS + 4] = { FALSE };
  gint64 wall_before = G_MININT64;

  for (gint64 now_s = start_s - 2 * DAY_S; now_s < start_s + (N_DAYS + 4) * (gint64) DAY_S;
       now_s += QUARTER_S) {
    gint64 wall = now_s + *offsets++;
    gint64 day = wall / DAY_S - ((gint64) first_date - JULIAN_1970);

    if (day >= 0 && day < N_DAYS)
      exists[day] = TRUE;
    /* Every date whose time lies between what the wall showed before and what it shows now. */
    for (gint64 i = MAX (day - 2, 0); i <= day && i < N_DAYS; i++) {
      gint64 wanted = ((gint64) first_date - JULIAN_1970 + i) * DAY_S + second;

      if (wall >= wanted && wall_before < wanted && moments[i] == 0)
        moments[i] = now_s;
    }
    wall_before = wall;
  }

  for (int i = 0; i < N_DAYS; i++) {
    if (!exists[i])
      moments[i] = 0;
  }
}

/* Returns: (transfer full): how far the wall is ahead, from two days before @start_s on. */
static int *
read_offsets (GTimeZone *zone, gint64 start_s)
{
  gsize n_offsets = (N_DAYS + 6) * (DAY_S / QUARTER_S);
  int *offsets = g_new (int, n_offsets);

  for (gsize i = 0; i < n_offsets; i++) {
    gint64 now_s = start_s - 2 * DAY_S + (gint64) i * QUARTER_S;
    int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now_s);

    offsets[i] = g_time_zone_get_offset (zone, interval);
  }

  return offsets;
}

static void
check_time (const Years *years, const int *offsets, int hour, int minute, PsrWeekdays weekdays)
{
  g_autoptr (GTimeZone) zone = make_zone (years->zone);
  g_autoptr (GListStore) reminders = g_list_store_new (PSR_TYPE_REMINDER);
  g_autoptr (PsrReminder) reminder = make_reminder ("a", hour, minute, weekdays);
  g_autoptr (PsrReminderState) state = psr_reminder_state_new ();
  g_autofree gint64 *moments = g_new0 (gint64, N_DAYS);
  gint64 now_s = get_start (years);
  guint32 first_date = psr_local_time_get_date (zone, now_s) + 1;
  gboolean first = TRUE;

  g_list_store_append (reminders, reminder);
  look_at_the_wall (offsets, now_s, first_date, (hour * 60 + minute) * 60, moments);

  for (guint32 i = 0; i < N_DAYS; i++) {
    int weekday = (int) ((first_date + i - 1) % 7) + 1;
    PsrReminderDue due;

    if (moments[i] == 0 || (weekdays & PSR_WEEKDAY_BIT (weekday)) == 0)
      continue;

    /* From the first second of the wait to the last. */
    if (first) {
      now_s = moments[i] - 1;
      first = FALSE;
    }
    g_assert_true (psr_reminder_find_next (G_LIST_MODEL (reminders), state, now_s, zone, &due));
    g_assert_cmpint (due.date, ==, first_date + i);
    g_assert_cmpint (due.moment_s, ==, moments[i]);
    g_assert_true (
      psr_reminder_find_next (G_LIST_MODEL (reminders), state, moments[i], zone, &due));
    g_assert_cmpint (due.moment_s, ==, moments[i]);

    psr_reminder_settle (G_LIST_MODEL (reminders), state, moments[i], zone, "a");
    now_s = moments[i];
  }
}

static void
test_years (gconstpointer data)
{
  static const struct {
    int hour;
    int minute;
    PsrWeekdays weekdays;
  } times[] = {
    { 0, 0, PSR_WEEKDAYS_ALL },   { 0, 30, PSR_WEEKDAYS_ALL },     { 1, 45, PSR_WEEKDAYS_ALL },
    { 2, 15, PSR_WEEKDAYS_ALL },  { 2, 30, PSR_WEEKDAYS_ALL },     { 17, 30, PSR_WEEKDAYS_WORKING },
    { 21, 30, PSR_WEEKDAYS_ALL }, { 23, 30, PSR_WEEKDAY_BIT (6) }, { 23, 45, PSR_WEEKDAY_BIT (5) },
  };

  g_autoptr (GTimeZone) zone = make_zone (((const Years *) data)->zone);
  g_autofree int *offsets = read_offsets (zone, get_start (data));

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    check_time (data, offsets, times[i].hour, times[i].minute, times[i].weekdays);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all_years); i++) {
    g_autofree char *path = g_strdup_printf ("/reminder/rule/years-of/%s", all_years[i].zone);

    g_test_add_data_func (path, &all_years[i], test_years);
  }

  return g_test_run ();
}
