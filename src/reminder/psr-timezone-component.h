/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

/**
 * psr_timezone_component_new:
 * @now_s: seconds since 1970 UTC
 * @tzid: what the events call the zone
 *
 * The rules by which the clock on the wall is changed, from the year before @now_s on, as a
 * VTIMEZONE of RFC 5545. (What libical itself makes of the zones of the system, up to 3.0, begins
 * in 1835 and is wrong from 2038 on.)
 *
 * Returns: (transfer full)
 */
icalcomponent *psr_timezone_component_new (GTimeZone *timezone, gint64 now_s, const char *tzid);

G_END_DECLS
