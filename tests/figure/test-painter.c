/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#include "figure/psr-anatomy.h"
#include "figure/psr-figure-painter.h"
#include "figure/psr-flesh.h"
#include "figure/psr-pose-private.h"
#include "shipped-poses.h"

#define WIDTH  320
#define HEIGHT 200

static void
init_scene (PsrPoseCatalog *catalog, const char *name, PsrView view, PsrFigureScene *scene)
{
  g_autoptr (GError) error = NULL;
  PsrPose *pose = psr_pose_catalog_find (catalog, name, &error);

  g_assert_no_error (error);
  psr_figure_scene_init (scene, pose, view, 170);
}

static cairo_surface_t *
paint (const PsrFigureScene *scene, const PsrFigureStyle *style, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  psr_figure_paint (scene, style, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gsize
get_n_bytes (cairo_surface_t *surface)
{
  return (gsize) cairo_image_surface_get_stride (surface) *
         cairo_image_surface_get_height (surface);
}

static gboolean
is_equal (cairo_surface_t *a, cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a),
                 cairo_image_surface_get_data (b),
                 get_n_bytes (a)) == 0;
}

/* Without a background, how many pixels have been painted; and whether the rim was left free. */
static guint
count_painted (cairo_surface_t *surface, gboolean *rim_is_free)
{
  const guint32 *pixels = (const void *) cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint n_painted = 0;

  *rim_is_free = TRUE;
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      if (pixels[y * stride + x] >> 24 == 0)
        continue;
      n_painted++;
      if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
        *rim_is_free = FALSE;
    }
  }

  return n_painted;
}

/* Each pose from each side, whole and inside the picture. */
static void
test_every_pose_fits_every_view (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);
  PsrFigureStyle style;

  psr_figure_style_init (&style);
  style.paints_background = FALSE;
  for (guint i = 0; names[i] != NULL; i++) {
    for (PsrView view = 0; view < PSR_N_VIEWS; view++) {
      PsrFigureScene scene;
      cairo_surface_t *surface;
      gboolean rim_is_free;
      guint n_painted;

      init_scene (catalog, names[i], view, &scene);
      scene.marks = PSR_MARKS_NONE;
      surface = paint (&scene, &style, WIDTH, HEIGHT);
      n_painted = count_painted (surface, &rim_is_free);
      g_test_message ("%s %s: %u", names[i], psr_view_to_string (view), n_painted);
      g_assert_cmpuint (n_painted, >, WIDTH * HEIGHT / 25);
      g_assert_true (rim_is_free);
      cairo_surface_destroy (surface);
    }
  }
}

static void
test_same_scene_same_picture (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene scene;
  PsrFigureStyle style;
  cairo_surface_t *first, *second, *breathing;

  psr_figure_style_init (&style);
  init_scene (catalog, "rest", PSR_VIEW_SIDE, &scene);
  first = paint (&scene, &style, WIDTH, HEIGHT);
  second = paint (&scene, &style, WIDTH, HEIGHT);
  scene.breath = 1;
  breathing = paint (&scene, &style, WIDTH, HEIGHT);
  g_assert_true (is_equal (first, second));
  g_assert_false (is_equal (first, breathing));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  cairo_surface_destroy (breathing);
}

/* Every mark and every highlight is to be seen in every scheme. */
static void
test_marks_and_highlights_show (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *highlights = psr_highlights_get_all ();
  PsrFigureScene scene;
  PsrFigureStyle style;

  psr_figure_style_init (&style);
  init_scene (catalog, "rest", PSR_VIEW_THREE_QUARTER, &scene);
  for (style.scheme = 0; style.scheme < PSR_N_SCHEMES; style.scheme++) {
    cairo_surface_t *plain = paint (&scene, &style, WIDTH, HEIGHT);

    for (guint i = 0; i < PSR_N_MARKS; i++) {
      PsrFigureScene marked = scene;
      cairo_surface_t *surface;

      marked.marks = 1u << i;
      surface = paint (&marked, &style, WIDTH, HEIGHT);
      g_assert_false (is_equal (plain, surface));
      cairo_surface_destroy (surface);
    }
    for (guint i = 0; highlights[i] != NULL; i++) {
      PsrFigureScene marked = scene;
      cairo_surface_t *surface;

      marked.highlight = highlights[i];
      surface = paint (&marked, &style, WIDTH, HEIGHT);
      g_test_message ("%s", highlights[i]);
      g_assert_false (is_equal (plain, surface));
      cairo_surface_destroy (surface);
    }
    cairo_surface_destroy (plain);
  }
}

