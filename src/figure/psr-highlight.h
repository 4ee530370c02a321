/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-shapes.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Returns: (transfer none) (array zero-terminated=1): the parts that can be highlighted, sorted. */
const char *const *psr_highlights_get_all (void);

/* Adds to @rings one part of one hull for each ring that shows @name on @body; nothing when there
 * is no such name. */
void psr_highlight_build (PsrShapes *rings,
                          const char *name,
                          const PsrSkeleton *skeleton,
                          const PsrShapes *body);

G_END_DECLS
