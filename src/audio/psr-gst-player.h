/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "audio/psr-mix-plan.h"
#include "base/psr-clock.h"
#include "session/psr-player.h"

G_BEGIN_DECLS

#define PSR_TYPE_GST_PLAYER (psr_gst_player_get_type ())
G_DECLARE_FINAL_TYPE (PsrGstPlayer, psr_gst_player, PSR, GST_PLAYER, GObject)

/**
 * PsrGstPlayer:
 *
 * The #PsrPlayer that is heard: `PsrSessionSrc ! audioconvert ! audioresample ! autoaudiosink`.
 * Main thread only; the streaming thread touches nothing but the source.
 *
 * GStreamer is initialised when something is first to be heard.
 *
 * Without a sound device it plays on in silence and is not `audible`; a device that appears later
 * is used from the next psr_player_play() or psr_player_seek(), never by itself.
 *
 * An error that is no fault of the device ends in %PSR_PLAYER_FAILED; the `lost` signal that
 * follows carries the sentence about it.
 */

/* @application_id, @application_name: how the stream is called in the system's sound settings.
 * @sink: (nullable) (transfer floating): another sink, for tests. */
PsrPlayer *psr_gst_player_new (const char *application_id,
                               const char *application_name,
                               PsrClock *clock,
                               GstElement *sink);

/* What psr_player_load_async() ends with, for a plan that is there already: PAUSED at 0, once
 * what played before has faded out. */
void psr_gst_player_load_plan (PsrGstPlayer *self, PsrMixPlan *plan);

/* @sink: (transfer floating): what psr_player_say() is heard from, for tests; before its first use.
 */
void psr_gst_player_set_say_sink (PsrGstPlayer *self, GstElement *sink);

/* Returns: (transfer none) (nullable): the pipeline, with the source as "source", for tests and
 *   measurements to look at; %NULL when a plugin is missing. */
GstElement *psr_gst_player_get_pipeline (PsrGstPlayer *self);

G_END_DECLS
