/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal-test-util.h"
#include "journal/psr-journal-exchange.h"
#include "journal/psr-journal-json.h"

#define START_S G_GINT64_CONSTANT (1794855600)

/* Of each kind of file. Quick, yet every byte of the seed is hit many times. */
#define N_MUTATIONS 3000

static const PsrJournalFormat formats[] = { PSR_JOURNAL_CSV, PSR_JOURNAL_JSON };

static const char *const awkward_notes[] = {
  "",
  " leading and trailing ",
  "=SUM(A1)",
  "\"",
  "\",\"",
  "one\ntwo\r\nthree\n",
  "tab\tand \\ backslash",
  "Ontspannen… voeten als lood 🦶",
  "{\"format\": 1}",
};

/* Entries with all that a file may stumble over, as many as there are notes. */
static void
fill (PsrJournal *journal, guint n_entries)
{
  for (guint i = 0; i < n_entries; i++) {
    g_autoptr (PsrJournalEntry) entry = make_entry (i, START_S + (gint64) i * 86400);
    g_autoptr (PsrJournalEntry) other = NULL;
    PsrJournalFields fields = *psr_journal_entry_get_fields (entry);

    fields.note = awkward_notes[i];
    fields.utc_offset_min = (int) i * 105 - 480;
    fields.ending = (PsrJournalEnding) (i % PSR_N_JOURNAL_ENDINGS);
    fields.left = (PsrJournalAnswer) (i % PSR_N_JOURNAL_ANSWERS);
    fields.tension_before = i % 2 == 0 ? PSR_TENSION_UNKNOWN : (int) i;
    if (i == 1)
      fields.voice = fields.props = fields.time_zone = "";
    other = psr_journal_entry_new (&fields);
    g_assert_true (psr_journal_put (journal, other, NULL));
  }
}

static GBytes *
write_journal (PsrJournal *journal, PsrJournalFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  psr_journal_write (journal, format, stream, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
read_journal (PsrJournal *journal, const char *text, PsrJournalImport *counts, GError **error)
{
  return psr_journal_read (journal, text, strlen (text), "rest.csv", counts, error);
}

static void
test_round_trip (JournalFixture *fixture, gconstpointer data)
{
  fill (fixture->journal, G_N_ELEMENTS (awkward_notes));

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, i == 0 ? "a.CSV" : "a.json", NULL);
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autofree char *other_path = g_strconcat (path, ".db", NULL);
    g_autoptr (PsrJournal) other = psr_journal_new (other_path);
    g_autoptr (GError) error = NULL;
    PsrJournalImport counts;
    PsrJournalFormat format;

    g_assert_true (psr_journal_format_from_name (path, &format));
    g_assert_cmpint (format, ==, formats[i]);
    g_assert_true (psr_journal_export (fixture->journal, format, file, &error));
    g_assert_true (psr_journal_import (other, file, &counts, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (counts.n_added, ==, G_N_ELEMENTS (awkward_notes));
    g_assert_cmpuint (counts.n_known, ==, 0);

    for (guint j = 0; j < G_N_ELEMENTS (awkward_notes); j++) {
      g_autofree char *id = g_strdup_printf ("%08x-1111-4111-8111-111111111111", j);
      g_autoptr (PsrJournalEntry) mine = psr_journal_find (fixture->journal, id, NULL);
      g_autoptr (PsrJournalEntry) theirs = psr_journal_find (other, id, NULL);

      assert_same_fields (psr_journal_entry_get_fields (mine),
                          psr_journal_entry_get_fields (theirs));
      g_assert_cmpint (psr_journal_entry_get_day (mine), ==, psr_journal_entry_get_day (theirs));
    }

    /* The same again comes in once. */
    g_assert_true (psr_journal_import (other, file, &counts, &error));
    g_assert_cmpuint (counts.n_added, ==, 0);
    g_assert_cmpuint (counts.n_known, ==, G_N_ELEMENTS (awkward_notes));
    g_assert_cmpuint (count_entries (other), ==, G_N_ELEMENTS (awkward_notes));
  }
}

/* What a person could save comes in again: nobody stops a diary at some length. */
static void
test_long_note (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_strnfill (1000000, 'n');
  g_autofree char *id = g_strdup_printf ("%08x-1111-4111-8111-111111111111", 3u);

  put_entry (fixture->journal, 3, START_S);
  g_assert_true (psr_journal_set_note (fixture->journal, id, note, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GBytes) bytes = write_journal (fixture->journal, formats[i]);
    g_autoptr (PsrJournalEntry) entry = NULL;
    g_autoptr (GError) error = NULL;
    PsrJournalImport counts;

    g_assert_true (psr_journal_remove (fixture->journal, id, NULL));
    psr_journal_read (fixture->journal,
                      g_bytes_get_data (bytes, NULL),
                      g_bytes_get_size (bytes),
                      "a",
                      &counts,
                      &error);
    g_assert_no_error (error);
    entry = psr_journal_find (fixture->journal, id, NULL);
    g_assert_cmpstr (psr_journal_entry_get_fields (entry)->note, ==, note);
  }
}

static void
test_empty_journal (JournalFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GBytes) bytes = write_journal (fixture->journal, formats[i]);
    PsrJournalImport counts;

    g_assert_true (psr_journal_read (fixture->journal,
                                     g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes),
                                     "a",
                                     &counts,
                                     NULL));
    g_assert_cmpuint (counts.n_added + counts.n_known, ==, 0);
  }
}

