/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-exchange.h"

#include "journal/psr-journal-json.h"
#include "journal/psr-journal-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* A hundred years of three entries a day, each with a note of a few lines. */
#define MAX_BYTES     (64 * 1024 * 1024)

#define BYTES_A_WRITE (64 * 1024)

gboolean
psr_journal_format_from_name (const char *name, PsrJournalFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, ".csv"))
    *format = PSR_JOURNAL_CSV;
  else if (g_str_has_suffix (lower, ".json"))
    *format = PSR_JOURNAL_JSON;
  else
    return FALSE;

  return TRUE;
}

static gboolean
flush (GString *text, GOutputStream *stream, GError **error)
{
  gboolean written = g_output_stream_write_all (stream, text->str, text->len, NULL, NULL, error);

  g_string_truncate (text, 0);
  return written;
}

/* One statement sees the journal as it was when it began. */
gboolean
psr_journal_write (PsrJournal *self, PsrJournalFormat format, GOutputStream *stream, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  statement = psr_journal_database_prepare (psr_journal_get_database (self),
                                            "SELECT " PSR_JOURNAL_COLUMNS
                                            " FROM entry ORDER BY day, start_s, id",
                                            error);
  if (statement == NULL)
    return FALSE;

  if (format == PSR_JOURNAL_CSV)
    psr_journal_csv_append_header (text);
  else
    psr_journal_json_append_header (text);

  for (gboolean first = TRUE; psr_journal_database_next (statement, &local_error); first = FALSE) {
    PsrJournalFields fields;

    psr_journal_read_fields (statement, &fields);
    if (format == PSR_JOURNAL_CSV)
      psr_journal_csv_append (text, &fields);
    else
      psr_journal_json_append (text, &fields, first);

    if (text->len >= BYTES_A_WRITE && !flush (text, stream, &local_error))
      break;
  }

  if (format == PSR_JOURNAL_JSON)
    psr_journal_json_append_footer (text);

  if (local_error == NULL && flush (text, stream, &local_error))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The file takes its name when the stream is closed, and keeps its old content when the closing is
 * cancelled. */
gboolean
psr_journal_export (PsrJournal *self, PsrJournalFormat format, GFile *file, GError **error)
{
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  if (stream == NULL)
    return FALSE;

  if (!psr_journal_write (self, format, G_OUTPUT_STREAM (stream), error)) {
    g_cancellable_cancel (giving_up);
    g_output_stream_close (G_OUTPUT_STREAM (stream), giving_up, NULL);
    return FALSE;
  }

  return g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

typedef struct {
  PsrJournal *journal;
  sqlite3_stmt *statement;
  PsrJournalImport counts;
} Import;

static gboolean
read_entry (const PsrJournalFields *fields, gpointer data, GError **error)
{
  Import *import = data;

  sqlite3_reset (import->statement);
  psr_journal_bind_fields (import->statement, fields);
  if (!psr_journal_database_finish (import->statement, error))
    return FALSE;

  if (sqlite3_changes (psr_journal_get_database (import->journal)) > 0)
    import->counts.n_added++;
  else
    import->counts.n_known++;

  return TRUE;
}

static gboolean
read_text (Import *import, const char *text, const char *name, GError **error)
{
  if (text[strspn (text, " \t\r\n")] == '{')
    return psr_journal_json_read (text, name, read_entry, import, error);

  return psr_journal_csv_read (text, name, read_entry, import, error);
}

static gboolean
check_text (const char *data, gsize length, const char *name, GError **error)
{
  const char *end;
  int line = 1;

  if (g_utf8_validate_len (data, length, &end))
    return TRUE;

  for (const char *p = data; p < end; p++)
    line += *p == '\n';
  g_set_error (error,
               PSR_JOURNAL_ERROR,
               PSR_JOURNAL_ERROR_IMPORT,
               _ ("%s:%d: this is not text in UTF-8; save the file with that encoding."),
               name,
               line);
  return FALSE;
}

gboolean
psr_journal_read (PsrJournal *self,
                  const char *data,
                  gsize length,
                  const char *name,
                  PsrJournalImport *counts,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *text = NULL;
  Import import = { .journal = self };

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  /* An empty file may come without an address. */
  text = data != NULL ? g_strndup (data, length) : g_strdup ("");
  if (!psr_journal_check_writable (self, error) || !check_text (text, length, name, error))
    return FALSE;

  import.statement = statement =
    psr_journal_prepare_insert (self, "INSERT", "ON CONFLICT (id) DO NOTHING", error);
  if (statement == NULL ||
      !psr_journal_database_run (psr_journal_get_database (self), "BEGIN IMMEDIATE", error))
    return FALSE;

  if (!read_text (&import, text, name, error) ||
      !psr_journal_database_run (psr_journal_get_database (self), "COMMIT", error)) {
    sqlite3_reset (statement);
    psr_journal_database_run (psr_journal_get_database (self), "ROLLBACK", NULL);
    return FALSE;
  }

  *counts = import.counts;
  psr_journal_emit_changed (self);
  return TRUE;
}

/* Reads at most one byte more than is taken: what is longer is refused unread. */
static GByteArray *
read_file (GFile *file, const char *name, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  guint8 buffer[BYTES_A_WRITE];
  gssize n_read = 1;

  if (stream == NULL)
    return NULL;

  while (n_read > 0 && data->len <= MAX_BYTES) {
    n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, NULL, error);
    if (n_read > 0)
      g_byte_array_append (data, buffer, (guint) n_read);
  }

  if (n_read < 0) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }

  if (data->len > MAX_BYTES) {
    g_set_error (error,
                 PSR_JOURNAL_ERROR,
                 PSR_JOURNAL_ERROR_IMPORT,
                 _ ("%s: this is larger than any journal; take a file that was exported."),
                 name);
    return NULL;
  }

  return g_steal_pointer (&data);
}

gboolean
psr_journal_import (PsrJournal *self, GFile *file, PsrJournalImport *counts, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GByteArray) data = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  data = read_file (file, name, error);
  return data != NULL &&
         psr_journal_read (self, (const char *) data->data, data->len, name, counts, error);
}
