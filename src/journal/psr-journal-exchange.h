/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "journal/psr-journal.h"

G_BEGIN_DECLS

/* A journal to and from a file. What is exported and imported again is the same, entry by entry;
 * data/journal/README.md describes both formats. */

typedef enum {
  PSR_JOURNAL_CSV,
  PSR_JOURNAL_JSON,
} PsrJournalFormat;

/* @name: the name of a file. Returns: FALSE, with @format untouched, when it ends in neither .csv
 * nor .json. */
gboolean psr_journal_format_from_name (const char *name, PsrJournalFormat *format);

/* Every entry, the oldest first, as they are at the moment of the call. */
gboolean psr_journal_write (PsrJournal *self,
                            PsrJournalFormat format,
                            GOutputStream *stream,
                            GError **error);

/* The same into a file, which is replaced when it is there. It is whole or left as it was. */
gboolean
psr_journal_export (PsrJournal *self, PsrJournalFormat format, GFile *file, GError **error);

/* How many entries came in, and how many were there already: those stay as they are. */
typedef struct {
  guint n_added;
  guint n_known;
} PsrJournalImport;

/* Takes in the entries of a file of either format. With an error nothing has changed. */
gboolean
psr_journal_import (PsrJournal *self, GFile *file, PsrJournalImport *counts, GError **error);

/* The same from @length bytes; @name is what messages call them. */
gboolean psr_journal_read (PsrJournal *self,
                           const char *data,
                           gsize length,
                           const char *name,
                           PsrJournalImport *counts,
                           GError **error);

G_END_DECLS
