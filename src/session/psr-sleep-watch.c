/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-sleep-watch.h"

#include "base/psr-units.h"

#define ANSWER_SAMPLES PSR_MS_TO_SAMPLES (PSR_SESSION_QUESTION_MS + PSR_SESSION_ANSWER_MS)
#define DRIFT_SAMPLES  PSR_MS_TO_SAMPLES (PSR_SESSION_DRIFT_MS)

void
psr_sleep_watch_begin (PsrSleepWatch *self, gint64 question)
{
  *self = (PsrSleepWatch){ .question = question, .enabled = self->enabled };
}

void
psr_sleep_watch_jump (PsrSleepWatch *self, gint64 position)
{
  self->last = position;
}

PsrSleepWatchDuty
psr_sleep_watch_pass (PsrSleepWatch *self, gint64 position)
{
  gint64 last = self->last;

  self->last = position;
  if (!self->asking) {
    if (!self->enabled || last >= self->question || position < self->question)
      return PSR_SLEEP_WATCH_NOTHING;

    self->asking = TRUE;
    self->answer_until = position + ANSWER_SAMPLES;
    return PSR_SLEEP_WATCH_ASK;
  }

  if (position >= self->answer_until + DRIFT_SAMPLES)
    return PSR_SLEEP_WATCH_DRIFTED_OFF;
  if (position < self->answer_until || self->fading)
    return PSR_SLEEP_WATCH_NOTHING;

  self->fading = TRUE;
  return PSR_SLEEP_WATCH_FADE;
}

void
psr_sleep_watch_withdraw (PsrSleepWatch *self)
{
  self->asking = FALSE;
  self->fading = FALSE;
}

gint64
psr_sleep_watch_find_next (const PsrSleepWatch *self, gint64 position)
{
  gint64 next = self->question;

  if (self->fading)
    next = self->answer_until + DRIFT_SAMPLES;
  else if (self->asking)
    next = self->answer_until;

  return next > position ? next : -1;
}
