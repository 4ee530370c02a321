/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-fake-clock.h"
#include "reminder-test-util.h"
#include "reminder/psr-reminder-keeper.h"

typedef struct {
  GSettings *settings;
  PsrFakeClock *clock;
  PsrReminderKeeper *keeper;
  int n_said;
  char *last; /* id of the one that was said last */
} Fixture;

static void
due_cb (Fixture *fixture, PsrReminder *reminder)
{
  fixture->n_said++;
  g_free (fixture->last);
  fixture->last = g_strdup (psr_reminder_get_id (reminder));
}

static void
set_clock (Fixture *fixture, const char *moment)
{
  psr_fake_clock_set_real_us (fixture->clock, make_moment (moment) * G_USEC_PER_SEC);
  if (fixture->keeper != NULL)
    psr_reminder_keeper_check (fixture->keeper);
}

static void
start (Fixture *fixture)
{
  fixture->keeper = psr_reminder_keeper_new (fixture->settings, PSR_CLOCK (fixture->clock));
  g_signal_connect_swapped (fixture->keeper, "due", G_CALLBACK (due_cb), fixture);
  psr_reminder_keeper_start (fixture->keeper);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set (fixture->settings, "reminders", "aa{sv}", NULL);
  fixture->clock = psr_fake_clock_new ();
  set_clock (fixture, "2026-11-23T12:00:00+01");
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->clock);
  g_settings_reset (fixture->settings, "reminders");
  g_settings_reset (fixture->settings, "reminder-state");
  g_assert_finalize_object (fixture->settings);
  g_free (fixture->last);
}

static void
put (Fixture *fixture, const char *id, int hour, int minute)
{
  g_autoptr (PsrReminder) reminder = make_reminder (id, hour, minute, PSR_WEEKDAYS_ALL);

  psr_reminder_keeper_put (fixture->keeper, reminder);
}

static void
test_says_it_once (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a", 21, 30);
  g_assert_true (psr_reminder_keeper_get_active (fixture->keeper));
  set_clock (fixture, "2026-11-23T21:29:59+01");
  g_assert_cmpint (fixture->n_said, ==, 0);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 1);
  g_assert_true (psr_reminder_keeper_get_standing (fixture->keeper));
  set_clock (fixture, "2026-11-23T21:31:00+01");
  set_clock (fixture, "2026-11-23T22:31:00+01");
  g_assert_cmpint (fixture->n_said, ==, 1);
  set_clock (fixture, "2026-11-24T00:00:00+01");
  g_assert_false (psr_reminder_keeper_get_standing (fixture->keeper));
  set_clock (fixture, "2026-11-24T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 2);
}

static void
test_goes_on_in_another_process (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a", 21, 30);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_finalize_object (fixture->keeper);
  start (fixture);
  g_assert_cmpint (fixture->n_said, ==, 1);
  g_assert_true (psr_reminder_keeper_get_standing (fixture->keeper));
  psr_reminder_keeper_snooze (fixture->keeper, "a");
  g_assert_false (psr_reminder_keeper_get_standing (fixture->keeper));
  g_assert_finalize_object (fixture->keeper);
  start (fixture);
  set_clock (fixture, "2026-11-23T21:50:00+01");
  g_assert_cmpint (fixture->n_said, ==, 2);
}

static void
test_is_silent_during_a_session (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a", 21, 30);
  put (fixture, "b", 22, 30);
  psr_reminder_keeper_set_busy (fixture->keeper, TRUE);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  psr_reminder_keeper_set_busy (fixture->keeper, FALSE);
  set_clock (fixture, "2026-11-23T21:40:00+01");
  g_assert_cmpint (fixture->n_said, ==, 0);
  set_clock (fixture, "2026-11-23T22:30:00+01");
  g_assert_cmpstr (fixture->last, ==, "b");
}

/* What stands is over when a session begins, a rest is done, or the person says so. */
static void
test_is_over (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a", 21, 30);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  psr_reminder_keeper_set_busy (fixture->keeper, TRUE);
  g_assert_false (psr_reminder_keeper_get_standing (fixture->keeper));
  psr_reminder_keeper_set_busy (fixture->keeper, FALSE);

  set_clock (fixture, "2026-11-24T21:30:00+01");
  g_assert_true (psr_reminder_keeper_get_standing (fixture->keeper));
  psr_reminder_keeper_note_rest (fixture->keeper);
  g_assert_false (psr_reminder_keeper_get_standing (fixture->keeper));

  set_clock (fixture, "2026-11-25T21:30:00+01");
  g_assert_true (psr_reminder_keeper_get_standing (fixture->keeper));
  psr_reminder_keeper_skip_today (fixture->keeper);
  g_assert_false (psr_reminder_keeper_get_standing (fixture->keeper));
  g_assert_cmpint (fixture->n_said, ==, 3);
}

