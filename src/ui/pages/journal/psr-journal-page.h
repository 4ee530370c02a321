/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "journal/psr-journal.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL_PAGE (psr_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalPage, psr_journal_page, PSR, JOURNAL_PAGE, AdwBin)

/**
 * PsrJournalPage:
 *
 * What has been done: a calendar, the last weeks or months as plots, and every entry in a list, to
 * be read, noted on and deleted.
 */

/* To be called once. @actions: gets `journal-export` (s: "csv" or "json"), `journal-import` and
 * `journal-clear`; the page must live as long. */
void psr_journal_page_set_up (PsrJournalPage *self,
                              PsrJournal *journal,
                              PsrScriptCatalog *scripts,
                              GActionMap *actions);

/* Turns to the plot of the checks, if there were any. */
void psr_journal_page_show_checks (PsrJournalPage *self);

G_END_DECLS
