/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-day.h"
#include "journal-test-util.h"
#include "journal/psr-journal-list.h"
#include "journal/psr-journal-query.h"

#define ID_1 "00000001-1111-4111-8111-111111111111"

/* 2026-11-16, a Monday, 20:00 in Amsterdam. */
#define MONDAY_S G_GINT64_CONSTANT (1794855600)
#define DAY_S    86400

typedef struct {
  guint n_calls;
  gboolean had_before;
  gboolean had_after;
} Changes;

static void
changed_cb (Changes *changes, PsrJournalEntry *before, PsrJournalEntry *after)
{
  changes->n_calls++;
  changes->had_before = before != NULL;
  changes->had_after = after != NULL;
}

static void
assert_change (Changes *changes, gboolean before, gboolean after)
{
  g_assert_cmpuint (changes->n_calls, ==, 1);
  g_assert_cmpint (changes->had_before, ==, before);
  g_assert_cmpint (changes->had_after, ==, after);
  changes->n_calls = 0;
}

static void
test_keeps (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalEntry) entry = make_entry (1, MONDAY_S);
  g_autoptr (PsrJournalEntry) found = NULL;
  g_autoptr (PsrJournalEntry) none = NULL;
  g_autoptr (GError) error = NULL;

  psr_journal_put (fixture->journal, entry, &error);
  g_assert_no_error (error);
  journal_fixture_reopen (fixture);

  found = psr_journal_find (fixture->journal, ID_1, &error);
  g_assert_no_error (error);
  assert_same_fields (psr_journal_entry_get_fields (entry), psr_journal_entry_get_fields (found));

  none = psr_journal_find (fixture->journal, "nobody", &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

/* A running session: written when it begins, kept up to date, closed. */
static void
test_follows_a_session (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kathmandu");
  g_autoptr (GDateTime) start = g_date_time_new (zone, 2026, 11, 22, 2, 30, 0);
  g_autoptr (PsrJournalEntry) entry = NULL;
  g_autoptr (PsrJournalEntry) found = NULL;
  const PsrJournalFields *fields;
  PsrJournalFields beginning;
  GDate date;

  psr_journal_fields_init (&beginning);
  psr_journal_fields_set_start (&beginning, start);
  beginning.session = "constructive-rest";
  entry = psr_journal_entry_new (&beginning);
  fields = psr_journal_entry_get_fields (entry);
  g_assert_true (g_uuid_string_is_valid (fields->id));

  g_assert_true (psr_journal_put (fixture->journal, entry, NULL));
  g_assert_true (
    psr_journal_set_progress (fixture->journal, fields->id, 60, PSR_JOURNAL_BROKEN_OFF, NULL));
  g_assert_true (psr_journal_set_note (fixture->journal, fields->id, "Warm feet.", NULL));
  g_assert_true (psr_journal_set_tension (fixture->journal, fields->id, 8, 2, NULL));
  g_assert_true (psr_journal_set_answers (fixture->journal,
                                          fields->id,
                                          PSR_JOURNAL_COULD_NOT_TELL,
                                          PSR_JOURNAL_LIFTS_A_LITTLE,
                                          NULL));
  g_assert_true (
    psr_journal_set_progress (fixture->journal, fields->id, 900, PSR_JOURNAL_DRIFTED_OFF, NULL));

  found = psr_journal_find (fixture->journal, fields->id, NULL);
  fields = psr_journal_entry_get_fields (found);
  g_assert_cmpint (fields->rested_s, ==, 900);
  g_assert_cmpint (fields->ending, ==, PSR_JOURNAL_DRIFTED_OFF);
  g_assert_cmpstr (fields->note, ==, "Warm feet.");
  g_assert_cmpint (fields->tension_before, ==, 8);
  g_assert_cmpint (fields->tension_after, ==, 2);
  g_assert_cmpint (fields->left, ==, PSR_JOURNAL_COULD_NOT_TELL);
  g_assert_cmpint (fields->right, ==, PSR_JOURNAL_LIFTS_A_LITTLE);
  g_assert_cmpstr (fields->time_zone, ==, "Asia/Kathmandu");
  g_assert_cmpint (fields->utc_offset_min, ==, 5 * 60 + 45);

  /* After midnight still counts to the evening. */
  psr_day_get_date (psr_journal_entry_get_day (found), &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 21);
}

static void
test_tells_of_changes (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalEntry) kept = make_entry (1, MONDAY_S);
  g_autoptr (PsrJournalEntry) found = NULL;
  Changes changes = { 0 };

  g_signal_connect_swapped (fixture->journal, "changed", G_CALLBACK (changed_cb), &changes);

  psr_journal_put (fixture->journal, kept, NULL);
  assert_change (&changes, FALSE, TRUE);
  psr_journal_set_note (fixture->journal, ID_1, "x", NULL);
  assert_change (&changes, TRUE, TRUE);
  psr_journal_remove (fixture->journal, ID_1, NULL);
  assert_change (&changes, TRUE, FALSE);

  /* Gone is gone: what a running session has to say about it changes nothing. */
  g_assert_true (psr_journal_set_progress (fixture->journal, ID_1, 60, PSR_JOURNAL_FINISHED, NULL));
  g_assert_true (psr_journal_remove (fixture->journal, ID_1, NULL));
  g_assert_cmpuint (changes.n_calls, ==, 0);

  /* Taken back it is the very same. */
  psr_journal_put (fixture->journal, kept, NULL);
  assert_change (&changes, FALSE, TRUE);
  found = psr_journal_find (fixture->journal, ID_1, NULL);
  assert_same_fields (psr_journal_entry_get_fields (kept), psr_journal_entry_get_fields (found));

  psr_journal_clear (fixture->journal, NULL);
  assert_change (&changes, FALSE, FALSE);
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
assert_nowhere (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GBytes) bytes = read_bytes (path);

    g_assert_false (holds (bytes, text));
  }
}

