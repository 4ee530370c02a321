/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-private.h"

#include "base/psr-day.h"

struct _PsrJournal {
  GObject parent_instance;

  char *path;
  sqlite3 *database;
  gboolean usable;
  GError *notice;
  gint64 data_version; /* as SQLite counts what other processes write */
};

G_DEFINE_FINAL_TYPE (PsrJournal, psr_journal, G_TYPE_OBJECT)

static guint changed_signal;

static void
psr_journal_finalize (GObject *object)
{
  PsrJournal *self = PSR_JOURNAL (object);

  g_free (self->path);
  sqlite3_close (self->database);
  g_clear_error (&self->notice);

  G_OBJECT_CLASS (psr_journal_parent_class)->finalize (object);
}

static void
psr_journal_class_init (PsrJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_journal_finalize;

  changed_signal = g_signal_new ("changed",
                                 PSR_TYPE_JOURNAL,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 2,
                                 PSR_TYPE_JOURNAL_ENTRY,
                                 PSR_TYPE_JOURNAL_ENTRY);
}

static void
psr_journal_init (PsrJournal *self)
{
}

PsrJournal *
psr_journal_new (const char *path)
{
  PsrJournal *self = g_object_new (PSR_TYPE_JOURNAL, NULL);

  self->path = g_strdup (path);
  self->database = psr_journal_database_open (path, &self->usable, &self->notice);
  psr_journal_database_get_number (self->database,
                                   "PRAGMA data_version",
                                   &self->data_version,
                                   NULL);

  return self;
}

const GError *
psr_journal_get_notice (PsrJournal *self)
{
  g_return_val_if_fail (PSR_IS_JOURNAL (self), NULL);

  return self->notice;
}

sqlite3 *
psr_journal_get_database (PsrJournal *self)
{
  return self->database;
}

gboolean
psr_journal_check_writable (PsrJournal *self, GError **error)
{
  if (self->usable)
    return psr_journal_database_check_writable (self->database, error);

  g_propagate_error (error, g_error_copy (self->notice));
  return FALSE;
}

static void
emit_changed (PsrJournal *self, PsrJournalEntry *before, PsrJournalEntry *after)
{
  g_signal_emit (self, changed_signal, 0, before, after);
}

void
psr_journal_emit_changed (PsrJournal *self)
{
  emit_changed (self, NULL, NULL);
}

/* What is no UTF-8 in a file that something else has written must not reach a label. */
static const char *
read_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : "";
}

void
psr_journal_read_fields (sqlite3_stmt *statement, PsrJournalFields *fields)
{
  *fields = (PsrJournalFields){
    .id = read_text (statement, 0),
    .start_s = sqlite3_column_int64 (statement, 1),
    .utc_offset_min = sqlite3_column_int (statement, 2),
    .time_zone = read_text (statement, 3),
    .minutes = sqlite3_column_int (statement, 4),
    .rested_s = sqlite3_column_int (statement, 5),
    .ending = (PsrJournalEnding) sqlite3_column_int (statement, 6),
    .session = read_text (statement, 7),
    .voice = read_text (statement, 8),
    .language = read_text (statement, 9),
    .arms = read_text (statement, 10),
    .props = read_text (statement, 11),
    .tension_before = sqlite3_column_int (statement, 12),
    .tension_after = sqlite3_column_int (statement, 13),
    .left = (PsrJournalAnswer) sqlite3_column_int (statement, 14),
    .right = (PsrJournalAnswer) sqlite3_column_int (statement, 15),
    .note = read_text (statement, 16),
  };
}

PsrJournalEntry *
psr_journal_read_entry (sqlite3_stmt *statement)
{
  PsrJournalFields fields;

  psr_journal_read_fields (statement, &fields);
  return psr_journal_entry_new (&fields);
}

static void
bind_text (sqlite3_stmt *statement, int parameter, const char *text)
{
  sqlite3_bind_text (statement, parameter, text, -1, SQLITE_TRANSIENT);
}

void
psr_journal_bind_fields (sqlite3_stmt *statement, const PsrJournalFields *fields)
{
  bind_text (statement, 1, fields->id);
  sqlite3_bind_int64 (statement, 2, fields->start_s);
  sqlite3_bind_int (statement, 3, fields->utc_offset_min);
  bind_text (statement, 4, fields->time_zone);
  sqlite3_bind_int (statement, 5, fields->minutes);
  sqlite3_bind_int (statement, 6, fields->rested_s);
  sqlite3_bind_int (statement, 7, (int) fields->ending);
  bind_text (statement, 8, fields->session);
  bind_text (statement, 9, fields->voice);
  bind_text (statement, 10, fields->language);
  bind_text (statement, 11, fields->arms);
  bind_text (statement, 12, fields->props);
  sqlite3_bind_int (statement, 13, fields->tension_before);
  sqlite3_bind_int (statement, 14, fields->tension_after);
  sqlite3_bind_int (statement, 15, (int) fields->left);
  sqlite3_bind_int (statement, 16, (int) fields->right);
  bind_text (statement, 17, fields->note);
  sqlite3_bind_int (statement, 18, psr_day_from_time (fields->start_s, fields->utc_offset_min));
}

