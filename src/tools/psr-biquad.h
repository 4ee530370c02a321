/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/* Second-order filters after R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad
 * filter coefficients", applied to a whole sound at once. Frequencies in Hz. */
void psr_biquad_apply_high_pass (PsrPcm *pcm, double frequency, double q);
void psr_biquad_apply_low_pass (PsrPcm *pcm, double frequency, double q);
void psr_biquad_apply_peak (PsrPcm *pcm, double frequency, double q, double decibels);

G_END_DECLS
