/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-figure-view.h"

#include "figure-view-fixture.h"

#include <adwaita.h>

/* What a picture is not transparent in. */
static GdkRectangle
find_extents (Picture *picture)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  GdkRectangle extents = { width, height, 0, 0 };
  int right = -1;
  int bottom = -1;

  cairo_surface_flush (picture);
  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (picture) +
                                            (gsize) y * cairo_image_surface_get_stride (picture));

    for (int x = 0; x < width; x++) {
      if (row[x] == 0)
        continue;
      extents.x = MIN (extents.x, x);
      extents.y = MIN (extents.y, y);
      right = MAX (right, x);
      bottom = MAX (bottom, y);
    }
  }
  extents.width = right - extents.x + 1;
  extents.height = bottom - extents.y + 1;

  return extents;
}

/* What a person does */

static void
press_key (FigureViewFixture *fixture, guint keyval)
{
  g_assert_true (press_bound_key (fixture->widget, keyval));
}

/* Returns: (transfer none): the gesture of that type. */
static GtkEventController *
find_gesture (FigureViewFixture *fixture, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
      return controller;
  }
  g_assert_not_reached ();
}

static void
click (FigureViewFixture *fixture, int n_press)
{
  g_signal_emit_by_name (find_gesture (fixture, GTK_TYPE_GESTURE_CLICK),
                         "pressed",
                         n_press,
                         1.0,
                         1.0);
}

static void
drag (FigureViewFixture *fixture, double x, double y)
{
  GtkEventController *gesture = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (gesture, "drag-update", x, y);
  g_signal_emit_by_name (gesture, "drag-end", x, y);
}

/* Tests */

static void
assert_label (FigureViewFixture *fixture, const char *name)
{
  g_autofree char *description = psr_pose_dup_description (figure_view_find_pose (fixture, name));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->widget),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       description);
}

static void
test_label (FigureViewFixture *fixture, gconstpointer data)
{
  const char *const *names = psr_pose_catalog_get_names (fixture->poses);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->widget), GTK_ACCESSIBLE_ROLE_IMG);
  for (guint i = 0; names[i] != NULL; i++) {
    figure_view_show_pose (fixture, names[i]);
    assert_label (fixture, names[i]);
  }
}

static void
test_label_is_translated (FigureViewFixture *fixture, gconstpointer data)
{
  gboolean is_dutch = g_strcmp0 (g_getenv ("LANGUAGE"), "nl") == 0;
  g_autofree char *description = psr_pose_dup_description (figure_view_find_pose (fixture, "rest"));

  g_assert_true (g_str_has_prefix (description, is_dutch ? "Iemand ligt " : "A person rests "));
}

static void
test_empty (FigureViewFixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) seen = draw_widget (fixture->widget);

  g_assert_cmpint (find_extents (seen).width, <=, 0);
}

static void
test_schemes (FigureViewFixture *fixture, gconstpointer data)
{
  static const PsrScheme schemes[2][2] = {
    { PSR_SCHEME_LIGHT, PSR_SCHEME_DARK },
    { PSR_SCHEME_HIGH_CONTRAST_LIGHT, PSR_SCHEME_HIGH_CONTRAST_DARK },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean high_contrast = g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL;

  g_assert_cmpint (adw_style_manager_get_high_contrast (manager), ==, high_contrast);
  figure_view_show_pose (fixture, "rest");
  for (int dark = 0; dark <= 1; dark++) {
    adw_style_manager_set_color_scheme (manager,
                                        dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                             : ADW_COLOR_SCHEME_FORCE_LIGHT);
    for (PsrScheme scheme = 0; scheme < PSR_N_SCHEMES; scheme++) {
      g_autoptr (Picture) expected = figure_view_paint (fixture, "rest", scheme);

      g_assert_cmpint (figure_view_shows (fixture, expected),
                       ==,
                       scheme == schemes[high_contrast][dark]);
    }
  }
}

static void
note_drawn_cb (gboolean *is_drawn)
{
  *is_drawn = TRUE;
}

/* A new scheme is a new picture at once, not with the next pose. */
static void
test_scheme_is_drawn (FigureViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPaintable) watcher = gtk_widget_paintable_new (fixture->widget);
  gboolean is_drawn = FALSE;

  figure_view_show_pose (fixture, "rest");
  settle ();
  g_signal_connect_swapped (watcher, "invalidate-contents", G_CALLBACK (note_drawn_cb), &is_drawn);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  settle ();
  g_assert_true (is_drawn);
}

