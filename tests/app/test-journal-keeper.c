/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-journal-keeper.h"
#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"
#include "journal-test-util.h"
#include "journal/psr-journal-list.h"

typedef struct {
  JournalFixture journal;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrTension *tension;
  PsrJournalKeeper *keeper;
  guint n_failures;
} Fixture;

static void
failed_cb (Fixture *fixture, const GError *error)
{
  g_assert_error (error, PSR_JOURNAL_ERROR, PSR_JOURNAL_ERROR_READ_ONLY);
  fixture->n_failures++;
}

static void
make_keeper (Fixture *fixture)
{
  fixture->keeper = psr_journal_keeper_new (fixture->session,
                                            fixture->tension,
                                            fixture->journal.journal,
                                            PSR_CLOCK (fixture->clock));
  g_signal_connect_swapped (fixture->keeper, "failed", G_CALLBACK (failed_cb), fixture);
}

/* @data: a path instead of the fixture's own. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  journal_fixture_set_up (&fixture->journal, NULL);
  if (data != NULL) {
    g_object_unref (fixture->journal.journal);
    fixture->journal.journal = psr_journal_new (data);
  }

  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  psr_fake_clock_advance (fixture->clock, 1000);
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->tension = psr_tension_new (fixture->session);
  make_keeper (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->tension);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  journal_fixture_tear_down (&fixture->journal, NULL);
}

static void
begin (Fixture *fixture, int settle_minutes)
{
  g_autoptr (PsrProgram) program = fake_program_new (settle_minutes);

  psr_session_begin (fixture->session, program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
play (Fixture *fixture, int seconds)
{
  psr_fake_clock_advance (fixture->clock, seconds * G_USEC_PER_SEC);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (seconds));
}

/* There is an entry of a session that ended so, after so long. */
static void
assert_entry (Fixture *fixture, PsrJournalEnding ending, int rested_s)
{
  g_autoptr (PsrJournalList) list =
    psr_journal_list_new (fixture->journal.journal, G_MININT, G_MAXINT);
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_found = 0;

  for (guint i = 0; i < n_entries; i++) {
    g_autoptr (PsrJournalEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
    const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);

    n_found += fields->ending == ending && fields->rested_s == rested_s;
  }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_writes_what_happens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalList) list = NULL;
  g_autoptr (PsrJournalEntry) entry = NULL;
  const PsrJournalFields *fields;

  begin (fixture, 0);
  assert_entry (fixture, PSR_JOURNAL_BROKEN_OFF, 0);

  play (fixture, 30);
  psr_session_pause (fixture->session);
  assert_entry (fixture, PSR_JOURNAL_BROKEN_OFF, 30);

  /* What passes while it is paused is no rest. */
  psr_fake_clock_advance (fixture->clock, 500 * G_USEC_PER_SEC);
  psr_session_resume (fixture->session);
  play (fixture, 10);
  psr_session_pause (fixture->session);
  assert_entry (fixture, PSR_JOURNAL_BROKEN_OFF, 40);
  psr_session_finish (fixture->session);
  assert_entry (fixture, PSR_JOURNAL_ENDED_EARLY, 40);

  list = psr_journal_list_new (fixture->journal.journal, G_MININT, G_MAXINT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (list), 0);
  fields = psr_journal_entry_get_fields (entry);
  g_assert_cmpint (fields->minutes, ==, 10);
  g_assert_cmpstr (fields->session, ==, "timeline");
  g_assert_cmpstr (fields->language, ==, "en");
  g_assert_cmpint (g_get_real_time () / G_USEC_PER_SEC - fields->start_s, <, 60);
}

static void
test_finishes (Fixture *fixture, gconstpointer data)
{
  begin (fixture, 0);
  play (fixture, 600);
  assert_entry (fixture, PSR_JOURNAL_FINISHED, 600);

  begin (fixture, 0);
  play (fixture, 60);
  fake_player_break (fixture->player, "No sound.");
  assert_entry (fixture, PSR_JOURNAL_BROKEN_OFF, 60);
  g_assert_cmpuint (count_entries (fixture->journal.journal), ==, 2);
}