/* The muscles are larger than in a picture of the whole, and all of them are in it. */
static void
test_near (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene scene;
  PsrSkeleton skeleton;
  PsrFigureBox whole;
  PsrBasis view;

  init_scene (catalog, "walking-step-left", PSR_VIEW_SIDE, &scene);
  whole = scene.box;
  scene.near = TRUE;
  scene.box = psr_figure_scene_measure (&scene);
  g_assert_cmpfloat (scene.box.top - scene.box.bottom, <, 0.6 * (whole.top - whole.bottom));

  view = psr_camera_get_basis (scene.camera);
  psr_skeleton_solve (&skeleton, &scene.stance);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    PsrVec3 path[PSR_ANATOMY_PATH_POINTS];

    psr_anatomy_get_psoas_path (&skeleton, side, 0, path);
    for (guint i = 0; i < PSR_ANATOMY_PATH_POINTS; i++) {
      g_assert_cmpfloat (psr_vec3_dot (path[i], view.x), >, scene.box.left);
      g_assert_cmpfloat (psr_vec3_dot (path[i], view.x), <, scene.box.right);
      g_assert_cmpfloat (psr_vec3_dot (path[i], view.y), >, scene.box.bottom);
      g_assert_cmpfloat (psr_vec3_dot (path[i], view.y), <, scene.box.top);
    }
  }
}

static void
test_unknown_highlight_shows_nothing (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene scene;
  PsrFigureStyle style;
  cairo_surface_t *plain, *marked;

  psr_figure_style_init (&style);
  init_scene (catalog, "rest", PSR_VIEW_SIDE, &scene);
  plain = paint (&scene, &style, WIDTH, HEIGHT);
  scene.highlight = "tail";
  marked = paint (&scene, &style, WIDTH, HEIGHT);
  g_assert_true (is_equal (plain, marked));
  cairo_surface_destroy (plain);
  cairo_surface_destroy (marked);
}

/* Whatever accent a desktop has, rings and arrows stand out from the halo round them. */
static void
test_accent_stands_out (void)
{
  guint n_looks;
  const PsrLook *looks = psr_looks_get_all (&n_looks);

  for (guint i = 0; i < n_looks; i++) {
    g_assert_true (psr_looks_find (looks[i].id) == &looks[i]);
    for (PsrScheme scheme = 0; scheme < PSR_N_SCHEMES; scheme++) {
      for (guint hue = 0; hue < 27; hue++) {
        PsrColor accent = { hue / 9 / 2.0, hue / 3 % 3 / 2.0, hue % 3 / 2.0 };
        PsrPalette palette;

        psr_palette_init (&palette, &looks[i], scheme, accent);
        g_assert_cmpfloat (psr_color_get_contrast (palette.accent, palette.background), >=, 4.5);
        g_assert_cmpfloat (psr_color_get_contrast (palette.warning, palette.background), >=, 4.5);
        g_assert_cmpfloat (psr_color_get_contrast (palette.foreground, palette.background), >=, 7);
        /* The body is seen against the background too. */
        g_assert_cmpfloat (psr_color_get_contrast (palette.materials[PSR_MATERIAL_TROUSERS],
                                                   palette.background),
                           >=,
                           scheme >= PSR_SCHEME_HIGH_CONTRAST_LIGHT ? 3 : 1.4);
      }
    }
  }
  g_assert_null (psr_looks_find ("plaid"));
}

