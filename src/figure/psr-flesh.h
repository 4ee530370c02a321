/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-shapes.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Half axes of the skull in the frame of the head: up and down, sideways, to and fro. */
#define PSR_FLESH_SKULL_HEIGHT 0.061
#define PSR_FLESH_SKULL_WIDTH  0.048
#define PSR_FLESH_SKULL_DEPTH  0.057

/* By how much the front of ribs and belly rises with a breath. */
#define PSR_FLESH_BREATH 0.010

/* Adds the body round the joints. @breath: 0 out, 1 in. */
void psr_flesh_build (PsrShapes *shapes, const PsrSkeleton *skeleton, double breath);

/* Returns: the x of the end of the buttocks towards the feet, of a body on its back. */
double psr_flesh_get_buttock_end (const PsrSkeleton *skeleton);

/* The front of a limb, at right angles to its upper and to its lower bone. */
PsrBasis psr_flesh_get_upper_basis (const PsrLimb *limb);
PsrBasis psr_flesh_get_lower_basis (const PsrLimb *limb);

G_END_DECLS
