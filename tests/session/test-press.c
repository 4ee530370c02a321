/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-press.h"

#include "base/psr-fake-clock.h"

typedef struct {
  PsrFakeClock *clock;
  PsrPress *press;
  GString *said; /* a letter for each thing that was said: s, d, l, and a for armed */
} Fixture;

static void
pressed_cb (Fixture *fixture, PsrPressKind kind)
{
  g_string_append_c (fixture->said, "sdl"[kind]);
}

static void
long_armed_cb (Fixture *fixture)
{
  g_string_append_c (fixture->said, 'a');
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = psr_fake_clock_new ();
  fixture->press = psr_press_new (PSR_CLOCK (fixture->clock));
  fixture->said = g_string_new (NULL);
  g_signal_connect_swapped (fixture->press, "pressed", G_CALLBACK (pressed_cb), fixture);
  g_signal_connect_swapped (fixture->press, "long-armed", G_CALLBACK (long_armed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->press);
  g_assert_finalize_object (fixture->clock);
  g_string_free (fixture->said, TRUE);
}

static void
wait_ms (Fixture *fixture, int ms)
{
  psr_fake_clock_advance (fixture->clock, (gint64) ms * 1000);
  psr_press_update (fixture->press);
}

static void
hold (Fixture *fixture, guint key, int ms)
{
  psr_press_down (fixture->press, key);
  wait_ms (fixture, ms);
  psr_press_up (fixture->press, key);
}

/* Then it starts afresh. */
static void
assert_said (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->said->str, ==, expected);
  g_string_truncate (fixture->said, 0);
}

static void
calm_down (Fixture *fixture)
{
  wait_ms (fixture, PSR_PRESS_CALM_MS);
}

static void
test_single (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS - 1);
  assert_said (fixture, "");
  wait_ms (fixture, 1);
  assert_said (fixture, "s");
  calm_down (fixture);
  assert_said (fixture, "");
}

static void
test_double (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS - 1);
  hold (fixture, 2, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "d");
}

static void
test_two_singles (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "ss");
}

static void
test_long (Fixture *fixture, gconstpointer data)
{
  psr_press_down (fixture->press, 1);
  wait_ms (fixture, PSR_PRESS_LONG_MS - 1);
  assert_said (fixture, "");
  wait_ms (fixture, 1);
  assert_said (fixture, "a");
  wait_ms (fixture, PSR_PRESS_STUCK_MS - PSR_PRESS_LONG_MS - 1);
  psr_press_up (fixture->press, 1);
  assert_said (fixture, "l");

  /* At once there is a new row. */
  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "s");
}

/* What holds a key for so long is no finger. */
static void
test_stuck (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, PSR_PRESS_STUCK_MS);
  calm_down (fixture);
  assert_said (fixture, "a");

  hold (fixture, 1, 600 * 1000);
  calm_down (fixture);
  assert_said (fixture, "a");

  hold (fixture, 1, 80);
  calm_down (fixture);
  assert_said (fixture, "s");
}

static void
test_short_and_long_is_nothing (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  wait_ms (fixture, 100);
  hold (fixture, 1, PSR_PRESS_LONG_MS + 100);
  calm_down (fixture);
  assert_said (fixture, "");
}

static void
test_three_are_nothing (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 3; i++) {
    hold (fixture, 1, 80);
    wait_ms (fixture, 200);
  }
  calm_down (fixture);
  assert_said (fixture, "");

  hold (fixture, 1, 80);
  calm_down (fixture);
  assert_said (fixture, "s");
}

static void
test_repeating_is_no_press (Fixture *fixture, gconstpointer data)
{
  psr_press_down (fixture->press, 1);
  for (int i = 0; i < 20; i++) {
    wait_ms (fixture, 30);
    psr_press_down (fixture->press, 1);
  }
  psr_press_up (fixture->press, 1);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "s");
}

/* A paw covers more than one key. */
static void
test_several_keys_are_nothing (Fixture *fixture, gconstpointer data)
{
  psr_press_down (fixture->press, 1);
  wait_ms (fixture, 20);
  psr_press_down (fixture->press, 2);
  wait_ms (fixture, PSR_PRESS_LONG_MS);
  psr_press_up (fixture->press, 1);
  wait_ms (fixture, 100);
  psr_press_up (fixture->press, 2);
  calm_down (fixture);
  assert_said (fixture, "");
}

/* The paw comes when "let go to end" has been said already. */
static void
test_second_key_takes_a_long_press_back (Fixture *fixture, gconstpointer data)
{
  psr_press_down (fixture->press, 1);
  wait_ms (fixture, PSR_PRESS_LONG_MS);
  psr_press_down (fixture->press, 2);
  psr_press_up (fixture->press, 2);
  psr_press_up (fixture->press, 1);
  calm_down (fixture);
  assert_said (fixture, "a");
}

