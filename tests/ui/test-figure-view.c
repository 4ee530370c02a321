/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-figure-view.h"

#include "figure/psr-figure-painter.h"
#include "figure/psr-pose-catalog.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#define WIDTH  480
#define HEIGHT 300

/* Longer than the longest transition on a busy machine. */
#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

#define IDLE_MS     1500

typedef struct {
  PsrPoseCatalog *poses;
  GtkWidget *window;
  GtkWidget *widget;
  PsrFigureView *view;
  guint n_frames; /* of the window, since start_counting() */
} Fixture;

typedef cairo_surface_t Picture;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, cairo_surface_destroy)

static PsrPose *
find_pose (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  PsrPose *pose = psr_pose_catalog_find (fixture->poses, name, &error);

  g_assert_no_error (error);
  return pose;
}

static void
show_pose (Fixture *fixture, const char *name)
{
  psr_figure_view_show_pose (fixture->view, find_pose (fixture, name), PSR_VIEW_SIDE, NULL);
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

static void
iterate_ms (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add_once (ms, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: how often the program woke up for anything else than the end of the time. */
static guint
count_wake_ups (guint ms)
{
  gboolean over = FALSE;
  guint n_wake_ups = 0;

  g_timeout_add_once (ms, set_true_cb, &over);
  for (; !over; n_wake_ups++)
    g_main_context_iteration (NULL, TRUE);

  return n_wake_ups - 1;
}

/* Until all that follows from opening a window is done. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (count_wake_ups (100) > 0)
    g_assert_cmpint (g_get_monotonic_time (), <, end);
}

static void
iterate_until_mapped (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "poses", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->poses = psr_pose_catalog_load (folder, &error);
  g_assert_no_error (error);
  fixture->widget = psr_figure_view_new ();
  fixture->view = PSR_FIGURE_VIEW (fixture->widget);
  fixture->window = gtk_window_new ();

  /* In there it may be larger than the screen. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->widget);
  gtk_widget_set_size_request (fixture->widget, WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  iterate_until_mapped (fixture->widget);
}

/* Nothing keeps the widget, whatever it was doing. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer widget = fixture->widget;

  g_object_add_weak_pointer (widget, &widget);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (widget);
  g_assert_finalize_object (fixture->poses);

  set_animations (FALSE);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* Pictures */

/* Returns: what the widget would show if a frame were drawn now. */
static Picture *
draw (Fixture *fixture)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Picture *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                 gtk_widget_get_width (fixture->widget),
                                                 gtk_widget_get_height (fixture->widget));
  cairo_t *cr = cairo_create (picture);
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (fixture->widget)->snapshot (fixture->widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL) {
    gsk_render_node_draw (node, cr);
    gsk_render_node_unref (node);
  }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);

  return picture;
}

/* Returns: what the widget is to show. */
static Picture *
paint (Fixture *fixture, const char *name, PsrScheme scheme)
{
  int width = gtk_widget_get_width (fixture->widget);
  int height = gtk_widget_get_height (fixture->widget);
  Picture *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (picture);
  PsrFigureScene scene;
  PsrFigureStyle style;

  psr_figure_scene_init (&scene, find_pose (fixture, name), PSR_VIEW_SIDE, PSR_BODY_DEFAULT_CM);
  psr_figure_style_init (&style);
  style.scheme = scheme;
  style.paints_background = FALSE;
  style.font = pango_context_get_font_description (gtk_widget_get_pango_context (fixture->widget));
  psr_figure_paint (&scene, &style, cr, width, height);
  cairo_destroy (cr);

  return picture;
}

static gboolean
is_same (Picture *a, Picture *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}

static gboolean
shows (Fixture *fixture, Picture *expected)
{
  g_autoptr (Picture) seen = draw (fixture);

  return is_same (seen, expected);
}

/* Returns: whether the widget shows the pose at rest. */
static gboolean
shows_pose (Fixture *fixture, const char *name)
{
  g_autoptr (Picture) expected = paint (fixture, name, PSR_SCHEME_LIGHT);

  return shows (fixture, expected);
}

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