static void
test_leaves_nothing_of_settling (Fixture *fixture, gconstpointer data)
{
  begin (fixture, 2);
  play (fixture, 60);
  psr_session_finish (fixture->session);
  g_assert_cmpuint (count_entries (fixture->journal.journal), ==, 0);
}

/* The session goes on, and what is wrong is said once. */
static void
test_fails_once (Fixture *fixture, gconstpointer data)
{
  begin (fixture, 0);
  play (fixture, 30);
  psr_session_pause (fixture->session);
  psr_session_finish (fixture->session);
  begin (fixture, 0);
  psr_journal_keeper_note_answer (fixture->keeper, PSR_LEFT, "stays-down");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  psr_session_finish (fixture->session);
}

/* Each is there as soon as it is given: who is killed in the middle of a check keeps the first. */
static void
test_writes_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalList) list = NULL;
  g_autoptr (PsrJournalEntry) entry = NULL;
  const PsrJournalFields *fields;

  psr_journal_keeper_note_answer (fixture->keeper, PSR_LEFT, "stays-down");
  begin (fixture, 0);
  psr_journal_keeper_note_answer (fixture->keeper, PSR_RIGHT, "lifts-a-little");
  psr_journal_keeper_note_answer (fixture->keeper, PSR_RIGHT, NULL);
  psr_journal_keeper_note_answer (fixture->keeper, PSR_RIGHT, "of-another-session");
  psr_journal_keeper_note_answer (fixture->keeper, PSR_SIDE_NONE, "stays-down");

  list = psr_journal_list_new (fixture->journal.journal, G_MININT, G_MAXINT);
  entry = g_list_model_get_item (G_LIST_MODEL (list), 0);
  fields = psr_journal_entry_get_fields (entry);
  g_assert_cmpint (fields->left, ==, PSR_JOURNAL_NOT_ASKED);
  g_assert_cmpint (fields->right, ==, PSR_JOURNAL_LIFTS_A_LITTLE);
  psr_session_finish (fixture->session);
}

static void
assert_tension (Fixture *fixture, int before, int after)
{
  g_autoptr (PsrJournalList) list =
    psr_journal_list_new (fixture->journal.journal, G_MININT, G_MAXINT);
  g_autoptr (PsrJournalEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), 0);
  const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);

  g_assert_cmpint (fields->tension_before, ==, before);
  g_assert_cmpint (fields->tension_after, ==, after);
}

/* Each without the other, and both; what was told before is there as soon as the rest begins. */
static void
test_writes_tension (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) program = fake_program_new (0);

  psr_tension_set_next (fixture->tension,
                        psr_schedule_get_script (psr_program_get_schedule (program)));
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 7);
  begin (fixture, 0);
  assert_tension (fixture, 7, PSR_TENSION_UNKNOWN);
  play (fixture, 600);
  assert_tension (fixture, 7, PSR_TENSION_UNKNOWN);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 3);
  assert_tension (fixture, 7, 3);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 2);
  assert_tension (fixture, 7, 2);
  psr_session_finish (fixture->session);
  assert_tension (fixture, 7, 2);
  assert_entry (fixture, PSR_JOURNAL_FINISHED, 600);
  psr_journal_clear (fixture->journal.journal, NULL);

  begin (fixture, 0);
  play (fixture, 600);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 4);
  assert_tension (fixture, PSR_TENSION_UNKNOWN, 4);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, PSR_TENSION_UNKNOWN);
  assert_tension (fixture, PSR_TENSION_UNKNOWN, PSR_TENSION_UNKNOWN);
  psr_session_finish (fixture->session);
}