/* People's files hold these names and words: they never change. */
static void
test_stable_format (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "journal", "journal-1.csv", NULL);
  g_autofree char *json_path =
    g_test_build_filename (G_TEST_DIST, "journal", "journal-1.json", NULL);
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) stored_csv = read_bytes (path);
  g_autoptr (GBytes) stored_json = read_bytes (json_path);

  for (guint i = 0; i < 3; i++)
    put_entry (fixture->journal, i, START_S + i);
  csv = write_journal (fixture->journal, PSR_JOURNAL_CSV);
  json = write_journal (fixture->journal, PSR_JOURNAL_JSON);

  g_assert_true (g_bytes_equal (csv, stored_csv));
  g_assert_true (g_bytes_equal (json, stored_json));
}

#define HEADER                                                                                     \
  "id,start,time_zone,minutes,rested_seconds,ending,session,voice,language,arms,props,"            \
  "tension_before,tension_after,left,right,note"
#define ID  "00000001-1111-4111-8111-111111111111"
#define ROW ID ",2026-11-21T20:15:00+01:00,,15,900,finished,x,,,,,,,,,"

/* What spreadsheets and people make of a CSV. */
static void
test_reads_other_csv (JournalFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) names = g_strsplit (HEADER, ",", -1);
  g_autofree char *semicolons = g_strjoinv (";", names);
  g_autofree char *tabs = g_strjoinv ("\t", names);
  g_autofree char *with_semicolons =
    g_strconcat (semicolons,
                 "\n" ID ";2026-11-21T20:15:00+01:00;;15;900;finished;x;;;;;;;;;a, b\n",
                 NULL);
  g_autofree char *with_tabs =
    g_strconcat (tabs,
                 "\n" ID "\t2026-11-21T20:15:00+01:00\t\t15\t900\tfinished\tx\t\t\t\t\t\t\t\t\t\n",
                 NULL);
  const char *const texts[] = {
    "\xef\xbb\xbf" HEADER "\r\n" ROW "\r\n",
    HEADER "\n" ROW,
    HEADER "\r\n\r\n\r\n" ROW "\r\n\r\n",
    "start,id,time_zone,minutes,rested_seconds,ending,session,voice,language,arms,props,"
    "tension_before,tension_after,left,right,note\n"
    "2026-11-21T20:15:00+01:00," ID ",\"\",15,900,\"finished\",x,,,,,,,,,\n",
    with_semicolons,
    with_tabs,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    PsrJournalImport counts;

    g_assert_true (psr_journal_clear (fixture->journal, NULL));
    read_journal (fixture->journal, texts[i], &counts, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (counts.n_added, ==, 1);
  }
}

#define JSON_START "{\"format\": \"psoas-rest-journal\",\n\"version\": 1,\n\"entries\": [\n"
#define JSON_ENTRY(start, minutes, more)                                                           \
  "{\"id\":\"" ID "\",\"start\":" start ",\"time_zone\":null,\"minutes\":" minutes                 \
  ",\"rested_seconds\":1,\"ending\":\"finished\",\"session\":\"x\",\"voice\":null,"                \
  "\"language\":null,\"arms\":null,\"props\":null,\"tension_before\":null,"                        \
  "\"tension_after\":null,\"left\":null,\"right\":null,\"note\":" more "}"
#define JSON_START_TIME "\"2026-11-21T20:15:00Z\""

