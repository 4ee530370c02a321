/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-biquad.h"

#include "base/psr-units.h"

#include <math.h>

/* The transfer function (b0 + b1 z⁻¹ + b2 z⁻²) / (a0 + a1 z⁻¹ + a2 z⁻²). */
typedef struct {
  double b0, b1, b2;
  double a0, a1, a2;
} Biquad;

/* Transposed direct form II. */
static void
apply (PsrPcm *pcm, const Biquad *biquad)
{
  double b0 = biquad->b0 / biquad->a0;
  double b1 = biquad->b1 / biquad->a0;
  double b2 = biquad->b2 / biquad->a0;
  double a1 = biquad->a1 / biquad->a0;
  double a2 = biquad->a2 / biquad->a0;
  double s1 = 0.0;
  double s2 = 0.0;

  for (gsize i = 0; i < pcm->n_samples; i++) {
    double in = pcm->samples[i];
    double out = b0 * in + s1;

    s1 = b1 * in - a1 * out + s2;
    s2 = b2 * in - a2 * out;
    pcm->samples[i] = out;
  }
}

static double
get_omega (double frequency)
{
  return 2.0 * G_PI * frequency / PSR_SAMPLE_RATE;
}

void
psr_biquad_apply_high_pass (PsrPcm *pcm, double frequency, double q)
{
  double cosine = cos (get_omega (frequency));
  double alpha = sin (get_omega (frequency)) / (2.0 * q);
  Biquad biquad = {
    .b0 = (1.0 + cosine) / 2.0,
    .b1 = -(1.0 + cosine),
    .b2 = (1.0 + cosine) / 2.0,
    .a0 = 1.0 + alpha,
    .a1 = -2.0 * cosine,
    .a2 = 1.0 - alpha,
  };

  apply (pcm, &biquad);
}

void
psr_biquad_apply_low_pass (PsrPcm *pcm, double frequency, double q)
{
  double cosine = cos (get_omega (frequency));
  double alpha = sin (get_omega (frequency)) / (2.0 * q);
  Biquad biquad = {
    .b0 = (1.0 - cosine) / 2.0,
    .b1 = 1.0 - cosine,
    .b2 = (1.0 - cosine) / 2.0,
    .a0 = 1.0 + alpha,
    .a1 = -2.0 * cosine,
    .a2 = 1.0 - alpha,
  };

  apply (pcm, &biquad);
}

void
psr_biquad_apply_peak (PsrPcm *pcm, double frequency, double q, double decibels)
{
  double cosine = cos (get_omega (frequency));
  double alpha = sin (get_omega (frequency)) / (2.0 * q);
  double root = pow (10.0, decibels / 40.0);
  Biquad biquad = {
    .b0 = 1.0 + alpha * root,
    .b1 = -2.0 * cosine,
    .b2 = 1.0 - alpha * root,
    .a0 = 1.0 + alpha / root,
    .a1 = -2.0 * cosine,
    .a2 = 1.0 - alpha / root,
  };

  apply (pcm, &biquad);
}
