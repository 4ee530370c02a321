/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-database.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* "PsRe" in the header of the file: no other program's. */
#define APPLICATION_ID 1349735013

#define BUSY_MS        3000

/* The step from each version to the next; the version of a file counts the steps it has taken. Only
 * ever add to these: people have files of every version.
 * Enumerations are stored by their values, days as psr_day_from_time() numbers them. */
static const char *const steps[] = {
  "PRAGMA application_id = " G_STRINGIFY (
    APPLICATION_ID) ";"
                    "CREATE TABLE entry ("
                    "  id TEXT NOT NULL COLLATE NOCASE UNIQUE,"
                    "  day INTEGER NOT NULL,"
                    "  start_s INTEGER NOT NULL,"
                    "  utc_offset_min INTEGER NOT NULL,"
                    "  time_zone TEXT NOT NULL,"
                    "  minutes INTEGER NOT NULL,"
                    "  rested_s INTEGER NOT NULL,"
                    "  ending INTEGER NOT NULL CHECK (ending BETWEEN 0 AND 3),"
                    "  session TEXT NOT NULL,"
                    "  voice TEXT NOT NULL,"
                    "  language TEXT NOT NULL,"
                    "  arms TEXT NOT NULL,"
                    "  props TEXT NOT NULL,"
                    "  tension_before INTEGER NOT NULL CHECK (tension_before BETWEEN -1 AND 10),"
                    "  tension_after INTEGER NOT NULL CHECK (tension_after BETWEEN -1 AND 10),"
                    "  check_left INTEGER NOT NULL CHECK (check_left BETWEEN 0 AND 4),"
                    "  check_right INTEGER NOT NULL CHECK (check_right BETWEEN 0 AND 4),"
                    "  note TEXT NOT NULL"
                    ") STRICT;"
                    /* The order of every list. */
                    "CREATE INDEX entry_by_day ON entry (day, start_s, id);"
                    "CREATE INDEX entry_checks ON entry (day, start_s, id)"
                    "  WHERE check_left <> 0 OR check_right <> 0;",
};

static const char *
get_read_only_words (void)
{
  return _ ("The journal may not be written; allow it, or nothing is kept.");
}

/* Returns: (nullable): what a person can do about it, where that is known; @code says what it is.
 */
static const char *
explain (sqlite3 *database, PsrJournalError *code)
{
  /* Beyond a quota or a limit, writing fails as such. */
  if (sqlite3_errcode (database) == SQLITE_FULL ||
      sqlite3_extended_errcode (database) == SQLITE_IOERR_WRITE) {
    *code = PSR_JOURNAL_ERROR_FULL;
    return _ ("The disk takes nothing more; make room, or nothing is kept in the journal.");
  }

  switch (sqlite3_errcode (database) & 0xff) {
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_CANTOPEN:
    *code = PSR_JOURNAL_ERROR_READ_ONLY;
    return get_read_only_words ();

  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    *code = PSR_JOURNAL_ERROR_BUSY;
    return _ ("Another program is at work in the journal; try again in a moment.");

  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    *code = PSR_JOURNAL_ERROR_DAMAGED;
    return _ ("The journal is damaged; start the program again to set it aside and begin a new "
              "one.");

  default:
    *code = PSR_JOURNAL_ERROR_FAILED;
    return NULL;
  }
}

static void
take_error (sqlite3 *database, GError **error)
{
  PsrJournalError code;
  const char *message = explain (database, &code);

  if (message != NULL)
    g_set_error_literal (error, PSR_JOURNAL_ERROR, code, message);
  else
    g_set_error (error,
                 PSR_JOURNAL_ERROR,
                 code,
                 _ ("The journal cannot be read or written (%s); see that its disk is in order."),
                 sqlite3_errmsg (database));
}

gboolean
psr_journal_database_run (sqlite3 *database, const char *sql, GError **error)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  take_error (database, error);
  return FALSE;
}

sqlite3_stmt *
psr_journal_database_prepare (sqlite3 *database, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    take_error (database, error);

  return statement;
}

gboolean
psr_journal_database_finish (sqlite3_stmt *statement, GError **error)
{
  if (sqlite3_step (statement) == SQLITE_DONE)
    return TRUE;

  take_error (sqlite3_db_handle (statement), error);
  return FALSE;
}

gboolean
psr_journal_database_next (sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    take_error (sqlite3_db_handle (statement), error);

  return result == SQLITE_ROW;
}

gboolean
psr_journal_database_get_number (sqlite3 *database, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = psr_journal_database_prepare (database, sql, error);

  if (statement == NULL || !psr_journal_database_next (statement, error))
    return FALSE;

  *number = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Another instance may have done it by the time this one may write. */
static gboolean
take_steps (sqlite3 *database, GError **error)
{
  gint64 version;

  if (!psr_journal_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!psr_journal_database_get_number (database, "PRAGMA user_version", &version, error))
    return FALSE;

  for (gsize i = (gsize) version; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *count = g_strdup_printf ("PRAGMA user_version = %d", (int) i + 1);

    if (!psr_journal_database_run (database, steps[i], error) ||
        !psr_journal_database_run (database, count, error))
      return FALSE;
  }

  return psr_journal_database_run (database, "COMMIT", error);
}

static gboolean
check_integrity (sqlite3 *database, GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
    psr_journal_database_prepare (database, "PRAGMA quick_check(1)", error);

  if (statement == NULL || !psr_journal_database_next (statement, error))
    return FALSE;

  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0)
    return TRUE;

  g_set_error_literal (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_DAMAGED, "quick_check");
  return FALSE;
}

