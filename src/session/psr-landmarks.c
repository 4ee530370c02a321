/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-landmarks.h"

#define LEAD_SAMPLES PSR_MS_TO_SAMPLES (300)

gint64
psr_landmarks_find_change (PsrSchedule *schedule, gint64 position)
{
  gint64 change, settle;
  guint n_cues, next;
  const PsrScheduledCue *cues;

  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), 0);

  cues = psr_schedule_get_cues (schedule, &n_cues);
  next = (guint) (psr_schedule_find_cue (schedule, position) + 1);
  change = next < n_cues ? cues[next].start : psr_schedule_get_total_samples (schedule);
  settle = psr_schedule_get_settle_samples (schedule);

  return position < settle ? MIN (change, settle) : change;
}

/* Returns: where the nearest spoken cue begins, from number @cue on in the direction @step, or -1.
 */
static gint64
find_spoken (PsrSchedule *schedule, int cue, int step)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  cues = psr_schedule_get_cues (schedule, &n_cues);
  for (int i = cue; i >= 0 && i < (int) n_cues; i += step) {
    if (cues[i].cue->kind == PSR_CUE_VOICE)
      return cues[i].start - LEAD_SAMPLES;
  }

  return -1;
}

/* The last spoken cue that has begun at @position. */
static gint64
find_begun (PsrSchedule *schedule, gint64 position)
{
  return MAX (0, find_spoken (schedule, psr_schedule_find_cue (schedule, position), -1));
}

gint64
psr_landmarks_find_next (PsrSchedule *schedule, gint64 position)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), -1);

  /* In the lead of a cue one is already at it. */
  return find_spoken (schedule, psr_schedule_find_cue (schedule, position + LEAD_SAMPLES) + 1, 1);
}

gint64
psr_landmarks_find_previous (PsrSchedule *schedule, gint64 position)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), 0);

  return find_begun (schedule, position - PSR_LANDMARKS_PREVIOUS_SAMPLES);
}

gint64
psr_landmarks_find_present (PsrSchedule *schedule, gint64 position)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), 0);

  /* In the lead of a cue one is already at it. */
  return find_begun (schedule, position + LEAD_SAMPLES);
}

gint64
psr_landmarks_find_onset (PsrSchedule *schedule, gint64 position)
{
  const PsrScheduledCue *cues;
  guint n_cues;
  int cue;

  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), position);

  cues = psr_schedule_get_cues (schedule, &n_cues);
  cue = psr_schedule_find_cue (schedule, position);

  return cue >= 0 && position < cues[cue].end ? find_begun (schedule, position) : position;
}
