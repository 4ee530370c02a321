/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-ink.h"
#include "figure/psr-part-painter.h"
#include "figure/psr-pose.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

#define PSR_MARKS_AROUND 3

/* Sets @around to spheres that hold those of @marks that reach beyond the body. Returns: how many.
 */
guint psr_mark_painter_measure (const PsrSkeleton *skeleton,
                                PsrMarks marks,
                                const PsrBasis *view,
                                PsrSphere around[static PSR_MARKS_AROUND]);

/* Draws @marks over the picture of @skeleton. @ink: with the accent of the palette. */
void psr_mark_painter_paint (const PsrPartPainter *painter,
                             const PsrInk *ink,
                             const PsrSkeleton *skeleton,
                             PsrMarks marks);

/* Draws rings round what @name says, unless it has a seam, and arrows that point at it. */
void psr_mark_painter_paint_highlight (const PsrPartPainter *painter,
                                       const PsrInk *ink,
                                       const PsrSkeleton *skeleton,
                                       const char *name);

/* Draws a seam of @name, psr_highlight_get_seam(), before the parts that belong to it: these cover
 * all of it but a line around them. */
void psr_mark_painter_paint_seam (const PsrPartPainter *painter,
                                  const PsrInk *ink,
                                  const char *name,
                                  int seam);

G_END_DECLS
