/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal-test-util.h"

#include "journal/psr-journal-csv.h"
#include "journal/psr-journal-exchange.h"
#include "journal/psr-journal-list.h"

#include <glib/gstdio.h>

void
journal_fixture_set_up (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("journal-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "psoas-rest", "journal.db", NULL);
  fixture->journal = psr_journal_new (fixture->path);
  g_assert_no_error (psr_journal_get_notice (fixture->journal));
}

void
journal_fixture_tear_down (JournalFixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->journal);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
journal_fixture_reopen (JournalFixture *fixture)
{
  g_assert_finalize_object (fixture->journal);
  fixture->journal = psr_journal_new (fixture->path);
}

PsrJournalEntry *
make_entry (guint number, gint64 start_s)
{
  g_autofree char *id = g_strdup_printf ("%08x-1111-4111-8111-111111111111", number);
  g_autofree char *note =
    g_strdup_printf ("Note %u, with “quotes”, a \"comma\",\nand a line", number);
  PsrJournalFields fields = {
    .id = id,
    .start_s = start_s,
    .utc_offset_min = 60,
    .time_zone = "Europe/Amsterdam",
    .minutes = 15,
    .rested_s = 900,
    .ending = PSR_JOURNAL_FINISHED,
    .session = "constructive-rest",
    .voice = "nl",
    .language = "nl",
    .arms = "ribs",
    .props = "towel,strap",
    .tension_before = 7,
    .tension_after = 3,
    .left = PSR_JOURNAL_STAYS_DOWN,
    .right = PSR_JOURNAL_LIFTS_CLEARLY,
    .note = note,
  };

  return psr_journal_entry_new (&fields);
}

void
put_entry (PsrJournal *journal, guint number, gint64 start_s)
{
  g_autoptr (PsrJournalEntry) entry = make_entry (number, start_s);
  g_autoptr (GError) error = NULL;

  psr_journal_put (journal, entry, &error);
  g_assert_no_error (error);
}

void
put_entries (PsrJournal *journal, guint n_entries, gint64 start_s)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PsrJournalImport counts;

  psr_journal_csv_append_header (text);
  for (guint i = 0; i < n_entries; i++) {
    g_autoptr (PsrJournalEntry) entry = make_entry (i, start_s + (gint64) i * 86400);

    psr_journal_csv_append (text, psr_journal_entry_get_fields (entry));
  }

  psr_journal_read (journal, text->str, text->len, "entries", &counts, &error);
  g_assert_no_error (error);
}

void
assert_same_fields (const PsrJournalFields *a, const PsrJournalFields *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->start_s, ==, b->start_s);
  g_assert_cmpint (a->utc_offset_min, ==, b->utc_offset_min);
  g_assert_cmpstr (a->time_zone, ==, b->time_zone);
  g_assert_cmpint (a->minutes, ==, b->minutes);
  g_assert_cmpint (a->rested_s, ==, b->rested_s);
  g_assert_cmpint (a->ending, ==, b->ending);
  g_assert_cmpstr (a->session, ==, b->session);
  g_assert_cmpstr (a->voice, ==, b->voice);
  g_assert_cmpstr (a->language, ==, b->language);
  g_assert_cmpstr (a->arms, ==, b->arms);
  g_assert_cmpstr (a->props, ==, b->props);
  g_assert_cmpint (a->tension_before, ==, b->tension_before);
  g_assert_cmpint (a->tension_after, ==, b->tension_after);
  g_assert_cmpint (a->left, ==, b->left);
  g_assert_cmpint (a->right, ==, b->right);
  g_assert_cmpstr (a->note, ==, b->note);
}

guint
count_entries (PsrJournal *journal)
{
  g_autoptr (PsrJournalList) list = psr_journal_list_new (journal, G_MININT, G_MAXINT);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    if (g_file_test (inner, G_FILE_TEST_IS_DIR))
      remove_folder (inner);
    else
      g_unlink (inner);
  }
  g_rmdir (path);
}
