/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-rest-watch.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"
#include "reminder-test-util.h"

typedef struct {
  GSettings *settings;
  PsrFakeClock *clock;
  FakePlayer *player;
  PsrSession *session;
  PsrReminderKeeper *keeper;
  PsrRestWatch *watch;
  int n_said;
} Fixture;

static void
due_cb (Fixture *fixture)
{
  fixture->n_said++;
}

static void
set_clock (Fixture *fixture, const char *moment)
{
  psr_fake_clock_set_real_us (fixture->clock, make_moment (moment) * G_USEC_PER_SEC);
  psr_reminder_keeper_check (fixture->keeper);
}

/* At noon, with a reminder for half past nine in the evening. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrReminder) reminder = make_reminder ("a", 21, 30, PSR_WEEKDAYS_ALL);

  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  fixture->clock = psr_fake_clock_new ();
  fixture->player = fake_player_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->keeper = psr_reminder_keeper_new (fixture->settings, PSR_CLOCK (fixture->clock));
  fixture->watch = psr_rest_watch_new (fixture->session, fixture->keeper);
  g_signal_connect_swapped (fixture->keeper, "due", G_CALLBACK (due_cb), fixture);
  set_clock (fixture, "2026-11-23T12:00:00+01");
  psr_reminder_keeper_start (fixture->keeper);
  psr_reminder_keeper_put (fixture->keeper, reminder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->watch);
  g_assert_finalize_object (fixture->keeper);
  psr_session_finish (fixture->session);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_settings_reset (fixture->settings, "reminders");
  g_settings_reset (fixture->settings, "reminder-state");
  g_assert_finalize_object (fixture->settings);
}

static void
begin_and_play (Fixture *fixture, int seconds)
{
  g_autoptr (PsrProgram) program = fake_program_new (0);

  psr_session_begin (fixture->session, program);
  while (psr_session_get_state (fixture->session) != PSR_SESSION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (seconds));
}

static void
test_says_nothing_meanwhile (Fixture *fixture, gconstpointer data)
{
  begin_and_play (fixture, 10);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 0);
}

/* What somebody looked at for a moment is no rest. */
static void
test_reminds_after_too_little (Fixture *fixture, gconstpointer data)
{
  begin_and_play (fixture, PSR_REST_WATCH_ENOUGH_MINUTES * 60 - 1);
  psr_session_finish (fixture->session);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 1);
}

static void
test_is_silent_after_enough (Fixture *fixture, gconstpointer data)
{
  begin_and_play (fixture, PSR_REST_WATCH_ENOUGH_MINUTES * 60);
  psr_session_finish (fixture->session);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 0);
  set_clock (fixture, "2026-11-24T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 1);
}

static void
test_is_silent_after_all_of_it (Fixture *fixture, gconstpointer data)
{
  begin_and_play (fixture, 10 * 60);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/desktop/rest-watch/says-nothing-meanwhile", test_says_nothing_meanwhile);
  add ("/desktop/rest-watch/reminds-after-too-little", test_reminds_after_too_little);
  add ("/desktop/rest-watch/is-silent-after-enough", test_is_silent_after_enough);
  add ("/desktop/rest-watch/is-silent-after-all-of-it", test_is_silent_after_all_of_it);

  return g_test_run ();
}
