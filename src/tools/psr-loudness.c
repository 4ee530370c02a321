/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-loudness.h"

#include "base/psr-units.h"

#include <ebur128.h>
#include <math.h>

/* The window of a momentary loudness, and how far apart two of them are measured. */
#define BLOCK_SAMPLES PSR_MS_TO_SAMPLES (400)
#define HOP_SAMPLES   PSR_MS_TO_SAMPLES (100)

static ebur128_state *
create_meter (int mode)
{
  ebur128_state *meter = ebur128_init (1, PSR_SAMPLE_RATE, mode);

  g_assert (meter != NULL);
  return meter;
}

static void
add_silence_up_to_block (ebur128_state *meter, gsize n_samples)
{
  static const double silence[BLOCK_SAMPLES];

  if (n_samples < BLOCK_SAMPLES)
    ebur128_add_frames_double (meter, silence, BLOCK_SAMPLES - n_samples);
}

double
psr_loudness_get_integrated (const PsrPcm *pcm)
{
  ebur128_state *meter = create_meter (EBUR128_MODE_I);
  double loudness = -HUGE_VAL;

  ebur128_add_frames_double (meter, pcm->samples, pcm->n_samples);
  add_silence_up_to_block (meter, pcm->n_samples);
  ebur128_loudness_global (meter, &loudness);
  ebur128_destroy (&meter);

  return loudness;
}

double
psr_loudness_get_loudest (const PsrPcm *pcm)
{
  ebur128_state *meter = create_meter (EBUR128_MODE_M);
  double loudest = -HUGE_VAL;

  for (gsize at = 0; at < pcm->n_samples; at += HOP_SAMPLES) {
    double loudness;

    ebur128_add_frames_double (meter, pcm->samples + at, MIN (HOP_SAMPLES, pcm->n_samples - at));
    ebur128_loudness_momentary (meter, &loudness);
    loudest = fmax (loudest, loudness);
  }
  ebur128_destroy (&meter);

  return loudest;
}

double
psr_loudness_get_true_peak (const PsrPcm *pcm)
{
  ebur128_state *meter = create_meter (EBUR128_MODE_TRUE_PEAK);
  double peak = 0.0;

  ebur128_add_frames_double (meter, pcm->samples, pcm->n_samples);
  ebur128_true_peak (meter, 0, &peak);
  ebur128_destroy (&meter);

  return psr_gain_to_decibels (peak);
}
