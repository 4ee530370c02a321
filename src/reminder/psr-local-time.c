/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-local-time.h"

#define DAY_S G_GINT64_CONSTANT (86400)

/* Of 1970-01-01, as g_date_get_julian() has it. */
#define EPOCH_DATE 719163

/* How far from UTC any zone has been, and room for a change. */
#define FARTHEST_S (36 * 3600)

int
psr_local_time_get_offset_s (GTimeZone *timezone, gint64 moment_s)
{
  int interval;

  g_return_val_if_fail (timezone != NULL, 0);

  interval = g_time_zone_find_interval (timezone, G_TIME_TYPE_UNIVERSAL, moment_s);

  return g_time_zone_get_offset (timezone, interval);
}

/* Returns: what the wall shows, in seconds since it showed 1970. */
static gint64
get_wall (GTimeZone *timezone, gint64 moment_s)
{
  return moment_s + psr_local_time_get_offset_s (timezone, moment_s);
}

static gint64
divide_down (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

guint32
psr_local_time_get_date (GTimeZone *timezone, gint64 moment_s)
{
  g_return_val_if_fail (timezone != NULL, 0);

  return (guint32) (EPOCH_DATE + divide_down (get_wall (timezone, moment_s), DAY_S));
}

int
psr_local_time_get_second (GTimeZone *timezone, gint64 moment_s)
{
  gint64 wall;

  g_return_val_if_fail (timezone != NULL, 0);

  wall = get_wall (timezone, moment_s);

  return (int) (wall - DAY_S * divide_down (wall, DAY_S));
}

gint64
psr_local_time_find (GTimeZone *timezone, guint32 date, int second)
{
  gint64 wall;
  gint64 first;
  gint64 last;
  int before;
  int after;

  g_return_val_if_fail (timezone != NULL, 0);

  wall = DAY_S * ((gint64) date - EPOCH_DATE) + second;
  before = psr_local_time_get_offset_s (timezone, wall - FARTHEST_S);
  after = psr_local_time_get_offset_s (timezone, wall + FARTHEST_S);
  first = wall - MAX (before, after);
  last = wall - MIN (before, after);
  if (get_wall (timezone, first) >= wall)
    return first;
  if (get_wall (timezone, last) == wall)
    return last;

  /* In between the clock goes on by more than a second: the moment at which it does so. */
  while (last - first > 1) {
    gint64 middle = first + (last - first) / 2;

    if (get_wall (timezone, middle) >= wall)
      last = middle;
    else
      first = middle;
  }

  return last;
}

gboolean
psr_local_time_date_exists (GTimeZone *timezone, guint32 date)
{
  return psr_local_time_get_date (timezone, psr_local_time_find (timezone, date, 0)) == date;
}
