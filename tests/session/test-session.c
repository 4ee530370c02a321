/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "base/psr-units.h"
#include "session-fixture.h"

static void
test_course (SessionFixture *fixture, gconstpointer data)
{
  guint n_cues;
  const PsrScheduledCue *cues = session_get_cues (fixture, &n_cues);
  gint64 at = 0;

  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  session_begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_cue (fixture->session), ==, -1);
  g_assert_true (psr_session_get_program (fixture->session) == fixture->program);

  for (guint i = 0; i < n_cues; i++) {
    fake_player_advance (fixture->player, cues[i].start - at);
    at = cues[i].start;
    /* The timer looks at the player by itself; where it is, is enough to wait for once. */
    if (i > 0)
      psr_session_seek_by (fixture->session, 0);
    session_wait_for_cue (fixture, (int) i);
    g_assert_cmpint (psr_session_get_position (fixture->session), ==, at);
  }

  fake_player_advance (fixture->player, G_MAXINT32);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  session_assert_endings (fixture, "finished 28800000;");
  psr_session_end (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_null (psr_session_get_program (fixture->session));
}

static void
test_settle (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_SETTLING);

  fake_player_advance (fixture->player, PSR_MINUTES_TO_SAMPLES (2));
  session_iterate_until (fixture, PSR_SESSION_PLAYING);
}

static void
test_pause (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  fake_player_advance (fixture->player, 12345);
  psr_session_toggle (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_NONE);
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, PSR_PLAYER_PAUSED);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);

  psr_session_pause (fixture->session);
  psr_session_toggle (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);

  psr_session_resume (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
}

static void
test_device_lost (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  fake_player_advance (fixture->player, 54321);
  fake_player_lose_device (fixture->player);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_DEVICE);
  g_assert_cmpstr (psr_session_get_loss (fixture->session), ==, FAKE_PLAYER_LOSS);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 54321);

  psr_session_resume (fixture->session);
  g_assert_null (psr_session_get_loss (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_NONE);
}

static void
test_sleep (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  fake_player_advance (fixture->player, 48000);

  /* Seen by the clocks alone, within a tick. */
  psr_fake_clock_sleep (fixture->clock, 3 * G_TIME_SPAN_HOUR);
  session_iterate_until (fixture, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_SLEEP);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 48000);

  psr_session_resume (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);

  /* Told beforehand by the system. */
  psr_session_prepare_for_sleep (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_SLEEP);
}

static void
test_failure (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error =
    g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, "No sound.");

  fake_player_set_load_error (fixture->player, error);
  session_begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (fixture->n_failures, ==, 1);

  fake_player_set_load_error (fixture->player, NULL);
  session_begin (fixture);
  fake_player_break (fixture->player, "The decoder broke.");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (fixture->n_failures, ==, 2);
  session_assert_endings (fixture, "broken-off 0;");

  /* While it can be taken back: that is no news any more, but it is over. */
  session_begin (fixture);
  fake_player_advance (fixture->player, 1000);
  psr_session_end (fixture->session);
  fake_player_break (fixture->player, "The decoder broke.");
  session_assert_state (fixture, PSR_SESSION_IDLE);
  session_assert_endings (fixture, "broken-off 1000;");
}

static void
test_end_while_loading (SessionFixture *fixture, gconstpointer data)
{
  psr_session_begin (fixture->session, fixture->program);
  psr_session_end (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);

  /* Twice in a row: only the second counts. */
  psr_session_begin (fixture->session, fixture->program);
  session_begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (fixture->n_failures, ==, 0);
}

