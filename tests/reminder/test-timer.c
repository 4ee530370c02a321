/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-timer.h"

#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

static void
elapsed_cb (gboolean *elapsed)
{
  *elapsed = TRUE;
}

/* By the clock of the machine: at its moment, and at once when that is past. */
static void
test_elapses (void)
{
  static const gint64 waits_us[] = { 30 * G_TIME_SPAN_MILLISECOND, 0, -G_TIME_SPAN_DAY };
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (PsrReminderTimer) timer = psr_reminder_timer_new (clock);
  gboolean elapsed;

  g_signal_connect_swapped (timer, "elapsed", G_CALLBACK (elapsed_cb), &elapsed);
  for (gsize i = 0; i < G_N_ELEMENTS (waits_us); i++) {
    gint64 moment_us = g_get_real_time () + waits_us[i];
    gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

    elapsed = FALSE;
    psr_reminder_timer_start (timer, moment_us);
    g_assert_false (elapsed);
    while (!elapsed && g_get_monotonic_time () < end_us)
      g_main_context_iteration (NULL, TRUE);
    g_assert_true (elapsed);
    g_assert_cmpint (g_get_real_time (), >=, moment_us);
  }
}

static void
test_stops (void)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (PsrReminderTimer) timer = psr_reminder_timer_new (clock);
  gboolean elapsed = FALSE;

  g_signal_connect_swapped (timer, "elapsed", G_CALLBACK (elapsed_cb), &elapsed);
  psr_reminder_timer_start (timer, 0);
  psr_reminder_timer_stop (timer);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  psr_reminder_timer_check (timer);
  g_assert_false (elapsed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminder/timer/elapses", test_elapses);
  g_test_add_func ("/reminder/timer/stops", test_stops);

  return g_test_run ();
}
