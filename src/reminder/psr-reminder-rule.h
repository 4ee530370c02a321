/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "reminder/psr-reminder-state.h"
#include "reminder/psr-reminder.h"

G_BEGIN_DECLS

/* "In 20 minutes". */
#define PSR_REMINDER_SNOOZE_S (20 * 60)

/* How late a reminder may be, and until what time of the day it may be late. */
#define PSR_REMINDER_LATEST_S      (2 * 3600)
#define PSR_REMINDER_LATEST_SECOND ((23 * 60 + 30) * 60)

/**
 * PsrReminderDue:
 * @reminder: what is to be said; owned by whoever owns the reminders
 * @date: of which local date it is, as a Julian day
 * @moment_s: when, in seconds since 1970 UTC
 * @snoozed: whether it has been put off by the person
 */
typedef struct {
  PsrReminder *reminder;
  guint32 date;
  gint64 moment_s;
  gboolean snoozed;
} PsrReminderDue;

/**
 * psr_reminder_find_next:
 * @reminders: (element-type PsrReminder)
 * @now_s: seconds since 1970 UTC
 *
 * The whole rule; it reads no clock and changes nothing. Each reminder that is on is due once on
 * each of its days, at its time of the wall clock, or at the first moment after it where the clock
 * jumps over it; a day that does not exist has none. One that is late by at most two hours is still
 * due until 23:30 of its day. It is silent after a rest, from 04:00 to 04:00, and on a day that is
 * skipped. Put off, it is due 20 minutes later, but not after midnight.
 *
 * Returns: whether there is one: if @due->moment_s is not after @now_s it is to be said now, and
 *   psr_reminder_settle() afterwards
 */
gboolean psr_reminder_find_next (GListModel *reminders,
                                 PsrReminderState *state,
                                 gint64 now_s,
                                 GTimeZone *timezone,
                                 PsrReminderDue *due);

/**
 * psr_reminder_settle:
 * @id: (nullable): of the reminder that has been shown
 *
 * Everything whose time has come by @now_s is settled: @id is shown, the others of the moment are
 * missed, so that there are never two at once.
 */
void psr_reminder_settle (GListModel *reminders,
                          PsrReminderState *state,
                          gint64 now_s,
                          GTimeZone *timezone,
                          const char *id);

/* "In 20 minutes", pressed at @now_s. A reminder that is gone changes nothing. */
void psr_reminder_snooze (GListModel *reminders,
                          PsrReminderState *state,
                          gint64 now_s,
                          GTimeZone *timezone,
                          const char *id);

/* The person has given @reminder its time just now: what became of it before does not count, and
 * of today only what is still to come. */
void psr_reminder_plan_afresh (PsrReminder *reminder,
                               PsrReminderState *state,
                               gint64 now_s,
                               GTimeZone *timezone);

G_END_DECLS
