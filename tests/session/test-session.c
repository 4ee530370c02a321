/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"

#include <string.h>

typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrProgram *program;
  int n_failures;
  int n_jumps;
  gint64 jumped_to;
  GString *endings; /* since the last look at them */
  GString *skips; /* likewise */
} Fixture;

static void
failed_cb (Fixture *fixture, const GError *error)
{
  g_assert_nonnull (error);
  fixture->n_failures++;
}

static void
seeked_cb (Fixture *fixture, gint64 position)
{
  fixture->n_jumps++;
  fixture->jumped_to = position;
}

static void
ended_cb (Fixture *fixture, PsrEnding ending, gint64 rested)
{
  g_autoptr (GEnumClass) endings = g_type_class_ref (PSR_TYPE_ENDING);

  g_assert_nonnull (psr_session_get_program (fixture->session));
  g_string_append_printf (fixture->endings,
                          "%s %" G_GINT64_FORMAT ";",
                          g_enum_get_value (endings, (int) ending)->value_nick,
                          rested);
}

static void
skipped_cb (Fixture *fixture, PsrSkip skip, gboolean moved)
{
  g_autoptr (GEnumClass) skips = g_type_class_ref (PSR_TYPE_SKIP);

  g_string_append_printf (fixture->skips,
                          "%s%s;",
                          g_enum_get_value (skips, (int) skip)->value_nick,
                          moved ? "" : " nowhere");
}

static void
set_up (Fixture *fixture, gconstpointer settle_minutes)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new (GPOINTER_TO_INT (settle_minutes));
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->session, "seeked", G_CALLBACK (seeked_cb), fixture);
  fixture->endings = g_string_new (NULL);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (ended_cb), fixture);
  fixture->skips = g_string_new (NULL);
  g_signal_connect_swapped (fixture->session, "skipped", G_CALLBACK (skipped_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* Whatever was still under way says so, exactly once. */
  psr_session_finish (fixture->session);
  if (fixture->endings->len > 0)
    g_assert_true (g_str_has_prefix (fixture->endings->str, "early "));
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
  g_assert_true (strchr (fixture->endings->str, ';') == strrchr (fixture->endings->str, ';'));
  g_string_free (fixture->endings, TRUE);
  g_string_free (fixture->skips, TRUE);
}

/* What ended since the last time, as "NICK RESTED;". */
static void
assert_endings (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->endings->str, ==, expected);
  g_string_truncate (fixture->endings, 0);
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
pass_ms (Fixture *fixture, gint64 ms)
{
  psr_fake_clock_advance (fixture->clock, ms * 1000);
}

static void
iterate_until (Fixture *fixture, PsrSessionState state)
{
  while (psr_session_get_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
begin (Fixture *fixture)
{
  psr_session_begin (fixture->session, fixture->program);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_LOADING);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static const PsrScheduledCue *
get_cues (Fixture *fixture, guint *n_cues)
{
  return psr_schedule_get_cues (psr_program_get_schedule (fixture->program), n_cues);
}

static void
wait_for_cue (Fixture *fixture, int cue)
{
  while (psr_session_get_cue (fixture->session) != cue)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  guint n_cues;
  const PsrScheduledCue *cues = get_cues (fixture, &n_cues);
  gint64 at = 0;

  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_cue (fixture->session), ==, -1);
  g_assert_true (psr_session_get_program (fixture->session) == fixture->program);

  for (guint i = 0; i < n_cues; i++) {
    fake_player_advance (fixture->player, cues[i].start - at);
    at = cues[i].start;
    /* The timer looks at the player by itself; where it is, is enough to wait for once. */
    if (i > 0)
      psr_session_seek_by (fixture->session, 0);
    wait_for_cue (fixture, (int) i);
    g_assert_cmpint (psr_session_get_position (fixture->session), ==, at);
  }

  fake_player_advance (fixture->player, G_MAXINT32);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  assert_endings (fixture, "finished 28800000;");
  psr_session_end (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_null (psr_session_get_program (fixture->session));
}

static void
test_settle (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_SETTLING);

  fake_player_advance (fixture->player, PSR_MINUTES_TO_SAMPLES (2));
  iterate_until (fixture, PSR_SESSION_PLAYING);
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
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
test_device_lost (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, 54321);
  fake_player_lose_device (fixture->player);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_DEVICE);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 54321);

  psr_session_resume (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_NONE);
}