static void
test_follows_the_time_zone (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a", 21, 30);
  g_setenv ("TZ", "America/New_York", TRUE);
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 0);
  set_clock (fixture, "2026-11-23T21:30:00-05");
  g_assert_cmpint (fixture->n_said, ==, 1);
}

static void
test_adding_a_time_that_is_past_says_nothing (Fixture *fixture, gconstpointer data)
{
  put (fixture, "a", 11, 0);
  g_assert_cmpint (fixture->n_said, ==, 0);
  put (fixture, "a", 12, 0);
  g_assert_cmpint (fixture->n_said, ==, 0);
}

/* Of what is no reminder nothing is left, and nothing falls over. */
static void
test_nonsense_in_the_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (
    "[{'id': <'a'>, 'hour': <21>, 'minute': <30>, 'weekdays': <1023>, 'minutes': <9999>},"
    " {'id': <'a'>, 'hour': <20>, 'minute': <30>, 'weekdays': <1>},"
    " {'id': <'b'>, 'hour': <24>, 'minute': <30>, 'weekdays': <1>},"
    " {'id': <'c'>, 'hour': <-1>, 'minute': <30>, 'weekdays': <1>},"
    " {'id': <'d'>, 'hour': <'9'>, 'minute': <30>, 'weekdays': <1>},"
    " {'id': <''>, 'hour': <9>, 'minute': <30>, 'weekdays': <1>},"
    " {'hour': <9>}, {'id': <'e'>, 'hour': <9>, 'minute': <60>, 'weekdays': <1>}]"));
  PsrReminderList *list = psr_reminder_keeper_get_list (fixture->keeper);
  g_autoptr (PsrReminder) reminder = NULL;

  g_settings_set_value (fixture->settings, "reminders", value);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  reminder = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (psr_reminder_get_values (reminder)->weekdays, ==, PSR_WEEKDAYS_ALL);
  g_assert_cmpint (psr_reminder_get_values (reminder)->minutes, ==, PSR_REMINDER_LONGEST_MINUTES);
  g_settings_set_value (fixture->settings,
                        "reminder-state",
                        g_variant_new_parsed ("(int64 -5, [('a', uint32 0, byte 77, int64 9)])"));
  set_clock (fixture, "2026-11-23T21:30:00+01");
  g_assert_cmpint (fixture->n_said, ==, 1);
}

static void
test_list_is_kept (Fixture *fixture, gconstpointer data)
{
  PsrReminderList *list = psr_reminder_keeper_get_list (fixture->keeper);
  g_autoptr (PsrReminder) first = NULL;

  put (fixture, "a", 21, 30);
  put (fixture, "b", 17, 30);
  put (fixture, "a", 22, 0);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (psr_reminder_get_values (first)->hour, ==, 22);
  psr_reminder_list_remove (list, 0);
  g_assert_null (psr_reminder_list_find (list, "a"));
  psr_reminder_list_insert (list, 0, first);
  g_assert_finalize_object (fixture->keeper);
  start (fixture);
  list = psr_reminder_keeper_get_list (fixture->keeper);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpint (psr_reminder_get_values (psr_reminder_list_find (list, "a"))->hour, ==, 22);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/reminder/keeper/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("says-it-once", test_says_it_once);
  ADD ("goes-on-in-another-process", test_goes_on_in_another_process);
  ADD ("is-silent-during-a-session", test_is_silent_during_a_session);
  ADD ("is-over", test_is_over);
  ADD ("follows-the-time-zone", test_follows_the_time_zone);
  ADD ("adding-a-time-that-is-past-says-nothing", test_adding_a_time_that_is_past_says_nothing);
  ADD ("nonsense-in-the-settings", test_nonsense_in_the_settings);
  ADD ("list-is-kept", test_list_is_kept);
#undef ADD

  return g_test_run ();
}