static void
test_looks (FigureViewFixture *fixture, gconstpointer data)
{
  guint n_looks;
  const PsrLook *looks = psr_looks_get_all (&n_looks);
  g_autoptr (Picture) standard = NULL;

  figure_view_show_pose (fixture, "rest");
  standard = draw_widget (fixture->widget);
  for (guint i = 0; i < n_looks; i++) {
    psr_figure_view_set_look (fixture->view, looks[i].id);
    g_assert_cmpint (figure_view_shows (fixture, standard), ==, i == 0);
  }
  psr_figure_view_set_look (fixture->view, "nosuch");
  g_assert_true (figure_view_shows (fixture, standard));
}

/* A body has a left and a right side in every script. */
static void
test_right_to_left (FigureViewFixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) before = NULL;

  figure_view_show_pose (fixture, "check-stays-down-left");
  before = draw_widget (fixture->widget);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  settle ();
  g_assert_true (figure_view_shows (fixture, before));
}

static void
assert_fills (FigureViewFixture *fixture, const char *name)
{
  int width = gtk_widget_get_width (fixture->widget);
  int height = gtk_widget_get_height (fixture->widget);
  g_autoptr (Picture) seen = draw_widget (fixture->widget);
  GdkRectangle extents = find_extents (seen);

  g_test_message ("%s in %dx%d: %dx%d at %d,%d",
                  name,
                  width,
                  height,
                  extents.width,
                  extents.height,
                  extents.x,
                  extents.y);
  g_assert_true (2 * extents.width > width || 2 * extents.height > height);
  g_assert_cmpint (extents.x, >, 0);
  g_assert_cmpint (extents.y, >, 0);
  g_assert_cmpint (extents.x + extents.width, <, width);
  g_assert_cmpint (extents.y + extents.height, <, height);
}

static void
test_sizes (FigureViewFixture *fixture, gconstpointer data)
{
  static const int sizes[][2] = { { 200, 120 },   { 300, 200 },   { 300, 600 }, { 800, 500 },
                                  { 1920, 1080 }, { 3840, 2160 }, { 3840, 400 } };
  static const char *const names[] = { "calves-on-chair", "heel-distance", "rest", "standing" };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    gtk_widget_set_size_request (fixture->widget, sizes[i][0], sizes[i][1]);
    settle ();
    g_assert_cmpint (gtk_widget_get_width (fixture->widget), ==, sizes[i][0]);
    g_assert_cmpint (gtk_widget_get_height (fixture->widget), ==, sizes[i][1]);
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++) {
      figure_view_show_pose (fixture, names[j]);
      assert_fills (fixture, names[j]);
    }
  }
}

static void
assert_turns (FigureViewFixture *fixture, guint keyval, guint back)
{
  g_autoptr (Picture) turned = NULL;

  press_key (fixture, keyval);
  g_assert_false (figure_view_shows_pose (fixture, "rest"));
  turned = draw_widget (fixture->widget);
  press_key (fixture, keyval);
  g_assert_false (figure_view_shows (fixture, turned));
  press_key (fixture, back);
  g_assert_true (figure_view_shows (fixture, turned));
  press_key (fixture, GDK_KEY_Home);
  g_assert_true (figure_view_shows_pose (fixture, "rest"));
}

