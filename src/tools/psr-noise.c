/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-noise.h"

#include "base/psr-units.h"

#include <math.h>

void
psr_noise_init (PsrNoise *self, guint64 seed)
{
  g_assert (seed != 0);
  self->state = seed;
}

double
psr_noise_next (PsrNoise *self)
{
  guint64 random;

  self->state ^= self->state >> 12;
  self->state ^= self->state << 25;
  self->state ^= self->state >> 27;
  random = self->state * G_GUINT64_CONSTANT (2685821657736338717);

  return (double) (random >> 11) * 0x1p-52 - 1.0;
}

void
psr_pink_noise_init (PsrPinkNoise *self, guint64 seed)
{
  *self = (PsrPinkNoise){ 0 };
  psr_noise_init (&self->white, seed);
}

double
psr_pink_noise_next (PsrPinkNoise *self)
{
  double white = psr_noise_next (&self->white);

  self->poles[0] = 0.99765 * self->poles[0] + white * 0.0990460;
  self->poles[1] = 0.96300 * self->poles[1] + white * 0.2965164;
  self->poles[2] = 0.57000 * self->poles[2] + white * 1.0526913;

  return self->poles[0] + self->poles[1] + self->poles[2] + white * 0.1848;
}

double
psr_noise_get_one_pole (double frequency)
{
  return 1.0 - exp (-2.0 * G_PI * frequency / PSR_SAMPLE_RATE);
}
