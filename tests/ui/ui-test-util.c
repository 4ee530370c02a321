/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-test-util.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

void
init_ui_tests (int *argc, char ***argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSOAS_REST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (argc, argv, NULL);
  adw_init ();
}

void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

guint
count_wake_ups (guint ms)
{
  gboolean over = FALSE;
  guint n_wake_ups = 0;

  g_timeout_add_once (ms, set_true_cb, &over);
  for (; !over; n_wake_ups++)
    g_main_context_iteration (NULL, TRUE);

  return n_wake_ups - 1;
}

void
settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (count_wake_ups (100) > 0)
    g_assert_cmpint (g_get_monotonic_time (), <, end);
}

void
iterate_until_mapped (GtkWidget *widget)
{
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* @n is counted down. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_nth (child, type, n);

    if (found != NULL)
      return found;
  }

  return NULL;
}

GtkWidget *
find_widget (GtkWidget *widget, GType type, guint n)
{
  return find_nth (widget, type, &n);
}

/* Returns: (transfer none) (nullable) */
static GtkShortcut *
find_shortcut (GtkWidget *widget, guint keyval)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (keyval, 0);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
        return shortcut;
    }
  }

  return NULL;
}

gboolean
press_bound_key (GtkWidget *widget, guint keyval)
{
  GtkShortcut *shortcut = find_shortcut (widget, keyval);

  g_assert_nonnull (shortcut);

  return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                       0,
                                       widget,
                                       gtk_shortcut_get_arguments (shortcut));
}

Picture *
draw_widget (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  Picture *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                 gtk_widget_get_width (widget),
                                                 gtk_widget_get_height (widget));
  cairo_t *cr = cairo_create (picture);
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL) {
    gsk_render_node_draw (node, cr);
    gsk_render_node_unref (node);
  }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);

  return picture;
}

gboolean
is_same_picture (Picture *a, Picture *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));

  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), size) == 0;
}
