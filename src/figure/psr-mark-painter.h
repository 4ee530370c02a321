/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-ink.h"
#include "figure/psr-part-painter.h"
#include "figure/psr-pose.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Draws @marks over the picture of @skeleton. @ink: with the accent of the palette. */
void psr_mark_painter_paint (const PsrPartPainter *painter,
                             const PsrInk *ink,
                             const PsrSkeleton *skeleton,
                             PsrMarks marks);

/* Draws rings round what @name says, each with an arrow that points at it. */
void psr_mark_painter_paint_highlight (const PsrPartPainter *painter,
                                       const PsrInk *ink,
                                       const PsrSkeleton *skeleton,
                                       const char *name);

G_END_DECLS