/* Not a byte of it is left in any file, those set aside included. */
static void
test_forgets_everything (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *aside = g_build_filename (folder, "journal-damaged-2026-01-01.db", NULL);
  g_autofree char *other = g_build_filename (folder, "journal-of-another.txt", NULL);
  g_autoptr (GBytes) before = NULL;

  put_entries (fixture->journal, 300, MONDAY_S);
  for (guint i = 0; i < 300; i += 30) {
    g_autofree char *id = g_strdup_printf ("%08x-1111-4111-8111-111111111111", i);

    psr_journal_set_note (fixture->journal, id, "Note that grew, so that it moved elsewhere", NULL);
  }
  g_assert_true (g_file_set_contents (aside, "Note 1", -1, NULL));
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));
  before = read_bytes (fixture->path);
  g_assert_true (holds (before, "Note 1"));

  g_assert_true (psr_journal_clear (fixture->journal, NULL));
  g_assert_cmpuint (count_entries (fixture->journal), ==, 0);
  assert_nowhere (folder, "Note");
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
test_forgets_one (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  put_entry (fixture->journal, 1, MONDAY_S);
  psr_journal_set_note (fixture->journal, ID_1, "Secret of the evening", NULL);
  g_assert_true (psr_journal_remove (fixture->journal, ID_1, NULL));
  assert_nowhere (folder, "Secret");
}

