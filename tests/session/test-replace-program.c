/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"

typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrProgram *program;
  int n_failures;
  int n_endings;
} Fixture;

static void
failed_cb (Fixture *fixture, const GError *error)
{
  fixture->n_failures++;
}

static void
ended_cb (Fixture *fixture, PsrEnding ending, gint64 rested)
{
  fixture->n_endings++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new (0);
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (ended_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  psr_session_finish (fixture->session);
  g_assert_cmpint (fixture->n_endings, ==, 1);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
}

static void
assert_state (Fixture *fixture, PsrSessionState state)
{
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, state);
}

static void
assert_player (Fixture *fixture, PsrPlayerState state)
{
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, state);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
iterate_until_playing (Fixture *fixture)
{
  while (psr_player_get_state (PSR_PLAYER (fixture->player)) != PSR_PLAYER_PLAYING)
    g_main_context_iteration (NULL, TRUE);
}

/* Where the first words begin and end. */
static void
find_first_words (Fixture *fixture, gint64 *start, gint64 *end)
{
  guint n_cues;
  const PsrScheduledCue *cue =
    psr_schedule_get_cues (psr_program_get_schedule (fixture->program), &n_cues);

  while (cue->words == NULL)
    cue++;
  *start = cue->start;
  *end = cue->end;
}

static void
begin (Fixture *fixture)
{
  psr_session_begin (fixture->session, fixture->program);
  iterate_until_playing (fixture);
}

static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) other = fake_program_new (0);
  gint64 start;
  gint64 end;

  psr_session_replace_program (fixture->session, other);
  assert_state (fixture, PSR_SESSION_IDLE);

  begin (fixture);
  find_first_words (fixture, &start, &end);
  fake_player_advance (fixture->player, end + 10);
  psr_session_replace_program (fixture->session, other);
  assert_state (fixture, PSR_SESSION_PLAYING);
  g_assert_true (psr_session_get_program (fixture->session) == other);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, end + 10);
  iterate_until_playing (fixture);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, end + 10);

  /* Nobody wants to hear the end of a sentence that began in another voice. */
  psr_session_seek_to (fixture->session, (start + end) / 2);
  psr_session_replace_program (fixture->session, fixture->program);
  iterate_until_playing (fixture);
  g_assert_cmpint (psr_session_get_position (fixture->session),
                   ==,
                   start - PSR_MS_TO_SAMPLES (300));
  g_assert_cmpint (fixture->n_endings, ==, 0);

  psr_session_finish (fixture->session);
  g_assert_cmpint (fixture->n_endings, ==, 1);
}

/* What is pressed while the other program is made ready counts. */
static void
test_takes_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) other = fake_program_new (0);
  gint64 start;
  gint64 end;

  begin (fixture);
  find_first_words (fixture, &start, &end);

  psr_session_replace_program (fixture->session, other);
  psr_session_seek_to (fixture->session, end + 20);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, end + 20);
  psr_session_pause (fixture->session);
  iterate ();
  assert_state (fixture, PSR_SESSION_PAUSED);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, end + 20);

  psr_session_replace_program (fixture->session, fixture->program);
  iterate ();
  assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_session_replace_program (fixture->session, other);
  psr_session_resume (fixture->session);
  iterate_until_playing (fixture);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, end + 20);

  /* Something is being said. */
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_replace_program (fixture->session, fixture->program);
  iterate ();
  assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  assert_player (fixture, PSR_PLAYER_PLAYING);
}

static void
test_while_loading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) other = fake_program_new (0);

  psr_session_begin_at (fixture->session, fixture->program, 12345, NULL);
  psr_session_replace_program (fixture->session, other);
  assert_state (fixture, PSR_SESSION_LOADING);
  iterate_until_playing (fixture);
  g_assert_true (psr_session_get_program (fixture->session) == other);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);
}

static void
test_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) other = fake_program_new (0);
  g_autoptr (GError) error =
    g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, "No plugin.");

  begin (fixture);
  fake_player_set_load_error (fixture->player, error);
  psr_session_replace_program (fixture->session, other);
  iterate ();
  assert_state (fixture, PSR_SESSION_IDLE);
  g_assert_cmpint (fixture->n_failures, ==, 1);
  g_assert_cmpint (fixture->n_endings, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/session/replace-program/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("goes-on", test_goes_on);
  ADD ("takes-time", test_takes_time);
  ADD ("while-loading", test_while_loading);
  ADD ("fails", test_fails);
#undef ADD

  return g_test_run ();
}
