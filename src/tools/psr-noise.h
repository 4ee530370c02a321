/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrNoise:
 *
 * Random numbers that are the same every time: xorshift64* of S. Vigna, "An experimental
 * exploration of Marsaglia's xorshift generators, scrambled" (2016).
 */
typedef struct {
  guint64 state;
} PsrNoise;

/* @seed: not 0 */
void psr_noise_init (PsrNoise *self, guint64 seed);

/* Returns: white noise, from -1 up to 1. */
double psr_noise_next (PsrNoise *self);

/**
 * PsrPinkNoise:
 *
 * Noise that falls by 3 dB an octave, after the filter of P. Kellet (music-dsp list, 1999).
 */
typedef struct {
  PsrNoise white;
  double poles[3];
} PsrPinkNoise;

void psr_pink_noise_init (PsrPinkNoise *self, guint64 seed);
double psr_pink_noise_next (PsrPinkNoise *self);

/* Returns: the share of its input that a one-pole low-pass of that many Hz takes in. */
double psr_noise_get_one_pole (double frequency);

G_END_DECLS
