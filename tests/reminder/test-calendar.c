/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder-test-util.h"
#include "reminder/psr-local-time.h"
#include "reminder/psr-reminder-calendar.h"

#include <libical/ical.h>
#include <string.h>

#define N_OCCURRENCES 1000

static char *
write_calendar (const char *zone_name, PsrReminder *reminder, const char *now)
{
  g_autoptr (GTimeZone) zone = make_zone (zone_name);
  g_autoptr (GListStore) reminders = g_list_store_new (PSR_TYPE_REMINDER);

  g_list_store_append (reminders, reminder);
  return psr_reminder_calendar_write (G_LIST_MODEL (reminders), make_moment (now), zone);
}

/* libical, told no more than the file says, finds the moments that the wall has. */
static void
test_occurrences (gconstpointer data)
{
  const char *zone_name = data;
  g_autoptr (GTimeZone) zone = make_zone (zone_name);
  g_autoptr (PsrReminder) reminder = make_reminder ("a", 21, 30, PSR_WEEKDAYS_ALL);
  g_autofree char *text = write_calendar (zone_name, reminder, "2026-11-23T12:00:00Z");
  icalcomponent *calendar = icalcomponent_new_from_string (text);
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  icalproperty *rule = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  icalrecur_iterator *iterator = icalrecur_iterator_new (icalproperty_get_rrule (rule), start);
  icaltimezone *ical_zone = icaltimezone_new ();
  guint32 date = psr_local_time_get_date (zone, make_moment ("2026-11-23T12:00:00Z"));

  icaltimezone_set_component (ical_zone,
                              icalcomponent_new_clone (
                                icalcomponent_get_first_component (calendar,
                                                                   ICAL_VTIMEZONE_COMPONENT)));
  if (psr_local_time_find (zone, date, (21 * 60 + 30) * 60) < make_moment ("2026-11-23T12:00:00Z"))
    date++;
  for (guint32 i = 0; i < N_OCCURRENCES; i++) {
    struct icaltimetype next = icalrecur_iterator_next (iterator);

    g_assert_cmpint (icaltime_as_timet_with_zone (next, ical_zone),
                     ==,
                     psr_local_time_find (zone, date + i, (21 * 60 + 30) * 60));
  }

  icalrecur_iterator_free (iterator);
  icaltimezone_free (ical_zone, TRUE);
  icalcomponent_free (calendar);
}

static void
test_lines (void)
{
  g_autoptr (PsrReminder) reminder =
    make_reminder ("some-id", 17, 30, PSR_WEEKDAY_BIT (2) | PSR_WEEKDAY_BIT (7));
  g_autofree char *text = write_calendar ("Europe/Amsterdam", reminder, "2026-11-23T12:00:00Z");
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpint (g_strv_length (lines), >, 20);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_null (strchr (lines[i], '\n'));
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
  }
  g_assert_true (g_strv_contains ((const char *const *) lines, "UID:some-id@" PSR_APPLICATION_ID));
  g_assert_true (
    g_strv_contains ((const char *const *) lines, "DTSTART;TZID=Europe/Amsterdam:20261124T173000"));
  g_assert_true (g_strv_contains ((const char *const *) lines, "RRULE:FREQ=WEEKLY;BYDAY=TU,SU"));
  g_assert_true (g_strv_contains ((const char *const *) lines, "ACTION:DISPLAY"));
  g_assert_true (
    g_strv_contains ((const char *const *) lines, "SUMMARY:Psoas Rest: lie down and let go"));
}

static void
test_nothing_to_write (void)
{
  g_autoptr (PsrReminder) reminder = make_reminder ("a", 17, 30, PSR_WEEKDAYS_NONE);

  g_assert_null (write_calendar ("UTC", reminder, "2026-11-23T12:00:00Z"));
}

int
main (int argc, char **argv)
{
  static const char *const zones[] = {
    "Europe/Amsterdam",    "America/New_York",
    "Australia/Lord_Howe", "America/Santiago",
    "Asia/Beirut",         "America/Nuuk",
    "Africa/Casablanca",   "Asia/Kolkata",
    "Europe/Dublin",       "UTC",
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    g_autofree char *path = g_strdup_printf ("/reminder/calendar/occurrences-in/%s", zones[i]);

    g_test_add_data_func (path, zones[i], test_occurrences);
  }
  g_test_add_func ("/reminder/calendar/lines", test_lines);
  g_test_add_func ("/reminder/calendar/nothing-to-write", test_nothing_to_write);

  return g_test_run ();
}