static const struct {
  const char *text;
  const char *place;
  const char *remedy;
} wrong_files[] = {
  { "", "rest.csv:1: ", "empty" },
  { "\n\n", "rest.csv:1: ", "empty" },
  { "Dear diary,\n", "rest.csv:1: ", "first row" },
  { HEADER ",mood\n", "rest.csv:1: ", "first row" },
  { "id,id,time_zone,minutes,rested_seconds,ending,session,voice,language,arms,props,"
    "tension_before,tension_after,left,right,note\n",
    "rest.csv:1: ",
    "first row" },
  { HEADER "\n" ROW "\n" ID ",2026\n", "rest.csv:3: ", "2 instead of 16" },
  { HEADER "\n" ROW ",\n", "rest.csv:2: ", "17 instead of 16" },
  { HEADER "\n" ROW "\"a\n\nb", "rest.csv:2: ", "counterpart" },
  { HEADER "\n" ROW "\"a\"b\n", "rest.csv:2: ", "counterpart" },
  { HEADER "\n" ROW "\"\n\n\"\nx" ROW "\n", "rest.csv:5: id: ", "leave the id" },
  { HEADER "\n" ID ",yesterday,,15,900,finished,x,,,,,,,,,\n", "rest.csv:2: start: ", "20:15" },
  { HEADER "\n" ID ",2026-11-21T20:15:00,,15,900,finished,x,,,,,,,,,\n",
    "rest.csv:2: start: ",
    "20:15" },
  { HEADER "\n" ID ",1969-11-21T20:15:00Z,,15,900,finished,x,,,,,,,,,\n",
    "rest.csv:2: start: ",
    "20:15" },
  { HEADER "\n" ID ",2026-11-21T20:15:00Z,,-15,900,finished,x,,,,,,,,,\n",
    "rest.csv:2: minutes: ",
    "0 to 1440" },
  { HEADER "\n" ID ",2026-11-21T20:15:00Z,,15,,finished,x,,,,,,,,,\n",
    "rest.csv:2: rested_seconds: ",
    "0 to 86400" },
  { HEADER "\n" ID ",2026-11-21T20:15:00Z,,15,9,done,x,,,,,,,,,\n",
    "rest.csv:2: ending: ",
    "ended-early" },
  { HEADER "\n" ID ",2026-11-21T20:15:00Z,,15,9,finished,,,,,,,,,,\n",
    "rest.csv:2: session: ",
    "name" },
  { HEADER "\n" ID ",2026-11-21T20:15:00Z,,15,9,finished,x,,,,,11,,,,\n",
    "rest.csv:2: tension_before: ",
    "0 to 10" },
  { HEADER "\n" ID ",2026-11-21T20:15:00Z,,15,9,finished,x,,,,,,,stiff,,\n",
    "rest.csv:2: left: ",
    "lifts-clearly" },
  { HEADER "\n\xff\n", "rest.csv:2: ", "UTF-8" },
  { "{", "rest.csv:1: ", "well-formed" },
  { "{}", "rest.csv:1: ", "not a journal" },
  { "{\"format\": 1, \"version\": \"1\", \"entries\": []}", "rest.csv:1: ", "not a journal" },
  { "{\"format\": \"psoas-rest-journal\", \"version\": 2, \"entries\": []}",
    "rest.csv:1: ",
    "CSV" },
  { "{\"a\": [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}", "rest.csv:1: ", "well-formed" },
  { JSON_START "{}]}", "rest.csv:4: ", "members" },
  { JSON_START "3]}", "rest.csv:", "members" },
  { JSON_START JSON_ENTRY (JSON_START_TIME, "1", "null") ",\n" JSON_ENTRY (JSON_START_TIME,
                                                                           "\"1\"",
                                                                           "null") "]}",
    "rest.csv:5: ",
    "“minutes” must be a number" },
  { JSON_START JSON_ENTRY (JSON_START_TIME, "1.5", "null") "]}", "rest.csv:4: ", "number" },
  { JSON_START JSON_ENTRY (JSON_START_TIME, "1", "[]") "]}",
    "rest.csv:4: ",
    "“note” must be a text" },
  { JSON_START JSON_ENTRY ("\"never\"", "1", "null") "]}", "rest.csv:4: start: ", "20:15" },
  { JSON_START JSON_ENTRY (JSON_START_TIME, "1", "null") ",\n\n oops",
    "rest.csv:6: ",
    "well-formed" },
};

/* Each names file, line and remedy, and changes nothing, however far it was read. */
static void
test_refuses (JournalFixture *fixture, gconstpointer data)
{
  put_entry (fixture->journal, 7, START_S);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong_files); i++) {
    g_autoptr (GError) error = NULL;
    PsrJournalImport counts;

    g_assert_false (read_journal (fixture->journal, wrong_files[i].text, &counts, &error));
    g_assert_error (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_IMPORT);
    if (!g_str_has_prefix (error->message, wrong_files[i].place) ||
        strstr (error->message, wrong_files[i].remedy) == NULL ||
        !g_str_has_suffix (error->message, "."))
      g_error ("%s says “%s”", wrong_files[i].text, error->message);
    g_assert_cmpuint (count_entries (fixture->journal), ==, 1);
  }
}

