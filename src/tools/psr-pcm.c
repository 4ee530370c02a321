/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-pcm.h"

#include <math.h>
#include <string.h>

#define FULL_SCALE 32768.0

PsrPcm *
psr_pcm_new (gsize n_samples)
{
  PsrPcm *self = g_new (PsrPcm, 1);

  self->samples = g_new0 (double, n_samples);
  self->n_samples = n_samples;
  return self;
}

void
psr_pcm_free (PsrPcm *self)
{
  g_free (self->samples);
  g_free (self);
}

double
psr_decibels_to_gain (double decibels)
{
  return pow (10.0, decibels / 20.0);
}

double
psr_gain_to_decibels (double gain)
{
  return 20.0 * log10 (gain);
}

double
psr_pcm_get_peak (const PsrPcm *self)
{
  double peak = 0.0;

  for (gsize i = 0; i < self->n_samples; i++)
    peak = fmax (peak, fabs (self->samples[i]));

  return peak;
}

void
psr_pcm_amplify (PsrPcm *self, double decibels)
{
  double gain = psr_decibels_to_gain (decibels);

  for (gsize i = 0; i < self->n_samples; i++)
    self->samples[i] *= gain;
}

void
psr_pcm_cut (PsrPcm *self, gsize from, gsize to)
{
  g_assert (from <= to && to <= self->n_samples);

  memmove (self->samples, self->samples + from, (to - from) * sizeof (double));
  self->n_samples = to - from;
}

/* Finds the samples from the first to the last that is louder than @floor. */
static void
find_sound (const PsrPcm *self, double floor, gsize *from, gsize *to)
{
  *from = 0;
  *to = self->n_samples;

  while (*from < *to && fabs (self->samples[*from]) <= floor)
    (*from)++;
  while (*to > *from && fabs (self->samples[*to - 1]) <= floor)
    (*to)--;
}

void
psr_pcm_trim (PsrPcm *self, double below_peak, gsize before, gsize after)
{
  gsize from, to;

  find_sound (self, psr_pcm_get_peak (self) * psr_decibels_to_gain (-below_peak), &from, &to);
  psr_pcm_cut (self, from - MIN (from, before), MIN (to + after, self->n_samples));
}

void
psr_pcm_cut_silence (PsrPcm *self)
{
  gsize from, to;

  find_sound (self, 0.5 / FULL_SCALE, &from, &to);
  psr_pcm_cut (self, from, to);
}

void
psr_pcm_extend (PsrPcm *self, gsize n_samples)
{
  self->samples = g_renew (double, self->samples, self->n_samples + n_samples);
  memset (self->samples + self->n_samples, 0, n_samples * sizeof (double));
  self->n_samples += n_samples;
}

void
psr_pcm_fade (PsrPcm *self, gsize in, gsize out)
{
  in = MIN (in, self->n_samples);
  out = MIN (out, self->n_samples);

  for (gsize i = 0; i < in; i++)
    self->samples[i] *= 0.5 - 0.5 * cos (G_PI * (double) i / (double) in);
  for (gsize i = 0; i < out; i++)
    self->samples[self->n_samples - 1 - i] *= 0.5 - 0.5 * cos (G_PI * (double) i / (double) out);
}

GArray *
psr_pcm_quantise (const PsrPcm *self)
{
  GArray *quantised = g_array_sized_new (FALSE, FALSE, sizeof (gint16), (guint) self->n_samples);

  for (gsize i = 0; i < self->n_samples; i++) {
    double scaled = rint (self->samples[i] * FULL_SCALE);
    gint16 sample = (gint16) CLAMP (scaled, G_MININT16, G_MAXINT16);

    g_array_append_val (quantised, sample);
  }

  return quantised;
}
