/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PSR_DAY_START_HOUR:
 *
 * A day lasts from 04:00 by the clock on the wall until 04:00 on the next date, so that a rest
 * after midnight still belongs to the evening. Days are numbered: day 0 has the date 1970-01-01.
 */
#define PSR_DAY_START_HOUR 4

/* @unix_s: seconds since 1970 in UTC. @utc_offset_min: how many minutes the clock on the wall was
 * ahead of UTC then. Clocks may be set at any hour: only the time that they showed counts. */
int psr_day_from_time (gint64 unix_s, int utc_offset_min);

/* The day that the time of day of @time, in its own time zone, belongs to. */
int psr_day_from_date_time (GDateTime *time);

/* The day that has this date, and the date of a day. */
int psr_day_from_date (const GDate *date);
void psr_day_get_date (int day, GDate *date);

/* The first day, a Monday, of the week of @day. */
int psr_day_get_week (int day);

G_END_DECLS
