/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder-test-util.h"
#include "reminder/psr-local-time.h"
#include "reminder/psr-reminder-rule.h"

#define DAY_S 86400

typedef struct {
  GTimeZone *zone;
  GListStore *reminders;
  PsrReminderState *state;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->zone = make_zone ("Europe/Amsterdam");
  fixture->reminders = g_list_store_new (PSR_TYPE_REMINDER);
  fixture->state = psr_reminder_state_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_time_zone_unref (fixture->zone);
  g_object_unref (fixture->reminders);
  psr_reminder_state_free (fixture->state);
}

static void
add (Fixture *fixture, const char *id, int hour, int minute, PsrWeekdays weekdays)
{
  g_autoptr (PsrReminder) reminder = make_reminder (id, hour, minute, weekdays);

  g_list_store_append (fixture->reminders, reminder);
}

static gboolean
find (Fixture *fixture, gint64 now_s, PsrReminderDue *due)
{
  return psr_reminder_find_next (G_LIST_MODEL (fixture->reminders),
                                 fixture->state,
                                 now_s,
                                 fixture->zone,
                                 due);
}

/* What is found at @now is @id, at @moment. */
static void
assert_next (Fixture *fixture, const char *now, const char *id, const char *moment)
{
  PsrReminderDue due;

  g_assert_true (find (fixture, make_moment (now), &due));
  g_assert_cmpstr (psr_reminder_get_id (due.reminder), ==, id);
  g_assert_cmpint (due.moment_s, ==, make_moment (moment));
}

static void
settle (Fixture *fixture, const char *now, const char *id)
{
  psr_reminder_settle (G_LIST_MODEL (fixture->reminders),
                       fixture->state,
                       make_moment (now),
                       fixture->zone,
                       id);
}

static void
snooze (Fixture *fixture, const char *now)
{
  psr_reminder_snooze (G_LIST_MODEL (fixture->reminders),
                       fixture->state,
                       make_moment (now),
                       fixture->zone,
                       "a");
}

static void
test_late (Fixture *fixture, gconstpointer data)
{
  const char *tomorrow = "2026-11-24T21:00:00+01";
  const char *today = "2026-11-23T21:00:00+01";

  add (fixture, "a", 21, 0, PSR_WEEKDAYS_ALL);
  assert_next (fixture, "2026-11-23T20:59:59+01", "a", today);
  assert_next (fixture, "2026-11-23T21:00:00+01", "a", today);
  assert_next (fixture, "2026-11-23T23:00:00+01", "a", today);
  assert_next (fixture, "2026-11-23T23:00:01+01", "a", tomorrow);
  settle (fixture, "2026-11-23T22:00:00+01", "a");
  assert_next (fixture, "2026-11-23T22:00:00+01", "a", tomorrow);
}

static void
test_late_in_the_night (Fixture *fixture, gconstpointer data)
{
  const char *today = "2026-11-23T22:45:00+01";

  add (fixture, "a", 22, 45, PSR_WEEKDAYS_ALL);
  assert_next (fixture, "2026-11-23T23:29:59+01", "a", today);
  assert_next (fixture, "2026-11-23T23:30:00+01", "a", "2026-11-24T22:45:00+01");
}

/* Whoever wants to be reminded after 23:30 is, on time. */
static void
test_on_time_in_the_night (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", 23, 45, PSR_WEEKDAYS_ALL);
  assert_next (fixture, "2026-11-23T23:46:00+01", "a", "2026-11-23T23:45:00+01");
  assert_next (fixture, "2026-11-23T23:50:00+01", "a", "2026-11-24T23:45:00+01");
}

static void
test_done_today (Fixture *fixture, gconstpointer data)
{
  const char *today = "2026-11-23T21:00:00+01";

  add (fixture, "a", 21, 0, PSR_WEEKDAYS_ALL);
  psr_reminder_state_note_rest (fixture->state, make_moment ("2026-11-23T03:59:59+01"));
  assert_next (fixture, "2026-11-23T12:00:00+01", "a", today);
  psr_reminder_state_note_rest (fixture->state, make_moment ("2026-11-23T04:00:00+01"));
  assert_next (fixture, "2026-11-23T12:00:00+01", "a", "2026-11-24T21:00:00+01");
  psr_reminder_state_note_rest (fixture->state, make_moment ("2026-11-24T03:59:00+01"));
  assert_next (fixture, "2026-11-24T12:00:00+01", "a", "2026-11-24T21:00:00+01");
}