static void
test_inaudible (SessionFixture *fixture, gconstpointer data)
{
  g_assert_true (psr_session_get_audible (fixture->session));
  session_begin (fixture);
  fake_player_set_audible (fixture->player, FALSE);
  g_assert_false (psr_session_get_audible (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
}

static void
test_idle (SessionFixture *fixture, gconstpointer data)
{
  /* Nothing begun: every control is harmless. */
  psr_session_toggle (fixture->session);
  psr_session_resume (fixture->session);
  psr_session_next (fixture->session);
  psr_session_previous (fixture->session);
  psr_session_repeat (fixture->session);
  psr_session_seek_by (fixture->session, 1000);
  psr_session_seek_to (fixture->session, 1000);
  psr_session_prepare_for_sleep (fixture->session);
  psr_session_end (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);
  g_assert_cmpint (fixture->n_jumps, ==, 0);
}

static void
test_end (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  fake_player_advance (fixture->player, 12345);
  psr_session_end (fixture->session);
  session_assert_state (fixture, PSR_SESSION_ENDING);
  session_assert_player (fixture, PSR_PLAYER_PAUSED);
  session_assert_endings (fixture, "");
  g_assert_true (psr_session_get_program (fixture->session) == fixture->program);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);

  /* Once more, a pause, a hold, a machine that sleeps: it is ended already. */
  psr_session_end (fixture->session);
  psr_session_pause (fixture->session);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  psr_session_prepare_for_sleep (fixture->session);
  session_assert_state (fixture, PSR_SESSION_ENDING);
  session_assert_player (fixture, PSR_PLAYER_PAUSED);
  g_assert_false (psr_session_has_next (fixture->session));

  session_pass_ms (fixture, PSR_SESSION_UNDO_MS);
  session_iterate_until (fixture, PSR_SESSION_DONE);
  session_assert_player (fixture, PSR_PLAYER_EMPTY);
  session_assert_endings (fixture, "early 12345;");
  g_assert_true (psr_session_get_program (fixture->session) == fixture->program);
  psr_session_undo_end (fixture->session);
  session_assert_state (fixture, PSR_SESSION_DONE);
  psr_session_end (fixture->session);
  session_assert_state (fixture, PSR_SESSION_IDLE);
  session_assert_endings (fixture, "");
}

static void
test_undo_end (SessionFixture *fixture, gconstpointer data)
{
  void (*const presses[]) (PsrSession * session) = {
    psr_session_undo_end, psr_session_toggle,   psr_session_resume,
    psr_session_next,     psr_session_previous, psr_session_repeat,
  };

  session_begin (fixture);
  fake_player_advance (fixture->player, 12345);
  for (gsize i = 0; i < G_N_ELEMENTS (presses); i++) {
    psr_session_end (fixture->session);
    session_pass_ms (fixture, 9900);
    presses[i](fixture->session);
    session_assert_state (fixture, PSR_SESSION_PLAYING);
    session_assert_player (fixture, PSR_PLAYER_PLAYING);
    g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);
  }
  g_assert_cmpint (fixture->n_jumps, ==, 0);

  /* From a pause it also goes on. */
  psr_session_pause (fixture->session);
  psr_session_end (fixture->session);
  psr_session_seek_by (fixture->session, 1000);
  session_assert_state (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);

  fake_player_advance (fixture->player, 5);
  psr_session_end (fixture->session);
  session_pass_ms (fixture, PSR_SESSION_UNDO_MS);
  psr_session_undo_end (fixture->session);
  session_assert_state (fixture, PSR_SESSION_DONE);
  session_assert_endings (fixture, "early 12350;");
}

/* A machine that slept in between is as late as one that did not; where nothing was heard there is
 * nothing to show. */
static void
test_end_over_sleep (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  psr_session_end (fixture->session);
  psr_fake_clock_sleep (fixture->clock, G_TIME_SPAN_HOUR);
  session_iterate_until (fixture, PSR_SESSION_IDLE);
  session_assert_endings (fixture, "early 0;");
}

/* The pause may come too late for the player. */
static void
test_end_at_the_end (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  psr_session_end (fixture->session);
  psr_player_play (PSR_PLAYER (fixture->player));
  fake_player_advance (fixture->player, G_MAXINT32);
  session_assert_state (fixture, PSR_SESSION_DONE);
  session_assert_endings (fixture, "finished 0;");
}

static void
test_finish (SessionFixture *fixture, gconstpointer data)
{
  psr_session_finish (fixture->session);
  session_assert_state (fixture, PSR_SESSION_IDLE);

  psr_session_begin (fixture->session, fixture->program);
  psr_session_finish (fixture->session);
  session_assert_state (fixture, PSR_SESSION_IDLE);
  session_assert_endings (fixture, "");

  session_begin (fixture);
  fake_player_advance (fixture->player, 100);
  psr_session_finish (fixture->session);
  session_assert_state (fixture, PSR_SESSION_IDLE);
  session_assert_player (fixture, PSR_PLAYER_EMPTY);
  session_assert_endings (fixture, "early 100;");

  session_begin (fixture);
  psr_session_pause (fixture->session);
  psr_session_finish (fixture->session);
  session_assert_endings (fixture, "early 0;");

  session_begin (fixture);
  psr_session_end (fixture->session);
  psr_session_finish (fixture->session);
  session_assert_state (fixture, PSR_SESSION_IDLE);
  session_assert_endings (fixture, "early 0;");
}

static void
test_begin_again (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  fake_player_advance (fixture->player, 100);
  session_begin (fixture);
  session_assert_endings (fixture, "early 100;");
  psr_session_end (fixture->session);
  session_begin (fixture);
  session_assert_endings (fixture, "early 0;");
  session_assert_state (fixture, PSR_SESSION_PLAYING);

  fake_player_advance (fixture->player, G_MAXINT32);
  session_assert_endings (fixture, "finished 28800000;");
  session_begin (fixture);
  psr_session_finish (fixture->session);
  session_assert_endings (fixture, "early 0;");
}

