/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a FLAC file decoded; it must be mono, 48 kHz and 16 bit. */
PsrPcm *psr_test_decode (const char *path);

/* Returns: (transfer full): a tone whose samples reach @peak, from -1 to 1. */
PsrPcm *psr_test_make_tone (double frequency, double peak, gsize n_samples);

/* Returns: the level of [@from, @to), in dBFS. */
double psr_test_get_level (const PsrPcm *pcm, gsize from, gsize to);

/* Returns: how much the sharpest bend of the waveform stands out of the bends around it. A click
 * is one sharp bend in a smooth waveform, whatever the level. */
double psr_test_find_click (const PsrPcm *pcm);

/* Returns: the sample, from -32768 to 32767. */
int psr_test_get_sample (const PsrPcm *pcm, gsize at);

/* Removes a folder with all that is in it. */
void psr_test_remove_folder (const char *path);

G_END_DECLS