static void
test_sleep (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, 48000);

  /* Seen by the clocks alone, within a tick. */
  psr_fake_clock_sleep (fixture->clock, 3 * G_TIME_SPAN_HOUR);
  iterate_until (fixture, PSR_SESSION_PAUSED);
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
test_navigation (Fixture *fixture, gconstpointer data)
{
  const gint64 lead = PSR_MS_TO_SAMPLES (300);
  guint n_cues;
  const PsrScheduledCue *cues = get_cues (fixture, &n_cues);

  begin (fixture);

  /* 0 is a bell, 1 and 2 the first spoken cues. */
  psr_session_next (fixture->session);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, cues[1].start - lead);
  psr_session_next (fixture->session);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, cues[2].start - lead);

  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (2));
  psr_session_repeat (fixture->session);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, cues[2].start - lead);
  psr_session_previous (fixture->session);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, cues[1].start - lead);

  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (4));
  psr_session_previous (fixture->session);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, cues[1].start - lead);
  psr_session_previous (fixture->session);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);

  psr_session_seek_by (fixture->session, PSR_SECONDS_TO_SAMPLES (60));
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, PSR_SECONDS_TO_SAMPLES (60));
  psr_session_seek_by (fixture->session, PSR_SECONDS_TO_SAMPLES (-90));
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);
  psr_session_seek_by (fixture->session, PSR_MINUTES_TO_SAMPLES (90));
  g_assert_cmpint (psr_session_get_position (fixture->session),
                   ==,
                   psr_schedule_get_total_samples (psr_program_get_schedule (fixture->program)));

  /* Also while paused, and the caption follows. */
  psr_session_pause (fixture->session);
  psr_session_previous (fixture->session);
  psr_session_repeat (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_cue (fixture->session), >=, 0);
}

static void
check_jump (Fixture *fixture, int n_jumps, gint64 position)
{
  g_assert_cmpint (fixture->n_jumps, ==, n_jumps);
  g_assert_cmpint (fixture->jumped_to, ==, position);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, position);
}

static void
test_seeked (Fixture *fixture, gconstpointer data)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);
  gint64 total = psr_schedule_get_total_samples (psr_program_get_schedule (fixture->program));

  begin (fixture);
  fake_player_advance (fixture->player, minute);
  psr_session_pause (fixture->session);
  psr_session_resume (fixture->session);
  g_assert_cmpint (fixture->n_jumps, ==, 0);

  psr_session_seek_by (fixture->session, minute);
  check_jump (fixture, 1, 2 * minute);
  psr_session_seek_to (fixture->session, minute);
  check_jump (fixture, 2, minute);
  psr_session_previous (fixture->session);
  check_jump (fixture, 3, psr_session_get_position (fixture->session));
  psr_session_next (fixture->session);
  check_jump (fixture, 4, psr_session_get_position (fixture->session));
  psr_session_repeat (fixture->session);
  check_jump (fixture, 5, psr_session_get_position (fixture->session));

  /* Where it lands, not where it was sent. */
  psr_session_seek_to (fixture->session, -minute);
  check_jump (fixture, 6, 0);
  psr_session_seek_to (fixture->session, total + minute);
  check_jump (fixture, 7, total);
}

static void
test_skipped (Fixture *fixture, gconstpointer data)
{
  psr_session_next (fixture->session);
  begin (fixture);
  psr_session_previous (fixture->session);
  psr_session_next (fixture->session);
  psr_session_repeat (fixture->session);
  psr_session_previous (fixture->session);
  g_assert_cmpstr (fixture->skips->str, ==, "previous nowhere;next;repeat;previous;");

  /* Other jumps are no skips, and to take an end back is none. */
  g_string_truncate (fixture->skips, 0);
  psr_session_seek_by (fixture->session, PSR_MINUTES_TO_SAMPLES (90));
  psr_session_end (fixture->session);
  psr_session_next (fixture->session);
  psr_session_next (fixture->session);
  g_assert_cmpstr (fixture->skips->str, ==, "next nowhere;");
}

