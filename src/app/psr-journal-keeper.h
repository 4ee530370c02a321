/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal.h"
#include "session/psr-tension.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL_KEEPER (psr_journal_keeper_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalKeeper, psr_journal_keeper, PSR, JOURNAL_KEEPER, GObject)

/**
 * PsrJournalKeeper:
 *
 * Writes what a session does into the journal: a row, as broken off, when it begins to play; how
 * long it has been heard, at every pause and once a minute; how it ended; the tension that was told
 * before, and what is told after. One that goes on after a crash goes on in its row. A session that
 * ends while it is still settling leaves nothing.
 *
 * Signal: `failed` (GError *): nothing is kept; once while the program runs.
 */
PsrJournalKeeper *psr_journal_keeper_new (PsrSession *session,
                                          PsrTension *tension,
                                          PsrJournal *journal,
                                          PsrClock *clock);

/* What was answered for one side, at once. @answer: (nullable): its id; what is none of the check's
 * changes nothing. */
void psr_journal_keeper_note_answer (PsrJournalKeeper *self, PsrSide side, const char *answer);

G_END_DECLS
