/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/learn/psr-learn-page.h"

#include "learn-fixture.h"
#include "mnemonics.h"
#include "ui/pages/learn/psr-lesson-page.h"
#include "ui/psr-figure-view.h"
#include "ui/psr-safety-text.h"

#define N_LESSONS 8
#define NARROW    360

static PsrLesson *
get_lesson (LearnFixture *fixture, guint i)
{
  g_autoptr (PsrLesson) lesson = g_list_model_get_item (fixture->lessons, i);

  return lesson;
}

static gboolean
press_escape (LearnFixture *fixture)
{
  return press_bound_key (GTK_WIDGET (fixture->page), GDK_KEY_Escape);
}

static GtkWidget *
get_focus (LearnFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Returns: the title of the lesson that has the focus. */
static const char *
get_name_of_focus (LearnFixture *fixture)
{
  GtkWidget *page = learn_find (fixture, PSR_TYPE_LESSON_PAGE, 0);
  GObject *box = gtk_widget_get_template_child (page, PSR_TYPE_LESSON_PAGE, "box");
  GObject *title = gtk_widget_get_template_child (page, PSR_TYPE_LESSON_PAGE, "title_label");

  g_assert_true (G_OBJECT (get_focus (fixture)) == box);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (box),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       title,
                                       NULL);
  return gtk_label_get_label (GTK_LABEL (title));
}

/* The list */

static void
test_list (LearnFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    AdwActionRow *row = learn_find (fixture, ADW_TYPE_ACTION_ROW, i);
    PsrLesson *lesson = get_lesson (fixture, i);

    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                     ==,
                     psr_lesson_get_title (lesson));
    g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, psr_lesson_get_summary (lesson));
  }
  g_assert_null (learn_find (fixture, ADW_TYPE_ACTION_ROW, N_LESSONS));
  g_assert_null (psr_learn_page_get_lesson (fixture->page));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_there_and_back_by_keyboard (LearnFixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->page, "notify::lesson", G_CALLBACK (count_cb), &n_notified);
  g_assert_false (press_escape (fixture));

  for (guint i = 0; i < N_LESSONS; i++) {
    GtkWidget *row = learn_find (fixture, ADW_TYPE_ACTION_ROW, i);
    const char *title = psr_lesson_get_title (get_lesson (fixture, i));

    gtk_widget_grab_focus (row);
    g_assert_true (gtk_widget_activate (row));
    g_assert_cmpstr (psr_learn_page_get_lesson (fixture->page),
                     ==,
                     psr_lesson_get_id (get_lesson (fixture, i)));
    g_assert_cmpstr (get_name_of_focus (fixture), ==, title);
    g_assert_cmpuint (n_notified, ==, 2 * i + 1);

    g_assert_true (press_escape (fixture));
    g_assert_null (psr_learn_page_get_lesson (fixture->page));
    g_assert_true (get_focus (fixture) == row);
    g_assert_cmpuint (n_notified, ==, 2 * i + 2);
  }
  g_assert_false (press_escape (fixture));
}

static void
test_what_is_not_there (LearnFixture *fixture, gconstpointer data)
{
  psr_learn_page_open (fixture->page, "nothing");
  g_assert_null (psr_learn_page_get_lesson (fixture->page));
  psr_learn_page_go_back (fixture->page);

  psr_learn_page_open (fixture->page, "rest");
  psr_learn_page_open (fixture->page, "nothing");
  g_assert_cmpstr (psr_learn_page_get_lesson (fixture->page), ==, "rest");
}

/* Lessons */

static GtkWidget *
find_button (LearnFixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = learn_find (fixture, GTK_TYPE_BUTTON, i)) != NULL; i++) {
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)),
                   "win.choose-session") == 0)
      return button;
  }

  return NULL;
}

/* There is a button where there is such a session, and it leads to it. */
static void
test_session_buttons (LearnFixture *fixture, gconstpointer data)
{
  guint n_buttons = 0;

  for (guint i = 0; i < N_LESSONS; i++) {
    PsrLesson *lesson = get_lesson (fixture, i);
    const char *session = psr_lesson_get_session (lesson);
    gboolean expected =
      session != NULL && psr_script_catalog_find (fixture->scripts, session) != NULL;
    GtkWidget *button;

    psr_learn_page_open (fixture->page, psr_lesson_get_id (lesson));
    button = find_button (fixture);
    g_assert_true ((button != NULL) == expected);
    if (button == NULL)
      continue;
    n_buttons++;
    g_signal_emit_by_name (button, "clicked");
    g_assert_cmpstr (fixture->chosen, ==, session);
  }
  g_assert_cmpuint (n_buttons, >=, 4);
}

static void
test_headings (LearnFixture *fixture, gconstpointer data)
{
  guint n_titles = 0;
  guint n_headings = 0;
  GtkWidget *label;

  psr_learn_page_open (fixture->page, "rest");
  for (guint i = 0; (label = learn_find (fixture, GTK_TYPE_LABEL, i)) != NULL; i++) {
    gboolean is_title = gtk_widget_has_css_class (label, "title-1");

    if (!is_title && !gtk_widget_has_css_class (label, "title-4"))
      continue;
    gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_HEADING);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (label),
                                         GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                         is_title ? 1 : 2);
    n_titles += is_title;
    n_headings += !is_title;
  }
  g_assert_cmpuint (n_titles, ==, 1);
  /* Where it comes from, how often and how long, the sources. */
  g_assert_cmpuint (n_headings, ==, 3);
}

