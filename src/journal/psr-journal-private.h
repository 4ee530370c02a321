/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-database.h"
#include "journal/psr-journal.h"

G_BEGIN_DECLS

/* For the files of this room. */

/* What psr_journal_read_entry() expects a row to be. */
#define PSR_JOURNAL_COLUMNS                                                                        \
  "id, start_s, utc_offset_min, time_zone, minutes, rested_s, ending, session, voice, language, "  \
  "arms, props, tension_before, tension_after, check_left, check_right, note"

/* Returns: (transfer full): the entry of the row that @statement stands on. */
PsrJournalEntry *psr_journal_read_entry (sqlite3_stmt *statement);

/* Fills @fields with what the row holds; the texts are @statement's until it moves on. */
void psr_journal_read_fields (sqlite3_stmt *statement, PsrJournalFields *fields);

/* @verb: "INSERT", or another beginning of such a statement. With @fields to be bound. */
sqlite3_stmt *
psr_journal_prepare_insert (PsrJournal *self, const char *verb, const char *tail, GError **error);
void psr_journal_bind_fields (sqlite3_stmt *statement, const PsrJournalFields *fields);

sqlite3 *psr_journal_get_database (PsrJournal *self);

/* Tells that anything may have changed. */
void psr_journal_emit_changed (PsrJournal *self);

G_END_DECLS