/* A size of nothing, of a thumbnail and of a wall. */
static void
test_any_size (void)
{
  static const int sizes[][2] = { { 1, 1 }, { 40, 300 }, { 300, 40 }, { 2600, 300 } };
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene scene;
  PsrFigureStyle style;

  psr_figure_style_init (&style);
  init_scene (catalog, "dont-press-back", PSR_VIEW_SIDE, &scene);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    cairo_surface_destroy (paint (&scene, &style, sizes[i][0], sizes[i][1]));
}

static cairo_status_t
count_bytes_cb (void *user_data, const unsigned char *data, unsigned int length)
{
  *(gsize *) user_data += length;
  return CAIRO_STATUS_SUCCESS;
}

static void
paint_and_finish (cairo_surface_t *surface, const PsrFigureScene *scene)
{
  cairo_t *cr = cairo_create (surface);
  PsrFigureStyle style;

  psr_figure_style_init (&style);
  psr_figure_paint (scene, &style, cr, WIDTH, HEIGHT);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
test_svg_and_pdf (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrFigureScene scene;
  gsize n_svg = 0, n_pdf = 0;

  init_scene (catalog, "heel-distance", PSR_VIEW_SIDE, &scene);
  scene.marks |= PSR_MARKS_MUSCLES;
  paint_and_finish (cairo_svg_surface_create_for_stream (count_bytes_cb, &n_svg, WIDTH, HEIGHT),
                    &scene);
  paint_and_finish (cairo_pdf_surface_create_for_stream (count_bytes_cb, &n_pdf, WIDTH, HEIGHT),
                    &scene);
  g_assert_cmpuint (n_svg, >, 10000);
  g_assert_cmpuint (n_pdf, >, 5000);
}

static void
test_state_is_kept (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PsrFigureScene scene;
  PsrFigureStyle style;

  psr_figure_style_init (&style);
  init_scene (catalog, "rest", PSR_VIEW_SIDE, &scene);
  scene.highlight = "feet";
  cairo_set_line_width (cr, 7);
  psr_figure_paint (&scene, &style, cr, WIDTH, HEIGHT);
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7);
  g_assert_cmpint (cairo_get_antialias (cr), ==, CAIRO_ANTIALIAS_DEFAULT);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Psoas major: from the side of the spine forward over the rim, in front of the hip joint, and
 * back to the inner side of the thighbone, in every pose. */
static void
test_psoas_runs_as_it_does (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  const char *const *names = psr_pose_catalog_get_names (catalog);

  for (guint i = 0; names[i] != NULL; i++) {
    PsrSkeleton skeleton;

    solve_shipped_pose (catalog, names[i], 170, &skeleton);
    for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
      const PsrBasis *pelvis = &skeleton.pelvis_basis;
      double sign = psr_side_sign (side);

      for (guint vertebra = 0; vertebra < PSR_ANATOMY_N_VERTEBRAE; vertebra++) {
        PsrVec3 path[PSR_ANATOMY_PATH_POINTS], local[PSR_ANATOMY_PATH_POINTS];
        PsrBasis thigh = psr_flesh_get_upper_basis (&skeleton.legs[side]);
        PsrVec3 end;

        psr_anatomy_get_psoas_path (&skeleton, side, vertebra, path);
        for (guint j = 0; j < PSR_ANATOMY_PATH_POINTS; j++) {
          g_assert_true (isfinite (psr_vec3_length (path[j])));
          local[j] = psr_basis_locate (pelvis, skeleton.pelvis, path[j]);
        }
        g_assert_cmpfloat (psr_vec3_distance (path[0],
                                              psr_anatomy_get_vertebra (&skeleton, vertebra)),
                           <,
                           0.02);
        /* Out to its side on the way down … */
        g_assert_cmpfloat (sign * local[2].y, >, 0.02);
        g_assert_cmpfloat (sign * local[3].y, >, sign * local[2].y);
        /* … in front of the hip joint … */
        g_assert_cmpfloat (local[3].z, >, 0.015);
        g_assert_cmpfloat (local[3].z, >, local[2].z);
        /* … and to the inner back of the thighbone, a little below its head. */
        end = psr_basis_locate (&thigh, skeleton.legs[side].root, path[4]);
        g_assert_cmpfloat (end.x, >, 0.025);
        g_assert_cmpfloat (end.x, <, 0.06);
        g_assert_cmpfloat (sign * end.y, <, 0);
        g_assert_cmpfloat (end.z, <, 0);
      }
    }
  }
}

