/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-stance.h"

#include "figure/psr-flesh.h"
#include "figure/psr-pose-private.h"
#include "figure/psr-skeleton.h"

#include <math.h>

/* The middle of the palm, seen from the wrist. */
static const PsrVec3 palm_center = { 0.055, 0, -0.012 };

/* How high a foot or a hand goes on its way, as a part of the way. */
#define FOOT_ARC 0.12
#define HAND_ARC 0.16

/* A pelvis above this height stands or sits on a chair: the mat is a place to stand on. */
#define UPRIGHT_HEIGHT 0.30

/* From the edge of a desk to the palm on it. */
#define DESK_EDGE 0.045

static PsrQuat
turn_trunk (const PsrPelvisTarget *pelvis)
{
  PsrQuat yaw = psr_quat_from_axis (PSR_VEC3 (0, 0, 1), pelvis->yaw);
  PsrQuat pitch = psr_quat_from_axis (PSR_VEC3 (0, 1, 0), pelvis->pitch);
  PsrQuat roll = psr_quat_from_axis (PSR_VEC3 (1, 0, 0), -pelvis->roll);

  return psr_quat_multiply (psr_quat_multiply (yaw, pitch), roll);
}

/* Bending forwards brings the head, at negative x, towards the front, at positive z. */
static PsrQuat
turn_part (const PsrTurn *turn)
{
  PsrQuat bend = psr_quat_from_axis (PSR_VEC3 (0, 1, 0), turn->bend);
  PsrQuat side = psr_quat_from_axis (PSR_VEC3 (0, 0, 1), -turn->side);
  PsrQuat twist = psr_quat_from_axis (PSR_VEC3 (1, 0, 0), -turn->twist);

  return psr_quat_multiply (psr_quat_multiply (bend, side), twist);
}

static PsrQuat
turn_foot (const PsrFootTarget *foot)
{
  PsrQuat yaw = psr_quat_from_axis (PSR_VEC3 (0, 0, 1), foot->yaw);
  PsrQuat pitch = psr_quat_from_axis (PSR_VEC3 (0, 1, 0), -foot->pitch);
  PsrQuat roll = psr_quat_from_axis (PSR_VEC3 (1, 0, 0), -foot->roll);

  return psr_quat_multiply (psr_quat_multiply (yaw, pitch), roll);
}

static PsrVec3
get_foot_point (PsrFootPoint point)
{
  switch (point) {
  case PSR_FOOT_BY_HEEL:
    return PSR_VEC3 (-0.018, 0, -PSR_BODY_ANKLE_HEIGHT);
  case PSR_FOOT_BY_BALL:
    return PSR_VEC3 (PSR_BODY_BALL_AHEAD, 0, -PSR_BODY_ANKLE_HEIGHT);
  case PSR_FOOT_BY_ANKLE:
  default:
    return PSR_VEC3 (0, 0, 0);
  }
}

static void
place_leg (PsrStance *stance, const PsrPose *pose, const PsrSkeleton *trunk, PsrSide side)
{
  const PsrFootTarget *foot = &pose->feet[side];
  PsrLegStance *leg = &stance->legs[side];
  PsrVec3 at = foot->at;
  PsrVec3 offset;

  leg->foot = turn_foot (foot);
  leg->toes = foot->toes;
  leg->straight = foot->straight;
  leg->knee = psr_quat_rotate (stance->trunk, foot->knee);

  /* The distance is measured along the floor, from the buttock to the back of the heel. */
  if (foot->heel_distance_cm > 0)
    at.x = psr_flesh_get_buttock_end (trunk) + foot->heel_distance_cm / stance->height_cm +
           PSR_BODY_HEEL_BEHIND - 0.018;

  offset = psr_quat_rotate (leg->foot, get_foot_point (foot->point));
  leg->ankle = psr_vec3_subtract (at, offset);
}

