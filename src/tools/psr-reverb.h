/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/**
 * psr_reverb_apply:
 * @level: of the room beside the sound itself, in dB
 *
 * Puts a sound into a small soft-walled room and appends the room's last 300 ms, by when it has
 * died away.
 */
void psr_reverb_apply (PsrPcm *pcm, double level);

G_END_DECLS
