/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wall clocks. A moment is in seconds since 1970 UTC, a date is a Julian day as GDate counts them.
 * GDateTime alone does not do: of a time that comes twice it takes the second, and what it makes
 * of one that never comes is not documented. */

/* Returns: how far the clock on the wall is ahead of UTC. */
int psr_local_time_get_offset_s (GTimeZone *timezone, gint64 moment_s);

/* Returns: the date that a calendar on the wall shows. */
guint32 psr_local_time_get_date (GTimeZone *timezone, gint64 moment_s);

/* Returns: seconds that the clock on the wall shows since its midnight, 0 to 86399. */
int psr_local_time_get_second (GTimeZone *timezone, gint64 moment_s);

/**
 * psr_local_time_find:
 * @second: since midnight, as the clock on the wall shows them
 *
 * Returns: the first moment at which the clock on the wall shows that time on that date, or a later
 *   one when it jumps over it, be it by a day
 */
gint64 psr_local_time_find (GTimeZone *timezone, guint32 date, int second);

/* Whether there is such a day: Pacific/Apia had no 30 December 2011. */
gboolean psr_local_time_date_exists (GTimeZone *timezone, guint32 date);

G_END_DECLS
