/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What must be true of every picture, in numbers. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "figure/psr-flesh.h"
#include "figure/psr-highlight.h"
#include "figure/psr-pose-private.h"
#include "script/psr-vocabulary.h"
#include "shipped-poses.h"

static const double heights_cm[] = { 150, 170, 200 };

#define CM(skeleton, length) ((length) * (skeleton)->height_cm)

static void
test_all_of_the_vocabulary (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);
  const char *const *wanted = psr_vocabulary_get_poses ();

  g_assert_cmpstrv (names, wanted);
  g_assert_cmpstrv (psr_highlights_get_all (), psr_vocabulary_get_highlights ());
}

static void
test_bodies_are_whole (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);

  for (guint i = 0; names[i] != NULL; i++) {
    for (guint j = 0; j < G_N_ELEMENTS (heights_cm); j++) {
      PsrSkeleton skeleton;

      solve_shipped_pose (catalog, names[i], heights_cm[j], &skeleton);
      assert_bones_keep_their_length (&skeleton);
      assert_above_the_floor (&skeleton);
      for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
        g_assert_true (skeleton.arms[side].reached);
        g_assert_true (skeleton.legs[side].reached);
      }
    }
  }
}

/* No pose needs the floor's help: what is drawn is what the file says. */
static void
test_poses_lie_on_the_floor (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);

  for (guint i = 0; names[i] != NULL; i++) {
    PsrStance stance;
    PsrSkeleton kept, exact;

    psr_stance_init (&stance, psr_pose_catalog_find (catalog, names[i], NULL), 170);
    psr_skeleton_solve (&kept, &stance);
    psr_skeleton_solve_exactly (&exact, &stance);
    g_assert_cmpfloat (CM (&kept, psr_vec3_distance (kept.pelvis, exact.pelvis)), <, 0.5);
    g_assert_cmpfloat (CM (&kept, psr_vec3_distance (kept.skull, exact.skull)), <, 0.5);
  }
}

static void
assert_feet_of_rest (const PsrSkeleton *skeleton)
{
  double buttock = psr_flesh_get_buttock_end (skeleton);
  double apart = 0;

  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    PsrVec3 back =
      psr_skeleton_get_foot_point (skeleton, side, PSR_VEC3 (-PSR_BODY_HEEL_BEHIND, 0, -0.021));
    PsrVec3 heel = psr_skeleton_get_heel (skeleton, side);
    PsrVec3 ball = psr_skeleton_get_ball (skeleton, side);
    double distance_cm = CM (skeleton, back.x - buttock);

    g_assert_cmpfloat (distance_cm, >=, 30);
    g_assert_cmpfloat (distance_cm, <=, 40);
    /* Soles flat within 5 mm, feet parallel within 3 degrees. */
    g_assert_cmpfloat (fabs (CM (skeleton, heel.z)), <=, 0.5);
    g_assert_cmpfloat (fabs (CM (skeleton, ball.z)), <=, 0.5);
    g_assert_cmpfloat (fabs (atan2 (ball.y - heel.y, ball.x - heel.x)), <=, 3 * G_PI / 180);
    apart += psr_side_sign (side) * heel.y;
  }
  /* As far apart as the hip joints, within 2 cm. */
  g_assert_cmpfloat (fabs (CM (skeleton, apart - 2 * PSR_BODY_HIP_HALF_WIDTH)), <=, 2);
}

static void
test_feet_of_rest (void)
{
  static const char *const poses[] = { "rest",          "knees-bent",      "feet-parallel",
                                       "heel-distance", "head-level",      "arms-belly",
                                       "arms-ribs",     "arms-sides",      "towel",
                                       "strap",         "dont-press-back", "dont-tuck-pelvis" };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i < G_N_ELEMENTS (poses); i++) {
    for (double height_cm = 150; height_cm <= 200; height_cm += 5) {
      PsrSkeleton skeleton;

      solve_shipped_pose (catalog, poses[i], height_cm, &skeleton);
      assert_feet_of_rest (&skeleton);
    }
  }
}

/* Below the height of the shoulders: in lying, further towards the feet. */
static void
test_arms_are_below_the_shoulders (void)
{
  static const char *const poses[] = { "arms-belly", "arms-ribs", "arms-sides" };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i < G_N_ELEMENTS (poses); i++) {
    PsrSkeleton skeleton;

    solve_shipped_pose (catalog, poses[i], 170, &skeleton);
    for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
      const PsrLimb *arm = &skeleton.arms[side];

      g_assert_cmpfloat (CM (&skeleton, arm->end.x - arm->root.x), >, 10);
      g_assert_cmpfloat (CM (&skeleton, arm->middle.x - arm->root.x), >, 5);
    }
  }
}

