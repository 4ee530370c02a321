/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "audio/psr-mix-plan.h"

G_BEGIN_DECLS

/**
 * PsrStreamEvent:
 * @PSR_STREAM_STANDS: what psr_stream_pause() or psr_stream_seek() asked for is done
 * @PSR_STREAM_MOVES: what psr_stream_start() asked for is done
 * @PSR_STREAM_ENDED: the last sample has been heard
 * @PSR_STREAM_INTERRUPTED: the sound server asks for silence, as for a call
 * @PSR_STREAM_UNCLOCKED: the device's clock is gone
 * @PSR_STREAM_FAILED: see the error; the device is to be let go of
 */
typedef enum {
  PSR_STREAM_STANDS,
  PSR_STREAM_MOVES,
  PSR_STREAM_ENDED,
  PSR_STREAM_INTERRUPTED,
  PSR_STREAM_UNCLOCKED,
  PSR_STREAM_FAILED,
} PsrStreamEvent;

/* Called from the main context, never from within a call to the stream. @error: (nullable). */
typedef void (*PsrStreamFunc) (PsrStreamEvent event, const GError *error, gpointer data);

/**
 * PsrStream:
 *
 * The pipeline `PsrSessionSrc ! audioconvert ! audioresample ! sink`, one step at a time. Closed
 * at first. Main thread only.
 */
typedef struct _PsrStream PsrStream;

/* @sink: (transfer floating). Returns: (nullable): %NULL when a plugin is not installed. */
PsrStream *psr_stream_new (GstElement *sink, PsrStreamFunc func, gpointer data);
void psr_stream_free (PsrStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrStream, psr_stream_free)

/* Returns: (transfer none): with the source as "source". */
GstElement *psr_stream_get_pipeline (PsrStream *self);

/* Only while it is closed. */
void psr_stream_set_plan (PsrStream *self, PsrMixPlan *plan);

void psr_stream_set_volume (PsrStream *self, PsrLane lane, double volume);

/* Takes everything to @gain within @ms. */
void psr_stream_fade (PsrStream *self, double gain, int ms);

/* Fades to @transport, 0 or 1; after a seek, and when it starts in the middle, it starts at 0. */
void psr_stream_set_transport (PsrStream *self, double transport);

/* Opens the device when it is closed, at the first sample. Return %FALSE when that cannot be. */
gboolean psr_stream_pause (PsrStream *self);
gboolean psr_stream_seek (PsrStream *self, gint64 sample);
gboolean psr_stream_start (PsrStream *self);

/* Lets go of the device at once; no event comes any more. */
void psr_stream_close (PsrStream *self);

/* Returns: whether the device that was opened makes any sound. */
gboolean psr_stream_is_audible (PsrStream *self);

G_END_DECLS
