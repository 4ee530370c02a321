/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "audio/psr-mix-plan.h"

G_BEGIN_DECLS

/* One stretch of stereo, as a test looks at it. */
typedef struct {
  gint64 first; /* number of its first sample */
  gint64 n_samples;
  gint16 *data; /* interleaved */
} PsrTestSound;

PsrTestSound *psr_test_sound_new (gint64 first, gint64 n_samples);
void psr_test_sound_free (PsrTestSound *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrTestSound, psr_test_sound_free)

/* Returns: the sample of one side (0 left, 1 right), numbered as in the session. */
int psr_test_sound_get (const PsrTestSound *self, gint64 sample, int side);

/* Returns: what a sample of a clip becomes on either side of the mix: 3 dB softer. */
int psr_test_side (int sample);

/* FNV-1a over the values, the same in every byte order. */
guint64 psr_test_sound_hash (const PsrTestSound *self);

/* Compares what both hold of [@from, @to). */
void psr_test_assert_same (const PsrTestSound *a, const PsrTestSound *b, gint64 from, gint64 to);
void psr_test_assert_silent (const PsrTestSound *self, gint64 from, gint64 to);

/* Returns: the largest second difference of either side in [@from, @to): what a click is. */
int psr_test_sound_get_click (const PsrTestSound *self, gint64 from, gint64 to);

/* Samples for clips and loops. The noise is seeded, the tone is @hz and whole periods long when
 * @n_samples is. */
GBytes *psr_test_make_constant (int value, gint64 n_samples);
GBytes *psr_test_make_noise (guint32 seed, int peak, gint64 n_samples);
GBytes *psr_test_make_tone (double hz, int peak, gint64 n_samples);

/* Two minutes of all lanes: odd places, overlaps, a clip across the edge of every grid. */
PsrMixPlan *psr_test_make_plan (void);

/* Returns: (transfer full): `@source ! fakesink`; @handoff (nullable) is called with each buffer.
 */
GstElement *psr_test_make_pipeline (GstElement *source, GCallback handoff, gpointer data);

/* Waits for a message of this type; an error before it ends the test. */
void psr_test_wait_for (GstElement *pipeline, GstMessageType type);

/* Runs @source (floating) into a sink up to its end, from @start (0 for no seek) on.
 * Returns: what came out; checks that the stream has no gap and every stamp is right. */
PsrTestSound *psr_test_collect (GstElement *source, gint64 start);

/* Decodes a file to stereo at 48 kHz. @tags, @toc: (out) (optional): what it says of itself. */
PsrTestSound *psr_test_decode (const char *path, GstTagList **tags, GstToc **toc);

G_END_DECLS