/* Returns: (transfer full): the fields' owner: the one entry. */
static PsrJournalEntry *
get_entry (Fixture *fixture)
{
  g_autoptr (PsrJournalList) list =
    psr_journal_list_new (fixture->journal.journal, G_MININT, G_MAXINT);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

/* A crash leaves the row, and the number of its session. */
static void
crash_and_go_on (Fixture *fixture)
{
  g_autoptr (PsrProgram) program = fake_program_new (0);
  g_autofree char *id = g_strdup (psr_session_get_id (fixture->session));

  g_assert_finalize_object (fixture->keeper);
  psr_session_finish (fixture->session);
  make_keeper (fixture);
  psr_session_begin_at (fixture->session, program, PSR_SECONDS_TO_SAMPLES (100), id);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

/* It is one rest: it began when it first began, and what was rested is the sum. */
static void
test_goes_on_after_a_crash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalEntry) first = NULL;
  g_autoptr (PsrJournalEntry) before = NULL;
  g_autoptr (PsrJournalEntry) after = NULL;
  PsrJournalFields fields;

  begin (fixture, 0);
  play (fixture, 100);
  psr_session_pause (fixture->session);
  psr_journal_keeper_note_answer (fixture->keeper, PSR_LEFT, "stays-down");
  first = get_entry (fixture);

  /* As if that were an hour ago. */
  fields = *psr_journal_entry_get_fields (first);
  fields.start_s -= 3600;
  fields.note = "Noted meanwhile";
  fields.tension_before = 6;
  before = psr_journal_entry_new (&fields);
  g_assert_true (psr_journal_put (fixture->journal.journal, before, NULL));

  crash_and_go_on (fixture);
  assert_entry (fixture, PSR_JOURNAL_BROKEN_OFF, 100);
  psr_journal_keeper_note_answer (fixture->keeper, PSR_RIGHT, "lifts-clearly");
  play (fixture, 500);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 2);

  after = get_entry (fixture);
  fields = *psr_journal_entry_get_fields (after);
  g_assert_cmpstr (fields.id, ==, psr_journal_entry_get_fields (before)->id);
  g_assert_cmpint (fields.start_s, ==, psr_journal_entry_get_fields (before)->start_s);
  g_assert_cmpint (fields.rested_s, ==, 600);
  g_assert_cmpint (fields.ending, ==, PSR_JOURNAL_FINISHED);
  g_assert_cmpint (fields.left, ==, PSR_JOURNAL_STAYS_DOWN);
  g_assert_cmpint (fields.right, ==, PSR_JOURNAL_LIFTS_CLEARLY);
  g_assert_cmpstr (fields.note, ==, "Noted meanwhile");
  assert_tension (fixture, 6, 2);
}

/* The session goes on, and what is wrong is said once. */
static void
test_fails_to_write_tension (Fixture *fixture, gconstpointer data)
{
  begin (fixture, 0);
  play (fixture, 600);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 4);
  g_assert_cmpint (psr_tension_get (fixture->tension, PSR_TENSION_AFTER), ==, 4);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  psr_session_finish (fixture->session);
}

static void
add (const char *name, const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, path, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/app/journal-keeper/writes-what-happens", NULL, test_writes_what_happens);
  add ("/app/journal-keeper/finishes", NULL, test_finishes);
  add ("/app/journal-keeper/leaves-nothing-of-settling", NULL, test_leaves_nothing_of_settling);
  add ("/app/journal-keeper/writes-answers", NULL, test_writes_answers);
  add ("/app/journal-keeper/writes-tension", NULL, test_writes_tension);
  add ("/app/journal-keeper/goes-on-after-a-crash", NULL, test_goes_on_after_a_crash);
  add ("/app/journal-keeper/fails-once", "/dev/null/journal.db", test_fails_once);
  add ("/app/journal-keeper/fails-to-write-tension",
       "/dev/null/journal.db",
       test_fails_to_write_tension);

  return g_test_run ();
}