static void
get_anchor (const PsrSkeleton *skeleton, PsrAnchor anchor, PsrVec3 *origin, PsrBasis *basis)
{
  const PsrLimb *leg;
  PsrVec3 front;

  switch (anchor) {
  case PSR_ANCHOR_CHEST:
    *origin = skeleton->neck;
    *basis = skeleton->chest_basis;
    return;
  case PSR_ANCHOR_PELVIS:
    *origin = skeleton->pelvis;
    *basis = skeleton->pelvis_basis;
    return;
  case PSR_ANCHOR_THIGH_LEFT:
  case PSR_ANCHOR_THIGH_RIGHT:
    leg = &skeleton->legs[anchor - PSR_ANCHOR_THIGH_LEFT];
    front = psr_vec3_subtract (leg->middle, leg->end);
    *origin = leg->root;
    *basis = psr_basis_from_directions (psr_vec3_subtract (leg->middle, leg->root), front);
    return;
  case PSR_ANCHOR_SHANK_LEFT:
  case PSR_ANCHOR_SHANK_RIGHT:
    leg = &skeleton->legs[anchor - PSR_ANCHOR_SHANK_LEFT];
    front = psr_vec3_subtract (leg->middle, leg->root);
    *origin = leg->middle;
    *basis = psr_basis_from_directions (psr_vec3_subtract (leg->end, leg->middle), front);
    return;
  case PSR_ANCHOR_ROOM:
  default:
    *origin = PSR_VEC3 (0, 0, 0);
    *basis = psr_basis_from_quat ((PsrQuat){ 1, 0, 0, 0 });
    return;
  }
}

static void
place_arm (PsrStance *stance, const PsrPose *pose, const PsrSkeleton *solved, PsrSide side)
{
  const PsrHandTarget *target = &pose->hands[side];
  PsrArmStance *arm = &stance->arms[side];
  PsrQuat chest = psr_quat_multiply (stance->trunk, stance->chest);
  PsrVec3 zero = PSR_VEC3 (0, 0, 0);
  PsrVec3 origin, palm, fingers, at;
  PsrBasis anchor, hand;

  get_anchor (solved, target->on, &origin, &anchor);
  at = psr_basis_place (&anchor, origin, target->at);
  fingers = psr_basis_place (&anchor, zero, target->fingers);
  palm = psr_basis_place (&anchor, zero, target->palm);
  hand = psr_basis_from_directions (fingers, psr_vec3_scale (palm, -1));

  at = psr_vec3_subtract (at, psr_basis_place (&hand, zero, palm_center));
  arm->wrist = psr_basis_locate (&solved->chest_basis, solved->neck, at);
  arm->hand = psr_quat_multiply (psr_quat_invert (chest), psr_quat_from_basis (&hand));
  arm->elbow = target->elbow;
  arm->curl = target->curl;
}

/* Furniture stands where the solved body needs it. */
static void
place_furniture (PsrStance *stance, const PsrPose *pose, const PsrSkeleton *solved)
{
  PsrVec3 *places = stance->places;
  PsrVec3 ankles = psr_vec3_lerp (solved->legs[PSR_LEFT].end, solved->legs[PSR_RIGHT].end, 0.5);
  PsrVec3 knees =
    psr_vec3_lerp (solved->legs[PSR_LEFT].middle, solved->legs[PSR_RIGHT].middle, 0.5);
  gboolean upright = pose->pelvis.at.z > UPRIGHT_HEIGHT;

  for (guint i = 0; i < PSR_N_FURNITURE; i++)
    stance->presence[i] = (pose->furniture >> i) & 1;

  places[PSR_FURNITURE_MAT] =
    upright ? PSR_VEC3 (solved->pelvis.x, 0.36, 0) : PSR_VEC3 (0.525, 0.57, 0);
  places[PSR_FURNITURE_TOWEL] = solved->skull;
  places[PSR_FURNITURE_CHAIR] = PSR_VEC3 (knees.x, 0, ankles.z);
  places[PSR_FURNITURE_DESK] = PSR_VEC3 (solved->pelvis.x, 0, 0.45);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++)
    if (pose->hands[side].on == PSR_ANCHOR_ROOM)
      places[PSR_FURNITURE_DESK] =
        PSR_VEC3 (pose->hands[side].at.x - DESK_EDGE, 0, pose->hands[side].at.z);
}

