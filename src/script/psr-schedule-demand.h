/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-units.h"
#include "script/psr-schedule-items.h"

G_BEGIN_DECLS

/* A sound server may swallow the first moments after a start: nothing is laid there. */
#define PSR_SCHEDULE_LEAD_SAMPLES PSR_SECONDS_TO_SAMPLES (1)

/**
 * PsrScheduleDemand:
 * @settle: all of the part to settle, the lead before it included
 * @start: all that is laid from the start, lead and last pause included
 * @last_pause: that pause
 * @n_growing: how many of these pauses take a share of the time that is left
 * @end: all that is laid from the end
 * @stretch: the stretched cues without the gaps between them
 * @n_stretch: how many of them there are
 * @gap: the least silence around each of them
 *
 * The time that the cues of a schedule ask for, in samples.
 */
typedef struct {
  gint64 settle;
  gint64 start;
  gint64 last_pause;
  int n_growing;
  gint64 end;
  gint64 stretch;
  int n_stretch;
  gint64 gap;
} PsrScheduleDemand;

/* @items: (element-type PsrScheduleItem): from psr_schedule_items_collect(), ranked; only the
 * required ones and those ranked below @n_ranks count. */
void
psr_schedule_demand_init (PsrScheduleDemand *self, PsrScript *script, GArray *items, int n_ranks);

/* Where a part stretches: the silence of the long rest reaches back this far into the last pause
 * before it; a pause longer than the gap is kept. */
gint64 psr_schedule_demand_get_shared_pause (const PsrScheduleDemand *self);

/* What a part that stretches, or pauses that grow, are to take in a session of @minutes; negative
 * when the cues ask for more than that. */
gint64 psr_schedule_demand_get_silence (const PsrScheduleDemand *self, int minutes);

/* Whether the session can take these @minutes and @settle_minutes, no gap too short. */
gboolean psr_schedule_demand_fits (const PsrScheduleDemand *self, int minutes, int settle_minutes);

G_END_DECLS
