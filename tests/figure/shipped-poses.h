/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose-catalog.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the poses of the build folder. */
PsrPoseCatalog *load_shipped_poses (void);

/* Solves a pose, by name, for a body of @height_cm. */
void solve_shipped_pose (PsrPoseCatalog *catalog,
                         const char *name,
                         double height_cm,
                         PsrSkeleton *skeleton);

/* Every bone as long as psr-body.h says, within 0.1 %, and every joint somewhere. */
void assert_bones_keep_their_length (const PsrSkeleton *skeleton);

/* Nothing lower than 2 mm of 170 cm below the floor. */
void assert_above_the_floor (const PsrSkeleton *skeleton);

G_END_DECLS
