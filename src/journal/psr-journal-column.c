/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-column.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer than any name of ours, shorter than what breaks a page. */
#define NAME_MAX_BYTES 200

/* A day: no session is longer, however it was paused. */
#define MINUTES_MAX    1440
#define OFFSET_MAX_MIN (18 * 60)

/* Years of four digits, with room for every time zone. */
#define EARLIEST_S 0
#define LATEST_S   G_GINT64_CONSTANT (253402200000)

static const char *const ending_words[] = { "finished",
                                            "ended-early",
                                            "drifted-off",
                                            "broken-off" };
static const char *const answer_words[] = {
  "", "stays-down", "lifts-a-little", "lifts-clearly", "could-not-tell",
};

G_STATIC_ASSERT (G_N_ELEMENTS (ending_words) == PSR_N_JOURNAL_ENDINGS);
G_STATIC_ASSERT (G_N_ELEMENTS (answer_words) == PSR_N_JOURNAL_ANSWERS);

typedef enum {
  KIND_ID,
  KIND_START,
  KIND_NAME,
  KIND_NUMBER,
  KIND_WORD,
  KIND_NOTE,
} Kind;

#define FIELD(name) G_STRUCT_OFFSET (PsrJournalFields, name)

static const struct {
  const char *name;
  Kind kind;
  gsize field;
  int min; /* of a number; below 0: may be unknown */
  int max;
  const char *const *words;
  gsize n_words;
} columns[] = {
  [PSR_JOURNAL_COLUMN_ID] = { "id", KIND_ID, FIELD (id) },
  [PSR_JOURNAL_COLUMN_START] = { "start", KIND_START, FIELD (start_s) },
  [PSR_JOURNAL_COLUMN_TIME_ZONE] = { "time_zone", KIND_NAME, FIELD (time_zone) },
  [PSR_JOURNAL_COLUMN_MINUTES] = { "minutes", KIND_NUMBER, FIELD (minutes), 0, MINUTES_MAX },
  [PSR_JOURNAL_COLUMN_RESTED] = { "rested_seconds",
                                  KIND_NUMBER,
                                  FIELD (rested_s),
                                  0,
                                  MINUTES_MAX * 60 },
  [PSR_JOURNAL_COLUMN_ENDING] = { "ending",
                                  KIND_WORD,
                                  FIELD (ending),
                                  0,
                                  0,
                                  ending_words,
                                  G_N_ELEMENTS (ending_words) },
  [PSR_JOURNAL_COLUMN_SESSION] = { "session", KIND_NAME, FIELD (session) },
  [PSR_JOURNAL_COLUMN_VOICE] = { "voice", KIND_NAME, FIELD (voice) },
  [PSR_JOURNAL_COLUMN_LANGUAGE] = { "language", KIND_NAME, FIELD (language) },
  [PSR_JOURNAL_COLUMN_ARMS] = { "arms", KIND_NAME, FIELD (arms) },
  [PSR_JOURNAL_COLUMN_PROPS] = { "props", KIND_NAME, FIELD (props) },
  [PSR_JOURNAL_COLUMN_TENSION_BEFORE] = { "tension_before",
                                          KIND_NUMBER,
                                          FIELD (tension_before),
                                          PSR_TENSION_UNKNOWN,
                                          PSR_TENSION_MAX },
  [PSR_JOURNAL_COLUMN_TENSION_AFTER] = { "tension_after",
                                         KIND_NUMBER,
                                         FIELD (tension_after),
                                         PSR_TENSION_UNKNOWN,
                                         PSR_TENSION_MAX },
  [PSR_JOURNAL_COLUMN_LEFT] = { "left",
                                KIND_WORD,
                                FIELD (left),
                                0,
                                0,
                                answer_words,
                                G_N_ELEMENTS (answer_words) },
  [PSR_JOURNAL_COLUMN_RIGHT] = { "right",
                                 KIND_WORD,
                                 FIELD (right),
                                 0,
                                 0,
                                 answer_words,
                                 G_N_ELEMENTS (answer_words) },
  [PSR_JOURNAL_COLUMN_NOTE] = { "note", KIND_NOTE, FIELD (note) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == PSR_N_JOURNAL_COLUMNS);

const char *
psr_journal_column_get_name (PsrJournalColumn column)
{
  return columns[column].name;
}

gboolean
psr_journal_column_from_name (const char *name, PsrJournalColumn *column)
{
  for (guint i = 0; i < PSR_N_JOURNAL_COLUMNS; i++) {
    if (strcmp (columns[i].name, name) == 0) {
      *column = (PsrJournalColumn) i;
      return TRUE;
    }
  }

  return FALSE;
}

gboolean
psr_journal_column_is_number (PsrJournalColumn column)
{
  return columns[column].kind == KIND_NUMBER;
}

static char *
dup_start (const PsrJournalFields *fields)
{
  g_autoptr (GDateTime) start = psr_journal_fields_dup_start (fields);

  return g_date_time_format (start, "%Y-%m-%dT%H:%M:%S%:z");
}

char *
psr_journal_column_dup_text (PsrJournalColumn column, const PsrJournalFields *fields)
{
  gconstpointer field = (const char *) fields + columns[column].field;
  int number;

  switch (columns[column].kind) {
  case KIND_START:
    return dup_start (fields);

  case KIND_NUMBER:
    number = *(const int *) field;
    return number < 0 ? g_strdup ("") : g_strdup_printf ("%d", number);

  case KIND_WORD:
    return g_strdup (columns[column].words[*(const int *) field]);

  case KIND_ID:
  case KIND_NAME:
  case KIND_NOTE:
  default:
    return g_strdup (*(const char *const *) field);
  }
}

static gboolean
refuse (const char *text, const char *remedy, GError **error)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  g_set_error (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_IMPORT, "“%s”: %s", start, remedy);
  return FALSE;
}

