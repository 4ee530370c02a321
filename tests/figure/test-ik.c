/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "figure/psr-body.h"
#include "figure/psr-ik.h"

#define UPPER PSR_BODY_THIGH
#define LOWER PSR_BODY_SHANK

/* Every bone keeps its length within 0.1 %, whatever was asked. */
static void
assert_bones (const PsrLimb *limb)
{
  g_assert_true (isfinite (psr_vec3_length (limb->middle)));
  g_assert_true (isfinite (psr_vec3_length (limb->end)));
  g_assert_cmpfloat_with_epsilon (psr_vec3_distance (limb->root, limb->middle),
                                  UPPER,
                                  UPPER * 0.001);
  g_assert_cmpfloat_with_epsilon (psr_vec3_distance (limb->middle, limb->end),
                                  LOWER,
                                  LOWER * 0.001);
}

static void
test_reaches (void)
{
  PsrVec3 root = PSR_VEC3 (0.1, 0.2, 0.3), target = PSR_VEC3 (0.35, 0.1, 0.2);
  PsrLimb limb = psr_ik_solve (root, target, PSR_VEC3 (0, 0, 1), UPPER, LOWER);

  assert_bones (&limb);
  g_assert_true (limb.reached);
  g_assert_cmpfloat (psr_vec3_distance (limb.end, target), <, 1e-9);
}

static void
test_bends_towards_the_pole (void)
{
  PsrVec3 root = { 0, 0, 0 }, target = PSR_VEC3 (0.3, 0, 0);
  PsrLimb up = psr_ik_solve (root, target, PSR_VEC3 (0, 0, 1), UPPER, LOWER);
  PsrLimb left = psr_ik_solve (root, target, PSR_VEC3 (0, 1, 0), UPPER, LOWER);

  g_assert_cmpfloat (up.middle.z, >, 0.1);
  g_assert_cmpfloat (left.middle.y, >, 0.1);
}

static void
test_too_far_is_reached_for (void)
{
  PsrVec3 root = { 0, 0, 0 }, target = PSR_VEC3 (2, 0, 0);
  PsrLimb limb = psr_ik_solve (root, target, PSR_VEC3 (0, 0, 1), UPPER, LOWER);

  assert_bones (&limb);
  g_assert_false (limb.reached);
  /* As near as bones go: on the straight line, all but stretched. */
  g_assert_cmpfloat (limb.end.x, >, (UPPER + LOWER) * 0.999);
  g_assert_cmpfloat (fabs (limb.end.z), <, 1e-9);
}

static void
test_too_near_stays_folded (void)
{
  PsrVec3 root = PSR_VEC3 (0.5, 0, 0.5);
  PsrLimb limb = psr_ik_solve (root, root, PSR_VEC3 (0, 0, 1), UPPER, LOWER);

  assert_bones (&limb);
  g_assert_false (limb.reached);
}

static void
test_nothing_makes_it_break (void)
{
  const PsrVec3 zero = { 0, 0, 0 };

  for (int i = 0; i < 20000; i++) {
    PsrVec3 root = PSR_VEC3 (g_test_rand_double_range (-1, 1),
                             g_test_rand_double_range (-1, 1),
                             g_test_rand_double_range (-1, 1));
    PsrVec3 target = PSR_VEC3 (g_test_rand_double_range (-2, 2),
                               g_test_rand_double_range (-2, 2),
                               g_test_rand_double_range (-2, 2));
    PsrVec3 pole = psr_vec3_subtract (target, root);
    PsrLimb limb;

    /* Along the limb, against it, nowhere, and anywhere. */
    if (i % 4 == 1)
      pole = psr_vec3_scale (pole, -1);
    else if (i % 4 == 2)
      pole = zero;
    else if (i % 4 == 3)
      pole = target;
    if (i % 7 == 0)
      target = root;
    limb = psr_ik_solve (root, target, pole, UPPER, LOWER);
    assert_bones (&limb);
    psr_ik_raise_middle (&limb, g_test_rand_double_range (-1, 1));
    assert_bones (&limb);
  }
}

static void
test_knee_is_raised_the_shorter_way (void)
{
  PsrVec3 root = PSR_VEC3 (0, 0, 0.06), target = PSR_VEC3 (0.4, 0, 0.06);
  PsrLimb limb = psr_ik_solve (root, target, PSR_VEC3 (0, 1, -1), UPPER, LOWER);

  g_assert_cmpfloat (limb.middle.z, <, 0);
  psr_ik_raise_middle (&limb, 0.036);
  assert_bones (&limb);
  g_assert_cmpfloat_with_epsilon (limb.middle.z, 0.036, 1e-9);
  g_assert_cmpfloat (limb.middle.y, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/ik/reaches", test_reaches);
  g_test_add_func ("/figure/ik/bends-towards-the-pole", test_bends_towards_the_pole);
  g_test_add_func ("/figure/ik/too-far-is-reached-for", test_too_far_is_reached_for);
  g_test_add_func ("/figure/ik/too-near-stays-folded", test_too_near_stays_folded);
  g_test_add_func ("/figure/ik/nothing-makes-it-break", test_nothing_makes_it_break);
  g_test_add_func ("/figure/ik/knee-is-raised-the-shorter-way",
                   test_knee_is_raised_the_shorter_way);

  return g_test_run ();
}
