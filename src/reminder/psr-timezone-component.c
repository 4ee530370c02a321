/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-timezone-component.h"

#include "reminder/psr-local-time.h"

#define DAY_S G_GINT64_CONSTANT (86400)

/* In 28 years each date has been each day of the week: enough to know a rule. */
#define YEARS 28

/* One change of the clock on the wall. */
typedef struct {
  gint64 moment_s;
  int from_s; /* offset before */
  int to_s; /* offset after */
  gboolean summer;
  const char *name; /* of the time after it, the zone's */
  GDate date; /* on the wall, before it is changed */
  int second; /* likewise, since midnight */
} Change;

/* When changes of one kind come: on @weekday in @month, the one of the days from @first_day to
 * @last_day. */
typedef struct {
  int month;
  int weekday;
  int first_day;
  int last_day;
  gboolean last_of_month;
} Pattern;

static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static Change
get_change (GTimeZone *timezone, gint64 moment_s)
{
  int interval = g_time_zone_find_interval (timezone, G_TIME_TYPE_UNIVERSAL, moment_s);
  Change change = {
    .moment_s = moment_s,
    .from_s = psr_local_time_get_offset_s (timezone, moment_s - 1),
    .to_s = g_time_zone_get_offset (timezone, interval),
    .summer = g_time_zone_is_dst (timezone, interval),
    .name = g_time_zone_get_abbreviation (timezone, interval),
  };
  /* The clock shows this when it is changed: one second after the last it showed before. */
  gint64 wall_s = moment_s + change.from_s;
  gint64 day = wall_s / DAY_S - (wall_s % DAY_S < 0 ? 1 : 0);

  g_date_clear (&change.date, 1);
  g_date_set_julian (&change.date, (guint32) (day + 719163));
  change.second = (int) (wall_s - DAY_S * day);

  return change;
}

/* Returns: (transfer full): those whose offset is another one than before, in their order. */
static GArray *
find_changes (GTimeZone *timezone, gint64 from_s, gint64 until_s)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (gint64 day_s = from_s; day_s < until_s; day_s += DAY_S) {
    int before = psr_local_time_get_offset_s (timezone, day_s);
    gint64 first = day_s;
    gint64 last = day_s + DAY_S;
    Change change;

    if (psr_local_time_get_offset_s (timezone, last) == before)
      continue;

    while (last - first > 1) {
      gint64 middle = first + (last - first) / 2;

      if (psr_local_time_get_offset_s (timezone, middle) == before)
        first = middle;
      else
        last = middle;
    }
    change = get_change (timezone, last);
    g_array_append_val (changes, change);
  }

  return changes;
}

/* Returns: whether all changes to that kind of time follow one rule, year by year; then which. */
static gboolean
find_pattern (GArray *changes, gboolean summer, const Change **first, Pattern *pattern)
{
  const Change *before = NULL;
  int n = 0;

  *first = NULL;
  for (guint i = 0; i < changes->len; i++) {
    const Change *change = &g_array_index (changes, Change, i);
    int day = g_date_get_day (&change->date);
    gboolean last_of_month = day + 7 > g_date_get_days_in_month (g_date_get_month (&change->date),
                                                                 g_date_get_year (&change->date));

    if (change->summer != summer)
      continue;

    if (before == NULL) {
      *first = change;
      pattern->month = (int) g_date_get_month (&change->date);
      pattern->weekday = (int) g_date_get_weekday (&change->date);
      pattern->first_day = pattern->last_day = day;
      pattern->last_of_month = last_of_month;
    } else if (g_date_get_year (&change->date) != g_date_get_year (&before->date) + 1 ||
               (int) g_date_get_month (&change->date) != pattern->month ||
               (int) g_date_get_weekday (&change->date) != pattern->weekday ||
               change->second != before->second || change->from_s != before->from_s ||
               change->to_s != before->to_s) {
      return FALSE;
    }

    pattern->first_day = MIN (pattern->first_day, day);
    pattern->last_day = MAX (pattern->last_day, day);
    pattern->last_of_month = pattern->last_of_month && last_of_month;
    before = change;
    n++;
  }

  return n >= YEARS - 1 && pattern->last_day - pattern->first_day < 7;
}

static char *
dup_rule (const Pattern *pattern)
{
  g_autoptr (GString) rule = g_string_new (NULL);
  const char *weekday = weekday_names[pattern->weekday - 1];

  g_string_append_printf (rule, "RRULE:FREQ=YEARLY;BYMONTH=%d;", pattern->month);
  if (pattern->last_of_month) {
    g_string_append_printf (rule, "BYDAY=-1%s", weekday);
  } else if (pattern->first_day % 7 == 1) {
    g_string_append_printf (rule, "BYDAY=%d%s", pattern->first_day / 7 + 1, weekday);
  } else {
    g_string_append_printf (rule, "BYMONTHDAY=%d", pattern->first_day);
    for (int day = pattern->first_day + 1; day <= pattern->last_day; day++)
      g_string_append_printf (rule, ",%d", day);
    g_string_append_printf (rule, ";BYDAY=%s", weekday);
  }

  return g_string_free (g_steal_pointer (&rule), FALSE);
}

static icalcomponent *
make_observance (const Change *change)
{
  icalcomponent *observance =
    change->summer ? icalcomponent_new_xdaylight () : icalcomponent_new_xstandard ();
  icaltimetype start = icaltime_null_time ();

  start.year = g_date_get_year (&change->date);
  start.month = (int) g_date_get_month (&change->date);
  start.day = g_date_get_day (&change->date);
  start.hour = change->second / 3600;
  start.minute = change->second / 60 % 60;
  start.second = change->second % 60;
  icalcomponent_add_property (observance, icalproperty_new_dtstart (start));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (change->from_s));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (change->to_s));
  icalcomponent_add_property (observance, icalproperty_new_tzname (change->name));

  return observance;
}

static void
add_rule (icalcomponent *component, const Change *first, const Pattern *pattern)
{
  icalcomponent *observance = make_observance (first);
  g_autofree char *rule = dup_rule (pattern);

  icalcomponent_add_property (observance, icalproperty_new_from_string (rule));
  icalcomponent_add_component (component, observance);
}

icalcomponent *
psr_timezone_component_new (GTimeZone *timezone, gint64 now_s, const char *tzid)
{
  icalcomponent *component = icalcomponent_new_vtimezone ();
  gint64 from_s = now_s - 366 * DAY_S;
  g_autoptr (GArray) changes = find_changes (timezone, from_s, from_s + YEARS * 366 * DAY_S);
  const Change *summer;
  const Change *winter;
  Pattern summer_pattern;
  Pattern winter_pattern;
  Change beginning;

  icalcomponent_add_property (component, icalproperty_new_tzid (tzid));
  if (find_pattern (changes, TRUE, &summer, &summer_pattern) &&
      find_pattern (changes, FALSE, &winter, &winter_pattern)) {
    add_rule (component, summer, &summer_pattern);
    add_rule (component, winter, &winter_pattern);
    return component;
  }

  /* No rule, or none that lasts: what it is in the beginning, then one change after the other. */
  beginning = get_change (timezone, from_s);
  beginning.from_s = beginning.to_s;
  icalcomponent_add_component (component, make_observance (&beginning));
  for (guint i = 0; i < changes->len; i++)
    icalcomponent_add_component (component, make_observance (&g_array_index (changes, Change, i)));

  return component;
}
