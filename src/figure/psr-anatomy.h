/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-shapes.h"
#include "figure/psr-skeleton.h"

G_BEGIN_DECLS

/* Adds the bones that the iliopsoas joins (twelfth thoracic to fifth lumbar vertebra, sacrum,
 * pelvis, thighbones) and its muscles: psoas major from the sides of the vertebrae over the rim of
 * the pelvis and in front of the hip joint to the lesser trochanter, psoas minor from the upper
 * two to the rim, iliacus from the inside of the pelvis to where psoas major ends. Gray's Anatomy,
 * chapter on the iliac region. */
void psr_anatomy_build (PsrShapes *shapes, const PsrSkeleton *skeleton);

/* Points of it, for tests and for whoever points at them. Vertebrae run from 0, the twelfth
 * thoracic, to 5, the fifth lumbar. */
#define PSR_ANATOMY_N_VERTEBRAE 6
PsrVec3 psr_anatomy_get_vertebra (const PsrSkeleton *skeleton, guint index);
PsrVec3 psr_anatomy_get_lesser_trochanter (const PsrSkeleton *skeleton, PsrSide side);

/* Where psoas major runs, from its origin at a vertebra to the lesser trochanter. */
#define PSR_ANATOMY_PATH_POINTS 5
void psr_anatomy_get_psoas_path (const PsrSkeleton *skeleton,
                                 PsrSide side,
                                 guint vertebra,
                                 PsrVec3 path[static PSR_ANATOMY_PATH_POINTS]);

G_END_DECLS
