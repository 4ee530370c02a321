/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "shipped-poses.h"

#include "figure/psr-flesh.h"
#include "figure/psr-pose-check.h"

#include <math.h>

PsrPoseCatalog *
load_shipped_poses (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "poses", NULL);
  g_autoptr (GError) error = NULL;
  PsrPoseCatalog *catalog = psr_pose_catalog_load (folder, &error);

  g_assert_no_error (error);
  return catalog;
}

void
solve_shipped_pose (PsrPoseCatalog *catalog,
                    const char *name,
                    double height_cm,
                    PsrSkeleton *skeleton)
{
  g_autoptr (GError) error = NULL;
  PsrPose *pose = psr_pose_catalog_find (catalog, name, &error);
  PsrStance stance;

  g_assert_no_error (error);
  psr_stance_init (&stance, pose, height_cm);
  psr_skeleton_solve (skeleton, &stance);
}

static void
assert_length (PsrVec3 from, PsrVec3 to, double length)
{
  g_assert_true (isfinite (psr_vec3_length (from)));
  g_assert_true (isfinite (psr_vec3_length (to)));
  g_assert_cmpfloat_with_epsilon (psr_vec3_distance (from, to), length, length * 0.001);
}

void
assert_bones_keep_their_length (const PsrSkeleton *skeleton)
{
  assert_length (skeleton->pelvis, skeleton->waist, PSR_BODY_LOWER_TRUNK);
  assert_length (skeleton->waist, skeleton->neck, PSR_BODY_UPPER_TRUNK);
  assert_length (skeleton->neck, skeleton->skull, PSR_BODY_HEAD_CENTER);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    const PsrLimb *arm = &skeleton->arms[side], *leg = &skeleton->legs[side];

    assert_length (skeleton->neck, arm->root, PSR_BODY_SHOULDER_HALF_WIDTH);
    assert_length (arm->root, arm->middle, PSR_BODY_UPPER_ARM);
    assert_length (arm->middle, arm->end, PSR_BODY_FOREARM);
    assert_length (skeleton->pelvis, leg->root, PSR_BODY_HIP_HALF_WIDTH);
    assert_length (leg->root, leg->middle, PSR_BODY_THIGH);
    assert_length (leg->middle, leg->end, PSR_BODY_SHANK);
  }
}

void
assert_above_the_floor (const PsrSkeleton *skeleton)
{
  PsrShapes shapes;

  psr_shapes_clear (&shapes);
  psr_flesh_build (&shapes, skeleton, 0);
  g_assert_cmpfloat (psr_shapes_get_lowest (&shapes), >, -PSR_POSE_FLOOR_TOLERANCE);
}
