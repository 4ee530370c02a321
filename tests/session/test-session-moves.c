/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "base/psr-units.h"
#include "session-fixture.h"

static void
test_navigation (SessionFixture *fixture, gconstpointer data)
{
  const gint64 lead = PSR_MS_TO_SAMPLES (300);
  guint n_cues;
  const PsrScheduledCue *cues = session_get_cues (fixture, &n_cues);

  session_begin (fixture);

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
check_jump (SessionFixture *fixture, int n_jumps, gint64 position)
{
  g_assert_cmpint (fixture->n_jumps, ==, n_jumps);
  g_assert_cmpint (fixture->jumped_to, ==, position);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, position);
}

static void
test_seeked (SessionFixture *fixture, gconstpointer data)
{
  const gint64 minute = PSR_MINUTES_TO_SAMPLES (1);
  gint64 total = psr_schedule_get_total_samples (psr_program_get_schedule (fixture->program));

  session_begin (fixture);
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
test_skipped (SessionFixture *fixture, gconstpointer data)
{
  psr_session_next (fixture->session);
  session_begin (fixture);
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
test_has_next (SessionFixture *fixture, gconstpointer data)
{
  guint n_cues;
  const PsrScheduledCue *cues = session_get_cues (fixture, &n_cues);

  g_assert_false (psr_session_has_next (fixture->session));
  session_begin (fixture);
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

  ADD ("navigation", 0, test_navigation);
  ADD ("seeked", 0, test_seeked);
  ADD ("skipped", 0, test_skipped);
  ADD ("has-next", 0, test_has_next);

  return g_test_run ();
}
