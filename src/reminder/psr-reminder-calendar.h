/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "reminder/psr-reminder.h"

G_BEGIN_DECLS

/* How a calendar is told of reminders: an iCalendar object (RFC 5545) with one weekly event for
 * each that is on, by the clock on the wall of @timezone, whose rules come along. */

/**
 * psr_reminder_calendar_write:
 * @reminders: (element-type PsrReminder)
 * @now_s: seconds since 1970 UTC; the first event is the first one after it
 *
 * The events keep their UIDs, so that a calendar takes a second import as a change.
 *
 * Returns: (transfer full) (nullable): the text of the file; %NULL when no reminder is on
 */
char *psr_reminder_calendar_write (GListModel *reminders, gint64 now_s, GTimeZone *timezone);

G_END_DECLS
