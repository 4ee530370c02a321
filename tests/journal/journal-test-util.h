/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal.h"

G_BEGIN_DECLS

/* A journal in a folder of its own. */
typedef struct {
  char *folder;
  char *path;
  PsrJournal *journal;
} JournalFixture;

void journal_fixture_set_up (JournalFixture *fixture, gconstpointer data);
void journal_fixture_tear_down (JournalFixture *fixture, gconstpointer data);

/* Closes the journal and opens it again, as the next start of the program does. */
void journal_fixture_reopen (JournalFixture *fixture);

/* Returns: (transfer full): an entry that began at @start_s, every field filled, with this number
 *   in its id and its note. */
PsrJournalEntry *make_entry (guint number, gint64 start_s);

/* Keeps it, which must not fail. */
void put_entry (PsrJournal *journal, guint number, gint64 start_s);

/* Keeps @n_entries at once, numbered from 0, one every day from @start_s. */
void put_entries (PsrJournal *journal, guint n_entries, gint64 start_s);

void assert_same_fields (const PsrJournalFields *a, const PsrJournalFields *b);

guint count_entries (PsrJournal *journal);

/* Returns: (transfer full): what is in the file. */
GBytes *read_bytes (const char *path);

void remove_folder (const char *path);

G_END_DECLS
