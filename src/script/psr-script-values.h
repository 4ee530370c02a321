/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-cue.h"

G_BEGIN_DECLS

/* The values of the attributes of a session script. Each function reads one word and either sets
 * its result or gives %PSR_SCRIPT_ERROR_INVALID with a sentence that says what would be right;
 * the parser adds the place. A %NULL word keeps the default that the result already holds. */

gboolean psr_value_check_id (const char *word, GError **error);
gboolean psr_value_check_language (const char *word, GError **error);
gboolean psr_value_parse_side (const char *word, guint *sides, GError **error);
gboolean psr_value_parse_turn (const char *word, PsrTurns *turns, GError **error);

/* @sided: whether the stem of two mirrored poses will do as well. */
gboolean psr_value_check_pose (const char *word, gboolean sided, GError **error);
gboolean psr_value_check_highlight (const char *word, GError **error);
gboolean psr_value_parse_view (const char *word, PsrView *view, GError **error);
gboolean psr_value_parse_priority (const char *word, int *priority, GError **error);
gboolean psr_value_parse_guidances (const char *word, guint *guidances, GError **error);
gboolean psr_value_parse_arms (const char *word, guint *arms, GError **error);
gboolean psr_value_parse_props (const char *word, PsrProps *props, GError **error);

/* "7" or "7.5" seconds, from @min to @max. */
gboolean psr_value_parse_seconds (const char *word, int min_s, int max_s, int *ms, GError **error);

/* The same, and @grows is set when a plus follows: "15+". */
gboolean psr_value_parse_pause (const char *word,
                                int min_s,
                                int max_s,
                                int *ms,
                                gboolean *grows,
                                GError **error);

gboolean psr_value_parse_minutes (const char *word, int *minutes, GError **error);

/* "10-20". */
gboolean psr_value_parse_minute_range (const char *word, int *from, int *to, GError **error);

/* Files are wrapped and indented; what is said and shown has single blanks.
 * Returns: (transfer full): @raw with its blanks collapsed, or %NULL when it cannot be words. */
char *psr_value_parse_text (const char *raw, GError **error);

/* Sets %PSR_SCRIPT_ERROR_INVALID. Returns: FALSE. */
gboolean psr_script_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Returns: (transfer full): @word fit for a message: one line, not too long. */
char *psr_value_quote (const char *word);

G_END_DECLS
