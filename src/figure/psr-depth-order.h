/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-projection.h"

G_BEGIN_DECLS

/* Puts the parts in the order in which they are painted, far ones first. @circles: one for each
 * sphere of @shapes. @scale: pixels for one height. @order: (out): indices of parts; as long as
 * there are parts. */
void
psr_depth_order (const PsrShapes *shapes, const PsrCircle *circles, double scale, guint *order);

G_END_DECLS