/* Resting on it, neither in it nor above it: the palm is within 2 cm of ribs and belly. */
static void
test_hands_lie_on_the_body (void)
{
  static const char *const poses[] = { "arms-belly", "arms-ribs" };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i < G_N_ELEMENTS (poses); i++) {
    PsrSkeleton skeleton;
    PsrShapes shapes;

    solve_shipped_pose (catalog, poses[i], 170, &skeleton);
    psr_shapes_clear (&shapes);
    psr_flesh_build (&shapes, &skeleton, 0);
    for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
      PsrVec3 palm = psr_basis_place (&skeleton.hands[side],
                                      skeleton.arms[side].end,
                                      PSR_VEC3 (0.055, 0, -0.012));
      double nearest = G_MAXDOUBLE;

      for (guint h = 0; h < shapes.n_hulls; h++) {
        const PsrHull *hull = &shapes.hulls[h];

        if (hull->region != PSR_REGION_CHEST && hull->region != PSR_REGION_BELLY)
          continue;
        /* Between two neighbours the surface is that of a sphere between theirs. */
        for (guint a = 0; a < hull->n_spheres; a++) {
          for (guint b = a; b < hull->n_spheres; b++) {
            for (double t = 0; t <= 1; t += 0.05) {
              const PsrSphere *from = &shapes.spheres[hull->first + a];
              const PsrSphere *to = &shapes.spheres[hull->first + b];
              PsrVec3 center = psr_vec3_lerp (from->center, to->center, t);
              double radius = from->radius + (to->radius - from->radius) * t;

              nearest = MIN (nearest, psr_vec3_distance (palm, center) - radius);
            }
          }
        }
      }
      g_assert_cmpfloat (fabs (CM (&skeleton, nearest)), <, 2);
    }
  }
}

static void
test_check (void)
{
  static const struct {
    const char *name;
    PsrSide straight;
    double least_cm, most_cm; /* of the heel above the floor */
  } checks[] = {
    { "check-stays-down-left", PSR_LEFT, -0.5, 2 },
    { "check-stays-down-right", PSR_RIGHT, -0.5, 2 },
    { "check-lifts-a-little-left", PSR_LEFT, 4, 16 },
    { "check-lifts-a-little-right", PSR_RIGHT, 4, 16 },
    { "check-lifts-clearly-left", PSR_LEFT, 25, 60 },
    { "check-lifts-clearly-right", PSR_RIGHT, 25, 60 },
  };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++) {
    PsrSide straight = checks[i].straight, drawn = 1 - straight;
    PsrSkeleton skeleton;
    PsrVec3 chest, heel;
    const PsrLimb *leg;

    solve_shipped_pose (catalog, checks[i].name, 170, &skeleton);
    chest = psr_vec3_lerp (skeleton.neck, skeleton.waist, 0.45);
    g_assert_cmpfloat (psr_vec3_distance (skeleton.legs[drawn].middle, chest),
                       <,
                       psr_vec3_distance (skeleton.legs[drawn].middle, skeleton.pelvis));

    leg = &skeleton.legs[straight];
    g_assert_cmpfloat (psr_vec3_distance (leg->root, leg->end),
                       >,
                       0.985 * (PSR_BODY_THIGH + PSR_BODY_SHANK));
    heel = psr_skeleton_get_foot_point (&skeleton, straight, PSR_VEC3 (-0.0175, 0, -0.0205));
    g_assert_cmpfloat (CM (&skeleton, heel.z - 0.0185), >=, checks[i].least_cm);
    g_assert_cmpfloat (CM (&skeleton, heel.z - 0.0185), <=, checks[i].most_cm);
  }
}

static void
assert_mirrored (PsrVec3 a, PsrVec3 b)
{
  g_assert_cmpfloat (psr_vec3_distance (a, PSR_VEC3 (b.x, -b.y, b.z)), <, 1e-9);
}

static void
assert_limbs_mirrored (const PsrLimb *a, const PsrLimb *b)
{
  assert_mirrored (a->root, b->root);
  assert_mirrored (a->middle, b->middle);
  assert_mirrored (a->end, b->end);
}

