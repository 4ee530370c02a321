/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-questioner.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"

/* Cues of tests/script/sides.xml, the left side first. */
#define BEFORE   3
#define QUESTION 4
#define AFTER    5

#define LEAD     PSR_MS_TO_SAMPLES (300)

typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrQuestioner *questioner;
  PsrProgram *program;
  const PsrScheduledCue *cues;
  GString *answers; /* what was emitted: "answer " or "- " */
} Fixture;

static void
answered_cb (Fixture *fixture, const char *cue, int side, const char *answer)
{
  g_assert_cmpstr (cue, ==, "how-left");
  g_assert_cmpint (side, ==, PSR_LEFT);
  g_string_append_printf (fixture->answers, "%s ", answer != NULL ? answer : "-");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint n_cues;

  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->questioner = psr_questioner_new (fixture->session, PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new_with_question ();
  fixture->cues = psr_schedule_get_cues (psr_program_get_schedule (fixture->program), &n_cues);
  fixture->answers = g_string_new (NULL);
  g_signal_connect_swapped (fixture->questioner, "answered", G_CALLBACK (answered_cb), fixture);

  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->questioner);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
  g_string_free (fixture->answers, TRUE);
}

static void
assert_answers (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->answers->str, ==, expected);
}

/* Its timer would have it look sooner or later; here it looks at once. */
static void
look_now (Fixture *fixture)
{
  g_object_notify (G_OBJECT (fixture->session), "cue");
}

/* The time that nobody answers in: the machine is awake. */
static void
let_pass (Fixture *fixture, int ms)
{
  psr_fake_clock_advance (fixture->clock, ms * G_GINT64_CONSTANT (1000));
  look_now (fixture);
}

static gboolean
is_held (Fixture *fixture)
{
  return psr_session_get_state (fixture->session) == PSR_SESSION_PLAYING &&
         psr_player_get_state (PSR_PLAYER (fixture->player)) == PSR_PLAYER_PAUSED;
}

/* Plays to this place; released, the session looks where it is. */
static void
play_to (Fixture *fixture, gint64 place, int cue)
{
  fake_player_advance (fixture->player, place - psr_session_get_position (fixture->session));
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  g_assert_cmpint (psr_session_get_cue (fixture->session), ==, cue);
}

static void
play_to_question (Fixture *fixture)
{
  play_to (fixture, fixture->cues[QUESTION].start, QUESTION);
  g_assert_true (psr_questioner_get_question (fixture->questioner) == &fixture->cues[QUESTION]);
}

static void
play_to_hold (Fixture *fixture)
{
  gint64 place = fixture->cues[AFTER].start - PSR_SECONDS_TO_SAMPLES (1);

  fake_player_advance (fixture->player, place - psr_session_get_position (fixture->session));
  look_now (fixture);
  g_assert_true (is_held (fixture));
}

static void
assert_closed (Fixture *fixture)
{
  gpointer question;

  g_object_get (fixture->questioner, "question", &question, NULL);
  g_assert_null (question);
}

/* Right before the next cue, which is the confirmation. */
static void
assert_moved_on (Fixture *fixture)
{
  assert_closed (fixture);
  g_assert_false (is_held (fixture));
  g_assert_cmpint (psr_session_get_position (fixture->session),
                   ==,
                   fixture->cues[AFTER].start - LEAD);
}

static void
test_early (Fixture *fixture, gconstpointer data)
{
  play_to (fixture, fixture->cues[BEFORE].start, BEFORE);
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "");

  /* In the middle of its first word. */
  play_to_question (fixture);
  psr_questioner_answer (fixture->questioner, 0);
  psr_questioner_answer (fixture->questioner, 3);
  assert_answers (fixture, "");
  psr_questioner_answer (fixture->questioner, 2);
  assert_answers (fixture, "firm ");
  assert_moved_on (fixture);

  psr_questioner_answer (fixture->questioner, 1);
  play_to (fixture, fixture->cues[AFTER].start, AFTER);
  assert_answers (fixture, "firm ");
  assert_closed (fixture);
}

static void
test_late (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS - 1);
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "soft ");
  assert_moved_on (fixture);
}

static void
test_asked_twice (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS);
  g_assert_false (is_held (fixture));
  g_assert_cmpint (psr_session_get_position (fixture->session),
                   ==,
                   fixture->cues[QUESTION].start - LEAD);
  g_assert_nonnull (psr_questioner_get_question (fixture->questioner));

  play_to_question (fixture);
  play_to_hold (fixture);
  psr_questioner_answer (fixture->questioner, 2);
  assert_answers (fixture, "firm ");
  assert_moved_on (fixture);
}

static void
test_never (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS);
  g_assert_false (is_held (fixture));
  play_to_question (fixture);
  play_to_hold (fixture);
  let_pass (fixture, PSR_QUESTIONER_SECOND_WAIT_MS);
  g_assert_false (is_held (fixture));
  assert_answers (fixture, "- ");
  assert_closed (fixture);

  /* It goes on by itself, and asks no third time. */
  play_to (fixture, fixture->cues[AFTER].start, AFTER);
  g_assert_false (is_held (fixture));
  assert_answers (fixture, "- ");
}