void
psr_stance_init (PsrStance *stance, const PsrPose *pose, double height_cm)
{
  PsrSkeleton solved;

  g_return_if_fail (stance != NULL);
  g_return_if_fail (pose != NULL);

  *stance = (PsrStance){
    .height_cm = CLAMP (height_cm, PSR_BODY_MIN_CM, PSR_BODY_MAX_CM),
    .pelvis = pose->pelvis.at,
    .trunk = turn_trunk (&pose->pelvis),
    .chest = turn_part (&pose->chest),
    .head = turn_part (&pose->head),
  };
  for (PsrSide side = 0; side < PSR_N_SIDES; side++)
    stance->arms[side].hand = (PsrQuat){ 1, 0, 0, 0 };

  /* Feet need the trunk, hands need the legs: solved twice on the way. */
  psr_skeleton_solve_exactly (&solved, stance);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++)
    place_leg (stance, pose, &solved, side);
  psr_skeleton_solve_exactly (&solved, stance);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++)
    place_arm (stance, pose, &solved, side);
  place_furniture (stance, pose, &solved);
}

/* Hands leave the body on their way and come back to it: in the frame of the chest the front is
 * z. */
static void
mix_arm (PsrArmStance *arm, const PsrArmStance *from, const PsrArmStance *to, double t)
{
  double arc = sin (G_PI * t) * HAND_ARC * psr_vec3_distance (from->wrist, to->wrist);
  PsrArmStance mixed = {
    .wrist = psr_vec3_lerp (from->wrist, to->wrist, t),
    .hand = psr_quat_slerp (from->hand, to->hand, t),
    .elbow = psr_vec3_lerp (from->elbow, to->elbow, t),
    .curl = from->curl + (to->curl - from->curl) * t,
  };

  mixed.wrist.z += arc;
  *arm = mixed;
}

static void
mix_leg (PsrLegStance *leg, const PsrLegStance *from, const PsrLegStance *to, double t)
{
  double arc = sin (G_PI * t) * FOOT_ARC * psr_vec3_distance (from->ankle, to->ankle);
  PsrLegStance mixed = {
    .ankle = psr_vec3_lerp (from->ankle, to->ankle, t),
    .foot = psr_quat_slerp (from->foot, to->foot, t),
    .knee = psr_vec3_lerp (from->knee, to->knee, t),
    .toes = from->toes + (to->toes - from->toes) * t,
    .straight = from->straight && to->straight,
  };

  if (!mixed.straight)
    mixed.ankle.z += arc;
  *leg = mixed;
}

/* What is only at one end stands where it stands there. */
static void
mix_furniture (PsrStance *mixed, const PsrStance *from, const PsrStance *to, double t)
{
  for (guint i = 0; i < PSR_N_FURNITURE; i++) {
    double before = from->presence[i], after = to->presence[i];

    mixed->presence[i] = before + (after - before) * t;
    if (before > 0 && after > 0)
      mixed->places[i] = psr_vec3_lerp (from->places[i], to->places[i], t);
    else
      mixed->places[i] = before > 0 ? from->places[i] : to->places[i];
  }
}

void
psr_stance_mix (PsrStance *stance, const PsrStance *from, const PsrStance *to, double t)
{
  PsrStance mixed = {
    .height_cm = from->height_cm + (to->height_cm - from->height_cm) * t,
    .pelvis = psr_vec3_lerp (from->pelvis, to->pelvis, t),
    .trunk = psr_quat_slerp (from->trunk, to->trunk, t),
    .chest = psr_quat_slerp (from->chest, to->chest, t),
    .head = psr_quat_slerp (from->head, to->head, t),
  };

  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    mix_arm (&mixed.arms[side], &from->arms[side], &to->arms[side], t);
    mix_leg (&mixed.legs[side], &from->legs[side], &to->legs[side], t);
  }
  mix_furniture (&mixed, from, to, t);
  *stance = mixed;
}
