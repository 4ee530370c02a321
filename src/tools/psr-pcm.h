/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrPcm:
 * @samples: full scale is -1 to 1
 *
 * A mono sound at %PSR_SAMPLE_RATE while it is being made.
 */
typedef struct {
  double *samples;
  gsize n_samples;
} PsrPcm;

/* Returns: (transfer full): silence of that length. */
PsrPcm *psr_pcm_new (gsize n_samples);
void psr_pcm_free (PsrPcm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPcm, psr_pcm_free)

double psr_decibels_to_gain (double decibels);
double psr_gain_to_decibels (double gain);

/* Returns: the largest absolute value of a sample. */
double psr_pcm_get_peak (const PsrPcm *self);

void psr_pcm_amplify (PsrPcm *self, double decibels);

/* Drops what comes before @from and from @to on. */
void psr_pcm_cut (PsrPcm *self, gsize from, gsize to);

/* Drops what is more than @below_peak decibels softer than the peak at either end, but leaves
 * @before and @after samples of it. */
void psr_pcm_trim (PsrPcm *self, double below_peak, gsize before, gsize after);

/* Drops what would be quantised to zero at either end. */
void psr_pcm_cut_silence (PsrPcm *self);

/* Appends silence. */
void psr_pcm_extend (PsrPcm *self, gsize n_samples);

/* Raised-cosine fades over that many samples at the two ends. */
void psr_pcm_fade (PsrPcm *self, gsize in, gsize out);

/* Returns: (transfer full) (element-type gint16): rounded, without dither: a clip must be the same
 *   in every build and truly silent where it is silent. */
GArray *psr_pcm_quantise (const PsrPcm *self);

G_END_DECLS
