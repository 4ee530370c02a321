/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-column.h"

G_BEGIN_DECLS

/* The journal as CSV (RFC 4180): UTF-8, a row of names, then one row an entry. */

/* Called for every entry of a file, in its order; @fields last until it returns. Returns: FALSE,
 * with the error set, to stop. */
typedef gboolean (*PsrJournalReadFunc) (const PsrJournalFields *fields,
                                        gpointer data,
                                        GError **error);

void psr_journal_csv_append_header (GString *text);
void psr_journal_csv_append (GString *text, const PsrJournalFields *fields);

/* Also reads what spreadsheets make of it: another order of columns, semicolons or tabs instead of
 * commas, plain line ends, a byte order mark.
 * @text: valid UTF-8 without NUL in it
 * @name: of the file, for messages */
gboolean psr_journal_csv_read (const char *text,
                               const char *name,
                               PsrJournalReadFunc read,
                               gpointer data,
                               GError **error);

G_END_DECLS
