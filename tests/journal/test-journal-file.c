/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal-test-util.h"
#include "journal/psr-journal-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ID_1    "00000001-1111-4111-8111-111111111111"
#define START_S G_GINT64_CONSTANT (1794855600)

/* Whoever may do everything meets no folder that may not be written; nobody does. */
#define NOBODY 65534

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *database = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  psr_journal_database_run (database, sql, &error);
  g_assert_no_error (error);
  sqlite3_close (database);
}

/* It is a sentence. */
static void
assert_notice (PsrJournal *journal, PsrJournalError code)
{
  const GError *notice = psr_journal_get_notice (journal);

  g_assert_error (notice, PSR_JOURNAL_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (notice->message, "."));
}

static void
assert_takes_nothing (PsrJournal *journal, PsrJournalError code)
{
  g_autoptr (PsrJournalEntry) entry = make_entry (1, START_S);
  g_autoptr (GError) error = NULL;

  g_assert_false (psr_journal_put (journal, entry, &error));
  g_assert_error (error, PSR_JOURNAL_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static char *
dup_aside (JournalFixture *fixture, const char *end)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *date = g_date_time_format (now, "%F");
  g_autofree char *name = g_strconcat ("journal-damaged-", date, end, NULL);

  return g_build_filename (folder, name, NULL);
}

/* Writes entries until it is killed, telling of each that was saved. */
static void
write_without_end (const char *path, int pipe_fd)
{
  PsrJournal *journal = psr_journal_new (path);

  for (guint i = 0;; i++) {
    g_autoptr (PsrJournalEntry) entry = make_entry (i, START_S + i);
    const char *id = psr_journal_entry_get_fields (entry)->id;

    if (!psr_journal_put (journal, entry, NULL) ||
        !psr_journal_set_progress (journal, id, 60, PSR_JOURNAL_FINISHED, NULL) ||
        write (pipe_fd, &i, sizeof i) != sizeof i)
      _exit (1);
  }
}

static void
test_survives_being_killed (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (int round = 0; round < 6; round++) {
    guint n_rows = (guint) g_rand_int_range (random, 1, 20);
    guint saved = 0;
    int fds[2];
    pid_t child;

    g_assert_finalize_object (fixture->journal);
    g_assert_cmpint (pipe (fds), ==, 0);
    child = fork ();
    if (child == 0)
      write_without_end (fixture->path, fds[1]);
    close (fds[1]);
    while (saved + 1 < n_rows && read (fds[0], &saved, sizeof saved) == sizeof saved)
      continue;
    kill (child, SIGKILL);
    while (read (fds[0], &saved, sizeof saved) == sizeof saved)
      continue;
    g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
    close (fds[0]);

    fixture->journal = psr_journal_new (fixture->path);
    g_assert_no_error (psr_journal_get_notice (fixture->journal));
    for (guint i = 0; i <= saved; i++) {
      g_autofree char *id = g_strdup_printf ("%08x-1111-4111-8111-111111111111", i);
      g_autoptr (PsrJournalEntry) entry = psr_journal_find (fixture->journal, id, NULL);

      g_assert_nonnull (entry);
      g_assert_cmpint (psr_journal_entry_get_fields (entry)->rested_s, ==, 60);
    }
  }
}

/* A file may not grow any more: the disk is full, or the quota used up. */
static void
test_full_disk (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *note = g_strnfill (19000, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit limit;
  GStatBuf info;

  put_entry (fixture->journal, 0, START_S);
  put_entry (fixture->journal, 1, START_S);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = (rlim_t) info.st_size;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (psr_journal_set_note (fixture->journal, ID_1, note, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_error (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_FULL);

  /* Nothing is broken, and as soon as there is room it goes on. */
  g_clear_error (&error);
  g_assert_cmpuint (count_entries (fixture->journal), ==, 2);
  g_assert_true (psr_journal_set_note (fixture->journal, ID_1, note, &error));
  journal_fixture_reopen (fixture);
  g_assert_no_error (psr_journal_get_notice (fixture->journal));
  g_assert_cmpuint (count_entries (fixture->journal), ==, 2);
}

static void
test_no_folder (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournal) journal = psr_journal_new ("/dev/null/psoas-rest/journal.db");

  assert_notice (journal, PSR_JOURNAL_ERROR_READ_ONLY);
  assert_takes_nothing (journal, PSR_JOURNAL_ERROR_READ_ONLY);
  g_assert_cmpuint (count_entries (journal), ==, 0);
  g_assert_false (psr_journal_clear (journal, NULL));
  g_assert_false (psr_journal_set_note (journal, ID_1, "x", NULL));
  g_assert_false (psr_journal_remove (journal, ID_1, NULL));
}

/* What is there can still be seen. */
static void
test_read_only (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean root = geteuid () == 0;

  put_entry (fixture->journal, 0, START_S);
  g_assert_true (psr_journal_check_writable (fixture->journal, NULL));
  before = read_bytes (fixture->path);
  g_assert_cmpint (chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (chmod (folder, 0555), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);

  journal_fixture_reopen (fixture);
  g_assert_no_error (psr_journal_get_notice (fixture->journal));
  g_assert_cmpuint (count_entries (fixture->journal), ==, 1);
  g_assert_false (psr_journal_check_writable (fixture->journal, &error));
  g_assert_error (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_READ_ONLY);
  assert_takes_nothing (fixture->journal, PSR_JOURNAL_ERROR_READ_ONLY);

  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* Spoils the file in a way and sees that it is kept aside, byte for byte, and a new one begun. */
static void
assert_begins_anew (JournalFixture *fixture, GBytes *spoilt, const char *end)
{
  g_autofree char *aside = dup_aside (fixture, end);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (spoilt, &length);

  g_file_set_contents (fixture->path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  journal_fixture_reopen (fixture);

  assert_notice (fixture->journal, PSR_JOURNAL_ERROR_DAMAGED);
  g_assert_nonnull (strstr (psr_journal_get_notice (fixture->journal)->message, aside));
  kept = read_bytes (aside);
  g_assert_true (g_bytes_equal (kept, spoilt));
  g_assert_cmpuint (count_entries (fixture->journal), ==, 0);

  put_entry (fixture->journal, 0, START_S);
  journal_fixture_reopen (fixture);
  g_assert_no_error (psr_journal_get_notice (fixture->journal));
  g_assert_cmpuint (count_entries (fixture->journal), ==, 1);
}

static void
test_damaged (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) hole = NULL;
  g_autoptr (GBytes) text = g_bytes_new_static ("Dear diary,", 11);
  g_autofree char *bytes = NULL;
  gsize length;

  put_entries (fixture->journal, 200, START_S);
  whole = read_bytes (fixture->path);
  length = g_bytes_get_size (whole);
  half = g_bytes_new_from_bytes (whole, 0, length / 2);
  bytes = g_memdup2 (g_bytes_get_data (whole, NULL), length);
  memset (bytes + length / 2, 0xff, 4096);
  hole = g_bytes_new (bytes, length);

  assert_begins_anew (fixture, text, ".db");
  assert_begins_anew (fixture, half, "-2.db");
  assert_begins_anew (fixture, hole, "-3.db");
}

static void
test_of_another_program (JournalFixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autoptr (GBytes) bytes = NULL;

  run_sql (other, "CREATE TABLE recipe (name TEXT); PRAGMA user_version = 1");
  bytes = read_bytes (other);
  assert_begins_anew (fixture, bytes, ".db");
}

/* A half-made file of a first start that was killed is no damage. */
static void
test_empty (JournalFixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  journal_fixture_reopen (fixture);
  g_assert_no_error (psr_journal_get_notice (fixture->journal));
  put_entry (fixture->journal, 0, START_S);
}

static void
test_newer (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  put_entry (fixture->journal, 0, START_S);
  run_sql (fixture->path,
           "ALTER TABLE entry ADD COLUMN mood TEXT; PRAGMA user_version = 99;"
           "PRAGMA journal_mode = WAL");
  before = read_bytes (fixture->path);

  journal_fixture_reopen (fixture);
  assert_notice (fixture->journal, PSR_JOURNAL_ERROR_NEWER);
  assert_takes_nothing (fixture->journal, PSR_JOURNAL_ERROR_NEWER);
  g_assert_cmpuint (count_entries (fixture->journal), ==, 0);

  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
}

/* Files as the versions of the program wrote them: journal-N.db is one of version N, with three
 * entries. */
static void
test_older (JournalFixture *fixture, gconstpointer data)
{
  const guint versions[] = { 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++) {
    g_autofree char *name = g_strdup_printf ("journal-%u.db", versions[i]);
    g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "journal", name, NULL);
    g_autoptr (GBytes) bytes = read_bytes (stored);

    g_assert_finalize_object (fixture->journal);
    g_assert_true (g_file_set_contents (fixture->path,
                                        g_bytes_get_data (bytes, NULL),
                                        (gssize) g_bytes_get_size (bytes),
                                        NULL));
    fixture->journal = psr_journal_new (fixture->path);
    g_assert_no_error (psr_journal_get_notice (fixture->journal));
    g_assert_cmpuint (count_entries (fixture->journal), ==, 3);

    for (guint j = 0; j < 3; j++) {
      g_autoptr (PsrJournalEntry) expected = make_entry (j, START_S + j);
      const PsrJournalFields *fields = psr_journal_entry_get_fields (expected);
      g_autoptr (PsrJournalEntry) found = psr_journal_find (fixture->journal, fields->id, NULL);

      g_assert_nonnull (found);
      assert_same_fields (psr_journal_entry_get_fields (found), fields);
    }
    put_entry (fixture->journal, 9, START_S);
  }
}

static void
count_call_cb (guint *n_calls)
{
  *n_calls += 1;
}

static void
test_two_see_each_other (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournal) other = psr_journal_new (fixture->path);
  guint n_calls = 0;

  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_call_cb), &n_calls);
  psr_journal_refresh (other);
  g_assert_cmpuint (n_calls, ==, 0);

  put_entry (fixture->journal, 0, START_S);
  psr_journal_refresh (other);
  g_assert_cmpuint (n_calls, ==, 1);
  psr_journal_refresh (other);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_cmpuint (count_entries (other), ==, 1);
}

static void
test_two_write_at_once (JournalFixture *fixture, gconstpointer data)
{
  pid_t children[2];

  g_assert_finalize_object (fixture->journal);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    children[i] = fork ();
    if (children[i] == 0) {
      PsrJournal *journal = psr_journal_new (fixture->path);

      for (guint j = 0; j < 20; j++) {
        g_autoptr (PsrJournalEntry) entry = make_entry (1000 * i + j, START_S + j);

        if (!psr_journal_put (journal, entry, NULL))
          _exit (1);
      }
      _exit (0);
    }
  }

  for (guint i = 0; i < G_N_ELEMENTS (children); i++) {
    int status;

    g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
    g_assert_cmpint (status, ==, 0);
  }

  fixture->journal = psr_journal_new (fixture->path);
  g_assert_cmpuint (count_entries (fixture->journal), ==, 40);
}