static void
test_files_that_are_not_there (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.csv", NULL);
  g_autoptr (GFile) none = g_file_new_for_path (path);
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GError) error = NULL;
  PsrJournalImport counts;
  PsrJournalFormat format;

  g_assert_false (psr_journal_format_from_name ("journal.txt", &format));
  g_assert_false (psr_journal_import (fixture->journal, none, &counts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (psr_journal_export (fixture->journal, PSR_JOURNAL_CSV, full, &error));
  g_assert_nonnull (error);
}

/* As a download leaves it that was broken off at once. */
static void
test_file_without_a_byte (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "empty.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  PsrJournalImport counts;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_false (psr_journal_import (fixture->journal, file, &counts, &error));
  g_assert_error (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_IMPORT);
  g_assert_nonnull (strstr (error->message, "empty"));
}

/* Whatever gets through makes sense, and can be written and read again. */
static gboolean
check_entry (const PsrJournalFields *fields, gpointer data, GError **error)
{
  g_assert_true (g_uuid_string_is_valid (fields->id));
  g_assert_true (g_utf8_validate (fields->note, -1, NULL));
  g_assert_cmpint (fields->minutes, >=, 0);
  g_assert_cmpint (fields->rested_s, <=, 86400);
  g_assert_cmpint (fields->ending, <, PSR_N_JOURNAL_ENDINGS);
  g_assert_cmpint (fields->left, <, PSR_N_JOURNAL_ANSWERS);
  g_assert_cmpint (fields->tension_after, <=, PSR_TENSION_MAX);
  psr_journal_csv_append (data, fields);

  return TRUE;
}

/* Bytes changed, removed, doubled and copied from elsewhere. */
static void
mutate (GRand *random, GByteArray *bytes)
{
  const char *const favourites = "\"\",;\r\n{}[]:\\0-9e\xff";
  int n_changes = g_rand_int_range (random, 1, 6);

  for (int i = 0; i < n_changes && bytes->len > 1; i++) {
    guint place = (guint) g_rand_int_range (random, 0, (gint32) bytes->len);
    guint wanted = (guint) g_rand_int_range (random, 1, 40);
    guint length = MIN (wanted, bytes->len - place);
    g_autofree guint8 *piece = g_memdup2 (bytes->data + place, length);

    switch (g_rand_int_range (random, 0, 4)) {
    case 0:
      bytes->data[place] = (guint8) g_rand_int (random);
      break;
    case 1:
      g_byte_array_remove_range (bytes, place, length);
      break;
    case 2:
      g_byte_array_append (bytes, piece, length);
      break;
    default:
      bytes->data[place] =
        (guint8) favourites[g_rand_int_range (random, 0, (gint32) strlen (favourites))];
      break;
    }
  }
}

static void
fuzz (GBytes *seed, gboolean json, GRand *random)
{
  guint n_read = 0;

  for (int i = 0; i < N_MUTATIONS; i++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    gboolean read;

    g_byte_array_append (bytes, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
    mutate (random, bytes);
    g_byte_array_append (bytes, (const guint8 *) "", 1);
    if (!g_utf8_validate_len ((const char *) bytes->data, bytes->len - 1, NULL))
      continue;

    psr_journal_csv_append_header (text);
    read = json ? psr_journal_json_read ((const char *) bytes->data, "f", check_entry, text, &error)
                : psr_journal_csv_read ((const char *) bytes->data, "f", check_entry, text, &error);
    g_assert_true (read == (error == NULL));
    if (read) {
      g_autoptr (GString) again = g_string_new (NULL);

      psr_journal_csv_append_header (again);
      g_assert_true (psr_journal_csv_read (text->str, "f", check_entry, again, &error));
      g_assert_cmpstr (again->str, ==, text->str);
      n_read++;
    }
  }

  /* Neither all nor nothing, or it would test little. */
  g_assert_cmpuint (n_read, >, N_MUTATIONS / 100);
  g_assert_cmpuint (n_read, <, N_MUTATIONS / 2);
}

static void
test_spoilt_files (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  fill (fixture->journal, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GBytes) seed = write_journal (fixture->journal, formats[i]);

    fuzz (seed, formats[i] == PSR_JOURNAL_JSON, random);
  }
}

static void
add (const char *name, void (*test) (JournalFixture *, gconstpointer))
{
  g_test_add (name, JournalFixture, NULL, journal_fixture_set_up, test, journal_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/journal/exchange/round-trip", test_round_trip);
  add ("/journal/exchange/long-note", test_long_note);
  add ("/journal/exchange/empty-journal", test_empty_journal);
  add ("/journal/exchange/stable-format", test_stable_format);
  add ("/journal/exchange/reads-other-csv", test_reads_other_csv);
  add ("/journal/exchange/refuses", test_refuses);
  add ("/journal/exchange/files-that-are-not-there", test_files_that_are_not_there);
  add ("/journal/exchange/file-without-a-byte", test_file_without_a_byte);
  add ("/journal/exchange/spoilt-files", test_spoilt_files);

  return g_test_run ();
}
