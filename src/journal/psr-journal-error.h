/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrJournalError:
 * @PSR_JOURNAL_ERROR_FAILED: reading or writing went wrong in another way
 * @PSR_JOURNAL_ERROR_FULL: no room on the disk; nothing was changed
 * @PSR_JOURNAL_ERROR_READ_ONLY: the journal or its folder may not be written
 * @PSR_JOURNAL_ERROR_BUSY: another program held the journal for too long; nothing was changed
 * @PSR_JOURNAL_ERROR_DAMAGED: the file is no journal, or no longer one
 * @PSR_JOURNAL_ERROR_NEWER: a newer version of the program wrote it; it is left alone
 * @PSR_JOURNAL_ERROR_IMPORT: a file to be imported is wrong; the message names file, line and
 *   remedy, and nothing was changed
 *
 * Messages are sentences that a person can act on.
 */
typedef enum {
  PSR_JOURNAL_ERROR_FAILED,
  PSR_JOURNAL_ERROR_FULL,
  PSR_JOURNAL_ERROR_READ_ONLY,
  PSR_JOURNAL_ERROR_BUSY,
  PSR_JOURNAL_ERROR_DAMAGED,
  PSR_JOURNAL_ERROR_NEWER,
  PSR_JOURNAL_ERROR_IMPORT,
} PsrJournalError;

#define PSR_JOURNAL_ERROR (psr_journal_error_quark ())
GQuark psr_journal_error_quark (void);

/* Sets %PSR_JOURNAL_ERROR_IMPORT. @name: of the file; @line: counted from 1; @message: what is
 * wrong there, and what to do. Returns: %FALSE */
gboolean psr_journal_refuse_line (const char *name, int line, const char *message, GError **error);

G_END_DECLS
