/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-shapes.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Returns: (transfer none) (array zero-terminated=1): the parts that can be highlighted, sorted. */
const char *const *psr_highlights_get_all (void);

/* Adds to @rings one part of one hull for each place of @name on @body that a ring goes round, or
 * that an arrow points at: nothing when there is no such name. */
void psr_highlight_build (PsrShapes *rings,
                          const char *name,
                          const PsrSkeleton *skeleton,
                          const PsrShapes *body);

/* Returns: whether @name is shown by a seam along its outline, and not by a ring. */
gboolean psr_highlight_has_seam (const char *name);

/* Returns: whether an arrow points at @name; the whole of a body needs none. */
gboolean psr_highlight_has_arrow (const char *name);

/* Returns: the seam of @name that what lies in @region belongs to: that of its side where the name
 *   means one of each; -1 for none. */
int psr_highlight_get_seam (const char *name, PsrRegion region);

G_END_DECLS
