/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-rule.h"

#include "base/psr-day.h"
#include "reminder/psr-local-time.h"

/* How far to look: one day a week, of which the next is settled or does not exist. */
#define DAYS_AHEAD 15

/* A timer is never quite on time. What is no later than this is not called late. */
#define PUNCTUAL_S 90

/* From one 04:00 to the next. */
static int
get_day (GTimeZone *timezone, gint64 moment_s)
{
  return psr_day_from_time (moment_s, psr_local_time_get_offset_s (timezone, moment_s) / 60);
}

static gboolean
is_done (PsrReminderState *state, GTimeZone *timezone, gint64 moment_s)
{
  gint64 rest_s = psr_reminder_state_get_rest (state);

  return rest_s != 0 && get_day (timezone, rest_s) == get_day (timezone, moment_s);
}

/* Whether what was due then may still be said now. */
static gboolean
is_fresh (GTimeZone *timezone, gint64 moment_s, gint64 now_s)
{
  gint64 late_s = now_s - moment_s;

  if (late_s < 0 || late_s > PSR_REMINDER_LATEST_S ||
      psr_local_time_get_date (timezone, moment_s) != psr_local_time_get_date (timezone, now_s))
    return FALSE;

  return late_s <= PUNCTUAL_S ||
         psr_local_time_get_second (timezone, now_s) < PSR_REMINDER_LATEST_SECOND;
}

/* Returns: whether the reminder is for that date; then the moment of its time. */
static gboolean
find_moment (PsrReminder *reminder, guint32 date, GTimeZone *timezone, gint64 *moment_s)
{
  const PsrReminderValues *values = psr_reminder_get_values (reminder);
  /* 0001-01-01, the first Julian day of GDate, was a Monday. */
  int weekday = (int) ((date - 1) % 7) + 1;

  if (!values->enabled || (values->weekdays & PSR_WEEKDAY_BIT (weekday)) == 0 ||
      !psr_local_time_date_exists (timezone, date))
    return FALSE;

  *moment_s = psr_local_time_find (timezone, date, (values->hour * 60 + values->minute) * 60);
  return TRUE;
}

/* Returns: whether the reminder has something to say on that date; then when. */
static gboolean
find_due (PsrReminder *reminder,
          PsrReminderState *state,
          guint32 date,
          GTimeZone *timezone,
          PsrReminderDue *due)
{
  PsrReminderMark mark;
  gint64 moment_s;
  gint64 until_s;

  if (!find_moment (reminder, date, timezone, &moment_s) || is_done (state, timezone, moment_s))
    return FALSE;

  mark = psr_reminder_state_get_mark (state, psr_reminder_get_id (reminder), date, &until_s);
  if (mark != PSR_REMINDER_OPEN && mark != PSR_REMINDER_SNOOZED)
    return FALSE;

  due->reminder = reminder;
  due->date = date;
  due->snoozed = mark == PSR_REMINDER_SNOOZED;
  due->moment_s = due->snoozed ? until_s : moment_s;

  return !due->snoozed || psr_local_time_get_date (timezone, until_s) ==
                            psr_local_time_get_date (timezone, moment_s);
}

/* What may be said now comes before what comes later; of the one the latest, of the other the
 * first. */
static gboolean
is_better (const PsrReminderDue *due, const PsrReminderDue *best, gint64 now_s)
{
  if (best->reminder == NULL)
    return TRUE;
  if ((due->moment_s <= now_s) != (best->moment_s <= now_s))
    return due->moment_s <= now_s;

  return due->moment_s <= now_s ? due->moment_s > best->moment_s : due->moment_s < best->moment_s;
}

/* The dates that are looked at begin a day early: a time may be jumped over together with the
 * midnight after it. */
static void
find_next_of (PsrReminder *reminder,
              PsrReminderState *state,
              gint64 now_s,
              GTimeZone *timezone,
              PsrReminderDue *best)
{
  guint32 today = psr_local_time_get_date (timezone, now_s);

  for (guint32 date = today - 1; date <= today + DAYS_AHEAD; date++) {
    PsrReminderDue due;

    if (!find_due (reminder, state, date, timezone, &due))
      continue;
    if (due.moment_s <= now_s && !is_fresh (timezone, due.moment_s, now_s))
      continue;
    if (is_better (&due, best, now_s))
      *best = due;
    if (due.moment_s > now_s)
      return;
  }
}

