/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-bed.h"

#include "base/psr-units.h"
#include "tools/psr-biquad.h"
#include "tools/psr-loudness.h"
#include "tools/psr-noise.h"

#include <math.h>
#include <string.h>

#define LOOP_SECONDS 40
#define LOOP_SAMPLES PSR_SECONDS_TO_SAMPLES (LOOP_SECONDS)

/* The filters settle in the time before the loop, which is thrown away; what comes after it is
 * laid over its beginning. */
#define SETTLE_SAMPLES PSR_SECONDS_TO_SAMPLES (1)
#define WRAP_SAMPLES   PSR_SECONDS_TO_SAMPLES (4)
#define WHOLE_SAMPLES  (SETTLE_SAMPLES + LOOP_SAMPLES + WRAP_SAMPLES)

/* Nothing is to be heard below, and it would only take room from the voice. */
#define LOWEST_FREQUENCY 45.0
#define BUTTERWORTH_Q    M_SQRT1_2

/* Any numbers but 0: they only must stay the same. */
#define SEED_BROWN 0x62726f776e
#define SEED_DEEP  0x64656570
#define SEED_SURF  0x73757266
#define SEED_RAIN  0x7261696e
#define SEED_DROPS 0x64726f7073

/**
 * Bed:
 * @render: (transfer full): makes %WHOLE_SAMPLES of it
 * @add: (nullable): adds what is placed on the closed loop
 * @loudness: LUFS
 */
typedef struct {
  const char *id;
  PsrPcm *(*render) (void);
  void (*add) (PsrPcm *loop);
  double loudness;
} Bed;

/* White noise through a one-pole low-pass falls by 6 dB an octave: brown above its corner. */
static PsrPcm *
render_brown (void)
{
  PsrPcm *pcm = psr_pcm_new (WHOLE_SAMPLES);
  double share = psr_noise_get_one_pole (90.0);
  double brown = 0.0;
  PsrNoise noise;

  psr_noise_init (&noise, SEED_BROWN);
  for (gsize i = 0; i < pcm->n_samples; i++) {
    brown += share * (psr_noise_next (&noise) - brown);
    pcm->samples[i] = brown;
  }
  psr_biquad_apply_low_pass (pcm, 2500.0, BUTTERWORTH_Q);

  return pcm;
}

/* Returns: how far the sea has come in, 0 to 1; it comes in more slowly than it runs off. The four
 * waves of a loop are not equally high. */
static double
get_swell (gsize at)
{
  const double heights[] = { 1.0, 0.82, 0.94, 0.76 };
  const gsize wave_samples = LOOP_SAMPLES / G_N_ELEMENTS (heights);
  const double crest = 0.58;
  gsize in_loop = (at + LOOP_SAMPLES - SETTLE_SAMPLES) % LOOP_SAMPLES;
  double phase = (double) (in_loop % wave_samples) / (double) wave_samples;
  double rise = phase < crest ? phase / crest : (1.0 - phase) / (1.0 - crest);

  return heights[in_loop / wave_samples] * (0.5 - 0.5 * cos (G_PI * rise));
}

/* The depth of the sea stays, the surf comes and goes, and is the brighter the further it is in. */
static PsrPcm *
render_waves (void)
{
  PsrPcm *pcm = psr_pcm_new (WHOLE_SAMPLES);
  double deep_share = psr_noise_get_one_pole (180.0);
  double deep = 0.0;
  double surf[2] = { 0.0, 0.0 };
  PsrPinkNoise deep_noise;
  PsrPinkNoise surf_noise;

  psr_pink_noise_init (&deep_noise, SEED_DEEP);
  psr_pink_noise_init (&surf_noise, SEED_SURF);
  for (gsize i = 0; i < pcm->n_samples; i++) {
    double swell = get_swell (i);
    double surf_share = psr_noise_get_one_pole (250.0 + 1250.0 * swell);

    deep += deep_share * (psr_pink_noise_next (&deep_noise) - deep);
    surf[0] += surf_share * (psr_pink_noise_next (&surf_noise) - surf[0]);
    surf[1] += surf_share * (surf[0] - surf[1]);
    pcm->samples[i] = 0.7 * deep + (0.12 + 0.88 * swell) * surf[1];
  }

  return pcm;
}

