/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "audio/psr-mix-plan.h"
#include "base/psr-clock.h"

G_BEGIN_DECLS

/**
 * PsrOutputWish:
 * @PSR_OUTPUT_OFF: silent, the sound device let go of
 * @PSR_OUTPUT_STAND: silent, ready to go on from its place
 * @PSR_OUTPUT_MOVE: heard
 *
 * What the output is asked for. It gets there by itself, under fades, as fast as the device
 * allows; a wish that changes on the way is followed from wherever it is then.
 */
typedef enum {
  PSR_OUTPUT_OFF,
  PSR_OUTPUT_STAND,
  PSR_OUTPUT_MOVE,
} PsrOutputWish;

#define PSR_TYPE_OUTPUT (psr_output_get_type ())
G_DECLARE_FINAL_TYPE (PsrOutput, psr_output, PSR, OUTPUT, GObject)

/**
 * PsrOutput:
 *
 * The pipeline of the player, with its clock, its fades and its watchdog: a device whose clock
 * stands still is opened anew, unheard by whoever uses the output. Main thread only.
 *
 * Property: `audible` (boolean, read, notified): see #PsrPlayer.
 *
 * Signals:
 * - `off`: the wish %PSR_OUTPUT_OFF has come true
 * - `ended`: the last sample has been heard; the output is off
 * - `interrupted`: the sound system asks for silence
 * - `failed` (GError *): the device (%GST_RESOURCE_ERROR, with a sentence for the person) or
 *   something else (with what GStreamer says) broke down. The output stands at the sample that was
 *   heard last, and has let go of the device.
 */

/* @sink: (transfer floating). Returns: (transfer full) (nullable): %NULL when a plugin that
 *   GStreamer should come with is not installed. */
PsrOutput *psr_output_new (GstElement *sink, PsrClock *clock);

/* Only while the output is off. @plan: (nullable): %NULL to let go of the one before. Stands at
 * its first sample. */
void psr_output_set_plan (PsrOutput *self, PsrMixPlan *plan);

/* Asking again to move, when nothing is heard, looks for a device again. */
void psr_output_set_wish (PsrOutput *self, PsrOutputWish wish);
gboolean psr_output_is_off (PsrOutput *self);

/* @position: in samples, clamped to the plan. Many in a row cost no more than one. */
void psr_output_seek (PsrOutput *self, gint64 position);
gint64 psr_output_get_position (PsrOutput *self);

void psr_output_set_volume (PsrOutput *self, PsrLane lane, double volume);

/* See psr_player_fade(); a plan begins at 1. */
void psr_output_fade (PsrOutput *self, double gain, int ms);
gboolean psr_output_get_audible (PsrOutput *self);

/* Returns: (transfer none): with the source as "source". */
GstElement *psr_output_get_pipeline (PsrOutput *self);

G_END_DECLS
