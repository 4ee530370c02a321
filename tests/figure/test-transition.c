/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "figure/psr-transition.h"
#include "shipped-poses.h"

#define N_STEPS 12

static void
assert_way_is_whole (const PsrTransition *transition)
{
  for (guint step = 0; step <= N_STEPS; step++) {
    PsrFigureScene scene;
    PsrSkeleton skeleton;

    psr_transition_get_scene (transition, (double) step / N_STEPS, &scene);
    psr_skeleton_solve (&skeleton, &scene.stance);
    assert_bones_keep_their_length (&skeleton);
    assert_above_the_floor (&skeleton);
  }
}

/* Between any two poses, not only those that follow one another in a session. */
static void
test_every_step_is_whole (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);

  for (guint i = 0; names[i] != NULL; i++) {
    PsrPose *pose = psr_pose_catalog_find (catalog, names[i], NULL);
    PsrFigureScene from;

    psr_figure_scene_init (&from, pose, psr_pose_get_best_view (pose), 170);
    for (guint j = 0; names[j] != NULL; j++) {
      PsrPose *other = psr_pose_catalog_find (catalog, names[j], NULL);
      PsrFigureScene to;
      PsrTransition transition;

      psr_figure_scene_init (&to, other, psr_pose_get_best_view (other), 170);
      psr_transition_init (&transition, &from, &to);
      assert_way_is_whole (&transition);
    }
  }
}

static void
init_scene (PsrPoseCatalog *catalog, const char *name, PsrFigureScene *scene)
{
  PsrPose *pose = psr_pose_catalog_find (catalog, name, NULL);

  psr_figure_scene_init (scene, pose, psr_pose_get_best_view (pose), 170);
}

static void
test_ends_are_the_scenes (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene from, to, scene;
  PsrSkeleton before, after;
  PsrTransition transition;

  init_scene (catalog, "rest", &from);
  init_scene (catalog, "heel-distance", &to);
  psr_transition_init (&transition, &from, &to);

  psr_transition_get_scene (&transition, 0, &scene);
  psr_skeleton_solve (&before, &from.stance);
  psr_skeleton_solve (&after, &scene.stance);
  g_assert_cmpfloat (psr_vec3_distance (before.arms[0].end, after.arms[0].end), <, 1e-9);
  g_assert_cmpint (scene.marks, ==, from.marks);

  psr_transition_get_scene (&transition, 1, &scene);
  g_assert_cmpmem (&scene.stance, sizeof scene.stance, &to.stance, sizeof to.stance);
  g_assert_cmpint (scene.marks, ==, PSR_MARKS_HEEL_DISTANCE);
  g_assert_cmpfloat (scene.marks_alpha, ==, 1);

  /* Neither the marks of the one nor those of the other halfway. */
  psr_transition_get_scene (&transition, 0.5, &scene);
  g_assert_cmpfloat (scene.marks_alpha, ==, 0);
}

/* No joint jumps: at 30 frames a second nothing goes further than a hand's breadth in a frame. */
static void
test_moves_evenly (void)
{
  static const char *const way[] = { "standing",   "sitting",   "lying",
                                     "knees-bent", "arms-ribs", "roll-to-side",
                                     "side-lying", "press-up",  "sitting" };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i + 1 < G_N_ELEMENTS (way); i++) {
    PsrFigureScene from, to, scene;
    PsrTransition transition;
    PsrSkeleton last, skeleton;
    gint64 duration_us;
    guint n_frames;

    init_scene (catalog, way[i], &from);
    init_scene (catalog, way[i + 1], &to);
    psr_transition_init (&transition, &from, &to);
    duration_us = psr_transition_get_duration_us (&transition);
    g_assert_cmpint (duration_us, >=, 500000);
    g_assert_cmpint (duration_us, <=, 3000000);

    n_frames = duration_us * 30 / G_USEC_PER_SEC;
    psr_skeleton_solve (&last, &from.stance);
    for (guint frame = 1; frame <= n_frames; frame++) {
      psr_transition_get_scene (&transition, (double) frame / n_frames, &scene);
      psr_skeleton_solve (&skeleton, &scene.stance);
      g_assert_cmpfloat (psr_vec3_distance (skeleton.skull, last.skull), <, 0.05);
      for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
        g_assert_cmpfloat (psr_vec3_distance (skeleton.legs[side].end, last.legs[side].end),
                           <,
                           0.06);
        g_assert_cmpfloat (psr_vec3_distance (skeleton.arms[side].end, last.arms[side].end),
                           <,
                           0.06);
      }
      last = skeleton;
    }
  }
}