static void
test_busy (JournalFixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournal) other = psr_journal_new (fixture->path);

  sqlite3_busy_timeout (psr_journal_get_database (fixture->journal), 1);
  g_assert_true (
    psr_journal_database_run (psr_journal_get_database (other), "BEGIN IMMEDIATE", NULL));
  assert_takes_nothing (fixture->journal, PSR_JOURNAL_ERROR_BUSY);
  g_assert_true (psr_journal_database_run (psr_journal_get_database (other), "COMMIT", NULL));
  put_entry (fixture->journal, 0, START_S);
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

  add ("/journal/file/survives-being-killed", test_survives_being_killed);
  add ("/journal/file/full-disk", test_full_disk);
  add ("/journal/file/no-folder", test_no_folder);
  add ("/journal/file/read-only", test_read_only);
  add ("/journal/file/damaged", test_damaged);
  add ("/journal/file/of-another-program", test_of_another_program);
  add ("/journal/file/empty", test_empty);
  add ("/journal/file/newer", test_newer);
  add ("/journal/file/older", test_older);
  add ("/journal/file/two-see-each-other", test_two_see_each_other);
  add ("/journal/file/two-write-at-once", test_two_write_at_once);
  add ("/journal/file/busy", test_busy);

  return g_test_run ();
}