sqlite3_stmt *
psr_journal_prepare_insert (PsrJournal *self, const char *verb, const char *tail, GError **error)
{
  g_autofree char *sql = g_strconcat (verb,
                                      " INTO entry (" PSR_JOURNAL_COLUMNS ", day) VALUES ("
                                      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ",
                                      tail,
                                      NULL);

  return psr_journal_database_prepare (self->database, sql, error);
}

PsrJournalEntry *
psr_journal_find (PsrJournal *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), NULL);

  statement =
    psr_journal_database_prepare (self->database,
                                  "SELECT " PSR_JOURNAL_COLUMNS " FROM entry WHERE id = ?",
                                  error);
  if (statement == NULL)
    return NULL;

  bind_text (statement, 1, id);
  return psr_journal_database_next (statement, error) ? psr_journal_read_entry (statement) : NULL;
}

gboolean
psr_journal_put (PsrJournal *self, PsrJournalEntry *entry, GError **error)
{
  g_autoptr (PsrJournalEntry) before = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  if (!psr_journal_check_writable (self, error))
    return FALSE;

  before = psr_journal_find (self, fields->id, NULL);
  statement = psr_journal_prepare_insert (self, "INSERT OR REPLACE", "", error);
  if (statement == NULL)
    return FALSE;

  psr_journal_bind_fields (statement, fields);
  if (!psr_journal_database_finish (statement, error))
    return FALSE;

  emit_changed (self, before, entry);
  return TRUE;
}

/* Runs a statement that changes the entry @id. */
static gboolean
change (PsrJournal *self, sqlite3_stmt *statement, const char *id, GError **error)
{
  g_autoptr (PsrJournalEntry) before = psr_journal_find (self, id, NULL);
  g_autoptr (PsrJournalEntry) after = NULL;

  if (!psr_journal_database_finish (statement, error))
    return FALSE;

  after = psr_journal_find (self, id, NULL);
  if (before != NULL || after != NULL)
    emit_changed (self, before, after);

  return TRUE;
}

/* @sql: its parameters are two numbers and the id. */
static gboolean
change_numbers (PsrJournal *self,
                const char *sql,
                int first,
                int second,
                const char *id,
                GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (!psr_journal_check_writable (self, error))
    return FALSE;

  statement = psr_journal_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, first);
  sqlite3_bind_int (statement, 2, second);
  bind_text (statement, 3, id);

  return change (self, statement, id, error);
}

gboolean
psr_journal_set_progress (PsrJournal *self,
                          const char *id,
                          int rested_s,
                          PsrJournalEnding ending,
                          GError **error)
{
  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  return change_numbers (self,
                         "UPDATE entry SET rested_s = ?, ending = ? WHERE id = ?",
                         rested_s,
                         (int) ending,
                         id,
                         error);
}

gboolean
psr_journal_set_tension (PsrJournal *self, const char *id, int before, int after, GError **error)
{
  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  return change_numbers (self,
                         "UPDATE entry SET tension_before = ?, tension_after = ? WHERE id = ?",
                         before,
                         after,
                         id,
                         error);
}

gboolean
psr_journal_set_answers (PsrJournal *self,
                         const char *id,
                         PsrJournalAnswer left,
                         PsrJournalAnswer right,
                         GError **error)
{
  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  return change_numbers (self,
                         "UPDATE entry SET check_left = ?, check_right = ? WHERE id = ?",
                         (int) left,
                         (int) right,
                         id,
                         error);
}

gboolean
psr_journal_set_note (PsrJournal *self, const char *id, const char *note, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  if (!psr_journal_check_writable (self, error))
    return FALSE;

  statement =
    psr_journal_database_prepare (self->database, "UPDATE entry SET note = ? WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, note);
  bind_text (statement, 2, id);

  return change (self, statement, id, error);
}

gboolean
psr_journal_remove (PsrJournal *self, const char *id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  if (!psr_journal_check_writable (self, error))
    return FALSE;

  statement =
    psr_journal_database_prepare (self->database, "DELETE FROM entry WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, id);
  return change (self, statement, id, error);
}

/* Deleting overwrites, and only what a page had moved aside before may be left in its gaps: VACUUM
 * writes every page anew. */
gboolean
psr_journal_clear (PsrJournal *self, GError **error)
{
  gboolean wiped;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  if (!psr_journal_check_writable (self, error) ||
      !psr_journal_database_run (self->database, "DELETE FROM entry", error))
    return FALSE;

  wiped = psr_journal_database_run (self->database, "VACUUM", error);
  psr_journal_database_remove_damaged (self->path);
  psr_journal_emit_changed (self);

  return wiped;
}

void
psr_journal_refresh (PsrJournal *self)
{
  gint64 version;

  g_return_if_fail (PSR_IS_JOURNAL (self));

  if (psr_journal_database_get_number (self->database, "PRAGMA data_version", &version, NULL) &&
      version != self->data_version) {
    self->data_version = version;
    psr_journal_emit_changed (self);
  }
}
