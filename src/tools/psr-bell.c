/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-bell.h"

#include "base/psr-units.h"
#include "tools/psr-loudness.h"

#include <math.h>
#include <string.h>

/* A soft mallet: the sound is there after this time, without a click. */
#define STRIKE_SAMPLES PSR_MS_TO_SAMPLES (6)

/* What is left of the decay at the end is faded over this time. */
#define END_SAMPLES PSR_MS_TO_SAMPLES (1500)

/**
 * Partial:
 * @ratio: of its frequency to that of the bell
 * @amplitude: at the strike, against the other partials
 * @decay: seconds in which it falls by 60 dB
 */
typedef struct {
  double ratio;
  double amplitude;
  double decay;
} Partial;

/**
 * Bell:
 * @frequency: Hz
 * @seconds: whole length
 * @loudness: LUFS
 */
typedef struct {
  const char *id;
  double frequency;
  int seconds;
  double loudness;
  Partial partials[9];
} Bell;

/* The twin at 1.003 beats slowly with its neighbour, as a bowl that is not quite round does. High
 * partials are soft and die first. */
static const Bell bells[] = {
  { .id = "bowl",
    .frequency = 264.0,
    .seconds = 11,
    .loudness = -29.5,
    .partials = { { 0.5, 0.30, 12.0 },
                  { 1.0, 1.00, 14.0 },
                  { 1.003, 0.45, 13.0 },
                  { 2.0, 0.36, 9.0 },
                  { 2.4, 0.18, 7.5 },
                  { 3.0, 0.16, 6.0 },
                  { 4.2, 0.10, 4.5 },
                  { 5.4, 0.06, 3.0 } } },
  { .id = "chime",
    .frequency = 660.0,
    .seconds = 6,
    .loudness = -32.0,
    .partials = { { 1.0, 1.00, 7.0 },
                  { 1.003, 0.35, 6.5 },
                  { 2.0, 0.22, 4.0 },
                  { 2.76, 0.16, 3.0 },
                  { 5.4, 0.04, 1.2 } } },
};

/* The phases are spread by the golden angle so that the partials do not peak together. */
static void
add_partial (PsrPcm *pcm, double frequency, const Partial *partial, int index)
{
  const double golden_angle = G_PI * (3.0 - sqrt (5.0));
  double omega = 2.0 * G_PI * frequency * partial->ratio / PSR_SAMPLE_RATE;
  double rate = log (1000.0) / (partial->decay * PSR_SAMPLE_RATE);

  for (gsize i = 0; i < pcm->n_samples; i++) {
    double time = (double) i;

    pcm->samples[i] +=
      partial->amplitude * exp (-rate * time) * sin (omega * time + golden_angle * index);
  }
}

static PsrPcm *
strike (const Bell *bell)
{
  PsrPcm *pcm = psr_pcm_new (PSR_SECONDS_TO_SAMPLES (bell->seconds));

  for (int i = 0; bell->partials[i].amplitude > 0.0; i++)
    add_partial (pcm, bell->frequency, &bell->partials[i], i);

  psr_pcm_fade (pcm, STRIKE_SAMPLES, END_SAMPLES);
  psr_pcm_amplify (pcm, bell->loudness - psr_loudness_get_integrated (pcm));
  psr_pcm_cut_silence (pcm);
  return pcm;
}

PsrPcm *
psr_bell_synthesise (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bells); i++) {
    if (strcmp (bells[i].id, id) == 0)
      return strike (&bells[i]);
  }

  return NULL;
}