static void
test_mirrored_poses_mirror (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);
  guint n_mirrored = 0;

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *other = NULL;
    PsrSkeleton left, right;

    if (!g_str_has_suffix (names[i], "-left"))
      continue;
    other = g_strdup_printf ("%.*s-right", (int) (strlen (names[i]) - strlen ("-left")), names[i]);
    solve_shipped_pose (catalog, names[i], 170, &left);
    solve_shipped_pose (catalog, other, 170, &right);
    assert_mirrored (left.pelvis, right.pelvis);
    assert_mirrored (left.waist, right.waist);
    assert_mirrored (left.neck, right.neck);
    assert_mirrored (left.skull, right.skull);
    assert_mirrored (left.head_basis.z, right.head_basis.z);
    for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
      assert_limbs_mirrored (&left.arms[side], &right.arms[1 - side]);
      assert_limbs_mirrored (&left.legs[side], &right.legs[1 - side]);
      assert_mirrored (left.hands[side].x, right.hands[1 - side].x);
      assert_mirrored (left.feet[side].x, right.feet[1 - side].x);
    }
    n_mirrored++;
  }
  g_assert_cmpuint (n_mirrored, ==, 7);
}

/* Rest with each arm position and any of the props: what the session page asks for. */
static void
test_rest_with_arms_and_props (void)
{
  static const char *const arms[] = { "arms-ribs", "arms-sides", "arms-belly" };
  static const char *const props[] = { "towel", "calves-on-chair", "strap" };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();

  for (guint i = 0; i < G_N_ELEMENTS (arms) << G_N_ELEMENTS (props); i++) {
    g_autoptr (GPtrArray) layers = g_ptr_array_new ();
    g_autoptr (PsrPose) pose = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *description = NULL;
    guint chosen = i % (1u << G_N_ELEMENTS (props));
    PsrStance stance;
    PsrSkeleton skeleton;

    g_ptr_array_add (layers, (gpointer) arms[i >> G_N_ELEMENTS (props)]);
    for (guint j = 0; j < G_N_ELEMENTS (props); j++)
      if ((chosen & 1u << j) != 0)
        g_ptr_array_add (layers, (gpointer) props[j]);
    g_ptr_array_add (layers, NULL);

    pose = psr_pose_catalog_compose (catalog, "rest", (const char *const *) layers->pdata, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (pose->furniture, ==, 1u << PSR_FURNITURE_MAT | chosen << PSR_FURNITURE_TOWEL);
    description = psr_pose_dup_description (pose);
    for (guint j = 0; j + 1 < layers->len; j++) {
      const PsrPose *layer = psr_pose_catalog_find (catalog, g_ptr_array_index (layers, j), NULL);

      g_assert_nonnull (strstr (description, layer->note));
    }

    psr_stance_init (&stance, pose, 170);
    psr_skeleton_solve (&skeleton, &stance);
    assert_bones_keep_their_length (&skeleton);
    assert_above_the_floor (&skeleton);
    g_assert_true (skeleton.legs[PSR_LEFT].reached && skeleton.legs[PSR_RIGHT].reached);
    if ((chosen & 1u << 1) == 0)
      assert_feet_of_rest (&skeleton);
  }
}

static void
test_every_pose_is_described (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    char *description = psr_pose_dup_description (psr_pose_catalog_find (catalog, names[i], NULL));

    g_assert_cmpuint (strlen (description), >, 30);
    g_assert_true (g_str_has_suffix (description, "."));
    g_assert_true (g_hash_table_add (seen, description));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/poses/all-of-the-vocabulary", test_all_of_the_vocabulary);
  g_test_add_func ("/figure/poses/bodies-are-whole", test_bodies_are_whole);
  g_test_add_func ("/figure/poses/lie-on-the-floor", test_poses_lie_on_the_floor);
  g_test_add_func ("/figure/poses/feet-of-rest", test_feet_of_rest);
  g_test_add_func ("/figure/poses/arms-are-below-the-shoulders", test_arms_are_below_the_shoulders);
  g_test_add_func ("/figure/poses/hands-lie-on-the-body", test_hands_lie_on_the_body);
  g_test_add_func ("/figure/poses/check", test_check);
  g_test_add_func ("/figure/poses/mirrored-ones-mirror", test_mirrored_poses_mirror);
  g_test_add_func ("/figure/poses/rest-with-arms-and-props", test_rest_with_arms_and_props);
  g_test_add_func ("/figure/poses/every-one-is-described", test_every_pose_is_described);

  return g_test_run ();
}
