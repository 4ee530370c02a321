/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-dynamics.h"

#include "base/psr-units.h"

#include <math.h>

#define DETECTOR_MS 10.0
#define ATTACK_MS   10.0
#define RELEASE_MS  150.0
#define KNEE        8.0 /* dB */
#define RATIO       2.0

/* Half the length over which a peak is turned down before, and again after it. */
#define SPREAD_SAMPLES PSR_MS_TO_SAMPLES (10)

/* Returns: what a one-pole filter keeps of its state from one sample to the next. */
static double
get_pole (double time_ms)
{
  return exp (-1000.0 / (time_ms * PSR_SAMPLE_RATE));
}

/* Returns: the gain in dB for a level that far above the threshold, with a parabola as the knee. */
static double
get_reduction (double above)
{
  double slope = 1.0 / RATIO - 1.0;

  if (above <= -KNEE / 2.0)
    return 0.0;
  if (above >= KNEE / 2.0)
    return slope * above;
  return slope * (above + KNEE / 2.0) * (above + KNEE / 2.0) / (2.0 * KNEE);
}

void
psr_dynamics_compress (PsrPcm *pcm, double threshold)
{
  double detector = get_pole (DETECTOR_MS);
  double attack = get_pole (ATTACK_MS);
  double release = get_pole (RELEASE_MS);
  double power = 0.0;
  double gain = 0.0;

  for (gsize i = 0; i < pcm->n_samples; i++) {
    double sample = pcm->samples[i];
    double wanted;
    double pole;

    power = detector * power + (1.0 - detector) * sample * sample;
    wanted = get_reduction (10.0 * log10 (power + 1e-12) - threshold);
    pole = wanted < gain ? attack : release;
    gain = pole * gain + (1.0 - pole) * wanted;
    pcm->samples[i] = sample * psr_decibels_to_gain (gain);
  }
}

/* Replaces each value by the mean of the @width values around it. The gain is 1 beyond the ends. */
static void
smooth (double *gains, gsize n_gains, gsize half)
{
  g_autofree double *source = g_memdup2 (gains, n_gains * sizeof (double));
  double sum = (double) (half + 1);

  for (gsize i = 0; i < half; i++)
    sum += i < n_gains ? source[i] : 1.0;

  for (gsize i = 0; i < n_gains; i++) {
    sum += i + half < n_gains ? source[i + half] : 1.0;
    sum -= i > half ? source[i - half - 1] : 1.0;
    gains[i] = sum / (double) (2 * half + 1);
  }
}

/* Every peak holds its gain over twice the spread on both sides, and is then smoothed twice over
 * one spread: at the peak itself the mean is taken of values none of which is above its own. */
void
psr_dynamics_soften_peaks (PsrPcm *pcm, double ceiling)
{
  double limit = psr_decibels_to_gain (ceiling);
  gsize hold = 2 * SPREAD_SAMPLES;
  g_autofree double *gains = g_new (double, pcm->n_samples);

  for (gsize i = 0; i < pcm->n_samples; i++)
    gains[i] = 1.0;

  for (gsize i = 0; i < pcm->n_samples; i++) {
    double wanted = limit / fmax (fabs (pcm->samples[i]), limit);
    gsize last = MIN (i + hold, pcm->n_samples - 1);

    if (wanted >= 1.0)
      continue;
    for (gsize near = i - MIN (i, hold); near <= last; near++)
      gains[near] = fmin (gains[near], wanted);
  }

  smooth (gains, pcm->n_samples, SPREAD_SAMPLES);
  smooth (gains, pcm->n_samples, SPREAD_SAMPLES);
  for (gsize i = 0; i < pcm->n_samples; i++)
    pcm->samples[i] *= gains[i];
}
