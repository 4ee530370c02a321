/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "journal/psr-journal-entry.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL_ROW (psr_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalRow, psr_journal_row, PSR, JOURNAL_ROW, AdwBin)

/**
 * PsrJournalRow:
 *
 * One entry in the list: when, what, how long, how it ended, and the note.
 */
GtkWidget *psr_journal_row_new (void);

void psr_journal_row_show (PsrJournalRow *self, PsrJournalEntry *entry, PsrScriptCatalog *scripts);

G_END_DECLS