static void
test_snooze (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", 21, 0, PSR_WEEKDAYS_ALL);
  settle (fixture, "2026-11-23T21:00:00+01", "a");
  snooze (fixture, "2026-11-23T21:01:00+01");
  assert_next (fixture, "2026-11-23T21:02:00+01", "a", "2026-11-23T21:21:00+01");
  psr_reminder_state_note_rest (fixture->state, make_moment ("2026-11-23T21:10:00+01"));
  assert_next (fixture, "2026-11-23T21:12:00+01", "a", "2026-11-24T21:00:00+01");
}

static void
test_snooze_ends_at_midnight (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", 23, 30, PSR_WEEKDAYS_ALL);
  settle (fixture, "2026-11-23T23:30:00+01", "a");
  snooze (fixture, "2026-11-23T23:39:59+01");
  assert_next (fixture, "2026-11-23T23:41:00+01", "a", "2026-11-23T23:59:59+01");
  snooze (fixture, "2026-11-23T23:40:00+01");
  assert_next (fixture, "2026-11-23T23:41:00+01", "a", "2026-11-24T23:30:00+01");
}

static void
test_not_today (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", 17, 30, PSR_WEEKDAYS_ALL);
  add (fixture, "b", 21, 0, PSR_WEEKDAYS_ALL);
  settle (fixture, "2026-11-23T17:30:00+01", "a");
  psr_reminder_state_skip_date (fixture->state,
                                psr_local_time_get_date (fixture->zone,
                                                         make_moment ("2026-11-23T17:31:00+01")));
  assert_next (fixture, "2026-11-23T18:00:00+01", "a", "2026-11-24T17:30:00+01");
}

static void
test_never_two_at_once (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a", 20, 0, PSR_WEEKDAYS_ALL);
  add (fixture, "b", 20, 30, PSR_WEEKDAYS_ALL);
  add (fixture, "c", 20, 30, PSR_WEEKDAYS_ALL);
  assert_next (fixture, "2026-11-23T21:00:00+01", "b", "2026-11-23T20:30:00+01");
  settle (fixture, "2026-11-23T21:00:00+01", "b");
  assert_next (fixture, "2026-11-23T21:00:00+01", "a", "2026-11-24T20:00:00+01");
}

/* A time that has been changed to one that is past is for tomorrow. */
static void
test_plan_afresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrReminder) earlier = make_reminder ("a", 20, 0, PSR_WEEKDAYS_ALL);
  g_autoptr (PsrReminder) later = make_reminder ("a", 22, 0, PSR_WEEKDAYS_ALL);
  gint64 now_s = make_moment ("2026-11-23T21:15:00+01");

  add (fixture, "a", 21, 0, PSR_WEEKDAYS_ALL);
  settle (fixture, "2026-11-23T21:00:00+01", "a");
  g_list_store_splice (fixture->reminders, 0, 1, (gpointer *) &earlier, 1);
  psr_reminder_plan_afresh (earlier, fixture->state, now_s, fixture->zone);
  assert_next (fixture, "2026-11-23T21:15:00+01", "a", "2026-11-24T20:00:00+01");
  g_list_store_splice (fixture->reminders, 0, 1, (gpointer *) &later, 1);
  psr_reminder_plan_afresh (later, fixture->state, now_s, fixture->zone);
  assert_next (fixture, "2026-11-23T21:15:00+01", "a", "2026-11-23T22:00:00+01");
}

static void
test_off (Fixture *fixture, gconstpointer data)
{
  PsrReminderDue due;

  g_assert_false (find (fixture, make_moment ("2026-11-23T12:00:00+01"), &due));
  add (fixture, "a", 21, 0, PSR_WEEKDAYS_NONE);
  g_assert_false (find (fixture, make_moment ("2026-11-23T12:00:00+01"), &due));
}

/* After the years of a machine whose clock is set, that sleeps and that travels, each reminder has
 * been said at most once for each date, none of them stale, and another one is always to come. */
