/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-units.h"
#include "script/psr-schedule.h"

G_BEGIN_DECLS

/* The places of a schedule at which something happens, in samples.
 *
 * A person can skip to the spoken cues; a bell is no place that anybody looks for. A skip lands
 * 300 ms before its cue, so that the onset is heard whole under the fade. */

/* Returns: the next place after @position at which what is shown changes: a cue begins, settling
 *   ends, the session ends. */
gint64 psr_landmarks_find_change (PsrSchedule *schedule, gint64 position);

/* Returns: where the spoken cue after @position begins, or -1. */
gint64 psr_landmarks_find_next (PsrSchedule *schedule, gint64 position);

/* Within this time a cue counts as just begun: "previous" means the one before it. */
#define PSR_LANDMARKS_PREVIOUS_SAMPLES PSR_SECONDS_TO_SAMPLES (3)

/* Returns: where the spoken cue before @position begins; 0 before the first. One that began less
 * than that ago counts as the present one. */
gint64 psr_landmarks_find_previous (PsrSchedule *schedule, gint64 position);

/* Returns: where the spoken cue begins that is or was heard last at @position; 0 before the
 * first. */
gint64 psr_landmarks_find_present (PsrSchedule *schedule, gint64 position);

/* Returns: @position, or when words are being spoken there, where they begin. */
gint64 psr_landmarks_find_onset (PsrSchedule *schedule, gint64 position);

G_END_DECLS
