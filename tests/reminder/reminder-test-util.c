/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder-test-util.h"

PsrReminder *
make_reminder (const char *id, int hour, int minute, PsrWeekdays weekdays)
{
  const PsrReminderValues values = {
    .hour = hour,
    .minute = minute,
    .weekdays = weekdays,
    .enabled = TRUE,
    .session = "constructive-rest",
    .minutes = 15,
  };

  return psr_reminder_new (id, &values);
}

gint64
make_moment (const char *iso8601)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso8601, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

GTimeZone *
make_zone (const char *identifier)
{
  GTimeZone *zone = g_time_zone_new_identifier (identifier);

  g_assert_nonnull (zone);
  return zone;
}
