/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/base/gstbasesink.h>

G_BEGIN_DECLS

/**
 * PsrTestSink:
 *
 * A sound device that breaks on demand. It takes the sound by a clock of its own, in real time.
 */
#define PSR_TYPE_TEST_SINK (psr_test_sink_get_type ())
G_DECLARE_FINAL_TYPE (PsrTestSink, psr_test_sink, PSR, TEST_SINK, GstBaseSink)

/* Returns: (transfer floating) */
GstElement *psr_test_sink_new (void);

/* The clock stands still from now on, until the device is opened anew. */
void psr_test_sink_freeze (PsrTestSink *self);

/* Whether it can be opened. */
void psr_test_sink_set_broken (PsrTestSink *self, gboolean broken);

guint psr_test_sink_get_n_opened (PsrTestSink *self);

G_END_DECLS
