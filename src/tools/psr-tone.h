/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/* Returns: (transfer full): one of the soft, short tones of src/session/psr-sounds.c; %NULL for
 *   another @id. */
PsrPcm *psr_tone_synthesise (const char *id);

G_END_DECLS
