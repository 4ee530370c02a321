/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-sleep-question.h"

#include "base/psr-units.h"
#include "session/psr-sleep-watch.h"

#define QUESTION_SAMPLES PSR_MS_TO_SAMPLES (PSR_SESSION_QUESTION_MS)
#define WHOLE_SAMPLES                                                                              \
  PSR_MS_TO_SAMPLES (PSR_SESSION_QUESTION_MS + PSR_SESSION_ANSWER_MS + PSR_SESSION_DRIFT_MS)

/* Silence on both sides, so that the question does not sound like a part of the cue. */
#define GUARD_SAMPLES PSR_SECONDS_TO_SAMPLES (3)

/* How long a bell is clearly heard. */
#define BELL_SAMPLES PSR_SECONDS_TO_SAMPLES (12)

/* Silence for all of it is worth asking this much earlier, not more. */
#define EARLIER_SAMPLES PSR_MINUTES_TO_SAMPLES (3)

static const PsrScheduledPart *
find_rest (PsrSchedule *schedule)
{
  guint n_parts;
  const PsrScheduledPart *parts = psr_schedule_get_parts (schedule, &n_parts);

  for (guint i = 0; i < n_parts; i++) {
    if (parts[i].part->lay == PSR_PART_STRETCH)
      return &parts[i];
  }

  return NULL;
}

static gint64
get_end (const PsrScheduledCue *cue)
{
  return cue->cue->kind == PSR_CUE_BELL ? cue->start + BELL_SAMPLES : cue->end;
}

/* Returns: the latest place from @earliest to @latest from which on @samples are silent, or -1. */
static gint64
find_silence (PsrSchedule *schedule, gint64 earliest, gint64 latest, gint64 samples)
{
  gint64 place = latest;
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = n_cues; i-- > 0;) {
    gboolean touches =
      get_end (&cues[i]) > place - GUARD_SAMPLES && cues[i].start < place + samples + GUARD_SAMPLES;

    if (touches)
      place = cues[i].start - samples - GUARD_SAMPLES;
  }

  return place >= earliest ? place : -1;
}

gint64
psr_sleep_question_find (PsrSchedule *schedule)
{
  const PsrScheduledPart *rest;
  gint64 earliest, latest, place;

  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), -1);

  rest = find_rest (schedule);
  if (rest == NULL)
    return -1;

  earliest = rest->start + PSR_MS_TO_SAMPLES (PSR_SLEEP_QUESTION_EARLIEST_MS);
  latest = rest->end - WHOLE_SAMPLES;
  place = find_silence (schedule, MAX (earliest, latest - EARLIER_SAMPLES), latest, WHOLE_SAMPLES);

  return place >= 0 ? place : find_silence (schedule, earliest, latest, QUESTION_SAMPLES);
}
