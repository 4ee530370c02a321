/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "base/psr-clock.h"

G_BEGIN_DECLS

/**
 * PsrPlayClock:
 *
 * Which sample is heard now. While it stands it answers the place it was given and asks nobody;
 * while it runs it asks the pipeline at most four times a second and goes on with the system's
 * clock in between. It never goes back while it runs, and never beyond the end. Main thread only.
 *
 * It is careful for two reasons. The clock of a PulseAudio stream that is read within the first
 * millisecond after it starts can be wrong by years and then stands still for good: so nothing is
 * asked for 100 ms after a start. And every question to a dead stream posts another error: so
 * nothing is asked once the clock is held.
 */
typedef struct _PsrPlayClock PsrPlayClock;

/* Takes references. */
PsrPlayClock *psr_play_clock_new (PsrClock *clock, GstElement *pipeline);
void psr_play_clock_free (PsrPlayClock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPlayClock, psr_play_clock_free)

/* Stands still at @place (samples) of a session of @total samples. */
void psr_play_clock_hold (PsrPlayClock *self, gint64 place, gint64 total);

/* The pipeline has just started to move, from where the clock was held. */
void psr_play_clock_run (PsrPlayClock *self);

/* Returns: the sample that is heard now. */
gint64 psr_play_clock_get_position (PsrPlayClock *self);

/* The same, without asking the pipeline: for when it can no longer be trusted to answer. */
gint64 psr_play_clock_guess_position (PsrPlayClock *self);

/* Returns: what the pipeline itself said last, at most what is shown; the place where the clock
 *   was held when it has said nothing since. */
gint64 psr_play_clock_get_answer (PsrPlayClock *self);

/* Asks the pipeline. Returns: for how long (microseconds) its position has not moved; 0 while
 *   the clock stands, and when it has moved since it was last asked. */
gint64 psr_play_clock_get_stuck_us (PsrPlayClock *self);

G_END_DECLS
