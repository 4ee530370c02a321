/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-entry.h"
#include "journal/psr-journal-error.h"

G_BEGIN_DECLS

/**
 * PsrJournalColumn:
 *
 * What the CSV and JSON files hold of an entry, in the order of the CSV's columns;
 * data/journal/README.md describes them for people. Both files write the same text for a value, and
 * an empty one (in JSON null) for what is not known. Names and texts never change: they are in
 * people's files.
 */
typedef enum {
  PSR_JOURNAL_COLUMN_ID,
  PSR_JOURNAL_COLUMN_START, /* ISO 8601 with the offset from UTC: time and offset in one */
  PSR_JOURNAL_COLUMN_TIME_ZONE,
  PSR_JOURNAL_COLUMN_MINUTES,
  PSR_JOURNAL_COLUMN_RESTED,
  PSR_JOURNAL_COLUMN_ENDING,
  PSR_JOURNAL_COLUMN_SESSION,
  PSR_JOURNAL_COLUMN_VOICE,
  PSR_JOURNAL_COLUMN_LANGUAGE,
  PSR_JOURNAL_COLUMN_ARMS,
  PSR_JOURNAL_COLUMN_PROPS,
  PSR_JOURNAL_COLUMN_TENSION_BEFORE,
  PSR_JOURNAL_COLUMN_TENSION_AFTER,
  PSR_JOURNAL_COLUMN_LEFT,
  PSR_JOURNAL_COLUMN_RIGHT,
  PSR_JOURNAL_COLUMN_NOTE,
} PsrJournalColumn;
#define PSR_N_JOURNAL_COLUMNS (PSR_JOURNAL_COLUMN_NOTE + 1)

const char *psr_journal_column_get_name (PsrJournalColumn column);

/* Returns: FALSE, with @column untouched, when no column has this name. */
gboolean psr_journal_column_from_name (const char *name, PsrJournalColumn *column);

/* Whether JSON writes it as a number. */
gboolean psr_journal_column_is_number (PsrJournalColumn column);

/* Returns: (transfer full): the text that files hold. */
char *psr_journal_column_dup_text (PsrJournalColumn column, const PsrJournalFields *fields);

/* Takes that text into @fields, which goes on using it.
 * Returns: FALSE, with @fields untouched, when it makes no sense; the message tells what would. */
gboolean psr_journal_column_take_text (PsrJournalColumn column,
                                       const char *text,
                                       PsrJournalFields *fields,
                                       GError **error);

/* The word of an answer, as the check asks for it and as files have it: "lifts-a-little". Returns:
 * FALSE, with @answer untouched, when it is none. */
gboolean psr_journal_answer_from_string (const char *word, PsrJournalAnswer *answer);

G_END_DECLS
