/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audio/psr-mix-plan.h"

G_BEGIN_DECLS

/* What the mixer reads of a plan; to be included by the mixer and its tests alone. */

typedef struct {
  gint64 at;
  gint64 n_samples;
  const gint16 *samples;
  GBytes *pcm;
} PsrMixClip;

/* The clips of a lane in the order of their starts. */
const PsrMixClip *psr_mix_plan_get_clips (const PsrMixPlan *self, PsrLane lane, int *n_clips);

/* Finds the clips of a lane that may sound in [@from, @to): numbers @first to @last - 1. A clip
 * between them may still have ended before @from, where a longer one rings on. Takes O(log n). */
void psr_mix_plan_find_clips (const PsrMixPlan *self,
                              PsrLane lane,
                              gint64 from,
                              gint64 to,
                              int *first,
                              int *last);

/* Returns: (nullable): the bed's loop; @phase is the place in it that sounds at @sample. */
const gint16 *
psr_mix_plan_get_bed (const PsrMixPlan *self, gint64 sample, gint64 *n_samples, gint64 *phase);

/* Returns: 0 to 1: the bed's fades and its ducking under the voice at @sample. */
float psr_mix_plan_get_bed_gain (const PsrMixPlan *self, gint64 sample);

G_END_DECLS