static void
test_nothing_to_do_takes_no_time (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene scene;
  PsrTransition transition;

  init_scene (catalog, "rest", &scene);
  psr_transition_init (&transition, &scene, &scene);
  g_assert_cmpint (psr_transition_get_duration_us (&transition), ==, 0);
}

static void
test_can_be_interrupted (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene from, to, other;
  PsrTransition transition, next;

  init_scene (catalog, "standing", &from);
  init_scene (catalog, "side-lying", &to);
  init_scene (catalog, "sitting", &other);
  psr_transition_init (&transition, &from, &to);
  psr_transition_get_scene (&transition, 0.43, &from);
  psr_transition_init (&next, &from, &other);
  assert_way_is_whole (&next);
}

/* Walking goes on and on: at an even pace nothing stops between, and the foot that carries the
 * weight stays on the floor. */
static void
test_walks_evenly (void)
{
  static const char *const way[] = { "walking-step-left",
                                     "walking-swing-right",
                                     "walking-step-right",
                                     "walking-swing-left",
                                     "walking-step-left" };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i + 1 < G_N_ELEMENTS (way); i++) {
    PsrSide carrying = i < 2 ? PSR_LEFT : PSR_RIGHT;
    PsrFigureScene from, to, scene;
    PsrSkeleton last, skeleton;
    PsrTransition transition;

    init_scene (catalog, way[i], &from);
    init_scene (catalog, way[i + 1], &to);
    psr_transition_init (&transition, &from, &to);
    transition.pace = PSR_PACE_EVEN;
    assert_way_is_whole (&transition);

    psr_skeleton_solve (&last, &from.stance);
    for (guint step = 1; step <= N_STEPS; step++) {
      double swung;

      psr_transition_get_scene (&transition, (double) step / N_STEPS, &scene);
      psr_skeleton_solve (&skeleton, &scene.stance);
      swung = skeleton.legs[1 - carrying].end.x - last.legs[1 - carrying].end.x;
      g_assert_cmpfloat (swung, >, 0.5 * 0.16 / N_STEPS);
      g_assert_cmpfloat (psr_skeleton_get_ball (&skeleton, carrying).z, <, 0.02);
      last = skeleton;
    }
  }
}

/* What both have is there all the way; what one alone has is not there halfway. */
static void
test_marks_of_both_stay (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene from, to, scene;
  PsrTransition transition;

  init_scene (catalog, "lying", &from);
  init_scene (catalog, "rest", &to);
  from.marks = to.marks = PSR_MARKS_MUSCLES;
  psr_transition_init (&transition, &from, &to);
  for (guint step = 0; step <= N_STEPS; step++) {
    psr_transition_get_scene (&transition, (double) step / N_STEPS, &scene);
    g_assert_cmpfloat (scene.marks_alpha, ==, 1);
  }

  to.highlight = "feet";
  psr_transition_init (&transition, &from, &to);
  psr_transition_get_scene (&transition, 0.5, &scene);
  g_assert_cmpfloat (scene.marks_alpha, ==, 0);
}

static void
test_breath (void)
{
  const gint64 breath_us = 10 * G_USEC_PER_SEC;

  g_assert_cmpfloat (psr_breath_at (0), ==, 0);
  g_assert_cmpfloat (psr_breath_at (breath_us * 4 / 10), ==, 1);
  g_assert_cmpfloat (psr_breath_at (breath_us), ==, 0);
  for (gint64 time_us = -breath_us; time_us < 2 * breath_us; time_us += 33333) {
    double depth = psr_breath_at (time_us);

    g_assert_cmpfloat (depth, >=, 0);
    g_assert_cmpfloat (depth, <=, 1);
    g_assert_cmpfloat (fabs (psr_breath_at (time_us + 33333) - depth), <, 0.03);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/transition/every-step-is-whole", test_every_step_is_whole);
  g_test_add_func ("/figure/transition/ends-are-the-scenes", test_ends_are_the_scenes);
  g_test_add_func ("/figure/transition/moves-evenly", test_moves_evenly);
  g_test_add_func ("/figure/transition/nothing-to-do-takes-no-time",
                   test_nothing_to_do_takes_no_time);
  g_test_add_func ("/figure/transition/can-be-interrupted", test_can_be_interrupted);
  g_test_add_func ("/figure/transition/walks-evenly", test_walks_evenly);
  g_test_add_func ("/figure/transition/marks-of-both-stay", test_marks_of_both_stay);
  g_test_add_func ("/figure/transition/breath", test_breath);

  return g_test_run ();
}
