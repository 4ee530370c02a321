/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

/* Called every tenth of a second from the thread that runs the pipeline. */
typedef void (*PsrPipelineTickFunc) (gpointer data);

/**
 * psr_pipeline_run:
 * @tick: (nullable)
 *
 * Plays a pipeline that is down to its end and leaves it down again. Blocks: to be called from a
 * worker thread.
 *
 * Returns: whether it came to its end or was stopped; otherwise %FALSE with the error that an
 *   element posted, or %G_IO_ERROR_CANCELLED
 */
gboolean psr_pipeline_run (GstElement *pipeline,
                           PsrPipelineTickFunc tick,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

/* Ends psr_pipeline_run() early, from any thread. */
void psr_pipeline_stop (GstElement *pipeline);

G_END_DECLS
