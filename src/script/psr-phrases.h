/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PSR_TYPE_PHRASES (psr_phrases_get_type ())
G_DECLARE_FINAL_TYPE (PsrPhrases, psr_phrases, PSR, PHRASES, GObject)

/* The folder and the group of a voice pack that hold their clips; no session has this id. */
#define PSR_PHRASES_ID "phrases"

/**
 * PsrPhrases:
 *
 * What the program says of itself: that it paused, how many minutes are left. The format is told
 * in data/phrases/README.md. Immutable.
 */

/* Reads and checks a file. Blocks; the file is at most 1 MiB. Returns: (transfer full): the
 * phrases, or %NULL with %PSR_SCRIPT_ERROR_INVALID or an error of %G_IO_ERROR. */
PsrPhrases *psr_phrases_new_from_file (GFile *file, GError **error);

/* The same from memory; @name stands for the file in messages. @length -1 for a string. */
PsrPhrases *
psr_phrases_new_from_data (const char *data, gssize length, const char *name, GError **error);

/* Returns: (transfer none) (array zero-terminated=1): in the order of the file; of a phrase for
 *   several numbers one each, such as "minutes-left-12". */
const char *const *psr_phrases_get_ids (PsrPhrases *self);

/* Returns: (nullable): the words in exactly this language, never in another one. */
const char *psr_phrases_get_words (PsrPhrases *self, const char *id, const char *language);

/* Returns: (transfer full) (array zero-terminated=1): the languages in which every phrase has
 *   words, sorted; "en" is always among them. */
char **psr_phrases_dup_languages (PsrPhrases *self);

/* Returns: (transfer full): what the clip of the title of a part is called among those of the
 *   phrases. It has a dot in it, as no id of a phrase has. */
char *psr_phrases_dup_title_id (const char *session_id, const char *part_id);

G_END_DECLS