/* In pairs, each of which would be a double press by itself. */
static void
test_storm_is_nothing (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 40; i++) {
    hold (fixture, i, 20);
    wait_ms (fixture, i % 2 == 0 ? 20 : PSR_PRESS_DOUBLE_MS + 20);
  }
  calm_down (fixture);
  /* Nobody knows yet at the first two pairs; nothing after them. */
  assert_said (fixture, "dd");

  hold (fixture, 1, 20);
  calm_down (fixture);
  assert_said (fixture, "s");
}

static void
test_fast_storm_is_nothing_at_all (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 40; i++) {
    hold (fixture, i, 30);
    wait_ms (fixture, 150);
  }
  calm_down (fixture);
  assert_said (fixture, "");
}

static void
test_aside (Fixture *fixture, gconstpointer data)
{
  g_assert_true (psr_press_down_aside (fixture->press, 9));
  g_assert_false (psr_press_down_aside (fixture->press, 9));
  wait_ms (fixture, PSR_PRESS_LONG_MS + 100);
  psr_press_up (fixture->press, 9);
  calm_down (fixture);
  assert_said (fixture, "");

  /* Not under a paw, and the paw's other keys mean nothing either. */
  psr_press_down (fixture->press, 1);
  g_assert_false (psr_press_down_aside (fixture->press, 9));
  psr_press_up (fixture->press, 9);
  psr_press_up (fixture->press, 1);
  calm_down (fixture);
  assert_said (fixture, "");

  g_assert_true (psr_press_down_aside (fixture->press, 9));
  psr_press_down (fixture->press, 1);
  psr_press_up (fixture->press, 1);
  psr_press_up (fixture->press, 9);
  calm_down (fixture);
  assert_said (fixture, "");
}

/* The single press before it is told in its time and does not become a long one. */
static void
test_aside_after_a_press (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  wait_ms (fixture, 100);
  g_assert_true (psr_press_down_aside (fixture->press, 9));
  wait_ms (fixture, PSR_PRESS_LONG_MS);
  psr_press_up (fixture->press, 9);
  calm_down (fixture);
  assert_said (fixture, "s");
}

static void
test_tap (Fixture *fixture, gconstpointer data)
{
  psr_press_tap (fixture->press);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "s");

  psr_press_tap (fixture->press);
  wait_ms (fixture, 200);
  psr_press_tap (fixture->press);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "d");
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  psr_press_forget (fixture->press);
  calm_down (fixture);
  assert_said (fixture, "");

  psr_press_down (fixture->press, 1);
  psr_press_forget (fixture->press);
  wait_ms (fixture, PSR_PRESS_LONG_MS);
  psr_press_up (fixture->press, 1);
  calm_down (fixture);
  assert_said (fixture, "");

  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "s");
}

/* Late events are taken for what they were: a machine that is busy makes no double press of two. */
static void
test_late_update (Fixture *fixture, gconstpointer data)
{
  hold (fixture, 1, 80);
  psr_fake_clock_advance (fixture->clock, (gint64) PSR_PRESS_DOUBLE_MS * 1000);
  hold (fixture, 1, 80);
  wait_ms (fixture, PSR_PRESS_DOUBLE_MS);
  assert_said (fixture, "ss");
}

static void
test_happens_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  PsrPress *press = psr_press_new (clock);

  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), fixture);
  psr_press_tap (press);
  while (fixture->said->len == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_said (fixture, "s");

  psr_press_tap (press);
  g_assert_finalize_object (press);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/session/press/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("single", test_single);
  ADD ("double", test_double);
  ADD ("two-singles", test_two_singles);
  ADD ("long", test_long);
  ADD ("stuck", test_stuck);
  ADD ("short-and-long-is-nothing", test_short_and_long_is_nothing);
  ADD ("three-are-nothing", test_three_are_nothing);
  ADD ("repeating-is-no-press", test_repeating_is_no_press);
  ADD ("several-keys-are-nothing", test_several_keys_are_nothing);
  ADD ("second-key-takes-a-long-press-back", test_second_key_takes_a_long_press_back);
  ADD ("storm-is-nothing", test_storm_is_nothing);
  ADD ("fast-storm-is-nothing-at-all", test_fast_storm_is_nothing_at_all);
  ADD ("aside", test_aside);
  ADD ("aside-after-a-press", test_aside_after_a_press);
  ADD ("tap", test_tap);
  ADD ("forget", test_forget);
  ADD ("late-update", test_late_update);
  ADD ("happens-by-itself", test_happens_by_itself);
#undef ADD

  return g_test_run ();
}
