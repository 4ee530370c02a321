/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-reverb.h"

#include "base/psr-units.h"

#include <math.h>

#define N_LINES      4

#define TAIL_SAMPLES PSR_MS_TO_SAMPLES (300)

/* The time in which the room falls by 60 dB. */
#define DECAY_SECONDS 0.3

/* What the walls swallow of the highs at each reflection: the pole of a one-pole low-pass. */
#define DAMPING 0.55

/* Primes, 17 to 31 ms: no echo falls together with another. */
static const gsize line_samples[N_LINES] = { 821, 1009, 1237, 1493 };

typedef struct {
  double *line;
  gsize n_samples;
  gsize at;
  double gain; /* what is left after one passage */
  double damped;
} DelayLine;

static void
delay_line_init (DelayLine *self, gsize n_samples)
{
  *self = (DelayLine){
    .line = g_new0 (double, n_samples),
    .n_samples = n_samples,
    .gain = psr_decibels_to_gain (-60.0 * (double) n_samples / (DECAY_SECONDS * PSR_SAMPLE_RATE)),
  };
}

static double
delay_line_read (DelayLine *self)
{
  double out = self->line[self->at] * self->gain;

  self->damped = DAMPING * self->damped + (1.0 - DAMPING) * out;
  return self->damped;
}

static void
delay_line_write (DelayLine *self, double in)
{
  self->line[self->at] = in;
  self->at = (self->at + 1) % self->n_samples;
}

/* A feedback delay network after Jot and Chaigne, "Digital delay networks for designing artificial
 * reverberators" (1991), with the Householder matrix: each line feeds all, and no energy is added.
 */
void
psr_reverb_apply (PsrPcm *pcm, double level)
{
  double wet = psr_decibels_to_gain (level);
  DelayLine lines[N_LINES];

  for (int i = 0; i < N_LINES; i++)
    delay_line_init (&lines[i], line_samples[i]);
  psr_pcm_extend (pcm, TAIL_SAMPLES);

  for (gsize n = 0; n < pcm->n_samples; n++) {
    double out[N_LINES];
    double sum = 0.0;

    for (int i = 0; i < N_LINES; i++) {
      out[i] = delay_line_read (&lines[i]);
      sum += out[i];
    }
    for (int i = 0; i < N_LINES; i++)
      delay_line_write (&lines[i], pcm->samples[n] + out[i] - 2.0 / N_LINES * sum);
    pcm->samples[n] += wet * sum;
  }

  for (int i = 0; i < N_LINES; i++)
    g_free (lines[i].line);
}