/* From the chest down, in order, and as long as a lumbar spine is. */
static void
test_spine_is_in_order (void)
{
  g_autoptr (PsrPoseCatalog) catalog = load_shipped_poses ();
  PsrSkeleton skeleton;
  double length = 0;

  solve_shipped_pose (catalog, "rest", 170, &skeleton);
  for (guint i = 1; i < PSR_ANATOMY_N_VERTEBRAE; i++) {
    PsrVec3 above = psr_anatomy_get_vertebra (&skeleton, i - 1);
    PsrVec3 below = psr_anatomy_get_vertebra (&skeleton, i);

    g_assert_cmpfloat (below.x, >, above.x);
    length += psr_vec3_distance (above, below);
  }
  g_assert_cmpfloat (length * 170, >, 15);
  g_assert_cmpfloat (length * 170, <, 22);
}

static void
test_cameras (void)
{
  PsrCamera camera = { 0, 0 }, other;
  PsrBasis view;

  g_assert_true (psr_camera_from_string ("90,30", &camera));
  g_assert_cmpfloat_with_epsilon (camera.azimuth, G_PI / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (camera.elevation, G_PI / 6, 1e-12);
  g_assert_true (psr_camera_from_string ("-350,120", &camera));
  g_assert_cmpfloat_with_epsilon (camera.azimuth, 10 * G_PI / 180, 1e-12);
  g_assert_cmpfloat (camera.elevation, ==, PSR_CAMERA_MAX_ELEVATION);
  g_assert_false (psr_camera_from_string ("", &camera));
  g_assert_false (psr_camera_from_string ("30", &camera));
  g_assert_false (psr_camera_from_string ("30,", &camera));
  g_assert_false (psr_camera_from_string ("30,20 ", &camera));
  g_assert_false (psr_camera_from_string ("inf,20", &camera));

  /* From the side the head is at the left, and the viewer on the person's right. */
  view = psr_camera_get_basis ((PsrCamera){ 0, 0 });
  g_assert_cmpfloat (view.x.x, ==, 1);
  g_assert_cmpfloat (view.z.y, ==, -1);
  /* Straight down is a view like any other. */
  view = psr_camera_get_basis ((PsrCamera){ 0, G_PI / 2 });
  g_assert_cmpfloat_with_epsilon (view.z.z, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (view.y.y, 1, 1e-12);

  /* The shorter way round. */
  camera = (PsrCamera){ 170 * G_PI / 180, 0 };
  other = (PsrCamera){ -170 * G_PI / 180, 0 };
  g_assert_cmpfloat_with_epsilon (psr_camera_lerp (camera, other, 0.5).azimuth, G_PI, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/painter/every-pose-fits-every-view", test_every_pose_fits_every_view);
  g_test_add_func ("/figure/painter/same-scene-same-picture", test_same_scene_same_picture);
  g_test_add_func ("/figure/painter/marks-and-highlights-show", test_marks_and_highlights_show);
  g_test_add_func ("/figure/painter/unknown-highlight-shows-nothing",
                   test_unknown_highlight_shows_nothing);
  g_test_add_func ("/figure/painter/near", test_near);
  g_test_add_func ("/figure/painter/any-size", test_any_size);
  g_test_add_func ("/figure/painter/svg-and-pdf", test_svg_and_pdf);
  g_test_add_func ("/figure/painter/state-is-kept", test_state_is_kept);
  g_test_add_func ("/figure/palette/accent-stands-out", test_accent_stands_out);
  g_test_add_func ("/figure/anatomy/psoas-runs-as-it-does", test_psoas_runs_as_it_does);
  g_test_add_func ("/figure/anatomy/spine-is-in-order", test_spine_is_in_order);
  g_test_add_func ("/figure/camera/angles", test_cameras);

  return g_test_run ();
}