gboolean
psr_reminder_find_next (GListModel *reminders,
                        PsrReminderState *state,
                        gint64 now_s,
                        GTimeZone *timezone,
                        PsrReminderDue *due)
{
  guint n_reminders;

  g_return_val_if_fail (G_IS_LIST_MODEL (reminders), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);
  g_return_val_if_fail (timezone != NULL, FALSE);
  g_return_val_if_fail (due != NULL, FALSE);

  due->reminder = NULL;
  n_reminders = g_list_model_get_n_items (reminders);
  for (guint i = 0; i < n_reminders; i++) {
    g_autoptr (PsrReminder) reminder = g_list_model_get_item (reminders, i);

    find_next_of (reminder, state, now_s, timezone, due);
  }

  return due->reminder != NULL;
}

static void
settle_one (PsrReminder *reminder,
            PsrReminderState *state,
            gint64 now_s,
            GTimeZone *timezone,
            PsrReminderMark mark)
{
  guint32 today = psr_local_time_get_date (timezone, now_s);

  for (guint32 date = today - 1; date <= today; date++) {
    PsrReminderDue due;

    if (find_due (reminder, state, date, timezone, &due) && due.moment_s <= now_s &&
        is_fresh (timezone, due.moment_s, now_s))
      psr_reminder_state_set_mark (state, psr_reminder_get_id (reminder), date, mark, 0);
  }
}

void
psr_reminder_settle (GListModel *reminders,
                     PsrReminderState *state,
                     gint64 now_s,
                     GTimeZone *timezone,
                     const char *id)
{
  guint n_reminders;

  g_return_if_fail (G_IS_LIST_MODEL (reminders));
  g_return_if_fail (state != NULL);
  g_return_if_fail (timezone != NULL);

  n_reminders = g_list_model_get_n_items (reminders);
  for (guint i = 0; i < n_reminders; i++) {
    g_autoptr (PsrReminder) reminder = g_list_model_get_item (reminders, i);
    gboolean shown = g_strcmp0 (psr_reminder_get_id (reminder), id) == 0;

    settle_one (reminder, state, now_s, timezone, shown ? PSR_REMINDER_SHOWN : PSR_REMINDER_MISSED);
  }
}

/* Returns: (transfer full) (nullable) */
static PsrReminder *
find_reminder (GListModel *reminders, const char *id)
{
  guint n_reminders = g_list_model_get_n_items (reminders);

  for (guint i = 0; i < n_reminders; i++) {
    g_autoptr (PsrReminder) reminder = g_list_model_get_item (reminders, i);

    if (g_str_equal (psr_reminder_get_id (reminder), id))
      return g_steal_pointer (&reminder);
  }

  return NULL;
}

void
psr_reminder_snooze (GListModel *reminders,
                     PsrReminderState *state,
                     gint64 now_s,
                     GTimeZone *timezone,
                     const char *id)
{
  g_autoptr (PsrReminder) reminder = NULL;
  guint32 today;

  g_return_if_fail (G_IS_LIST_MODEL (reminders));
  g_return_if_fail (state != NULL);
  g_return_if_fail (timezone != NULL);
  g_return_if_fail (id != NULL);

  reminder = find_reminder (reminders, id);
  if (reminder == NULL)
    return;

  /* The one that stands there; yesterday's only where its time was jumped over with midnight. */
  today = psr_local_time_get_date (timezone, now_s);
  for (guint32 date = today - 1; date <= today; date++) {
    gint64 moment_s;

    if (psr_reminder_state_get_mark (state, id, date, NULL) != PSR_REMINDER_SKIPPED &&
        find_moment (reminder, date, timezone, &moment_s) && moment_s <= now_s &&
        psr_local_time_get_date (timezone, moment_s) == today)
      psr_reminder_state_set_mark (state,
                                   id,
                                   date,
                                   PSR_REMINDER_SNOOZED,
                                   now_s + PSR_REMINDER_SNOOZE_S);
  }
}

void
psr_reminder_plan_afresh (PsrReminder *reminder,
                          PsrReminderState *state,
                          gint64 now_s,
                          GTimeZone *timezone)
{
  guint32 today;

  g_return_if_fail (PSR_IS_REMINDER (reminder));
  g_return_if_fail (state != NULL);
  g_return_if_fail (timezone != NULL);

  today = psr_local_time_get_date (timezone, now_s);
  for (guint32 date = today - 1; date <= today; date++) {
    gint64 moment_s;
    gboolean past = find_moment (reminder, date, timezone, &moment_s) && moment_s <= now_s;

    psr_reminder_state_set_mark (state,
                                 psr_reminder_get_id (reminder),
                                 date,
                                 past ? PSR_REMINDER_MISSED : PSR_REMINDER_OPEN,
                                 0);
  }
}
