/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reminder/psr-reminder.h"

G_BEGIN_DECLS

/* Times and days as people say them, in the language of the interface. */

/* Whether the locale's clock counts to twelve. */
gboolean psr_reminder_words_has_twelve_hours (void);

/* Returns: (transfer full): "21:30" or "9:30 PM". */
char *psr_reminder_words_dup_time (int hour, int minute);

/* Reads what a person types: "21:30", "9.30 pm", "2130", "9". Returns: minutes since midnight, -1
 *   where that is no time. */
int psr_reminder_words_parse_time (const char *text);

/* @weekday: 1 for Monday to 7 for Sunday. Returns: "Monday", translated. */
const char *psr_reminder_words_get_weekday (int weekday);

/* Returns: "Mo", translated. */
const char *psr_reminder_words_get_short_weekday (int weekday);

/* Returns: (transfer full): "Monday to Friday", "Monday, Saturday"; "Never" for none. */
char *psr_reminder_words_dup_weekdays (PsrWeekdays weekdays);

/* Moments in seconds since 1970 UTC. Returns: (transfer full): "today 21:30", "tomorrow 21:30",
 *   "Monday 21:30", "Monday 2 March 21:30". */
char *psr_reminder_words_dup_moment (GTimeZone *timezone, gint64 moment_s, gint64 now_s);

G_END_DECLS