static void
test_begin_at (SessionFixture *fixture, gconstpointer data)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);

  psr_session_begin_at (fixture->session, fixture->program, 4 * minute, NULL);
  session_iterate_until (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 4 * minute);
  g_assert_cmpint (psr_session_get_cue (fixture->session), >, 0);
  g_assert_cmpint (fixture->n_jumps, ==, 0);
  fake_player_advance (fixture->player, minute);
  psr_session_finish (fixture->session);
  session_assert_endings (fixture, "early 2880000;");

  /* Into the time to settle. */
  psr_session_begin_at (fixture->session, fixture->program, minute, NULL);
  session_iterate_until (fixture, PSR_SESSION_SETTLING);
  psr_session_finish (fixture->session);
  session_assert_endings (fixture, "early 0;");

  psr_session_begin_at (fixture->session, fixture->program, -5, NULL);
  session_iterate_until (fixture, PSR_SESSION_SETTLING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);
  psr_session_finish (fixture->session);
  session_assert_endings (fixture, "early 0;");
}

/* What was heard, and not how far it came. */
static void
test_rested (SessionFixture *fixture, gconstpointer data)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);

  session_begin (fixture);
  fake_player_advance (fixture->player, 3 * minute); /* two of them to settle */
  psr_session_seek_to (fixture->session, 8 * minute);
  fake_player_advance (fixture->player, minute);
  psr_session_pause (fixture->session);
  psr_session_seek_to (fixture->session, 6 * minute);
  psr_session_resume (fixture->session);
  fake_player_advance (fixture->player, minute);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_seek_to (fixture->session, 4 * minute);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  fake_player_advance (fixture->player, minute);
  psr_session_seek_to (fixture->session, minute);
  fake_player_advance (fixture->player, 2 * minute);
  psr_session_end (fixture->session);
  psr_session_finish (fixture->session);

  /* 1 + 1 + 1 + 1 + 1 minutes. */
  session_assert_endings (fixture, "early 14400000;");
}

static void
test_hold (SessionFixture *fixture, gconstpointer data)
{
  session_begin (fixture);
  fake_player_advance (fixture->player, 777);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  session_assert_state (fixture, PSR_SESSION_PLAYING);
  session_assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  session_assert_state (fixture, PSR_SESSION_PLAYING);
  session_assert_player (fixture, PSR_PLAYER_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 777);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_toggle (fixture->session);
  session_assert_state (fixture, PSR_SESSION_PAUSED);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  session_assert_state (fixture, PSR_SESSION_PAUSED);
  session_assert_player (fixture, PSR_PLAYER_PAUSED);

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_resume (fixture->session);
  session_assert_player (fixture, PSR_PLAYER_PLAYING);

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_end (fixture->session);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  session_assert_state (fixture, PSR_SESSION_ENDING);
  session_assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_session_undo_end (fixture->session);
  session_assert_player (fixture, PSR_PLAYER_PLAYING);

  /* It slept in the middle of a word. */
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_fake_clock_sleep (fixture->clock, G_TIME_SPAN_HOUR);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  session_assert_state (fixture, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_SLEEP);

  psr_session_finish (fixture->session);
  session_assert_endings (fixture, "early 777;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, settle, func)                                                                    \
  g_test_add ("/session/session/" name,                                                            \
              SessionFixture,                                                                      \
              GINT_TO_POINTER (settle),                                                            \
              session_set_up,                                                                      \
              func,                                                                                \
              session_tear_down)

  ADD ("course", 0, test_course);
  ADD ("settle", 2, test_settle);
  ADD ("pause", 0, test_pause);
  ADD ("device-lost", 0, test_device_lost);
  ADD ("sleep", 0, test_sleep);
  ADD ("failure", 0, test_failure);
  ADD ("end-while-loading", 0, test_end_while_loading);
  ADD ("inaudible", 0, test_inaudible);
  ADD ("idle", 0, test_idle);
  ADD ("end", 0, test_end);
  ADD ("undo-end", 0, test_undo_end);
  ADD ("end-over-sleep", 0, test_end_over_sleep);
  ADD ("end-at-the-end", 0, test_end_at_the_end);
  ADD ("finish", 0, test_finish);
  ADD ("begin-again", 0, test_begin_again);
  ADD ("begin-at", 2, test_begin_at);
  ADD ("rested", 2, test_rested);
  ADD ("hold", 0, test_hold);

  return g_test_run ();
}