/* Does what the key is bound to. */
static void
press_key (Fixture *fixture, guint keyval)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (keyval, 0);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->widget);
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
        continue;
      n_done += gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                              0,
                                              fixture->widget,
                                              gtk_shortcut_get_arguments (shortcut));
    }
  }
  g_assert_cmpuint (n_done, ==, 1);
}

/* Returns: (transfer none): the gesture of that type. */
static GtkEventController *
find_gesture (Fixture *fixture, GType type)
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
click (Fixture *fixture, int n_press)
{
  g_signal_emit_by_name (find_gesture (fixture, GTK_TYPE_GESTURE_CLICK),
                         "pressed",
                         n_press,
                         1.0,
                         1.0);
}

static void
drag (Fixture *fixture, double x, double y)
{
  GtkEventController *gesture = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (gesture, "drag-update", x, y);
  g_signal_emit_by_name (gesture, "drag-end", x, y);
}

/* Tests */

static void
assert_label (Fixture *fixture, const char *name)
{
  g_autofree char *description = psr_pose_dup_description (find_pose (fixture, name));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->widget),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       description);
}

static void
test_label (Fixture *fixture, gconstpointer data)
{
  const char *const *names = psr_pose_catalog_get_names (fixture->poses);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->widget), GTK_ACCESSIBLE_ROLE_IMG);
  for (guint i = 0; names[i] != NULL; i++) {
    show_pose (fixture, names[i]);
    assert_label (fixture, names[i]);
  }
}

static void
test_label_is_translated (Fixture *fixture, gconstpointer data)
{
  gboolean is_dutch = g_strcmp0 (g_getenv ("LANGUAGE"), "nl") == 0;
  g_autofree char *description = psr_pose_dup_description (find_pose (fixture, "rest"));

  g_assert_true (g_str_has_prefix (description, is_dutch ? "Iemand ligt " : "A person rests "));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) seen = draw (fixture);

  g_assert_cmpint (find_extents (seen).width, <=, 0);
}

static void
test_schemes (Fixture *fixture, gconstpointer data)
{
  static const PsrScheme schemes[2][2] = {
    { PSR_SCHEME_LIGHT, PSR_SCHEME_DARK },
    { PSR_SCHEME_HIGH_CONTRAST_LIGHT, PSR_SCHEME_HIGH_CONTRAST_DARK },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean high_contrast = g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL;

  g_assert_cmpint (adw_style_manager_get_high_contrast (manager), ==, high_contrast);
  show_pose (fixture, "rest");
  for (int dark = 0; dark <= 1; dark++) {
    adw_style_manager_set_color_scheme (manager,
                                        dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                             : ADW_COLOR_SCHEME_FORCE_LIGHT);
    for (PsrScheme scheme = 0; scheme < PSR_N_SCHEMES; scheme++) {
      g_autoptr (Picture) expected = paint (fixture, "rest", scheme);

      g_assert_cmpint (shows (fixture, expected), ==, scheme == schemes[high_contrast][dark]);
    }
  }
}

static void
count_frame_cb (Fixture *fixture)
{
  fixture->n_frames++;
}

static void
start_counting (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->widget);

  fixture->n_frames = 0;
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame_cb), fixture);
}

static void
stop_counting (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->widget), fixture);
}

/* A new scheme is a new picture at once, not with the next pose. */
static void
test_scheme_is_drawn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkPaintable) watcher = gtk_widget_paintable_new (fixture->widget);
  gboolean is_drawn = FALSE;

  show_pose (fixture, "rest");
  settle ();
  g_signal_connect_swapped (watcher, "invalidate-contents", G_CALLBACK (set_true_cb), &is_drawn);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  settle ();
  g_assert_true (is_drawn);
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  guint n_looks;
  const PsrLook *looks = psr_looks_get_all (&n_looks);
  g_autoptr (Picture) standard = NULL;

  show_pose (fixture, "rest");
  standard = draw (fixture);
  for (guint i = 0; i < n_looks; i++) {
    psr_figure_view_set_look (fixture->view, looks[i].id);
    g_assert_cmpint (shows (fixture, standard), ==, i == 0);
  }
  psr_figure_view_set_look (fixture->view, "nosuch");
  g_assert_true (shows (fixture, standard));
}

