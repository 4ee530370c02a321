/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audio/psr-mix-plan.h"

G_BEGIN_DECLS

/* A gain on its way to its goal, along a straight line. */
typedef struct {
  float from;
  float goal;
  int left; /* samples still to go, 0 at the goal */
  int length;
} PsrRamp;

/**
 * PsrMixer:
 *
 * Turns a #PsrMixPlan into samples. Pure C, no GStreamer, no allocation, no lock: the owner sees
 * to it that one thread at a time uses it.
 *
 * Whatever the plan lays down is a function of the sample's number alone, worked out on a grid of
 * %PSR_MIXER_GRID samples counted from the first one of the session; so any cut into pieces and
 * any way to a place give the same samples. Only the gains that a person moves are state.
 */
typedef struct {
  PsrRamp lanes[PSR_N_LANES];
  PsrRamp transport;
  PsrRamp fade;
} PsrMixer;

#define PSR_MIXER_GRID              256
#define PSR_MIXER_LANE_SAMPLES      (30 * 48)
#define PSR_MIXER_TRANSPORT_SAMPLES (80 * 48)

/* Of each side, -3 dB: both sides together are as loud as the mono clip is by itself (ITU-R BS.1770
 * adds their powers), so that what is heard has the loudness that the voice pack names. */
#define PSR_MIXER_SIDE_GAIN 0.70710678f

/* All gains at 1. */
void psr_mixer_init (PsrMixer *self);

/* @gain: 0 to 1, reached 30 ms (lane) or 80 ms (transport) of samples from now. */
void psr_mixer_set_lane (PsrMixer *self, PsrLane lane, double gain);
void psr_mixer_set_transport (PsrMixer *self, double gain);

/* Takes everything to @gain along a parabola, which the ear takes for even, within @n_samples; 0
 * for at once. */
void psr_mixer_fade (PsrMixer *self, double gain, int n_samples);

/* All gains at their goals at once. */
void psr_mixer_settle (PsrMixer *self);

/* The same, and transport on its way from 0: what makes a jump inaudible. */
void psr_mixer_settle_and_fade_in (PsrMixer *self);

/* Writes @n_samples of interleaved stereo from @sample on. Outside of the plan it is silent. */
void psr_mixer_render (PsrMixer *self,
                       const PsrMixPlan *plan,
                       gint64 sample,
                       int n_samples,
                       gint16 *output);

G_END_DECLS
