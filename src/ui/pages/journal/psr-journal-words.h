/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-entry.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/* How the journal speaks of its entries. All is translated. */

const char *psr_journal_words_get_ending (PsrJournalEnding ending);
const char *psr_journal_words_get_answer (PsrJournalAnswer answer);

/* How much an answer of the check is worth: a sentence. */
const char *psr_journal_words_get_check_worth (void);

/* Returns: (transfer full): "Saturday 21 November 2026". */
char *psr_journal_words_dup_day (int day);

/* Returns: (transfer full): the same, with the time, of when an entry began. */
char *psr_journal_words_dup_start (const PsrJournalFields *fields);

/* Returns: (transfer full): "12 of 15 minutes". */
char *psr_journal_words_dup_length (const PsrJournalFields *fields);

/* Returns: (transfer full): "7" or "not told". */
char *psr_journal_words_dup_tension (int tension);

/* Returns: (transfer full): "7: Very tense" or "not told". */
char *psr_journal_words_dup_tension_in_words (int tension);

/* Returns: (transfer full): the title of the session, its id when there is no such session any
 *   more. */
char *psr_journal_words_dup_session (PsrScriptCatalog *scripts, const PsrJournalFields *fields);

G_END_DECLS
