/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"

static void
test_round_trip (void)
{
  const gint64 two_hours = PSR_MINUTES_TO_SAMPLES (120);

  for (gint64 samples = 0; samples < two_hours; samples += 997)
    g_assert_cmpint (psr_ns_to_samples (psr_samples_to_ns (samples)), ==, samples);

  /* One nanosecond less is the sample before. */
  g_assert_cmpint (psr_ns_to_samples (psr_samples_to_ns (24878) - 1), ==, 24877);
  g_assert_cmpint (psr_samples_to_ns (PSR_SAMPLE_RATE), ==, G_GINT64_CONSTANT (1000000000));
}

static void
test_long_times (void)
{
  gint64 century = PSR_SECONDS_TO_SAMPLES (G_GINT64_CONSTANT (3155760000));

  g_assert_cmpint (psr_ns_to_samples (psr_samples_to_ns (century + 1)), ==, century + 1);
}

static void
test_fake_clock (void)
{
  g_autoptr (PsrFakeClock) fake = psr_fake_clock_new ();
  PsrClock *clock = PSR_CLOCK (fake);

  psr_fake_clock_advance (fake, 1500);
  psr_fake_clock_sleep (fake, 400);

  g_assert_cmpint (psr_clock_get_monotonic_us (clock), ==, 1500);
  g_assert_cmpint (psr_clock_get_boottime_us (clock), ==, 1900);
  g_assert_cmpint (psr_clock_get_slept_us (clock), ==, 400);
}

static void
test_system_clock (void)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  gint64 before = psr_clock_get_monotonic_us (clock);

  g_assert_cmpint (psr_clock_get_monotonic_us (clock), >=, before);
  g_assert_cmpint (psr_clock_get_boottime_us (clock), >=, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/units/round-trip", test_round_trip);
  g_test_add_func ("/base/units/long-times", test_long_times);
  g_test_add_func ("/base/clock/fake", test_fake_clock);
  g_test_add_func ("/base/clock/system", test_system_clock);

  return g_test_run ();
}