static gboolean
shows_text (LearnFixture *fixture, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = learn_find (fixture, GTK_TYPE_LABEL, i)) != NULL; i++) {
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL &&
        (gtk_widget_has_css_class (label, "title-4") ||
         gtk_label_get_selectable (GTK_LABEL (label))))
      return TRUE;
  }

  return FALSE;
}

/* All of the text is there, and can be selected where it is not a heading. */
static void
test_shows_all (LearnFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    PsrLesson *lesson = get_lesson (fixture, i);
    GPtrArray *blocks = psr_lesson_get_blocks (lesson);

    psr_learn_page_open (fixture->page, psr_lesson_get_id (lesson));
    for (guint j = 0; j < blocks->len; j++) {
      const PsrLessonBlock *block = g_ptr_array_index (blocks, j);
      const char *text = psr_lesson_block_get_text (block);

      if (block->kind == PSR_LESSON_SAFETY)
        g_assert_nonnull (learn_find (fixture, PSR_TYPE_SAFETY_TEXT, 0));
      else
        g_assert_true (shows_text (fixture, text));
      if (block->by != NULL)
        g_assert_true (shows_text (fixture, block->by));
    }
  }
}

static void
assert_narrow (LearnFixture *fixture, const char *id)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->page),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  if (minimum > NARROW)
    g_error ("%s is %d wide", id != NULL ? id : "the list", minimum);
}

static void
test_fits_a_narrow_screen (LearnFixture *fixture, gconstpointer font)
{
  g_autofree char *before = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &before, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
  assert_narrow (fixture, NULL);
  for (guint i = 0; i < N_LESSONS; i++) {
    const char *id = psr_lesson_get_id (get_lesson (fixture, i));

    psr_learn_page_open (fixture->page, id);
    assert_narrow (fixture, id);
  }
  g_object_set (gtk_settings_get_default (), "gtk-font-name", before, NULL);
}

static void
test_mnemonics (LearnFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    g_autoptr (GString) mnemonics = g_string_new (NULL);

    psr_learn_page_open (fixture->page, psr_lesson_get_id (get_lesson (fixture, i)));
    mnemonics_collect (GTK_WIDGET (fixture->page), mnemonics);
  }
}

/* For those who do not see it: the pose, or what the movement shows. */
static void
test_pictures_are_described (LearnFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    PsrLesson *lesson = get_lesson (fixture, i);
    const PsrLessonPicture *picture = psr_lesson_get_picture (lesson);
    gboolean moves = g_strv_length (picture->poses) > 1;
    PsrPose *pose = psr_pose_catalog_find (fixture->poses, picture->poses[0], NULL);
    g_autofree char *description = psr_pose_dup_description (pose);

    psr_learn_page_open (fixture->page, psr_lesson_get_id (lesson));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (
                                           learn_find (fixture, PSR_TYPE_FIGURE_VIEW, 0)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         moves ? psr_lesson_picture_get_caption (picture)
                                               : description);
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (learn_find_play_button (fixture))) == moves);
  }
}

static void
test_looks (LearnFixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) before = NULL;
  g_autoptr (Picture) after = NULL;
  g_autoptr (Picture) another = NULL;
  const PsrLook *looks;
  guint n_looks;

  looks = psr_looks_get_all (&n_looks);
  learn_open_and_wait (fixture, "questions");
  before = learn_draw (fixture);
  psr_learn_page_set_look (fixture->page, looks[1].id);
  after = learn_draw (fixture);
  g_assert_false (is_same_picture (before, after));

  psr_learn_page_open (fixture->page, "safety");
  learn_open_and_wait (fixture, "questions");
  another = learn_draw (fixture);
  g_assert_true (is_same_picture (after, another));
}

#define ADD(path, data, test)                                                                      \
  g_test_add (path, LearnFixture, data, learn_set_up, test, learn_tear_down)

int
main (int argc, char **argv)
{
  init_ui_tests (&argc, &argv);

  ADD ("/ui/learn-page/list", NULL, test_list);
  ADD ("/ui/learn-page/there-and-back-by-keyboard", NULL, test_there_and_back_by_keyboard);
  ADD ("/ui/learn-page/what-is-not-there", NULL, test_what_is_not_there);
  ADD ("/ui/learn-page/session-buttons", NULL, test_session_buttons);
  ADD ("/ui/learn-page/headings", NULL, test_headings);
  ADD ("/ui/learn-page/shows-all", NULL, test_shows_all);
  ADD ("/ui/learn-page/layout/narrow", "Cantarell 11", test_fits_a_narrow_screen);
  ADD ("/ui/learn-page/layout/narrow-with-large-text", "Cantarell 22", test_fits_a_narrow_screen);
  ADD ("/ui/learn-page/layout/mnemonics-do-not-clash", NULL, test_mnemonics);
  ADD ("/ui/learn-page/pictures-are-described", NULL, test_pictures_are_described);
  ADD ("/ui/learn-page/looks", NULL, test_looks);

  return g_test_run ();
}
