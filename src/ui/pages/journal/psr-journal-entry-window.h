/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "journal/psr-journal.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL_ENTRY_WINDOW (psr_journal_entry_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalEntryWindow,
                      psr_journal_entry_window,
                      PSR,
                      JOURNAL_ENTRY_WINDOW,
                      AdwWindow)

/**
 * PsrJournalEntryWindow:
 *
 * One entry, whose note and tension can be changed: what was changed is kept when it closes.
 *
 * Signals: `failed` (GError *): a change could not be kept; `remove`: the person wants the entry
 * gone, and the window has closed.
 */
GtkWindow *psr_journal_entry_window_new (GtkWindow *parent,
                                         PsrJournal *journal,
                                         PsrJournalEntry *entry,
                                         PsrScriptCatalog *scripts);

PsrJournalEntry *psr_journal_entry_window_get_entry (PsrJournalEntryWindow *self);

G_END_DECLS