static PsrPcm *
render_rain (void)
{
  PsrPcm *pcm = psr_pcm_new (WHOLE_SAMPLES);
  PsrPinkNoise noise;

  psr_pink_noise_init (&noise, SEED_RAIN);
  for (gsize i = 0; i < pcm->n_samples; i++)
    pcm->samples[i] = psr_pink_noise_next (&noise);
  psr_biquad_apply_high_pass (pcm, 250.0, BUTTERWORTH_Q);
  psr_biquad_apply_low_pass (pcm, 4500.0, BUTTERWORTH_Q);

  return pcm;
}

/* A drop is a short soft tone. One that falls near the end of the loop rings on at its beginning.
 */
static void
add_drop (PsrPcm *loop, gsize at, double frequency, double amplitude)
{
  const gsize n_samples = PSR_MS_TO_SAMPLES (60);
  const double rise = PSR_MS_TO_SAMPLES (3);
  const double fall = PSR_MS_TO_SAMPLES (9);
  double omega = 2.0 * G_PI * frequency / PSR_SAMPLE_RATE;

  for (gsize i = 0; i < n_samples; i++) {
    double time = (double) i;
    double envelope = (1.0 - exp (-time / rise)) * exp (-time / fall);

    loop->samples[(at + i) % loop->n_samples] += amplitude * envelope * sin (omega * time);
  }
}

static void
add_drops (PsrPcm *loop)
{
  const int drops_per_second = 9;
  double loudest = 0.5 * psr_pcm_get_peak (loop);
  PsrNoise noise;

  psr_noise_init (&noise, SEED_DROPS);
  for (int i = 0; i < drops_per_second * LOOP_SECONDS; i++) {
    double place = 0.5 + 0.5 * psr_noise_next (&noise);
    double pitch = psr_noise_next (&noise);
    double strength = psr_noise_next (&noise);

    add_drop (loop,
              (gsize) (place * LOOP_SAMPLES),
              1100.0 * exp2 (0.8 * pitch),
              loudest * strength * strength);
  }
}

static const Bed beds[] = {
  { "brown", render_brown, NULL, -35.0 },
  { "waves", render_waves, NULL, -35.0 },
  { "rain", render_rain, add_drops, -36.0 },
};

/* Fades the end in from before the loop's beginning, at equal power, since the two are not
 * correlated: what follows the last sample is then what would have followed it. */
static void
close_loop (PsrPcm *pcm)
{
  const double *after = pcm->samples + SETTLE_SAMPLES + LOOP_SAMPLES;
  double *loop = pcm->samples + SETTLE_SAMPLES;

  for (gsize i = 0; i < WRAP_SAMPLES; i++) {
    double angle = 0.5 * G_PI * (double) i / WRAP_SAMPLES;

    loop[i] = loop[i] * sin (angle) + after[i] * cos (angle);
  }
  psr_pcm_cut (pcm, SETTLE_SAMPLES, SETTLE_SAMPLES + LOOP_SAMPLES);
}

static PsrPcm *
make_loop (const Bed *bed)
{
  PsrPcm *pcm = bed->render ();

  psr_biquad_apply_high_pass (pcm, LOWEST_FREQUENCY, BUTTERWORTH_Q);
  close_loop (pcm);
  if (bed->add != NULL)
    bed->add (pcm);
  psr_pcm_amplify (pcm, bed->loudness - psr_loudness_get_integrated (pcm));
  return pcm;
}

PsrPcm *
psr_bed_synthesise (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beds); i++) {
    if (strcmp (beds[i].id, id) == 0)
      return make_loop (&beds[i]);
  }

  return NULL;
}