/* A body has a left and a right side in every script. */
static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) before = NULL;

  show_pose (fixture, "check-stays-down-left");
  before = draw (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  settle ();
  g_assert_true (shows (fixture, before));
}

static void
assert_fills (Fixture *fixture, const char *name)
{
  int width = gtk_widget_get_width (fixture->widget);
  int height = gtk_widget_get_height (fixture->widget);
  g_autoptr (Picture) seen = draw (fixture);
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
test_sizes (Fixture *fixture, gconstpointer data)
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
      show_pose (fixture, names[j]);
      assert_fills (fixture, names[j]);
    }
  }
}

static void
assert_turns (Fixture *fixture, guint keyval, guint back)
{
  g_autoptr (Picture) turned = NULL;

  press_key (fixture, keyval);
  g_assert_false (shows_pose (fixture, "rest"));
  turned = draw (fixture);
  press_key (fixture, keyval);
  g_assert_false (shows (fixture, turned));
  press_key (fixture, back);
  g_assert_true (shows (fixture, turned));
  press_key (fixture, GDK_KEY_Home);
  g_assert_true (shows_pose (fixture, "rest"));
}

static void
test_turns_by_key (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_get_focusable (fixture->widget));
  show_pose (fixture, "rest");
  assert_turns (fixture, GDK_KEY_Left, GDK_KEY_Right);
  assert_turns (fixture, GDK_KEY_Right, GDK_KEY_Left);
  assert_turns (fixture, GDK_KEY_Up, GDK_KEY_Down);
}

/* However often a key is pressed at the end, the first one back turns back. */
static void
test_turns_within_bounds (Fixture *fixture, gconstpointer data)
{
  static const guint keys[][2] = { { GDK_KEY_Up, GDK_KEY_Down }, { GDK_KEY_Down, GDK_KEY_Up } };

  show_pose (fixture, "rest");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autoptr (Picture) end = NULL;

    for (int j = 0; j < 30; j++)
      press_key (fixture, keys[i][0]);
    end = draw (fixture);
    press_key (fixture, keys[i][0]);
    g_assert_true (shows (fixture, end));
    press_key (fixture, keys[i][1]);
    g_assert_false (shows (fixture, end));
  }
}

static void
test_turns_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) turned = NULL;

  show_pose (fixture, "rest");
  drag (fixture, 0, 0);
  g_assert_true (shows_pose (fixture, "rest"));
  drag (fixture, 80, 40);
  g_assert_false (shows_pose (fixture, "rest"));
  turned = draw (fixture);
  drag (fixture, 30, -10);
  g_assert_false (shows (fixture, turned));
  drag (fixture, -30, 10);
  g_assert_true (shows (fixture, turned));

  click (fixture, 1);
  g_assert_true (shows (fixture, turned));
  g_assert_true (gtk_widget_has_focus (fixture->widget));
  click (fixture, 2);
  g_assert_true (shows_pose (fixture, "rest"));
}

/* The second press of a double click is the beginning of a drag too. */
static void
test_double_click_that_trembles (Fixture *fixture, gconstpointer data)
{
  GtkEventController *gesture = find_gesture (fixture, GTK_TYPE_GESTURE_DRAG);

  show_pose (fixture, "rest");
  drag (fixture, 80, 40);
  g_signal_emit_by_name (gesture, "drag-begin", 1.0, 1.0);
  click (fixture, 2);
  g_signal_emit_by_name (gesture, "drag-update", 0.0, 0.0);
  g_assert_true (shows_pose (fixture, "rest"));
}

static void
test_next_pose_ends_a_turn (Fixture *fixture, gconstpointer data)
{
  show_pose (fixture, "rest");
  press_key (fixture, GDK_KEY_Left);
  press_key (fixture, GDK_KEY_Up);
  show_pose (fixture, "standing");
  g_assert_true (shows_pose (fixture, "standing"));
}

static void
test_keeps_still (Fixture *fixture, gconstpointer data)
{
  show_pose (fixture, "lying");
  show_pose (fixture, "standing");
  g_assert_true (shows_pose (fixture, "standing"));
  psr_figure_view_set_breathing (fixture->view, TRUE);
  settle ();
  g_assert_true (shows_pose (fixture, "standing"));
}

