/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-skeleton.h"

#include "figure/psr-flesh.h"

#include <math.h>

/* How far the joints stay above the floor for their flesh to fit. */
#define ELBOW_CLEARANCE 0.027
#define KNEE_CLEARANCE  0.036
#define HAND_CLEARANCE  0.011

static void
solve_trunk (PsrSkeleton *skeleton, const PsrStance *stance)
{
  PsrQuat chest = psr_quat_multiply (stance->trunk, stance->chest);
  PsrQuat head = psr_quat_multiply (chest, stance->head);

  skeleton->height_cm = stance->height_cm;
  skeleton->pelvis = stance->pelvis;
  skeleton->pelvis_basis = psr_basis_from_quat (stance->trunk);
  skeleton->chest_basis = psr_basis_from_quat (chest);
  skeleton->head_basis = psr_basis_from_quat (head);

  skeleton->waist = psr_basis_place (&skeleton->pelvis_basis,
                                     skeleton->pelvis,
                                     PSR_VEC3 (-PSR_BODY_LOWER_TRUNK, 0, 0));
  skeleton->neck = psr_basis_place (&skeleton->chest_basis,
                                    skeleton->waist,
                                    PSR_VEC3 (-PSR_BODY_UPPER_TRUNK, 0, 0));
  skeleton->skull =
    psr_basis_place (&skeleton->head_basis, skeleton->neck, PSR_VEC3 (-PSR_BODY_HEAD_CENTER, 0, 0));
}

/* Returns: the lowest point of the sole, below the ankle. */
static double
get_sole_depth (const PsrBasis *foot, double toes)
{
  const PsrVec3 points[] = {
    { -0.018, 0, -PSR_BODY_ANKLE_HEIGHT },
    { PSR_BODY_BALL_AHEAD, 0, -PSR_BODY_ANKLE_HEIGHT },
    { PSR_BODY_BALL_AHEAD + 0.040 * cos (toes), 0, -PSR_BODY_ANKLE_HEIGHT + 0.040 * sin (toes) },
    { -PSR_BODY_HEEL_BEHIND, 0, -0.021 },
  };
  double lowest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    lowest = MIN (lowest, psr_basis_place (foot, PSR_VEC3 (0, 0, 0), points[i]).z);

  return lowest;
}

static void
solve_leg (PsrSkeleton *skeleton, const PsrStance *stance, PsrSide side, gboolean on_floor)
{
  const PsrLegStance *leg = &stance->legs[side];
  PsrVec3 hip = psr_basis_place (&skeleton->pelvis_basis,
                                 skeleton->pelvis,
                                 PSR_VEC3 (0, psr_side_sign (side) * PSR_BODY_HIP_HALF_WIDTH, 0));
  PsrVec3 ankle = leg->ankle;

  skeleton->feet[side] = psr_basis_from_quat (leg->foot);
  skeleton->toes[side] = leg->toes;
  if (on_floor)
    ankle.z = MAX (ankle.z, -get_sole_depth (&skeleton->feet[side], leg->toes));

  skeleton->legs[side] = psr_ik_solve (hip, ankle, leg->knee, PSR_BODY_THIGH, PSR_BODY_SHANK);
  if (on_floor)
    psr_ik_raise_middle (&skeleton->legs[side], KNEE_CLEARANCE);
}

static void
solve_arm (PsrSkeleton *skeleton, const PsrStance *stance, PsrSide side, gboolean on_floor)
{
  const PsrArmStance *arm = &stance->arms[side];
  const PsrBasis *chest = &skeleton->chest_basis;
  PsrQuat turn = psr_quat_multiply (psr_quat_multiply (stance->trunk, stance->chest), arm->hand);
  PsrVec3 shoulder =
    psr_basis_place (chest,
                     skeleton->neck,
                     PSR_VEC3 (0, psr_side_sign (side) * PSR_BODY_SHOULDER_HALF_WIDTH, 0));
  PsrVec3 wrist = psr_basis_place (chest, skeleton->neck, arm->wrist);
  PsrVec3 elbow = psr_basis_place (chest, PSR_VEC3 (0, 0, 0), arm->elbow);
  double fall;

  skeleton->hands[side] = psr_basis_from_quat (turn);
  skeleton->curls[side] = arm->curl;
  if (on_floor) {
    fall = MIN (0, skeleton->hands[side].x.z * PSR_BODY_HAND);
    wrist.z = MAX (wrist.z, HAND_CLEARANCE - fall);
  }

  skeleton->arms[side] =
    psr_ik_solve (shoulder, wrist, elbow, PSR_BODY_UPPER_ARM, PSR_BODY_FOREARM);
  if (on_floor)
    psr_ik_raise_middle (&skeleton->arms[side], ELBOW_CLEARANCE);
}

void
psr_skeleton_solve_exactly (PsrSkeleton *skeleton, const PsrStance *stance)
{
  solve_trunk (skeleton, stance);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    solve_leg (skeleton, stance, side, FALSE);
    solve_arm (skeleton, stance, side, FALSE);
  }
}

void
psr_skeleton_solve (PsrSkeleton *skeleton, const PsrStance *stance)
{
  PsrShapes shapes;
  double lowest;

  solve_trunk (skeleton, stance);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    solve_leg (skeleton, stance, side, TRUE);
    solve_arm (skeleton, stance, side, TRUE);
  }

  /* Between two poses the trunk itself can dip into the floor: then the whole body rises, so that
   * no bone has to change. */
  psr_shapes_clear (&shapes);
  psr_flesh_build (&shapes, skeleton, 0);
  lowest = psr_shapes_get_lowest (&shapes);
  if (lowest < 0)
    psr_skeleton_translate (skeleton, PSR_VEC3 (0, 0, -lowest));
}

static void
translate_limb (PsrLimb *limb, PsrVec3 offset)
{
  limb->root = psr_vec3_add (limb->root, offset);
  limb->middle = psr_vec3_add (limb->middle, offset);
  limb->end = psr_vec3_add (limb->end, offset);
}

void
psr_skeleton_translate (PsrSkeleton *skeleton, PsrVec3 offset)
{
  skeleton->pelvis = psr_vec3_add (skeleton->pelvis, offset);
  skeleton->waist = psr_vec3_add (skeleton->waist, offset);
  skeleton->neck = psr_vec3_add (skeleton->neck, offset);
  skeleton->skull = psr_vec3_add (skeleton->skull, offset);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    translate_limb (&skeleton->arms[side], offset);
    translate_limb (&skeleton->legs[side], offset);
  }
}

PsrVec3
psr_skeleton_get_foot_point (const PsrSkeleton *skeleton, PsrSide side, PsrVec3 local)
{
  return psr_basis_place (&skeleton->feet[side], skeleton->legs[side].end, local);
}

PsrVec3
psr_skeleton_get_heel (const PsrSkeleton *skeleton, PsrSide side)
{
  return psr_skeleton_get_foot_point (skeleton, side, PSR_VEC3 (-0.018, 0, -PSR_BODY_ANKLE_HEIGHT));
}

PsrVec3
psr_skeleton_get_ball (const PsrSkeleton *skeleton, PsrSide side)
{
  return psr_skeleton_get_foot_point (skeleton,
                                      side,
                                      PSR_VEC3 (PSR_BODY_BALL_AHEAD, 0, -PSR_BODY_ANKLE_HEIGHT));
}
