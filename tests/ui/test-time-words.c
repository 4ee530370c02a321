/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-time-words.h"

#include "base/psr-units.h"

typedef char *(*Teller) (gint64 samples);

static void
check (Teller tell, gint64 samples, const char *expected)
{
  g_autofree char *words = tell (samples);

  g_assert_cmpstr (words, ==, expected);
}

/* Never a number that is more than half a minute off, and no "0 minutes". */
static void
test_left (void)
{
  check (psr_time_words_dup_left, 0, "less than a minute left");
  check (psr_time_words_dup_left, PSR_MINUTES_TO_SAMPLES (1) - 1, "less than a minute left");
  check (psr_time_words_dup_left, PSR_MINUTES_TO_SAMPLES (1), "about 1 minute left");
  check (psr_time_words_dup_left, PSR_SECONDS_TO_SAMPLES (90) - 1, "about 1 minute left");
  check (psr_time_words_dup_left, PSR_SECONDS_TO_SAMPLES (90), "about 2 minutes left");
  check (psr_time_words_dup_left, PSR_MINUTES_TO_SAMPLES (60), "about 60 minutes left");
}

static void
test_left_seconds (void)
{
  check (psr_time_words_dup_left_seconds, 0, "0:00 left");
  check (psr_time_words_dup_left_seconds, 1, "0:01 left");
  check (psr_time_words_dup_left_seconds, PSR_SECONDS_TO_SAMPLES (1), "0:01 left");
  check (psr_time_words_dup_left_seconds, PSR_SECONDS_TO_SAMPLES (552), "9:12 left");
}

static void
test_begins (void)
{
  check (psr_time_words_dup_begins, PSR_SECONDS_TO_SAMPLES (59), "begins in less than a minute");
  check (psr_time_words_dup_begins, PSR_MINUTES_TO_SAMPLES (1), "begins in about 1 minute");
  check (psr_time_words_dup_begins, PSR_MINUTES_TO_SAMPLES (5), "begins in about 5 minutes");
  check (psr_time_words_dup_begins_seconds, PSR_SECONDS_TO_SAMPLES (90), "begins in 1:30");
}

static void
test_rested (void)
{
  check (psr_time_words_dup_rested, PSR_SECONDS_TO_SAMPLES (29), "Less than a minute");
  check (psr_time_words_dup_rested, PSR_SECONDS_TO_SAMPLES (30), "1 minute");
  check (psr_time_words_dup_rested, PSR_MINUTES_TO_SAMPLES (15), "15 minutes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/time-words/left", test_left);
  g_test_add_func ("/ui/time-words/left-seconds", test_left_seconds);
  g_test_add_func ("/ui/time-words/begins", test_begins);
  g_test_add_func ("/ui/time-words/rested", test_rested);

  return g_test_run ();
}
