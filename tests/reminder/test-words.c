/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder-test-util.h"
#include "reminder/psr-reminder-words.h"

static void
test_moments (void)
{
  static const struct {
    const char *moment;
    const char *words;
  } moments[] = {
    { "2026-11-23T21:30:00+01", "today 21:30" },
    { "2026-11-24T00:00:00+01", "tomorrow 00:00" },
    { "2026-11-25T09:05:00+01", "Wednesday 09:05" },
    { "2026-11-29T09:05:00+01", "Sunday 09:05" },
    { "2026-11-30T09:05:00+01", "Monday 30 November 09:05" },
  };
  g_autoptr (GTimeZone) zone = make_zone ("Europe/Amsterdam");
  gint64 now_s = make_moment ("2026-11-23T12:00:00+01");

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autofree char *words =
      psr_reminder_words_dup_moment (zone, make_moment (moments[i].moment), now_s);

    g_assert_cmpstr (words, ==, moments[i].words);
  }
}

static void
test_times_are_read (void)
{
  static const struct {
    const char *text;
    int time;
  } times[] = {
    { "21:30", 1290 }, { "21.30", 1290 },   { " 9:05 ", 545 },   { "2130", 1290 },
    { "930", 570 },    { "9", 540 },        { "9:30 PM", 1290 }, { "9:30 am", 570 },
    { "12:00 AM", 0 }, { "12:00 pm", 720 }, { "24:00", -1 },     { "9:60", -1 },
    { "", -1 },        { "x", -1 },         { "-5", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpint (psr_reminder_words_parse_time (times[i].text), ==, times[i].time);
}

static void
test_weekdays (void)
{
  static const struct {
    PsrWeekdays weekdays;
    const char *words;
  } weekdays[] = {
    { PSR_WEEKDAYS_NONE, "Never" },
    { PSR_WEEKDAYS_ALL, "Every day" },
    { PSR_WEEKDAYS_WORKING, "Monday to Friday" },
    { PSR_WEEKDAY_BIT (1) | PSR_WEEKDAY_BIT (7), "Monday, Sunday" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (weekdays); i++) {
    g_autofree char *words = psr_reminder_words_dup_weekdays (weekdays[i].weekdays);

    g_assert_cmpstr (words, ==, weekdays[i].words);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reminder/words/moments", test_moments);
  g_test_add_func ("/reminder/words/times-are-read", test_times_are_read);
  g_test_add_func ("/reminder/words/weekdays", test_weekdays);

  return g_test_run ();
}
