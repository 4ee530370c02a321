/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "learn-fixture.h"

#include "script/psr-lesson-list.h"
#include "ui/pages/learn/psr-moving-picture.h"
#include "ui/psr-figure-view.h"

#define NARROW 360
#define LOW    400 /* so that a picture can be scrolled away */

static void
open_lesson_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_learn_page_open (((LearnFixture *) data)->page, g_variant_get_string (parameter, NULL));
}

static void
choose_session_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LearnFixture *fixture = data;

  g_free (fixture->chosen);
  fixture->chosen = g_variant_dup_string (parameter, NULL);
}

static const GActionEntry actions[] = {
  { "open-lesson", open_lesson_cb, "s", NULL, NULL },
  { "choose-session", choose_session_cb, "s", NULL, NULL },
};

static void
load_data (LearnFixture *fixture)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *lessons_folder = g_build_filename (data_folder, "learn", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  g_autofree char *sessions_folder = g_build_filename (data_folder, "sessions", NULL);
  g_autoptr (GError) error = NULL;

  fixture->lessons = psr_lesson_list_load (lessons_folder, &error);
  g_assert_no_error (error);
  fixture->poses = psr_pose_catalog_load (poses_folder, &error);
  g_assert_no_error (error);
  fixture->scripts = psr_script_catalog_new (sessions_folder);
}

void
learn_set_up (LearnFixture *fixture, gconstpointer data)
{
  load_data (fixture);
  fixture->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->actions),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   fixture);
  fixture->page = g_object_new (PSR_TYPE_LEARN_PAGE, NULL);
  psr_learn_page_set_up (fixture->page, fixture->lessons, fixture->poses, fixture->scripts);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), NARROW, LOW);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->page)))
    g_main_context_iteration (NULL, TRUE);
}

void
learn_tear_down (LearnFixture *fixture, gconstpointer data)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (page);
  g_assert_finalize_object (fixture->actions);
  g_assert_finalize_object (fixture->lessons);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->scripts);
  g_free (fixture->chosen);
  set_animations (FALSE);
}

gpointer
learn_find (LearnFixture *fixture, GType type, guint n)
{
  return find_widget (GTK_WIDGET (fixture->page), type, n);
}

Picture *
learn_draw (LearnFixture *fixture)
{
  return draw_widget (learn_find (fixture, PSR_TYPE_FIGURE_VIEW, 0));
}

void
learn_open_and_wait (LearnFixture *fixture, const char *id)
{
  psr_learn_page_open (fixture->page, id);
  iterate_until_mapped (learn_find (fixture, PSR_TYPE_FIGURE_VIEW, 0));
}

GtkButton *
learn_find_play_button (LearnFixture *fixture)
{
  GtkWidget *picture = learn_find (fixture, PSR_TYPE_MOVING_PICTURE, 0);

  return GTK_BUTTON (gtk_widget_get_template_child (picture, PSR_TYPE_MOVING_PICTURE, "button"));
}