static gboolean
take_start (const char *text, PsrJournalFields *fields, GError **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  gint64 start_s = time != NULL ? g_date_time_to_unix (time) : -1;
  gint64 offset_s = time != NULL ? g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND : 0;

  if (start_s < EARLIEST_S || start_s > LATEST_S || offset_s % 60 != 0 ||
      ABS (offset_s) > OFFSET_MAX_MIN * 60)
    return refuse (text, _ ("write the start like 2026-11-21T20:15:00+01:00."), error);

  fields->start_s = start_s;
  fields->utc_offset_min = (int) (offset_s / 60);
  return TRUE;
}

static gboolean
take_number (PsrJournalColumn column, const char *text, int *number, GError **error)
{
  g_autofree char *remedy = NULL;
  gint64 value;

  if (text[0] == '\0' && columns[column].min < 0) {
    *number = columns[column].min;
    return TRUE;
  }

  if (g_ascii_string_to_signed (text, 10, 0, columns[column].max, &value, NULL)) {
    *number = (int) value;
    return TRUE;
  }

  remedy = g_strdup_printf (_ ("write a whole number from 0 to %d."), columns[column].max);
  return refuse (text, remedy, error);
}

static gboolean
take_word (PsrJournalColumn column, const char *text, int *value, GError **error)
{
  g_autoptr (GString) choices = g_string_new (NULL);
  g_autofree char *remedy = NULL;

  for (gsize i = 0; i < columns[column].n_words; i++) {
    if (strcmp (columns[column].words[i], text) == 0) {
      *value = (int) i;
      return TRUE;
    }
    if (columns[column].words[i][0] != '\0')
      g_string_append_printf (choices, choices->len > 0 ? ", %s" : "%s", columns[column].words[i]);
  }

  remedy = g_strdup_printf (_ ("write one of: %s."), choices->str);
  return refuse (text, remedy, error);
}

static gboolean
is_name (const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      return FALSE;
  }

  return strlen (text) <= NAME_MAX_BYTES;
}

gboolean
psr_journal_column_take_text (PsrJournalColumn column,
                              const char *text,
                              PsrJournalFields *fields,
                              GError **error)
{
  gpointer field = (char *) fields + columns[column].field;
  gboolean needed = column == PSR_JOURNAL_COLUMN_SESSION;

  switch (columns[column].kind) {
  case KIND_START:
    return take_start (text, fields, error);

  case KIND_NUMBER:
    return take_number (column, text, field, error);

  case KIND_WORD:
    return take_word (column, text, field, error);

  case KIND_ID:
    if (!g_uuid_string_is_valid (text))
      return refuse (text, _ ("leave the id as it was written."), error);
    break;

  case KIND_NAME:
    if (!is_name (text) || (needed && text[0] == '\0'))
      return refuse (text, _ ("write a name on one line, not too long."), error);
    break;

  case KIND_NOTE:
  default:
    break;
  }

  *(const char **) field = text;
  return TRUE;
}

gboolean
psr_journal_answer_from_string (const char *word, PsrJournalAnswer *answer)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (int i = PSR_JOURNAL_NOT_ASKED + 1; i < PSR_N_JOURNAL_ANSWERS; i++) {
    if (g_str_equal (answer_words[i], word)) {
      *answer = (PsrJournalAnswer) i;
      return TRUE;
    }
  }

  return FALSE;
}