static void
test_has_next (Fixture *fixture, gconstpointer data)
{
  guint n_cues;
  const PsrScheduledCue *cues = get_cues (fixture, &n_cues);

  g_assert_false (psr_session_has_next (fixture->session));
  begin (fixture);
  g_assert_true (psr_session_has_next (fixture->session));

  /* The last cue is a bell, the one before it is spoken. */
  psr_session_seek_to (fixture->session, cues[n_cues - 2].start - PSR_SECONDS_TO_SAMPLES (1));
  g_assert_true (psr_session_has_next (fixture->session));
  psr_session_next (fixture->session);
  g_assert_false (psr_session_has_next (fixture->session));
  g_assert_cmpint (fixture->n_jumps, ==, 2);
  psr_session_next (fixture->session);
  g_assert_cmpint (fixture->n_jumps, ==, 2);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error =
    g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, "No sound.");

  fake_player_set_load_error (fixture->player, error);
  begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (fixture->n_failures, ==, 1);

  fake_player_set_load_error (fixture->player, NULL);
  begin (fixture);
  fake_player_break (fixture->player, "The decoder broke.");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (fixture->n_failures, ==, 2);
  assert_endings (fixture, "broken-off 0;");

  /* While it can be taken back: that is no news any more, but it is over. */
  begin (fixture);
  fake_player_advance (fixture->player, 1000);
  psr_session_end (fixture->session);
  fake_player_break (fixture->player, "The decoder broke.");
  assert_state (fixture, PSR_SESSION_IDLE);
  assert_endings (fixture, "broken-off 1000;");
}

static void
test_end_while_loading (Fixture *fixture, gconstpointer data)
{
  psr_session_begin (fixture->session, fixture->program);
  psr_session_end (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);

  /* Twice in a row: only the second counts. */
  psr_session_begin (fixture->session, fixture->program);
  begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (fixture->n_failures, ==, 0);
}

static void
test_inaudible (Fixture *fixture, gconstpointer data)
{
  g_assert_true (psr_session_get_audible (fixture->session));
  begin (fixture);
  fake_player_set_audible (fixture->player, FALSE);
  g_assert_false (psr_session_get_audible (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
}

static void
test_idle (Fixture *fixture, gconstpointer data)
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
test_end (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, 12345);
  psr_session_end (fixture->session);
  assert_state (fixture, PSR_SESSION_ENDING);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  assert_endings (fixture, "");
  g_assert_true (psr_session_get_program (fixture->session) == fixture->program);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);

  /* Once more, a pause, a hold, a machine that sleeps: it is ended already. */
  psr_session_end (fixture->session);
  psr_session_pause (fixture->session);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  psr_session_prepare_for_sleep (fixture->session);
  assert_state (fixture, PSR_SESSION_ENDING);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  g_assert_false (psr_session_has_next (fixture->session));

  pass_ms (fixture, PSR_SESSION_UNDO_MS);
  iterate_until (fixture, PSR_SESSION_DONE);
  assert_player (fixture, PSR_PLAYER_EMPTY);
  assert_endings (fixture, "early 12345;");
  g_assert_true (psr_session_get_program (fixture->session) == fixture->program);
  psr_session_undo_end (fixture->session);
  assert_state (fixture, PSR_SESSION_DONE);
  psr_session_end (fixture->session);
  assert_state (fixture, PSR_SESSION_IDLE);
  assert_endings (fixture, "");
}

static void
test_undo_end (Fixture *fixture, gconstpointer data)
{
  void (*const presses[]) (PsrSession * session) = {
    psr_session_undo_end, psr_session_toggle,   psr_session_resume,
    psr_session_next,     psr_session_previous, psr_session_repeat,
  };

  begin (fixture);
  fake_player_advance (fixture->player, 12345);
  for (gsize i = 0; i < G_N_ELEMENTS (presses); i++) {
    psr_session_end (fixture->session);
    pass_ms (fixture, 9900);
    presses[i](fixture->session);
    assert_state (fixture, PSR_SESSION_PLAYING);
    assert_player (fixture, PSR_PLAYER_PLAYING);
    g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);
  }
  g_assert_cmpint (fixture->n_jumps, ==, 0);

  /* From a pause it also goes on. */
  psr_session_pause (fixture->session);
  psr_session_end (fixture->session);
  psr_session_seek_by (fixture->session, 1000);
  assert_state (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 12345);

  fake_player_advance (fixture->player, 5);
  psr_session_end (fixture->session);
  pass_ms (fixture, PSR_SESSION_UNDO_MS);
  psr_session_undo_end (fixture->session);
  assert_state (fixture, PSR_SESSION_DONE);
  assert_endings (fixture, "early 12350;");
}

/* A machine that slept in between is as late as one that did not; where nothing was heard there is
 * nothing to show. */
static void
test_end_over_sleep (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_session_end (fixture->session);
  psr_fake_clock_sleep (fixture->clock, G_TIME_SPAN_HOUR);
  iterate_until (fixture, PSR_SESSION_IDLE);
  assert_endings (fixture, "early 0;");
}

