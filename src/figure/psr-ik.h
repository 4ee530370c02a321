/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-vector.h"

G_BEGIN_DECLS

/**
 * PsrLimb:
 * @root: shoulder or hip
 * @middle: elbow or knee
 * @end: wrist or ankle
 * @reached: whether @end is where it was wanted, within 0.1 % of the limb
 *
 * A limb of two bones, solved.
 */
typedef struct {
  PsrVec3 root;
  PsrVec3 middle;
  PsrVec3 end;
  gboolean reached;
} PsrLimb;

/* Bends a limb with bones of length @upper and @lower so that it ends at @target, or as near to it
 * as it can, with the middle joint on the side to which @pole points. The bones keep their length
 * whatever is asked; there is no input for which the result is not finite, as long as the input
 * is. */
PsrLimb psr_ik_solve (PsrVec3 root, PsrVec3 target, PsrVec3 pole, double upper, double lower);

/* Turns the middle joint round the line from root to end, the shorter way, until it is at least
 * @height above the floor, or as high as it gets. */
void psr_ik_raise_middle (PsrLimb *limb, double height);

G_END_DECLS
