/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-player.h"

G_BEGIN_DECLS

/**
 * PsrMixPlan:
 *
 * All that sounds in a session, as samples: which clip begins at which sample, which loop lies
 * under it, where the bed fades and ducks. Pure C, no GStreamer. Immutable once built and
 * reference counted, so that it can be handed to the streaming thread.
 *
 * A clip is mono, signed 16 bit in the machine's order, at %PSR_SAMPLE_RATE. A bed is a loop of
 * the same kind.
 */
typedef struct _PsrMixPlan PsrMixPlan;

#define PSR_TYPE_MIX_PLAN (psr_mix_plan_get_type ())
GType psr_mix_plan_get_type (void);

PsrMixPlan *psr_mix_plan_new (gint64 total_samples);

/* To be called while building only. Clips of one lane may overlap: they add up. */
void psr_mix_plan_add_clip (PsrMixPlan *self, PsrLane lane, gint64 at, GBytes *pcm);

/* @pcm: the loop; it fades in from @from and out to @to, where it is silent. */
void psr_mix_plan_set_bed (PsrMixPlan *self, GBytes *pcm, gint64 from, gint64 to);

PsrMixPlan *psr_mix_plan_ref (PsrMixPlan *self);
void psr_mix_plan_unref (PsrMixPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrMixPlan, psr_mix_plan_unref)

gint64 psr_mix_plan_get_total_samples (const PsrMixPlan *self);

G_END_DECLS
