/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-time-words.h"

#include "base/psr-units.h"

#include <glib/gi18n.h>

static guint
to_minutes (gint64 samples)
{
  return (guint) ((samples + PSR_SECONDS_TO_SAMPLES (30)) / PSR_MINUTES_TO_SAMPLES (1));
}

static int
to_seconds (gint64 samples)
{
  return (int) ((samples + PSR_SAMPLE_RATE - 1) / PSR_SAMPLE_RATE);
}

char *
psr_time_words_dup_left (gint64 samples)
{
  guint minutes = to_minutes (samples);

  if (samples < PSR_MINUTES_TO_SAMPLES (1))
    return g_strdup (_ ("less than a minute left"));

  return g_strdup_printf (ngettext ("about %u minute left", "about %u minutes left", minutes),
                          minutes);
}

char *
psr_time_words_dup_left_seconds (gint64 samples)
{
  int seconds = to_seconds (samples);

  /* TRANSLATORS: minutes and seconds, as in "9:12 left". */
  return g_strdup_printf (_ ("%d:%02d left"), seconds / 60, seconds % 60);
}

char *
psr_time_words_dup_begins (gint64 samples)
{
  guint minutes = to_minutes (samples);

  if (samples < PSR_MINUTES_TO_SAMPLES (1))
    return g_strdup (_ ("begins in less than a minute"));

  return g_strdup_printf (ngettext ("begins in about %u minute",
                                    "begins in about %u minutes",
                                    minutes),
                          minutes);
}

char *
psr_time_words_dup_begins_seconds (gint64 samples)
{
  int seconds = to_seconds (samples);

  /* TRANSLATORS: minutes and seconds, as in "begins in 1:30". */
  return g_strdup_printf (_ ("begins in %d:%02d"), seconds / 60, seconds % 60);
}

char *
psr_time_words_dup_rested (gint64 samples)
{
  guint minutes = to_minutes (samples);

  if (minutes == 0)
    return g_strdup (_ ("Less than a minute"));

  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}
