/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tools/psr-pcm.h"

G_BEGIN_DECLS

/* Returns: (transfer full): one strike of the bell "bowl" or "chime", dying away to silence; %NULL
 *   for another @id. */
PsrPcm *psr_bell_synthesise (const char *id);

G_END_DECLS
