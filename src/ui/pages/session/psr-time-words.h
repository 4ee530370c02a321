/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times as they are told during a session, translated. All samples are at least 0.
 * Returns: (transfer full) */

/* "about 9 minutes left": changes once a minute. */
char *psr_time_words_dup_left (gint64 samples);

/* "9:12 left": rounded up, so that the last second is 0:01. */
char *psr_time_words_dup_left_seconds (gint64 samples);

/* The same until a session begins. */
char *psr_time_words_dup_begins (gint64 samples);
char *psr_time_words_dup_begins_seconds (gint64 samples);

/* "15 minutes": how long one has rested. */
char *psr_time_words_dup_rested (gint64 samples);

G_END_DECLS
