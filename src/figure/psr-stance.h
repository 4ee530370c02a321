/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose.h"

G_BEGIN_DECLS

/**
 * PsrArmStance:
 * @wrist: where the wrist is to be, in the frame of the chest
 * @hand: the turn of the hand against the chest; x along the fingers, z to the back of the hand
 * @elbow: where the elbow points, in the frame of the chest
 * @curl: of the fingers
 */
typedef struct {
  PsrVec3 wrist;
  PsrQuat hand;
  PsrVec3 elbow;
  double curl;
} PsrArmStance;

/**
 * PsrLegStance:
 * @ankle: where the ankle is to be, in the room
 * @foot: the turn of the foot in the room; x along the toes, z away from the sole
 * @knee: where the knee points, in the room
 * @toes: how far the toes are bent up
 * @straight: whether it is not lifted on its way to another leg that says so too: poses that
 *   follow one another closely say themselves how high it is
 */
typedef struct {
  PsrVec3 ankle;
  PsrQuat foot;
  PsrVec3 knee;
  double toes;
  gboolean straight;
} PsrLegStance;

/**
 * PsrStance:
 *
 * What a pose asks of one body, in numbers that can be mixed: two stances half and half give a
 * third one, of which the joints are solved anew (#PsrSkeleton).
 */
typedef struct {
  double height_cm;
  PsrVec3 pelvis; /* the middle between the hip joints */
  PsrQuat trunk; /* the turn of the pelvis; none: lying on the back, head at negative x */
  PsrQuat chest; /* against the pelvis */
  PsrQuat head; /* against the chest */
  PsrArmStance arms[PSR_N_SIDES];
  PsrLegStance legs[PSR_N_SIDES];
  double presence[PSR_N_FURNITURE]; /* 0 absent, 1 there */
  /* The mat: its middle and, as y, half its length. The towel: the middle of the skull. The chair:
   * the knees, at the height of the ankles. The desk: the middle of its near edge. The strap is
   * wherever the thighs are. */
  PsrVec3 places[PSR_N_FURNITURE];
} PsrStance;

/* Sets @stance to what @pose means for a body of @height_cm. A height outside
 * %PSR_BODY_MIN_CM … %PSR_BODY_MAX_CM is taken as the nearest one inside. */
void psr_stance_init (PsrStance *stance, const PsrPose *pose, double height_cm);

/* Sets @stance to the mix of @from (@t = 0) and @to (@t = 1). Hands go round the body, and feet
 * that do not go straight are lifted on their way. @stance may be one of the two. */
void psr_stance_mix (PsrStance *stance, const PsrStance *from, const PsrStance *to, double t);

G_END_DECLS
