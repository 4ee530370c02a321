/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-tension.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"

typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrTension *tension;
  PsrProgram *rest;
  PsrProgram *other; /* no rest */
  GString *told;
} Fixture;

static PsrScript *
get_script (PsrProgram *program)
{
  return psr_schedule_get_script (psr_program_get_schedule (program));
}

static void
told_cb (GString *told, int moment, int value)
{
  g_string_append_printf (told, "%s %d;", moment == PSR_TENSION_BEFORE ? "before" : "after", value);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->tension = psr_tension_new (fixture->session);
  fixture->rest = fake_program_new (1);
  fixture->other = fake_program_new_with_question ();
  fixture->told = g_string_new (NULL);
  psr_tension_set_next (fixture->tension, get_script (fixture->rest));
  g_signal_connect_swapped (fixture->tension, "told", G_CALLBACK (told_cb), fixture->told);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  psr_session_finish (fixture->session);
  g_assert_finalize_object (fixture->tension);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->rest);
  g_assert_finalize_object (fixture->other);
  g_string_free (fixture->told, TRUE);
}

static void
begin (Fixture *fixture, PsrProgram *program)
{
  psr_session_begin (fixture->session, program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
play_to_the_end (Fixture *fixture)
{
  fake_player_advance (fixture->player, G_MAXINT32);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
}

static void
assert_asked (Fixture *fixture, gboolean before, gboolean after)
{
  g_assert_cmpint (psr_tension_is_asked (fixture->tension, PSR_TENSION_BEFORE), ==, before);
  g_assert_cmpint (psr_tension_is_asked (fixture->tension, PSR_TENSION_AFTER), ==, after);
}

static void
assert_told (Fixture *fixture, int before, int after)
{
  g_assert_cmpint (psr_tension_get (fixture->tension, PSR_TENSION_BEFORE), ==, before);
  g_assert_cmpint (psr_tension_get (fixture->tension, PSR_TENSION_AFTER), ==, after);
}

static void
test_goes_with_one_rest (Fixture *fixture, gconstpointer data)
{
  assert_asked (fixture, TRUE, FALSE);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 10);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 10);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 1);
  begin (fixture, fixture->rest);
  assert_asked (fixture, FALSE, FALSE);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 1);
  assert_told (fixture, 10, PSR_TENSION_UNKNOWN);

  play_to_the_end (fixture);
  assert_asked (fixture, FALSE, TRUE);
  psr_tension_tell (fixture->tension, PSR_TENSION_AFTER, 0);
  assert_told (fixture, 10, 0);
  psr_session_finish (fixture->session);
  assert_asked (fixture, TRUE, FALSE);
  assert_told (fixture, PSR_TENSION_UNKNOWN, PSR_TENSION_UNKNOWN);
  g_assert_cmpstr (fixture->told->str, ==, "before 10;after 0;");

  begin (fixture, fixture->rest);
  assert_told (fixture, PSR_TENSION_UNKNOWN, PSR_TENSION_UNKNOWN);
}

static void
test_is_taken_back (Fixture *fixture, gconstpointer data)
{
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 4);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, PSR_TENSION_MAX + 1);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, PSR_TENSION_UNKNOWN - 1);
  assert_told (fixture, 4, PSR_TENSION_UNKNOWN);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, PSR_TENSION_UNKNOWN);
  assert_told (fixture, PSR_TENSION_UNKNOWN, PSR_TENSION_UNKNOWN);
  g_assert_cmpstr (fixture->told->str, ==, "before 4;before -1;");
}

static void
test_only_of_a_rest (Fixture *fixture, gconstpointer data)
{
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 4);
  psr_tension_set_next (fixture->tension, get_script (fixture->other));
  assert_asked (fixture, FALSE, FALSE);
  g_assert_false (psr_tension_precedes_next (fixture->tension));
  begin (fixture, fixture->other);
  assert_told (fixture, PSR_TENSION_UNKNOWN, PSR_TENSION_UNKNOWN);
  play_to_the_end (fixture);
  assert_asked (fixture, FALSE, FALSE);

  psr_session_finish (fixture->session);
  psr_tension_set_next (fixture->tension, NULL);
  assert_asked (fixture, FALSE, FALSE);
}

static void
end (Fixture *fixture)
{
  psr_session_end (fixture->session);
  psr_fake_clock_advance (fixture->clock, (PSR_SESSION_UNDO_MS + 1) * G_TIME_SPAN_MILLISECOND);
  psr_session_undo_end (fixture->session);
}

/* Who ended it is asked, who heard nothing of it is not. */
static void
test_ended_early (Fixture *fixture, gconstpointer data)
{
  begin (fixture, fixture->rest);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (100));
  end (fixture);
  assert_asked (fixture, FALSE, TRUE);
  psr_session_finish (fixture->session);

  begin (fixture, fixture->rest);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (10));
  end (fixture);
  assert_asked (fixture, TRUE, FALSE);
}

/* Who fell asleep, or was cut off, is not. */
static void
test_other_endings (Fixture *fixture, gconstpointer data)
{
  begin (fixture, fixture->rest);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (100));
  fake_player_break (fixture->player, "No sound.");
  assert_asked (fixture, TRUE, FALSE);

  begin (fixture, fixture->rest);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (100));
  g_signal_emit_by_name (fixture->session, "ended", PSR_ENDING_DRIFTED_OFF, (gint64) 1000);
  assert_asked (fixture, FALSE, FALSE);
}

static void
test_unwanted (Fixture *fixture, gconstpointer data)
{
  gboolean wanted;

  g_object_set (fixture->tension, "wanted", FALSE, NULL);
  assert_asked (fixture, FALSE, FALSE);
  psr_tension_tell (fixture->tension, PSR_TENSION_BEFORE, 3);
  assert_told (fixture, PSR_TENSION_UNKNOWN, PSR_TENSION_UNKNOWN);
  begin (fixture, fixture->rest);
  play_to_the_end (fixture);
  assert_asked (fixture, FALSE, FALSE);

  g_object_set (fixture->tension, "wanted", TRUE, NULL);
  g_object_get (fixture->tension, "wanted", &wanted, NULL);
  g_assert_true (wanted);
  assert_asked (fixture, FALSE, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test)                                                                            \
  g_test_add ("/session/tension/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("goes-with-one-rest", test_goes_with_one_rest);
  ADD ("is-taken-back", test_is_taken_back);
  ADD ("only-of-a-rest", test_only_of_a_rest);
  ADD ("ended-early", test_ended_early);
  ADD ("other-endings", test_other_endings);
  ADD ("unwanted", test_unwanted);
#undef ADD

  return g_test_run ();
}
