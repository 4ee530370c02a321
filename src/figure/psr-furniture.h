/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-shapes.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Adds what @stance has standing about; the strap lies round the thighs of @skeleton. The mat, if
 * there is one, becomes the first part. */
void psr_furniture_build (PsrShapes *shapes, const PsrStance *stance, const PsrSkeleton *skeleton);

G_END_DECLS
