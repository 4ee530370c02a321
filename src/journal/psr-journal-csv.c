/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

void
psr_journal_csv_append_header (GString *text)
{
  for (guint i = 0; i < PSR_N_JOURNAL_COLUMNS; i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    g_string_append (text, psr_journal_column_get_name ((PsrJournalColumn) i));
  }
  g_string_append (text, "\r\n");
}

static void
append_value (GString *text, const char *value)
{
  if (strpbrk (value, "\",;\t\r\n") == NULL && value[0] != ' ') {
    g_string_append (text, value);
    return;
  }

  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

void
psr_journal_csv_append (GString *text, const PsrJournalFields *fields)
{
  for (guint i = 0; i < PSR_N_JOURNAL_COLUMNS; i++) {
    g_autofree char *value = psr_journal_column_dup_text ((PsrJournalColumn) i, fields);

    if (i > 0)
      g_string_append_c (text, ',');
    append_value (text, value);
  }
  g_string_append (text, "\r\n");
}

typedef struct {
  const char *name;
  const char *place;
  char separator;
  int line; /* of the place */
  int row_line; /* of the beginning of the row */
  GPtrArray *row; /* of char * */
} Reader;

static gboolean
is_line_end (const char *place)
{
  return *place == '\n' || (place[0] == '\r' && place[1] == '\n');
}

static gboolean
read_quoted (Reader *self, GString *value, GError **error)
{
  int line = self->line;

  for (self->place++; *self->place != '\0'; self->place++) {
    if (*self->place == '\n')
      self->line++;
    if (*self->place == '"') {
      self->place++;
      if (*self->place != '"')
        break;
    }
    g_string_append_c (value, *self->place);
  }

  /* Behind the last quotation mark, or the end was reached without one. */
  if (self->place[-1] == '"' &&
      (*self->place == '\0' || *self->place == self->separator || is_line_end (self->place)))
    return TRUE;

  return psr_journal_refuse_line (self->name,
                                  line,
                                  _ ("a quotation mark has no counterpart; write one inside a text "
                                     "twice."),
                                  error);
}

static gboolean
read_value (Reader *self, GError **error)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (*self->place == '"') {
    if (!read_quoted (self, value, error))
      return FALSE;
  } else {
    while (*self->place != '\0' && *self->place != self->separator && !is_line_end (self->place))
      g_string_append_c (value, *self->place++);
  }

  g_ptr_array_add (self->row, g_string_free (g_steal_pointer (&value), FALSE));
  return TRUE;
}

/* Skips empty lines, which some editors leave at the end. Returns: FALSE at the end, and with
 * @error set. */
static gboolean
read_row (Reader *self, GError **error)
{
  g_ptr_array_set_size (self->row, 0);
  for (; is_line_end (self->place); self->place++)
    self->line += *self->place == '\n';

  if (*self->place == '\0')
    return FALSE;

  self->row_line = self->line;
  for (;;) {
    if (!read_value (self, error))
      return FALSE;
    if (*self->place != self->separator)
      return TRUE;
    self->place++;
  }
}

/* @order: (out): the column of each place in a row. */
static gboolean
read_header (Reader *self, PsrJournalColumn *order, GError **error)
{
  guint seen = 0;

  self->separator = self->place[strcspn (self->place, ",;\t\r\n")];
  if (self->separator != ';' && self->separator != '\t')
    self->separator = ',';

  if (!read_row (self, error))
    return error == NULL || *error != NULL
             ? FALSE
             : psr_journal_refuse_line (self->name,
                                        1,
                                        _ ("the file is empty; take one that was exported."),
                                        error);

  for (guint i = 0; i < self->row->len && i < PSR_N_JOURNAL_COLUMNS; i++) {
    if (!psr_journal_column_from_name (g_ptr_array_index (self->row, i), &order[i]))
      break;
    seen |= 1u << order[i];
  }

  if (self->row->len == PSR_N_JOURNAL_COLUMNS && seen == (1u << PSR_N_JOURNAL_COLUMNS) - 1)
    return TRUE;

  return psr_journal_refuse_line (self->name,
                                  self->row_line,
                                  _ ("the first row does not name the columns of a journal; take a "
                                     "file that was exported and leave its first row as it "
                                     "is."),
                                  error);
}

static gboolean
take_row (Reader *self,
          const PsrJournalColumn *order,
          PsrJournalReadFunc read,
          gpointer data,
          GError **error)
{
  PsrJournalFields fields;

  if (self->row->len != PSR_N_JOURNAL_COLUMNS) {
    g_autofree char *message =
      g_strdup_printf (_ ("number of values in the row: %u instead of %d; put texts with a “%c” "
                          "in them between quotation marks."),
                       self->row->len,
                       PSR_N_JOURNAL_COLUMNS,
                       self->separator);

    return psr_journal_refuse_line (self->name, self->row_line, message, error);
  }

  psr_journal_fields_init (&fields);
  for (guint i = 0; i < PSR_N_JOURNAL_COLUMNS; i++) {
    const char *value = g_ptr_array_index (self->row, i);

    if (!psr_journal_column_take_text (order[i], value, &fields, error)) {
      g_prefix_error (error,
                      "%s:%d: %s: ",
                      self->name,
                      self->row_line,
                      psr_journal_column_get_name (order[i]));
      return FALSE;
    }
  }

  return read (&fields, data, error);
}

gboolean
psr_journal_csv_read (const char *text,
                      const char *name,
                      PsrJournalReadFunc read,
                      gpointer data,
                      GError **error)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  PsrJournalColumn order[PSR_N_JOURNAL_COLUMNS];
  Reader reader = { .name = name, .place = text, .line = 1, .row = row };

  if (g_str_has_prefix (text, BYTE_ORDER_MARK))
    reader.place += strlen (BYTE_ORDER_MARK);

  if (read_header (&reader, order, &local_error)) {
    while (read_row (&reader, &local_error) && take_row (&reader, order, read, data, &local_error))
      continue;
  }

  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
