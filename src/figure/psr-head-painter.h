/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-part-painter.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Paints the head with its hair, ears and face; the eyes are closed. @part is the head. */
void psr_head_painter_paint (const PsrPartPainter *painter,
                             const PsrBodyPart *part,
                             const PsrSkeleton *skeleton);

G_END_DECLS
