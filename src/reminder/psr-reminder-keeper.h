/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-clock.h"
#include "reminder/psr-reminder-list.h"
#include "reminder/psr-reminder-rule.h"

G_BEGIN_DECLS

/**
 * PsrReminderKeeper:
 *
 * Keeps a person's reminders: the list, what became of each, and the time. It says when one is due,
 * by the rule of psr_reminder_find_next(), and when what it said is over. Everything lives in the
 * settings, under the keys `reminders` and `reminder-state`, so that another process can go on
 * where this one ends.
 *
 * Properties, notified: `active` (whether a reminder is on), `standing` (whether one has been said
 * that is neither answered nor over).
 *
 * Signals: `due` (PsrReminder *): say it now. `planned`: what comes next may be another one.
 */
#define PSR_TYPE_REMINDER_KEEPER (psr_reminder_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PsrReminderKeeper, psr_reminder_keeper, PSR, REMINDER_KEEPER, GObject)

PsrReminderKeeper *psr_reminder_keeper_new (GSettings *settings, PsrClock *clock);

/* From now on it says what is due; what is due already at once. */
void psr_reminder_keeper_start (PsrReminderKeeper *self);

/* Returns: (transfer none) */
PsrReminderList *psr_reminder_keeper_get_list (PsrReminderKeeper *self);

gboolean psr_reminder_keeper_get_active (PsrReminderKeeper *self);
gboolean psr_reminder_keeper_get_standing (PsrReminderKeeper *self);

/* Seconds since 1970 UTC, by the clock that the keeper looks at. */
gint64 psr_reminder_keeper_get_now_s (PsrReminderKeeper *self);

/* Returns: whether anything will be due; @due is valid until the list changes. */
gboolean psr_reminder_keeper_find_next (PsrReminderKeeper *self, PsrReminderDue *due);

/* A session is under way: nothing is said, and what comes due meanwhile is missed. */
void psr_reminder_keeper_set_busy (PsrReminderKeeper *self, gboolean busy);

/* A rest was done: today's reminders are silent. To be called when a session ends that counts. */
void psr_reminder_keeper_note_rest (PsrReminderKeeper *self);

/* The answers to a reminder: in 20 minutes, and not today. */
void psr_reminder_keeper_snooze (PsrReminderKeeper *self, const char *id);
void psr_reminder_keeper_skip_today (PsrReminderKeeper *self);

/* The person adds @reminder, or changes the one of the same id: what became of that does not count
 * any more, and of today only what is still to come. */
void psr_reminder_keeper_put (PsrReminderKeeper *self, PsrReminder *reminder);

/* Looks at the clock, as the timer does; for a fake one. */
void psr_reminder_keeper_check (PsrReminderKeeper *self);

G_END_DECLS
