/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "journal/psr-journal.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL_LIST (psr_journal_list_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalList, psr_journal_list, PSR, JOURNAL_LIST, GObject)

/**
 * PsrJournalList:
 *
 * A #GListModel of #PsrJournalEntry, the newest first, that follows its journal. It holds a few
 * pages of entries, however long the journal is, and reads another one when an entry of it is asked
 * for. An entry that can no longer be read is there, empty.
 */

/* The entries of the days from @first_day to @last_day; %G_MININT and %G_MAXINT for all. */
PsrJournalList *psr_journal_list_new (PsrJournal *journal, int first_day, int last_day);

/* How many entries it holds at the moment; for tests. */
guint psr_journal_list_get_n_loaded (PsrJournalList *self);

G_END_DECLS
