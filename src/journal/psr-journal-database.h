/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "journal/psr-journal-error.h"

G_BEGIN_DECLS

/* The file beneath #PsrJournal; nobody else enters here. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/**
 * psr_journal_database_open:
 * @path: where the journal is, or is to be
 * @usable: (out): whether this is the journal; else it is an empty stand-in that takes nothing
 * @notice: (out) (nullable) (transfer full): what the person should be told
 *
 * A file of an earlier version is brought up to this one, a damaged one is set aside and a new one
 * begun, a newer one is left as it is.
 *
 * Returns: (transfer full): to be closed with sqlite3_close()
 */
sqlite3 *psr_journal_database_open (const char *path, gboolean *usable, GError **notice);

/* Returns: FALSE where the file, or what it lies on, can only be read. */
gboolean psr_journal_database_check_writable (sqlite3 *database, GError **error);

/* Removes the damaged files that were ever set aside from the folder of @path. */
void psr_journal_database_remove_damaged (const char *path);

/* Runs statements that answer nothing. */
gboolean psr_journal_database_run (sqlite3 *database, const char *sql, GError **error);

/* Returns: (transfer full): or %NULL. */
sqlite3_stmt *psr_journal_database_prepare (sqlite3 *database, const char *sql, GError **error);

/* Runs a statement that answers nothing, its values bound. */
gboolean psr_journal_database_finish (sqlite3_stmt *statement, GError **error);

/* Goes to the next row of an answer. Returns: FALSE after the last one, and with @error set. */
gboolean psr_journal_database_next (sqlite3_stmt *statement, GError **error);

/* @sql: asks for one number. */
gboolean psr_journal_database_get_number (sqlite3 *database,
                                          const char *sql,
                                          gint64 *number,
                                          GError **error);

G_END_DECLS