/* An answer in the moment before the question is heard again. */
static void
test_on_the_way_back (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS);
  g_assert_false (is_held (fixture));
  g_assert_cmpint (psr_session_get_cue (fixture->session), ==, BEFORE);
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "soft ");
  assert_moved_on (fixture);
}

static void
test_paused (Fixture *fixture, gconstpointer data)
{
  /* While it asks. */
  play_to_question (fixture);
  psr_session_pause (fixture->session);
  let_pass (fixture, 1000 * 1000);
  g_assert_nonnull (psr_questioner_get_question (fixture->questioner));
  psr_session_resume (fixture->session);

  /* While it waits: all of the time again. */
  play_to_hold (fixture);
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS - 1);
  psr_session_pause (fixture->session);
  let_pass (fixture, 1000 * 1000);
  psr_session_resume (fixture->session);
  g_assert_true (is_held (fixture));
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS - 1);
  g_assert_true (is_held (fixture));

  /* An answer is no wish to go on. */
  psr_session_pause (fixture->session);
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "soft ");
  assert_moved_on (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
}

static void
test_skipped (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  psr_session_next (fixture->session);
  assert_answers (fixture, "- ");
  assert_moved_on (fixture);
  play_to (fixture, fixture->cues[AFTER].start, AFTER);

  /* Back to it: it asks as if for the first time. */
  psr_session_previous (fixture->session);
  play_to_question (fixture);
  play_to_hold (fixture);
  psr_session_next (fixture->session);
  assert_answers (fixture, "- - ");
  assert_moved_on (fixture);

  psr_session_seek_to (fixture->session, fixture->cues[QUESTION].start);
  g_assert_nonnull (psr_questioner_get_question (fixture->questioner));
  play_to_hold (fixture);
  psr_session_seek_to (fixture->session, fixture->cues[QUESTION].end);
  g_assert_false (is_held (fixture));
  psr_session_seek_to (fixture->session, fixture->cues[AFTER + 2].start);
  assert_answers (fixture, "- - - ");
  assert_closed (fixture);

  /* Over it in one jump nothing is asked. */
  psr_session_seek_to (fixture->session, 0);
  psr_session_seek_to (fixture->session, fixture->cues[AFTER].start);
  assert_answers (fixture, "- - - ");
}

static void
test_answered_again (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  psr_questioner_answer (fixture->questioner, 1);
  psr_session_seek_to (fixture->session, fixture->cues[QUESTION].start);
  psr_questioner_answer (fixture->questioner, 2);
  assert_answers (fixture, "soft firm ");
  assert_moved_on (fixture);
}

/* Somebody else holds the session meanwhile, to say something. */
static void
test_held_by_another (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  g_assert_true (is_held (fixture));

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_questioner_answer (fixture->questioner, 1);
  g_assert_true (is_held (fixture));
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  assert_moved_on (fixture);
}

static void
test_ended (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  psr_session_end (fixture->session);
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "");

  /* Taken back it still waits; ended for good it does not. */
  psr_session_undo_end (fixture->session);
  g_assert_true (is_held (fixture));
  psr_session_finish (fixture->session);
  assert_closed (fixture);
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "");

  psr_session_begin (fixture->session, fixture->program);
  assert_closed (fixture);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  play_to_question (fixture);
  psr_session_begin (fixture->session, fixture->program);
  assert_closed (fixture);
  psr_session_finish (fixture->session);
  assert_answers (fixture, "");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Another voice takes over while it waits. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) program = fake_program_new_with_question ();

  play_to_question (fixture);
  play_to_hold (fixture);
  psr_session_replace_program (fixture->session, program);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_held (fixture));
  psr_questioner_answer (fixture->questioner, 1);
  assert_answers (fixture, "soft ");
  assert_moved_on (fixture);
  psr_session_finish (fixture->session);
}

/* The machine slept while it waited. */
static void
test_slept (Fixture *fixture, gconstpointer data)
{
  play_to_question (fixture);
  play_to_hold (fixture);
  psr_fake_clock_sleep (fixture->clock, G_TIME_SPAN_HOUR);
  let_pass (fixture, PSR_QUESTIONER_FIRST_WAIT_MS);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  g_assert_nonnull (psr_questioner_get_question (fixture->questioner));

  psr_session_resume (fixture->session);
  play_to_question (fixture);
  psr_questioner_answer (fixture->questioner, 2);
  assert_answers (fixture, "firm ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/session/questioner/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("early", test_early);
  ADD ("late", test_late);
  ADD ("asked-twice", test_asked_twice);
  ADD ("never", test_never);
  ADD ("on-the-way-back", test_on_the_way_back);
  ADD ("paused", test_paused);
  ADD ("skipped", test_skipped);
  ADD ("answered-again", test_answered_again);
  ADD ("held-by-another", test_held_by_another);
  ADD ("ended", test_ended);
  ADD ("replaced", test_replaced);
  ADD ("slept", test_slept);

  return g_test_run ();
}
