/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "reminder/psr-reminder.h"

/* Returns: (transfer full): minutes and session as they come. */
PsrReminder *make_reminder (const char *id, int hour, int minute, PsrWeekdays weekdays);

/* Returns: seconds since 1970 UTC, of a time such as "2026-03-29T02:30:00+01". */
gint64 make_moment (const char *iso8601);

/* Returns: (transfer full): the zone, which the machine must know. */
GTimeZone *make_zone (const char *identifier);
