/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose.h"

G_BEGIN_DECLS

/* How far a pose may go through the floor, in heights: 2 mm of 170 cm. */
#define PSR_POSE_FLOOR_TOLERANCE (0.2 / 170)

/* Whether a pose, complete with what it inherits, says where all parts are, and says nothing that
 * bodies of 150, 170 and 200 cm cannot do: reach further than their limbs, or go through the
 * floor. The error names file, line and remedy. */
gboolean psr_pose_check (const PsrPose *pose, GError **error);

G_END_DECLS
