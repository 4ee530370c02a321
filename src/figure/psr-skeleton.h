/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-ik.h"
#include "figure/psr-stance.h"

G_BEGIN_DECLS

/**
 * PsrSkeleton:
 * @height_cm: of the body; all else is in heights
 * @pelvis: the middle between the hip joints
 * @waist: where the trunk bends
 * @neck: the middle between the shoulder joints
 * @skull: the middle of the skull
 * @pelvis_basis, @chest_basis, @head_basis: how the parts of the trunk are turned; x towards the
 *   feet, y to the left, z to the front
 * @arms: shoulder, elbow, wrist
 * @hands: x along the fingers, z to the back of the hand
 * @curls: of the fingers, radians
 * @legs: hip, knee, ankle
 * @feet: x along the toes, z away from the sole
 * @toes: how far the toes are bent up, radians
 *
 * The joints of a body. Every bone has its length of psr-body.h whatever was asked.
 */
typedef struct {
  double height_cm;
  PsrVec3 pelvis, waist, neck, skull;
  PsrBasis pelvis_basis, chest_basis, head_basis;
  PsrLimb arms[PSR_N_SIDES];
  PsrBasis hands[PSR_N_SIDES];
  double curls[PSR_N_SIDES];
  PsrLimb legs[PSR_N_SIDES];
  PsrBasis feet[PSR_N_SIDES];
  double toes[PSR_N_SIDES];
} PsrSkeleton;

/* Solves the joints. What is out of reach is reached for as far as bones go; what would go through
 * the floor stays above it. */
void psr_skeleton_solve (PsrSkeleton *skeleton, const PsrStance *stance);

/* The same without keeping anything above the floor; for the checks of what a pose really says. */
void psr_skeleton_solve_exactly (PsrSkeleton *skeleton, const PsrStance *stance);

/* Moves the whole skeleton. */
void psr_skeleton_translate (PsrSkeleton *skeleton, PsrVec3 offset);

/* Points of a foot: @local along the sole, y outwards or inwards as in the room, z from the
 * ankle. The toes' bend does not touch it. */
PsrVec3 psr_skeleton_get_foot_point (const PsrSkeleton *skeleton, PsrSide side, PsrVec3 local);

/* The sole below the heel and below the ball. */
PsrVec3 psr_skeleton_get_heel (const PsrSkeleton *skeleton, PsrSide side);
PsrVec3 psr_skeleton_get_ball (const PsrSkeleton *skeleton, PsrSide side);

G_END_DECLS
