/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-csv.h"

G_BEGIN_DECLS

/* The journal as JSON: an object with "format", "version" and "entries", an array of objects with
 * the columns as members, one on each line. */

#define PSR_JOURNAL_JSON_VERSION 1

void psr_journal_json_append_header (GString *text);
void psr_journal_json_append (GString *text, const PsrJournalFields *fields, gboolean first);
void psr_journal_json_append_footer (GString *text);

/* @text: valid UTF-8 without NUL in it
 * @name: of the file, for messages */
gboolean psr_journal_json_read (const char *text,
                                const char *name,
                                PsrJournalReadFunc read,
                                gpointer data,
                                GError **error);

G_END_DECLS
