/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/* Loudness and true peak as ITU-R BS.1770-4 defines them, of one loudspeaker. Sounds of less than
 * the 400 ms that a measurement takes are measured as if silence followed. */

/* Returns: in LUFS over the whole sound, gated; -HUGE_VAL for silence. */
double psr_loudness_get_integrated (const PsrPcm *pcm);

/* Returns: in LUFS, of the loudest 400 ms. */
double psr_loudness_get_loudest (const PsrPcm *pcm);

/* Returns: in dBTP. */
double psr_loudness_get_true_peak (const PsrPcm *pcm);

G_END_DECLS
