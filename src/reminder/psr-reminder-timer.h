/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-clock.h"

G_BEGIN_DECLS

/**
 * PsrReminderTimer:
 *
 * Says when the clock on the wall is to be looked at: at a moment that is asked for, when somebody
 * has set the clock, and at least every minute, so that nothing else has to tell of suspend, of a
 * clock that jumped or of another time zone. It counts no seconds: a moment that passed while the
 * machine slept is told of when it wakes up. Never wakes the machine.
 *
 * Signal `elapsed`: the timer has stopped, time to look.
 */
#define PSR_TYPE_REMINDER_TIMER (psr_reminder_timer_get_type ())
G_DECLARE_FINAL_TYPE (PsrReminderTimer, psr_reminder_timer, PSR, REMINDER_TIMER, GObject)

/* In the main context of the thread. */
PsrReminderTimer *psr_reminder_timer_new (PsrClock *clock);

/* @moment_us: of the clock's real time. One that is past elapses at once, but not before this
 *   returns. Replaces what was asked for before. */
void psr_reminder_timer_start (PsrReminderTimer *self, gint64 moment_us);

void psr_reminder_timer_stop (PsrReminderTimer *self);

/* Elapses if it is time by the clock, which is how time passes for a fake one. */
void psr_reminder_timer_check (PsrReminderTimer *self);

G_END_DECLS