static void
iterate_until_shown (Fixture *fixture, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!shows_pose (fixture, name)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, TRUE);
  }
}

static void
test_moves (Fixture *fixture, gconstpointer data)
{
  gint64 start;

  set_animations (TRUE);
  show_pose (fixture, "lying");
  g_assert_true (shows_pose (fixture, "lying"));
  settle ();

  start_counting (fixture);
  start = g_get_monotonic_time ();
  show_pose (fixture, "standing");
  g_assert_true (shows_pose (fixture, "lying"));
  iterate_until_shown (fixture, "standing");
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 700 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (fixture->n_frames, >=, 10);
  stop_counting (fixture);
  settle ();
}

/* What follows before the next frame moves on from what is seen. */
static void
test_moves_on_from_what_is_seen (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  show_pose (fixture, "lying");
  settle ();
  show_pose (fixture, "sitting");
  show_pose (fixture, "standing");
  g_assert_true (shows_pose (fixture, "lying"));
  iterate_until_shown (fixture, "standing");
}

static void
test_stops_moving_when_asked (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  show_pose (fixture, "lying");
  settle ();
  show_pose (fixture, "standing");
  psr_figure_view_set_breathing (fixture->view, TRUE);
  iterate_ms (200);
  set_animations (FALSE);
  g_assert_true (shows_pose (fixture, "standing"));
  settle ();
}

static void
test_breathes (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  show_pose (fixture, "rest");
  settle ();
  psr_figure_view_set_breathing (fixture->view, TRUE);
  start_counting (fixture);
  iterate_ms (IDLE_MS);
  g_assert_cmpuint (fixture->n_frames, >=, 5);
  g_assert_cmpuint (fixture->n_frames, <=, 20);
  g_assert_false (shows_pose (fixture, "rest"));

  psr_figure_view_set_breathing (fixture->view, FALSE);
  g_assert_true (shows_pose (fixture, "rest"));
  settle ();
  stop_counting (fixture);
}

/* No frame, and no wake-up at all. */
static void
test_rests_when_nothing_changes (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  show_pose (fixture, "lying");
  show_pose (fixture, "rest");
  iterate_until_shown (fixture, "rest");
  settle ();
  start_counting (fixture);
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
  g_assert_cmpuint (fixture->n_frames, ==, 0);
  stop_counting (fixture);
}

static void
test_rests_while_hidden (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  show_pose (fixture, "lying");
  settle ();
  show_pose (fixture, "rest");
  psr_figure_view_set_breathing (fixture->view, TRUE);
  iterate_ms (200);

  gtk_widget_set_visible (fixture->window, FALSE);
  settle ();
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
  show_pose (fixture, "standing");
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);

  gtk_widget_set_visible (fixture->window, TRUE);
  iterate_until_mapped (fixture->widget);
  psr_figure_view_set_breathing (fixture->view, FALSE);
  g_assert_true (shows_pose (fixture, "standing"));
}

/* tear_down() sees whether it goes. */
static void
test_goes_while_moving (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  show_pose (fixture, "lying");
  settle ();
  psr_figure_view_set_breathing (fixture->view, TRUE);
  show_pose (fixture, "standing");
  iterate_ms (200);
  g_assert_false (shows_pose (fixture, "standing"));
}

static void
test_goes_without_a_window (void)
{
  PsrFigureView *view = g_object_ref_sink (PSR_FIGURE_VIEW (psr_figure_view_new ()));

  psr_figure_view_set_breathing (view, TRUE);
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSOAS_REST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/figure-view/" name, Fixture, NULL, set_up, function, tear_down)
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
  ADD ("keeps-still", test_keeps_still);
  ADD ("moves", test_moves);
  ADD ("moves-on-from-what-is-seen", test_moves_on_from_what_is_seen);
  ADD ("stops-moving-when-asked", test_stops_moving_when_asked);
  ADD ("breathes", test_breathes);
  ADD ("rests-when-nothing-changes", test_rests_when_nothing_changes);
  ADD ("rests-while-hidden", test_rests_while_hidden);
  ADD ("goes-while-moving", test_goes_while_moving);
#undef ADD
  g_test_add_func ("/ui/figure-view/goes-without-a-window", test_goes_without_a_window);

  return g_test_run ();
}
