/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-side.h"

G_BEGIN_DECLS

/* The words that a script may use for poses and highlighted parts. The figures of data/poses/
 * carry the same names. */

/* Returns: (array zero-terminated=1): sorted. */
const char *const *psr_vocabulary_get_poses (void);
const char *const *psr_vocabulary_get_highlights (void);

gboolean psr_vocabulary_has_pose (const char *name);

/* Returns: (nullable): the one of two mirrored poses that is for @side: of the stem "knee-lift" it
 *   is "knee-lift-left" or "knee-lift-right". %NULL when there are no such two. */
const char *psr_vocabulary_get_pose_of_side (const char *stem, PsrSide side);

gboolean psr_vocabulary_has_highlight (const char *name);

/* Returns: (nullable): the known pose or highlight nearest to a misspelt one, for messages. */
const char *psr_vocabulary_suggest (const char *const *vocabulary, const char *name);

G_END_DECLS
