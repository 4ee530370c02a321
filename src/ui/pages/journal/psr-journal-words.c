/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-words.h"

#include "base/psr-day.h"
#include "base/psr-language.h"

#include <glib/gi18n.h>

const char *
psr_journal_words_get_ending (PsrJournalEnding ending)
{
  switch (ending) {
  case PSR_JOURNAL_FINISHED:
    return _ ("Finished");
  case PSR_JOURNAL_ENDED_EARLY:
    return _ ("Ended early");
  case PSR_JOURNAL_DRIFTED_OFF:
    return _ ("Drifted off");
  case PSR_JOURNAL_BROKEN_OFF:
  default:
    return _ ("Broken off");
  }
}

const char *
psr_journal_words_get_answer (PsrJournalAnswer answer)
{
  switch (answer) {
  case PSR_JOURNAL_STAYS_DOWN:
    return _ ("Stays down");
  case PSR_JOURNAL_LIFTS_A_LITTLE:
    return _ ("Lifts a little");
  case PSR_JOURNAL_LIFTS_CLEARLY:
    return _ ("Lifts clearly");
  case PSR_JOURNAL_COULD_NOT_TELL:
    return _ ("Could not tell");
  case PSR_JOURNAL_NOT_ASKED:
  default:
    return _ ("Not told");
  }
}

/* Vigotsky 2016, PeerJ 4:e2325: without control of pelvic tilt the modified Thomas test found 31.8
 * % of the stiff ones and cleared 57.1 % of the others. */
const char *
psr_journal_words_get_check_worth (void)
{
  return _ ("A rough feel for left and right, not a diagnosis: of the stiff hips such a test "
            "finds 31.8 %, and of the others it clears 57.1 % (Vigotsky 2016, PeerJ 4:e2325).");
}

char *
psr_journal_words_dup_day (int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64) day * 86400);

  /* TRANSLATORS: a day, see g_date_time_format(): "Saturday 21 November 2026". */
  return g_date_time_format (time, _ ("%A %-d %B %Y"));
}

char *
psr_journal_words_dup_start (const PsrJournalFields *fields)
{
  g_autoptr (GDateTime) start = psr_journal_fields_dup_start (fields);

  /* TRANSLATORS: a day and a time, see g_date_time_format(). */
  return g_date_time_format (start, _ ("%A %-d %B %Y, %H:%M"));
}

char *
psr_journal_words_dup_length (const PsrJournalFields *fields)
{
  /* TRANSLATORS: how many minutes were rested of how many that were chosen. */
  return g_strdup_printf (ngettext ("%d of %d minute",
                                    "%d of %d minutes",
                                    (gulong) fields->minutes),
                          fields->rested_s / 60,
                          fields->minutes);
}

char *
psr_journal_words_dup_tension (int tension)
{
  return tension == PSR_TENSION_UNKNOWN ? g_strdup (_ ("Not told"))
                                        : g_strdup_printf ("%d", tension);
}

static const char *
get_tension (int tension)
{
  if (tension == 0)
    return _ ("Not tense");
  if (tension <= 3)
    return _ ("A little tense");
  if (tension <= 6)
    return _ ("Fairly tense");
  if (tension < PSR_TENSION_MAX)
    return _ ("Very tense");

  return _ ("As tense as can be");
}

char *
psr_journal_words_dup_tension_in_words (int tension)
{
  if (tension == PSR_TENSION_UNKNOWN)
    return psr_journal_words_dup_tension (tension);

  /* TRANSLATORS: a number from 0 to 10 and what it means: "7: Very tense". */
  return g_strdup_printf (_ ("%d: %s"), tension, get_tension (tension));
}

char *
psr_journal_words_dup_session (PsrScriptCatalog *scripts, const PsrJournalFields *fields)
{
  PsrScript *script = psr_script_catalog_find (scripts, fields->session);
  g_autofree char *language = psr_language_dup_interface ();

  return g_strdup (script != NULL ? psr_script_get_title (script, language) : fields->session);
}
