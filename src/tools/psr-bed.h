/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the bed "brown", "waves" or "rain", a loop of 40 s whose last sample is
 *   followed by its first; %NULL for another @id. */
PsrPcm *psr_bed_synthesise (const char *id);

G_END_DECLS
