/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reminder/psr-reminder-keeper.h"
#include "session/psr-session.h"

G_BEGIN_DECLS

/* Of a session that was ended early: what counts as the rest of the day, settling excluded. */
#define PSR_REST_WATCH_ENOUGH_MINUTES 5

/**
 * PsrRestWatch:
 *
 * Tells the reminders what becomes of a session: none is said from its beginning to its end, and
 * none any more on a day that had its rest. That is a session heard to the end, one that its person
 * slept through, or %PSR_REST_WATCH_ENOUGH_MINUTES of any other.
 */
#define PSR_TYPE_REST_WATCH (psr_rest_watch_get_type ())
G_DECLARE_FINAL_TYPE (PsrRestWatch, psr_rest_watch, PSR, REST_WATCH, GObject)

PsrRestWatch *psr_rest_watch_new (PsrSession *session, PsrReminderKeeper *keeper);

G_END_DECLS
