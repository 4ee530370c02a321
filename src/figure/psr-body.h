/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-side.h"

G_BEGIN_DECLS

/* Lengths of the segments of the body as fractions of its height: Drillis and Contini (1966), as
 * tabulated by Winter, Biomechanics and Motor Control of Human Movement. */
#define PSR_BODY_UPPER_ARM           0.186
#define PSR_BODY_FOREARM             0.146
#define PSR_BODY_HAND                0.108
#define PSR_BODY_THIGH               0.245
#define PSR_BODY_SHANK               0.246
#define PSR_BODY_FOOT                0.152
#define PSR_BODY_ANKLE_HEIGHT        0.039
#define PSR_BODY_TRUNK               0.288 /* line of the hip joints to line of the shoulder joints */
#define PSR_BODY_HEAD_AND_NECK       0.182 /* line of the shoulder joints to the crown */
#define PSR_BODY_SHOULDER_HALF_WIDTH 0.108 /* to the centre of the joint; 0.129 to the bone */
#define PSR_BODY_HIP_HALF_WIDTH      0.052

/* How the trunk and the head divide, measured along the spine: the trunk bends at the third
 * lumbar vertebra. */
#define PSR_BODY_LOWER_TRUNK 0.108
#define PSR_BODY_UPPER_TRUNK (PSR_BODY_TRUNK - PSR_BODY_LOWER_TRUNK)
#define PSR_BODY_HEAD_CENTER 0.118 /* line of the shoulder joints to the middle of the skull */

/* From the ankle along the sole. */
#define PSR_BODY_HEEL_BEHIND   0.036
#define PSR_BODY_BALL_AHEAD    0.070
#define PSR_BODY_KNUCKLE_AHEAD 0.056 /* from the wrist */

/* How tall a body is when nothing else is known, and how tall the drawn ones may be, in cm. */
#define PSR_BODY_DEFAULT_CM 170.0
#define PSR_BODY_MIN_CM     120.0
#define PSR_BODY_MAX_CM     230.0

/* 1 for the left, which lies at positive y, -1 for the right. */
static inline double
psr_side_sign (PsrSide side)
{
  return side == PSR_LEFT ? 1.0 : -1.0;
}

G_END_DECLS
