/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure-view-fixture.h"

#include <adwaita.h>

#define WIDTH  480
#define HEIGHT 300

PsrPose *
figure_view_find_pose (FigureViewFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  PsrPose *pose = psr_pose_catalog_find (fixture->poses, name, &error);

  g_assert_no_error (error);
  return pose;
}

void
figure_view_show_pose (FigureViewFixture *fixture, const char *name)
{
  psr_figure_view_show_pose (fixture->view,
                             figure_view_find_pose (fixture, name),
                             PSR_VIEW_SIDE,
                             NULL);
}

void
figure_view_set_up (FigureViewFixture *fixture, gconstpointer data)
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

void
figure_view_tear_down (FigureViewFixture *fixture, gconstpointer data)
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

Picture *
figure_view_paint (FigureViewFixture *fixture, const char *name, PsrScheme scheme)
{
  int width = gtk_widget_get_width (fixture->widget);
  int height = gtk_widget_get_height (fixture->widget);
  Picture *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (picture);
  PsrFigureScene scene;
  PsrFigureStyle style;

  psr_figure_scene_init (&scene,
                         figure_view_find_pose (fixture, name),
                         PSR_VIEW_SIDE,
                         PSR_BODY_DEFAULT_CM);
  psr_figure_style_init (&style);
  style.scheme = scheme;
  style.paints_background = FALSE;
  style.font = pango_context_get_font_description (gtk_widget_get_pango_context (fixture->widget));
  psr_figure_paint (&scene, &style, cr, width, height);
  cairo_destroy (cr);

  return picture;
}

gboolean
figure_view_shows (FigureViewFixture *fixture, Picture *expected)
{
  g_autoptr (Picture) seen = draw_widget (fixture->widget);

  return is_same_picture (seen, expected);
}

gboolean
figure_view_shows_pose (FigureViewFixture *fixture, const char *name)
{
  g_autoptr (Picture) expected = figure_view_paint (fixture, name, PSR_SCHEME_LIGHT);

  return figure_view_shows (fixture, expected);
}
