/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-day.h"

#define SECONDS_PER_DAY 86400

/* g_date_get_julian() of 1970-01-01, a Thursday. */
#define JULIAN_OF_DAY_0 719163

/* C rounds towards zero, days go on backwards before 1970. */
static gint64
divide_down (gint64 number, gint64 by)
{
  return number / by - (number % by < 0 ? 1 : 0);
}

int
psr_day_from_time (gint64 unix_s, int utc_offset_min)
{
  gint64 wall_s = unix_s + (gint64) utc_offset_min * 60;

  return (int) divide_down (wall_s - PSR_DAY_START_HOUR * 3600, SECONDS_PER_DAY);
}

int
psr_day_from_date_time (GDateTime *time)
{
  return psr_day_from_time (g_date_time_to_unix (time),
                            (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE));
}

int
psr_day_from_date (const GDate *date)
{
  return (int) g_date_get_julian (date) - JULIAN_OF_DAY_0;
}

void
psr_day_get_date (int day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_DAY_0));
}

int
psr_day_get_week (int day)
{
  return (int) divide_down (day + 3, 7) * 7 - 3;
}
