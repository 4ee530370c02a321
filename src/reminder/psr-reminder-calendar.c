/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-calendar.h"

#include "reminder/psr-local-time.h"
#include "reminder/psr-reminder-rule.h"
#include "reminder/psr-timezone-component.h"

#include <glib/gi18n.h>

/* RFC 5545 has no short words for this: one property at a time. */
static void
add_text (icalcomponent *component, const char *text)
{
  icalcomponent_add_property (component, icalproperty_new_from_string (text));
}

static char *
dup_weekly_rule (PsrWeekdays weekdays)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  g_autoptr (GString) rule = g_string_new ("RRULE:FREQ=WEEKLY;BYDAY=");
  const char *comma = "";

  for (int weekday = 1; weekday <= 7; weekday++) {
    if ((weekdays & PSR_WEEKDAY_BIT (weekday)) != 0) {
      g_string_append_printf (rule, "%s%s", comma, names[weekday - 1]);
      comma = ",";
    }
  }

  return g_string_free (g_steal_pointer (&rule), FALSE);
}

/* An event begins at one of its occurrences, so the first date is one of the weekdays. */
static guint32
find_first_date (const PsrReminderValues *values, gint64 now_s, GTimeZone *timezone)
{
  int second = (values->hour * 60 + values->minute) * 60;
  guint32 date = psr_local_time_get_date (timezone, now_s);

  while ((values->weekdays & PSR_WEEKDAY_BIT ((int) ((date - 1) % 7) + 1)) == 0 ||
         psr_local_time_find (timezone, date, second) <= now_s)
    date++;

  return date;
}

static icalproperty *
make_start (const PsrReminderValues *values, guint32 julian, const char *tzid)
{
  icaltimetype time = icaltime_null_time ();
  icalproperty *start;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  time.year = g_date_get_year (&date);
  time.month = (int) g_date_get_month (&date);
  time.day = g_date_get_day (&date);
  time.hour = values->hour;
  time.minute = values->minute;

  start = icalproperty_new_dtstart (time);
  icalproperty_add_parameter (start, icalparameter_new_tzid (tzid));

  return start;
}

static icalcomponent *
make_alarm (const char *summary)
{
  icalcomponent *alarm = icalcomponent_new_valarm ();

  icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
  add_text (alarm, "TRIGGER:PT0S");
  icalcomponent_add_property (alarm, icalproperty_new_description (summary));

  return alarm;
}

static icalcomponent *
make_event (PsrReminder *reminder, gint64 now_s, GTimeZone *timezone, const char *tzid)
{
  const PsrReminderValues *values = psr_reminder_get_values (reminder);
  const char *summary = _ ("Psoas Rest: lie down and let go");
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *uid = g_strdup_printf ("%s@" PSR_APPLICATION_ID, psr_reminder_get_id (reminder));
  g_autofree char *rule = dup_weekly_rule (values->weekdays);
  g_autofree char *duration = g_strdup_printf ("DURATION:PT%dM", values->minutes);
  g_autofree char *description =
    g_strdup_printf (ngettext ("%d minute of rest, with your eyes closed.",
                               "%d minutes of rest, with your eyes closed.",
                               (gulong) values->minutes),
                     values->minutes);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event,
                              icalproperty_new_dtstamp (
                                icaltime_from_timet_with_zone ((time_t) now_s,
                                                               0,
                                                               icaltimezone_get_utc_timezone ())));
  icalcomponent_add_property (event, icalproperty_new_summary (summary));
  icalcomponent_add_property (event, icalproperty_new_description (description));
  icalcomponent_add_property (event,
                              make_start (values, find_first_date (values, now_s, timezone), tzid));
  add_text (event, duration);
  add_text (event, rule);
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_component (event, make_alarm (summary));

  return event;
}

/* Returns: the name under which the events find the rules of their zone. */
static const char *
get_tzid (GTimeZone *timezone)
{
  const char *identifier = g_time_zone_get_identifier (timezone);

  /* Not a path, which names a file of this machine; the rules tell all that counts. */
  return identifier == NULL || identifier[0] == '/' || identifier[0] == ':' ? "Local" : identifier;
}

static gboolean
is_on (PsrReminder *reminder)
{
  const PsrReminderValues *values = psr_reminder_get_values (reminder);

  return values->enabled && values->weekdays != PSR_WEEKDAYS_NONE;
}

char *
psr_reminder_calendar_write (GListModel *reminders, gint64 now_s, GTimeZone *timezone)
{
  icalcomponent *calendar;
  g_autofree char *text = NULL;
  const char *tzid;
  guint n_reminders;
  char *ical;

  g_return_val_if_fail (G_IS_LIST_MODEL (reminders), NULL);
  g_return_val_if_fail (timezone != NULL, NULL);

  tzid = get_tzid (timezone);
  calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid ("-//Psoas Rest//Psoas Rest " PSR_VERSION
                                                       "//EN"));
  icalcomponent_add_component (calendar, psr_timezone_component_new (timezone, now_s, tzid));

  n_reminders = g_list_model_get_n_items (reminders);
  for (guint i = 0; i < n_reminders; i++) {
    g_autoptr (PsrReminder) reminder = g_list_model_get_item (reminders, i);

    if (is_on (reminder))
      icalcomponent_add_component (calendar, make_event (reminder, now_s, timezone, tzid));
  }

  if (icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT) != NULL) {
    /* Not memory of GLib's. */
    ical = icalcomponent_as_ical_string_r (calendar);
    text = g_strdup (ical);
    icalmemory_free_buffer (ical);
  }
  icalcomponent_free (calendar);

  return g_steal_pointer (&text);
}