static void
test_whatever_the_clock_does (Fixture *fixture, gconstpointer data)
{
  static const char *const zones[] = {
    "Europe/Amsterdam", "America/New_York", "Pacific/Apia", "Asia/Beirut", "UTC", "America/Santiago"
  };
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  gint64 now_s = make_moment ("2026-01-01T12:00:00+01");
  int n_said = 0;

  add (fixture, "a", 21, 30, PSR_WEEKDAYS_ALL);
  add (fixture, "b", 2, 30, PSR_WEEKDAYS_ALL);
  add (fixture, "c", 17, 30, PSR_WEEKDAYS_WORKING);
  for (int i = 0; i < 20000; i++) {
    PsrReminderDue due;

    g_assert_true (find (fixture, now_s, &due));
    if (due.moment_s <= now_s) {
      gint64 late_s = now_s - due.moment_s;

      g_assert_cmpint (late_s, <=, 2 * 3600);
      g_assert_cmpint (psr_local_time_get_date (fixture->zone, due.moment_s),
                       ==,
                       psr_local_time_get_date (fixture->zone, now_s));
      g_assert_true (
        g_hash_table_add (said,
                          g_strdup_printf ("%s %u", psr_reminder_get_id (due.reminder), due.date)));
      psr_reminder_settle (G_LIST_MODEL (fixture->reminders),
                           fixture->state,
                           now_s,
                           fixture->zone,
                           psr_reminder_get_id (due.reminder));
      n_said++;
      g_assert_true (find (fixture, now_s, &due));
      g_assert_cmpint (due.moment_s, >, now_s);
    }
    g_assert_cmpint (due.moment_s - now_s, <, 5 * DAY_S);

    switch (g_rand_int_range (rand, 0, 20)) {
    case 0: /* asleep for weeks */
      now_s += g_rand_int_range (rand, 60, 30 * DAY_S);
      break;
    case 1: /* the clock is set back */
      now_s -= g_rand_int_range (rand, 1, 2 * DAY_S);
      break;
    case 2: /* a journey */
      g_time_zone_unref (fixture->zone);
      fixture->zone = make_zone (zones[g_rand_int_range (rand, 0, G_N_ELEMENTS (zones))]);
      break;
    case 3:
    case 4:
    case 5: /* awake until it is time */
      now_s = due.moment_s;
      break;
    default:
      now_s += g_rand_int_range (rand, 1, 3 * 3600);
    }
  }
  g_assert_cmpint (n_said, >, 2000);
}

static void
test_state_survives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrReminderState) again = NULL;
  g_autoptr (GVariant) variant = NULL;
  gint64 until_s;

  psr_reminder_state_note_rest (fixture->state, 12345);
  psr_reminder_state_set_mark (fixture->state, "a", 739943, PSR_REMINDER_SNOOZED, 99);
  psr_reminder_state_set_mark (fixture->state, "a", 739942, PSR_REMINDER_SHOWN, 0);
  variant = g_variant_ref_sink (psr_reminder_state_to_variant (fixture->state));
  again = psr_reminder_state_new_from_variant (variant);
  g_assert_cmpint (psr_reminder_state_get_rest (again), ==, 12345);
  g_assert_cmpint (psr_reminder_state_get_mark (again, "a", 739943, &until_s),
                   ==,
                   PSR_REMINDER_SNOOZED);
  g_assert_cmpint (until_s, ==, 99);
  g_assert_true (psr_reminder_state_is_standing (again, 739942));
  g_assert_cmpint (psr_reminder_state_get_mark (again, "b", 739942, NULL), ==, PSR_REMINDER_OPEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/reminder/rule/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("late", test_late);
  ADD ("late-in-the-night", test_late_in_the_night);
  ADD ("on-time-in-the-night", test_on_time_in_the_night);
  ADD ("done-today", test_done_today);
  ADD ("snooze", test_snooze);
  ADD ("snooze-ends-at-midnight", test_snooze_ends_at_midnight);
  ADD ("not-today", test_not_today);
  ADD ("never-two-at-once", test_never_two_at_once);
  ADD ("plan-afresh", test_plan_afresh);
  ADD ("off", test_off);
  ADD ("whatever-the-clock-does", test_whatever_the_clock_does);
  ADD ("state-survives", test_state_survives);
#undef ADD

  return g_test_run ();
}
