/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Days of the week, from Monday on, as bits. */
typedef enum {
  PSR_WEEKDAYS_NONE = 0,
  PSR_WEEKDAYS_WORKING = 0x1f, /* Monday to Friday */
  PSR_WEEKDAYS_ALL = 0x7f,
} PsrWeekdays;

/* @weekday: 1 for Monday to 7 for Sunday, as in ISO 8601, GDate and GDateTime. */
#define PSR_WEEKDAY_BIT(weekday)      ((PsrWeekdays) (1 << ((weekday) -1)))

#define PSR_REMINDER_SHORTEST_MINUTES 1
#define PSR_REMINDER_LONGEST_MINUTES  60

/**
 * PsrReminderValues:
 * @hour: 0 to 23, of the wall clock
 * @minute: 0 to 59
 * @weekdays: on which days
 * @enabled: whether it is on
 * @session: id of the session that it starts
 * @minutes: how long that session is, 1 to 60
 */
typedef struct {
  int hour;
  int minute;
  PsrWeekdays weekdays;
  gboolean enabled;
  const char *session;
  int minutes;
} PsrReminderValues;

/**
 * PsrReminder:
 *
 * A time of the wall clock on some days of the week at which a person wants to be reminded of a
 * session. Immutable; a change is a new reminder of the same id.
 */
#define PSR_TYPE_REMINDER (psr_reminder_get_type ())
G_DECLARE_FINAL_TYPE (PsrReminder, psr_reminder, PSR, REMINDER, GObject)

/* @id: (nullable): %NULL for a new one that no other reminder has. The values must be in range. */
PsrReminder *psr_reminder_new (const char *id, const PsrReminderValues *values);

const char *psr_reminder_get_id (PsrReminder *self);

/* Returns: (transfer none): as long as the reminder lives. */
const PsrReminderValues *psr_reminder_get_values (PsrReminder *self);

/**
 * psr_reminder_new_from_variant:
 * @variant: of type a{sv}, with `id` (s), `hour` (i), `minute` (i), `weekdays` (i, the bits) and,
 * if wanted, `enabled` (b), `session` (s), `minutes` (i); others are ignored
 *
 * Returns: (transfer full) (nullable): %NULL where it says no time of a day, or has no id
 */
PsrReminder *psr_reminder_new_from_variant (GVariant *variant);

/* Returns: (transfer floating): what psr_reminder_new_from_variant() reads. */
GVariant *psr_reminder_to_variant (PsrReminder *self);

G_END_DECLS
