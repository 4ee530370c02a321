/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-play-clock.h"

#include "base/psr-units.h"

#define HOLD_OFF_US  (100 * G_TIME_SPAN_MILLISECOND)
#define ASK_EVERY_US (250 * G_TIME_SPAN_MILLISECOND)

/* An answer is believed for a little longer than it takes to get the next: a clock that jumps, as
 * after a sleep of the machine, must not carry the position with it. */
#define BELIEVE_FOR_US (300 * G_TIME_SPAN_MILLISECOND)

/* A device may lag and catch up, by 1.5 s on a null sink that starts. An answer further ahead of
 * the time that has passed comes from a broken clock. */
#define CATCH_UP_US (2 * G_TIME_SPAN_SECOND)

struct _PsrPlayClock {
  PsrClock *clock;
  GstElement *pipeline;

  gint64 total; /* samples */
  gint64 shown; /* samples; what was answered last, never more than what was reached */

  gboolean running;
  gint64 asked_us; /* when the pipeline was last asked */
  gint64 answered_us; /* when it last gave an answer that was believed, or may first be asked */
  gint64 answer; /* samples, -1 before the first */
  gint64 moved_us; /* when an answer was last another than the one before */
};

PsrPlayClock *
psr_play_clock_new (PsrClock *clock, GstElement *pipeline)
{
  PsrPlayClock *self;

  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (GST_IS_ELEMENT (pipeline), NULL);

  self = g_new0 (PsrPlayClock, 1);
  self->clock = g_object_ref (clock);
  self->pipeline = gst_object_ref (pipeline);

  return self;
}

void
psr_play_clock_free (PsrPlayClock *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->clock);
  gst_clear_object (&self->pipeline);
  g_free (self);
}

void
psr_play_clock_hold (PsrPlayClock *self, gint64 place, gint64 total)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (place >= 0 && place <= total);

  self->running = FALSE;
  self->total = total;
  self->shown = place;
}

void
psr_play_clock_run (PsrPlayClock *self)
{
  g_return_if_fail (self != NULL);

  self->running = TRUE;
  self->answer = -1;
  self->asked_us = G_MININT64;
  self->answered_us = psr_clock_get_monotonic_us (self->clock) + HOLD_OFF_US;
  self->moved_us = self->answered_us;
}

static void
ask (PsrPlayClock *self, gint64 now_us)
{
  gint64 ns, samples, most;

  self->asked_us = now_us;
  if (!gst_element_query_position (self->pipeline, GST_FORMAT_TIME, &ns) || ns < 0)
    return;

  most = now_us - self->answered_us + CATCH_UP_US;
  samples = psr_ns_to_samples (ns);
  if (samples > self->shown + psr_ns_to_samples (most * 1000))
    return;

  /* The first answer counts as a move: there is nothing to compare it with. */
  if (samples != self->answer)
    self->moved_us = now_us;
  self->answer = samples;
  self->answered_us = now_us;
}

gint64
psr_play_clock_guess_position (PsrPlayClock *self)
{
  gint64 passed_us, position;

  g_return_val_if_fail (self != NULL, 0);

  if (!self->running || self->answer < 0)
    return self->shown;

  passed_us = psr_clock_get_monotonic_us (self->clock) - self->answered_us;
  position = self->answer + psr_ns_to_samples (CLAMP (passed_us, 0, BELIEVE_FOR_US) * 1000);
  self->shown = CLAMP (position, self->shown, self->total);

  return self->shown;
}

gint64
psr_play_clock_get_position (PsrPlayClock *self)
{
  gint64 now_us;

  g_return_val_if_fail (self != NULL, 0);

  if (self->running) {
    now_us = psr_clock_get_monotonic_us (self->clock);
    if (now_us >= self->answered_us &&
        (self->asked_us == G_MININT64 || now_us - self->asked_us >= ASK_EVERY_US))
      ask (self, now_us);
  }

  return psr_play_clock_guess_position (self);
}

gint64
psr_play_clock_get_answer (PsrPlayClock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->running && self->answer >= 0 ? MIN (self->answer, self->shown) : self->shown;
}

gint64
psr_play_clock_get_stuck_us (PsrPlayClock *self)
{
  gint64 now_us;

  g_return_val_if_fail (self != NULL, 0);

  if (!self->running)
    return 0;

  now_us = psr_clock_get_monotonic_us (self->clock);
  if (now_us < self->answered_us)
    return 0;

  ask (self, now_us);

  return now_us - self->moved_us;
}
