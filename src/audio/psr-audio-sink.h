/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* How much sound waits in the device's buffer: a change of the mix is heard this much later. */
#define PSR_AUDIO_SINK_BUFFER_MS 256

/* The buffer is filled up in pieces of this length: three cycles of PipeWire's clock, so that each
 * is asked for, made and sent at once. A longer piece would be more than a quarter of the buffer:
 * with half of it PulseAudio spins. */
#define PSR_AUDIO_SINK_PERIOD_MS 64

/**
 * psr_audio_sink_new:
 * @application_id, @application_name: how the stream is called in the system's sound settings
 *
 * The sink that finds the system's sound device whenever it leaves NULL, whatever the system
 * uses; whichever it finds is given the buffer that the player counts with and the names.
 *
 * Returns: (transfer floating) (nullable): %NULL when the plugin is not installed
 */
GstElement *psr_audio_sink_new (const char *application_id, const char *application_name);

/* Returns: whether the sink, PAUSED or PLAYING, has found a sound device. Without one it takes
 *   the sound in real time and drops it. */
gboolean psr_audio_sink_is_audible (GstElement *sink);

G_END_DECLS
