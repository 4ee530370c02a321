/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PSR_SAMPLE_RATE:
 *
 * Everything that sounds is 48 kHz; a place in a session is a sample number counted from its
 * first sample. Sample here means one frame: all channels of one instant.
 */
#define PSR_SAMPLE_RATE 48000

/* Whole units only, so that nothing is ever rounded. */
#define PSR_MS_TO_SAMPLES(ms)           (G_GINT64_CONSTANT (48) * (ms))
#define PSR_SECONDS_TO_SAMPLES(seconds) (G_GINT64_CONSTANT (48000) * (seconds))
#define PSR_MINUTES_TO_SAMPLES(minutes) (G_GINT64_CONSTANT (2880000) * (minutes))

/* Nanoseconds to samples rounds down and samples to nanoseconds rounds up: only this pair gives
 * the same sample back (rounding to nearest drifts by up to 10 samples in 20 minutes). */
gint64 psr_samples_to_ns (gint64 samples);
gint64 psr_ns_to_samples (gint64 ns);

/* How tense a person is, from 0 for not at all to 10 for the most; or it was not told. */
#define PSR_TENSION_UNKNOWN (-1)
#define PSR_TENSION_MAX     10

G_END_DECLS