static void
test_sums (JournalFixture *fixture, gconstpointer data)
{
  int first_day = psr_day_from_time (MONDAY_S, 60);
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) weeks = NULL;
  g_autoptr (GArray) months = NULL;
  PsrJournalSum *sum;
  int first;
  int last;

  g_assert_false (psr_journal_get_span (fixture->journal, &first, &last));

  /* Every day for three weeks, Monday twice, with a tension that was not told on Tuesday. */
  put_entries (fixture->journal, 21, MONDAY_S);
  put_entry (fixture->journal, 100, MONDAY_S + 60);
  psr_journal_set_tension (fixture->journal, ID_1, 4, PSR_TENSION_UNKNOWN, NULL);

  g_assert_true (psr_journal_get_span (fixture->journal, &first, &last));
  g_assert_cmpint (first, ==, first_day);
  g_assert_cmpint (last, ==, first_day + 20);

  days = psr_journal_sum (fixture->journal, PSR_JOURNAL_DAYS, first_day, first_day + 1, NULL);
  g_assert_cmpuint (days->len, ==, 2);
  sum = &g_array_index (days, PsrJournalSum, 0);
  g_assert_cmpint (sum->day, ==, first_day);
  g_assert_cmpint (sum->n_entries, ==, 2);
  g_assert_cmpint (sum->rested_s, ==, 1800);
  g_assert_cmpint (sum->n_tensions, ==, 2);
  g_assert_cmpfloat (sum->tension_before, ==, 7);
  g_assert_cmpfloat (sum->tension_after, ==, 3);
  g_assert_cmpint (sum[1].n_entries, ==, 1);
  g_assert_cmpint (sum[1].n_tensions, ==, 0);
  g_assert_cmpfloat (sum[1].tension_before, ==, 0);

  weeks = psr_journal_sum (fixture->journal, PSR_JOURNAL_WEEKS, first, last, NULL);
  g_assert_cmpuint (weeks->len, ==, 3);
  sum = &g_array_index (weeks, PsrJournalSum, 0);
  g_assert_cmpint (sum[0].n_entries, ==, 8);
  g_assert_cmpint (sum[0].n_tensions, ==, 7);
  g_assert_cmpint (sum[2].rested_s, ==, 7 * 900);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (sum[i].day, ==, psr_day_get_week (first_day) + 7 * i);

  months = psr_journal_sum (fixture->journal, PSR_JOURNAL_MONTHS, first, last, NULL);
  g_assert_cmpuint (months->len, ==, 2);
  sum = &g_array_index (months, PsrJournalSum, 0);
  g_assert_cmpint (sum[0].day, ==, psr_journal_get_month (first_day));
  g_assert_cmpint (sum[0].n_entries, ==, 16);
  g_assert_cmpint (sum[1].day, ==, psr_journal_get_month (last));
  g_assert_cmpint (sum[1].n_entries, ==, 6);
}

/* Its months are those of the calendar, whatever SQLite makes of a day. */
static void
test_months (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) months = NULL;

  put_entries (fixture->journal, 800, MONDAY_S + 5 * 3600);
  months = psr_journal_sum (fixture->journal, PSR_JOURNAL_MONTHS, 0, 100000, NULL);
  g_assert_cmpuint (months->len, ==, 27);
  for (guint i = 0; i < months->len; i++) {
    int day = g_array_index (months, PsrJournalSum, i).day;

    g_assert_cmpint (day, ==, psr_journal_get_month (day));
  }
}