static void
test_turns_by_key (FigureViewFixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_focusable (fixture->widget));
  figure_view_show_pose (fixture, "rest");
  assert_turns (fixture, GDK_KEY_Left, GDK_KEY_Right);
  assert_turns (fixture, GDK_KEY_Right, GDK_KEY_Left);
  assert_turns (fixture, GDK_KEY_Up, GDK_KEY_Down);
}

/* However often a key is pressed at the end, the first one back turns back. */
static void
test_turns_within_bounds (FigureViewFixture *fixture, gconstpointer data)
{
  static const guint keys[][2] = { { GDK_KEY_Up, GDK_KEY_Down }, { GDK_KEY_Down, GDK_KEY_Up } };

  figure_view_show_pose (fixture, "rest");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (Picture) end = NULL;

    for (int j = 0; j < 30; j++)
      press_key (fixture, keys[i][0]);
    end = draw_widget (fixture->widget);
    press_key (fixture, keys[i][0]);
    g_assert_true (figure_view_shows (fixture, end));
    press_key (fixture, keys[i][1]);
    g_assert_false (figure_view_shows (fixture, end));
  }
}

static void
test_turns_by_hand (FigureViewFixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) turned = NULL;

  figure_view_show_pose (fixture, "rest");
  drag (fixture, 0, 0);
  g_assert_true (figure_view_shows_pose (fixture, "rest"));
  drag (fixture, 80, 40);
  g_assert_false (figure_view_shows_pose (fixture, "rest"));
  turned = draw_widget (fixture->widget);
  drag (fixture, 30, -10);
  g_assert_false (figure_view_shows (fixture, turned));
  drag (fixture, -30, 10);
  g_assert_true (figure_view_shows (fixture, turned));

  click (fixture, 1);
  g_assert_true (figure_view_shows (fixture, turned));
  g_assert_true (gtk_widget_has_focus (fixture->widget));
  click (fixture, 2);
  g_assert_true (figure_view_shows_pose (fixture, "rest"));
}

/* The second press of a double click is the beginning of a drag too. */
static void
test_double_click_that_trembles (FigureViewFixture *fixture, gconstpointer data)
{
  GtkEventController *gesture = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG);

  figure_view_show_pose (fixture, "rest");
  drag (fixture, 80, 40);
  g_signal_emit_by_name (gesture, "drag-begin", 1.0, 1.0);
  click (fixture, 2);
  g_signal_emit_by_name (gesture, "drag-update", 0.0, 0.0);
  g_assert_true (figure_view_shows_pose (fixture, "rest"));
}

static void
test_next_pose_ends_a_turn (FigureViewFixture *fixture, gconstpointer data)
{
  figure_view_show_pose (fixture, "rest");
  press_key (fixture, GDK_KEY_Left);
  press_key (fixture, GDK_KEY_Up);
  figure_view_show_pose (fixture, "standing");
  g_assert_true (figure_view_shows_pose (fixture, "standing"));
}

int
main (int argc, char **argv)
{
  init_ui_tests (&argc, &argv);

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/figure-view/" name,                                                             \
              FigureViewFixture,                                                                   \
              NULL,                                                                                \
              figure_view_set_up,                                                                  \
              function,                                                                            \
              figure_view_tear_down)
  ADD ("label", test_label);
  ADD ("label-is-translated", test_label_is_translated);
  ADD ("empty", test_empty);
  ADD ("schemes", test_schemes);
  ADD ("scheme-is-drawn", test_scheme_is_drawn);
  ADD ("looks", test_looks);
  ADD ("right-to-left", test_right_to_left);
  ADD ("sizes", test_sizes);
  ADD ("turns-by-key", test_turns_by_key);
  ADD ("turns-within-bounds", test_turns_within_bounds);
  ADD ("turns-by-hand", test_turns_by_hand);
  ADD ("double-click-that-trembles", test_double_click_that_trembles);
  ADD ("next-pose-ends-a-turn", test_next_pose_ends_a_turn);
#undef ADD

  return g_test_run ();
}
