/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-schedule-demand.h"

#include "base/psr-units.h"

static void
add (PsrScheduleDemand *self, const PsrScheduleItem *item)
{
  gint64 samples = item->samples + item->pause;

  switch (item->scheduled.part->lay) {
  case PSR_PART_SETTLE:
    self->settle += samples;
    break;
  case PSR_PART_START:
    self->start += samples;
    self->last_pause = item->pause;
    self->n_growing += item->scheduled.cue->grows;
    break;
  case PSR_PART_STRETCH:
    /* The gap is silence enough for any pause up to its length. */
    self->stretch += item->samples + MAX (item->pause - self->gap, 0);
    self->n_stretch++;
    break;
  case PSR_PART_END:
  default:
    self->end += samples;
    break;
  }
}

void
psr_schedule_demand_init (PsrScheduleDemand *self, PsrScript *script, GArray *items, int n_ranks)
{
  GPtrArray *parts = psr_script_get_parts (script);

  *self = (PsrScheduleDemand){
    .settle = PSR_SCHEDULE_LEAD_SAMPLES,
    .start = PSR_SCHEDULE_LEAD_SAMPLES,
  };
  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    if (part->lay == PSR_PART_STRETCH)
      self->gap = PSR_MS_TO_SAMPLES (part->gap_ms);
  }

  for (guint i = 0; i < items->len; i++) {
    const PsrScheduleItem *item = &g_array_index (items, PsrScheduleItem, i);

    if (item->rank < n_ranks)
      add (self, item);
  }
}

gint64
psr_schedule_demand_get_shared_pause (const PsrScheduleDemand *self)
{
  return MIN (self->last_pause, self->gap);
}

gint64
psr_schedule_demand_get_silence (const PsrScheduleDemand *self, int minutes)
{
  return PSR_MINUTES_TO_SAMPLES (minutes) - self->start - self->end - self->stretch +
         psr_schedule_demand_get_shared_pause (self);
}

gboolean
psr_schedule_demand_fits (const PsrScheduleDemand *self, int minutes, int settle_minutes)
{
  /* Without a part that stretches there is no gap, and pauses need not grow. */
  gint64 least = self->n_stretch > 0
                   ? (self->n_stretch + 1) * self->gap
                   : MIN (self->gap, PSR_MS_TO_SAMPLES (PSR_SCHEDULE_REST_GAP_MS));

  return psr_schedule_demand_get_silence (self, minutes) >= least &&
         (settle_minutes == 0 || self->settle <= PSR_MINUTES_TO_SAMPLES (settle_minutes));
}