/* Nothing in the file is touched unless it is a journal of this version or an earlier one. */
static gboolean
check_kind (sqlite3 *database, gint64 *version, GError **error)
{
  gint64 application;
  gint64 n_tables;

  if (!psr_journal_database_get_number (database, "PRAGMA user_version", version, error) ||
      !psr_journal_database_get_number (database, "PRAGMA application_id", &application, error) ||
      !psr_journal_database_get_number (database,
                                        "SELECT count(*) FROM sqlite_master",
                                        &n_tables,
                                        error))
    return FALSE;

  if (application != APPLICATION_ID && (application != 0 || *version != 0 || n_tables != 0)) {
    g_set_error_literal (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_DAMAGED, "application_id");
    return FALSE;
  }

  if (*version > (gint64) G_N_ELEMENTS (steps)) {
    g_set_error_literal (error,
                         PSR_JOURNAL_ERROR,
                         PSR_JOURNAL_ERROR_NEWER,
                         _ ("A newer version of the program has written the journal; nothing is "
                            "kept until you install that version again."));
    return FALSE;
  }

  return TRUE;
}

/* One file with a rollback journal, not a write-ahead log: it can be read where it cannot be
 * written, lies whole in one place, and one short write a minute has nothing to win from a log.
 * EXTRA brings the folder to the disk as well: what was told as saved is there after a power cut.
 * What is deleted is overwritten. */
static const char settings[] = "PRAGMA synchronous = EXTRA;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;";

static sqlite3 *
open_file (const char *path, GError **error)
{
  sqlite3 *database = NULL;
  gint64 version = 0;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) ==
      SQLITE_OK) {
    sqlite3_busy_timeout (database, BUSY_MS);
    /* Of a newer version not even a log is folded in. */
    sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

    if (psr_journal_database_run (database, settings, error) &&
        check_kind (database, &version, error) && check_integrity (database, error) &&
        (version == G_N_ELEMENTS (steps) || take_steps (database, error)))
      return database;
  } else {
    take_error (database, error);
  }

  sqlite3_close (database);
  return NULL;
}

gboolean
psr_journal_database_check_writable (sqlite3 *database, GError **error)
{
  if (sqlite3_db_readonly (database, "main") != 1)
    return TRUE;

  g_set_error_literal (error,
                       PSR_JOURNAL_ERROR,
                       PSR_JOURNAL_ERROR_READ_ONLY,
                       get_read_only_words ());
  return FALSE;
}

static const char *const companions[] = { "", "-journal", "-wal", "-shm" };

/* Returns: (transfer full): the name without end of the files set aside from @path. */
static char *
dup_damaged_stem (const char *path)
{
  g_autofree char *stem =
    g_strndup (path, strlen (path) - (g_str_has_suffix (path, ".db") ? 3 : 0));

  return g_strconcat (stem, "-damaged-", NULL);
}

/* A rollback journal left at the old name would be played back into the new file.
 * Returns: (transfer full): the new name, or %NULL. */
static char *
set_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%F");
  g_autofree char *stem = dup_damaged_stem (path);
  g_autofree char *aside = g_strconcat (stem, date, ".db", NULL);

  for (int i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++) {
    g_free (aside);
    aside = g_strdup_printf ("%s%s-%d.db", stem, date, i);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *from = g_strconcat (path, companions[i], NULL);
    g_autofree char *to = g_strconcat (aside, companions[i], NULL);

    if (g_rename (from, to) != 0 && i == 0)
      return NULL;
  }

  return g_steal_pointer (&aside);
}

void
psr_journal_database_remove_damaged (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = dup_damaged_stem (path);
  g_autofree char *prefix = g_path_get_basename (stem);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    if (g_str_has_prefix (name, prefix))
      g_unlink (file);
  }
}

/* Reads like an empty journal. */
static sqlite3 *
open_stand_in (void)
{
  sqlite3 *database = NULL;

  /* Only memory can be lacking here, for which GLib ends the program too. */
  if (sqlite3_open (":memory:", &database) != SQLITE_OK || !take_steps (database, NULL))
    g_assert_not_reached ();

  return database;
}

static sqlite3 *
begin_anew (const char *path, GError **notice)
{
  g_autofree char *aside = set_aside (path);
  g_autofree char *name = aside != NULL ? g_filename_display_name (aside) : NULL;
  sqlite3 *database = aside != NULL ? open_file (path, NULL) : NULL;

  if (database != NULL)
    g_set_error (notice,
                 PSR_JOURNAL_ERROR,
                 PSR_JOURNAL_ERROR_DAMAGED,
                 _ ("The journal was damaged. It is kept as “%s”, and a new one has begun."),
                 name);
  else
    g_set_error_literal (notice,
                         PSR_JOURNAL_ERROR,
                         PSR_JOURNAL_ERROR_DAMAGED,
                         _ ("The journal is damaged and cannot be set aside; allow writing to its "
                            "folder, or nothing is kept."));

  return database;
}

sqlite3 *
psr_journal_database_open (const char *path, gboolean *usable, GError **notice)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  sqlite3 *database;

  /* Where this fails, opening says why. */
  g_mkdir_with_parents (folder, 0700);
  database = open_file (path, &error);
  if (g_error_matches (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_DAMAGED))
    database = begin_anew (path, notice);
  else if (error != NULL)
    g_propagate_error (notice, g_steal_pointer (&error));

  *usable = database != NULL;
  return database != NULL ? database : open_stand_in ();
}