/* The pause may come too late for the player. */
static void
test_end_at_the_end (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_session_end (fixture->session);
  psr_player_play (PSR_PLAYER (fixture->player));
  fake_player_advance (fixture->player, G_MAXINT32);
  assert_state (fixture, PSR_SESSION_DONE);
  assert_endings (fixture, "finished 0;");
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  psr_session_finish (fixture->session);
  assert_state (fixture, PSR_SESSION_IDLE);

  psr_session_begin (fixture->session, fixture->program);
  psr_session_finish (fixture->session);
  assert_state (fixture, PSR_SESSION_IDLE);
  assert_endings (fixture, "");

  begin (fixture);
  fake_player_advance (fixture->player, 100);
  psr_session_finish (fixture->session);
  assert_state (fixture, PSR_SESSION_IDLE);
  assert_player (fixture, PSR_PLAYER_EMPTY);
  assert_endings (fixture, "early 100;");

  begin (fixture);
  psr_session_pause (fixture->session);
  psr_session_finish (fixture->session);
  assert_endings (fixture, "early 0;");

  begin (fixture);
  psr_session_end (fixture->session);
  psr_session_finish (fixture->session);
  assert_state (fixture, PSR_SESSION_IDLE);
  assert_endings (fixture, "early 0;");
}

static void
test_begin_again (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, 100);
  begin (fixture);
  assert_endings (fixture, "early 100;");
  psr_session_end (fixture->session);
  begin (fixture);
  assert_endings (fixture, "early 0;");
  assert_state (fixture, PSR_SESSION_PLAYING);

  fake_player_advance (fixture->player, G_MAXINT32);
  assert_endings (fixture, "finished 28800000;");
  begin (fixture);
  psr_session_finish (fixture->session);
  assert_endings (fixture, "early 0;");
}

static void
test_begin_at (Fixture *fixture, gconstpointer data)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);

  psr_session_begin_at (fixture->session, fixture->program, 4 * minute, NULL);
  iterate_until (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 4 * minute);
  g_assert_cmpint (psr_session_get_cue (fixture->session), >, 0);
  g_assert_cmpint (fixture->n_jumps, ==, 0);
  fake_player_advance (fixture->player, minute);
  psr_session_finish (fixture->session);
  assert_endings (fixture, "early 2880000;");

  /* Into the time to settle. */
  psr_session_begin_at (fixture->session, fixture->program, minute, NULL);
  iterate_until (fixture, PSR_SESSION_SETTLING);
  psr_session_finish (fixture->session);
  assert_endings (fixture, "early 0;");

  psr_session_begin_at (fixture->session, fixture->program, -5, NULL);
  iterate_until (fixture, PSR_SESSION_SETTLING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);
  psr_session_finish (fixture->session);
  assert_endings (fixture, "early 0;");
}

/* What was heard, and not how far it came. */
static void
test_rested (Fixture *fixture, gconstpointer data)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);

  begin (fixture);
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
  assert_endings (fixture, "early 14400000;");
}

static void
test_hold (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, 777);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  assert_state (fixture, PSR_SESSION_PLAYING);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  assert_state (fixture, PSR_SESSION_PLAYING);
  assert_player (fixture, PSR_PLAYER_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 777);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_toggle (fixture->session);
  assert_state (fixture, PSR_SESSION_PAUSED);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  assert_state (fixture, PSR_SESSION_PAUSED);
  assert_player (fixture, PSR_PLAYER_PAUSED);

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_resume (fixture->session);
  assert_player (fixture, PSR_PLAYER_PLAYING);

  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_end (fixture->session);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  assert_state (fixture, PSR_SESSION_ENDING);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_session_undo_end (fixture->session);
  assert_player (fixture, PSR_PLAYER_PLAYING);

  /* It slept in the middle of a word. */
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_fake_clock_sleep (fixture->clock, G_TIME_SPAN_HOUR);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  assert_state (fixture, PSR_SESSION_PAUSED);
  g_assert_cmpint (psr_session_get_interruption (fixture->session), ==, PSR_INTERRUPTION_SLEEP);

  psr_session_finish (fixture->session);
  assert_endings (fixture, "early 777;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, settle, func)                                                                    \
  g_test_add ("/session/session/" name, Fixture, GINT_TO_POINTER (settle), set_up, func, tear_down)

  ADD ("course", 0, test_course);
  ADD ("settle", 2, test_settle);
  ADD ("pause", 0, test_pause);
  ADD ("device-lost", 0, test_device_lost);
  ADD ("sleep", 0, test_sleep);
  ADD ("navigation", 0, test_navigation);
  ADD ("seeked", 0, test_seeked);
  ADD ("skipped", 0, test_skipped);
  ADD ("has-next", 0, test_has_next);
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