static void
test_checks (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    put_entry (fixture->journal, i, MONDAY_S + i);
  psr_journal_set_answers (fixture->journal,
                           ID_1,
                           PSR_JOURNAL_NOT_ASKED,
                           PSR_JOURNAL_NOT_ASKED,
                           NULL);

  checks = psr_journal_get_checks (fixture->journal, 9, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (checks->len, ==, 9);
  g_assert_cmpint (psr_journal_entry_get_fields (g_ptr_array_index (checks, 0))->start_s,
                   ==,
                   MONDAY_S);
  g_assert_cmpint (psr_journal_entry_get_fields (g_ptr_array_index (checks, 8))->start_s,
                   ==,
                   MONDAY_S + 9);

  g_clear_pointer (&checks, g_ptr_array_unref);
  checks = psr_journal_get_checks (fixture->journal, 2, &error);
  g_assert_cmpuint (checks->len, ==, 2);
  g_assert_cmpint (psr_journal_entry_get_fields (g_ptr_array_index (checks, 0))->start_s,
                   ==,
                   MONDAY_S + 8);
}

typedef struct {
  guint n_calls;
  guint position;
  guint n_removed;
  guint n_added;
} Items;

static void
items_changed_cb (Items *items, guint position, guint n_removed, guint n_added)
{
  *items = (Items){ items->n_calls + 1, position, n_removed, n_added };
}

static void
assert_items (Items *items, guint position, guint n_removed, guint n_added)
{
  g_assert_cmpuint (items->n_calls, ==, 1);
  g_assert_cmpuint (items->position, ==, position);
  g_assert_cmpuint (items->n_removed, ==, n_removed);
  g_assert_cmpuint (items->n_added, ==, n_added);
  items->n_calls = 0;
}

static void
assert_position (PsrJournalList *list, guint position, gint64 start_s)
{
  g_autoptr (PsrJournalEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpint (psr_journal_entry_get_fields (entry)->start_s, ==, start_s);
}

static void
test_list_follows (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalList) list = psr_journal_list_new (fixture->journal, G_MININT, G_MAXINT);
  g_autoptr (PsrJournalList) tuesday = NULL;
  g_autoptr (PsrJournalEntry) first = make_entry (0, MONDAY_S);
  int day = psr_day_from_time (MONDAY_S, 60);
  Items items = { 0 };
  Items tuesdays = { 0 };

  tuesday = psr_journal_list_new (fixture->journal, day + 1, day + 1);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &items);
  g_signal_connect_swapped (tuesday, "items-changed", G_CALLBACK (items_changed_cb), &tuesdays);

  put_entry (fixture->journal, 0, MONDAY_S);
  assert_items (&items, 0, 0, 1);
  put_entry (fixture->journal, 2, MONDAY_S + 2 * DAY_S);
  assert_items (&items, 0, 0, 1);
  g_assert_cmpuint (tuesdays.n_calls, ==, 0);
  put_entry (fixture->journal, 1, MONDAY_S + DAY_S);
  assert_items (&items, 1, 0, 1);
  assert_items (&tuesdays, 0, 0, 1);
  assert_position (list, 0, MONDAY_S + 2 * DAY_S);
  assert_position (list, 1, MONDAY_S + DAY_S);
  assert_position (list, 2, MONDAY_S);
  assert_position (tuesday, 0, MONDAY_S + DAY_S);

  psr_journal_set_note (fixture->journal, ID_1, "x", NULL);
  assert_items (&items, 1, 1, 1);
  psr_journal_remove (fixture->journal, psr_journal_entry_get_fields (first)->id, NULL);
  assert_items (&items, 2, 1, 0);
  psr_journal_put (fixture->journal, first, NULL);
  assert_items (&items, 2, 0, 1);

  /* To another day. */
  put_entry (fixture->journal, 1, MONDAY_S + 3 * DAY_S);
  assert_items (&items, 0, 3, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (tuesday)), ==, 0);
  psr_journal_clear (fixture->journal, NULL);
  assert_items (&items, 0, 3, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
}

/* However long the journal is, a few pages of it are in memory. */
static void
test_list_stays_small (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalList) list = NULL;
  guint most = 0;

  put_entries (fixture->journal, 700, MONDAY_S);
  list = psr_journal_list_new (fixture->journal, G_MININT, G_MAXINT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 700);
  g_assert_cmpuint (psr_journal_list_get_n_loaded (list), ==, 0);

  assert_position (list, 699, MONDAY_S);
  g_assert_cmpuint (psr_journal_list_get_n_loaded (list), <=, 64);

  for (guint i = 0; i < 700; i++) {
    assert_position (list, i, MONDAY_S + (gint64) (699 - i) * DAY_S);
    most = MAX (most, psr_journal_list_get_n_loaded (list));
  }
  g_assert_cmpuint (most, <=, 400);
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

  add ("/journal/journal/keeps", test_keeps);
  add ("/journal/journal/follows-a-session", test_follows_a_session);
  add ("/journal/journal/tells-of-changes", test_tells_of_changes);
  add ("/journal/journal/forgets-everything", test_forgets_everything);
  add ("/journal/journal/forgets-one", test_forgets_one);
  add ("/journal/query/sums", test_sums);
  add ("/journal/query/months", test_months);
  add ("/journal/query/checks", test_checks);
  add ("/journal/list/follows", test_list_follows);
  add ("/journal/list/stays-small", test_list_stays_small);

  return g_test_run ();
}
