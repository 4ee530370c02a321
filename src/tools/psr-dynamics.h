/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/**
 * psr_dynamics_compress:
 * @threshold: in dBFS, of the level averaged over some 10 ms
 *
 * Makes what is above the threshold half as much above it, so that stressed words stand out less.
 * The level is not made up for afterwards.
 */
void psr_dynamics_compress (PsrPcm *pcm, double threshold);

/**
 * psr_dynamics_soften_peaks:
 * @ceiling: in dBFS
 *
 * Turns the sound down around each peak above the ceiling, beginning before it and along a smooth
 * curve some 40 ms long, so that nothing is clipped and nothing pumps.
 */
void psr_dynamics_soften_peaks (PsrPcm *pcm, double ceiling);

G_END_DECLS
