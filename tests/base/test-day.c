/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-day.h"

static void
assert_day (const char *zone, const char *wall_time, const char *expected)
{
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_identifier (zone);
  g_autoptr (GDateTime) time = NULL;
  char text[16];
  GDate date;

  g_assert_nonnull (time_zone);
  time = g_date_time_new_from_iso8601 (wall_time, time_zone);
  psr_day_get_date (psr_day_from_date_time (time), &date);
  g_date_strftime (text, sizeof text, "%F", &date);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (psr_day_from_date (&date), ==, psr_day_from_date_time (time));
}

static void
test_ends_at_four (void)
{
  assert_day ("UTC", "2026-11-21T03:59:59", "2026-11-20");
  assert_day ("UTC", "2026-11-21T04:00:00", "2026-11-21");
  assert_day ("UTC", "2026-11-22T00:30:00", "2026-11-21");
  assert_day ("UTC", "2027-01-01T01:00:00", "2026-12-31");
  assert_day ("UTC", "1970-01-01T04:00:00", "1970-01-01");
  assert_day ("UTC", "1970-01-01T03:59:59", "1969-12-31");
}

/* Days of 23, 25 and 24.5 hours, and one that never was: what the clock on the wall shows counts.
 */
static void
test_follows_the_clock_on_the_wall (void)
{
  assert_day ("Europe/Amsterdam", "2026-03-29T03:30:00", "2026-03-28");
  assert_day ("Europe/Amsterdam", "2026-03-29T04:00:00", "2026-03-29");
  assert_day ("Europe/Amsterdam", "2026-10-25T03:59:59", "2026-10-24");
  assert_day ("Europe/Amsterdam", "2026-10-25T04:00:00", "2026-10-25");
  assert_day ("America/New_York", "2026-11-01T03:59:00", "2026-10-31");
  assert_day ("America/New_York", "2026-11-01T04:00:00", "2026-11-01");
  assert_day ("Australia/Lord_Howe", "2026-04-05T03:59:00", "2026-04-04");
  assert_day ("Australia/Lord_Howe", "2026-04-05T04:00:00", "2026-04-05");
  assert_day ("Pacific/Apia", "2011-12-31T03:00:00", "2011-12-30");
  assert_day ("Pacific/Apia", "2011-12-31T04:00:00", "2011-12-31");
  assert_day ("Asia/Kathmandu", "2026-06-01T03:59:00", "2026-05-31");
}

static void
test_weeks_begin_on_monday (void)
{
  for (int day = -800; day < 30000; day++) {
    int first = psr_day_get_week (day);
    GDate date;

    psr_day_get_date (first, &date);
    g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_MONDAY);
    g_assert_cmpint (day - first, >=, 0);
    g_assert_cmpint (day - first, <, 7);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/day/ends-at-four", test_ends_at_four);
  g_test_add_func ("/base/day/follows-the-clock-on-the-wall", test_follows_the_clock_on_the_wall);
  g_test_add_func ("/base/day/weeks-begin-on-monday", test_weeks_begin_on_monday);

  return g_test_run ();
}
