/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/learn/psr-learn-page.h"

#include "mnemonics.h"
#include "script/psr-lesson-list.h"
#include "ui-test-util.h"
#include "ui/pages/learn/psr-lesson-page.h"
#include "ui/pages/learn/psr-moving-picture.h"
#include "ui/psr-figure-view.h"
#include "ui/psr-safety-text.h"

#define N_LESSONS 8
#define NARROW    360
#define LOW       400 /* so that a picture can be scrolled away */

#define IDLE_MS   1200

typedef struct {
  GListModel *lessons;
  PsrPoseCatalog *poses;
  PsrScriptCatalog *scripts;
  GtkWidget *window;
  PsrLearnPage *page;
  GSimpleActionGroup *actions;
  char *chosen; /* what win.choose-session was last asked for */
} Fixture;

static void
open_lesson_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  psr_learn_page_open (((Fixture *) data)->page, g_variant_get_string (parameter, NULL));
}

static void
choose_session_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->chosen);
  fixture->chosen = g_variant_dup_string (parameter, NULL);
}

static const GActionEntry actions[] = {
  { "open-lesson", open_lesson_cb, "s", NULL, NULL },
  { "choose-session", choose_session_cb, "s", NULL, NULL },
};

static void
load_data (Fixture *fixture)
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

static void
set_up (Fixture *fixture, gconstpointer data)
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

static void
tear_down (Fixture *fixture, gconstpointer data)
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

static gpointer
find (Fixture *fixture, GType type, guint n)
{
  return find_widget (GTK_WIDGET (fixture->page), type, n);
}

static PsrLesson *
get_lesson (Fixture *fixture, guint i)
{
  g_autoptr (PsrLesson) lesson = g_list_model_get_item (fixture->lessons, i);

  return lesson;
}

static gboolean
press_escape (Fixture *fixture)
{
  return press_bound_key (GTK_WIDGET (fixture->page), GDK_KEY_Escape);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Returns: the title of the lesson that has the focus. */
static const char *
get_name_of_focus (Fixture *fixture)
{
  GtkWidget *page = find (fixture, PSR_TYPE_LESSON_PAGE, 0);
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
test_list (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    AdwActionRow *row = find (fixture, ADW_TYPE_ACTION_ROW, i);
    PsrLesson *lesson = get_lesson (fixture, i);

    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                     ==,
                     psr_lesson_get_title (lesson));
    g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, psr_lesson_get_summary (lesson));
  }
  g_assert_null (find (fixture, ADW_TYPE_ACTION_ROW, N_LESSONS));
  g_assert_null (psr_learn_page_get_lesson (fixture->page));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_there_and_back_by_keyboard (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->page, "notify::lesson", G_CALLBACK (count_cb), &n_notified);
  g_assert_false (press_escape (fixture));

  for (guint i = 0; i < N_LESSONS; i++) {
    GtkWidget *row = find (fixture, ADW_TYPE_ACTION_ROW, i);
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
test_what_is_not_there (Fixture *fixture, gconstpointer data)
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
find_button (Fixture *fixture)
{
  GtkWidget *button;

  for (guint i = 0; (button = find (fixture, GTK_TYPE_BUTTON, i)) != NULL; i++) {
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)),
                   "win.choose-session") == 0)
      return button;
  }

  return NULL;
}

/* There is a button where there is such a session, and it leads to it. */
static void
test_session_buttons (Fixture *fixture, gconstpointer data)
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
test_headings (Fixture *fixture, gconstpointer data)
{
  guint n_titles = 0;
  guint n_headings = 0;
  GtkWidget *label;

  psr_learn_page_open (fixture->page, "rest");
  for (guint i = 0; (label = find (fixture, GTK_TYPE_LABEL, i)) != NULL; i++) {
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
shows_text (Fixture *fixture, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = find (fixture, GTK_TYPE_LABEL, i)) != NULL; i++) {
    if (strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL &&
        (gtk_widget_has_css_class (label, "title-4") ||
         gtk_label_get_selectable (GTK_LABEL (label))))
      return TRUE;
  }

  return FALSE;
}

/* All of the text is there, and can be selected where it is not a heading. */
static void
test_shows_all (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    PsrLesson *lesson = get_lesson (fixture, i);
    GPtrArray *blocks = psr_lesson_get_blocks (lesson);

    psr_learn_page_open (fixture->page, psr_lesson_get_id (lesson));
    for (guint j = 0; j < blocks->len; j++) {
      const PsrLessonBlock *block = g_ptr_array_index (blocks, j);
      const char *text = psr_lesson_block_get_text (block);

      if (block->kind == PSR_LESSON_SAFETY)
        g_assert_nonnull (find (fixture, PSR_TYPE_SAFETY_TEXT, 0));
      else
        g_assert_true (shows_text (fixture, text));
      if (block->by != NULL)
        g_assert_true (shows_text (fixture, block->by));
    }
  }
}

static void
assert_narrow (Fixture *fixture, const char *id)
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
test_fits_a_narrow_screen (Fixture *fixture, gconstpointer font)
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
test_mnemonics (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    g_autoptr (GString) mnemonics = g_string_new (NULL);

    psr_learn_page_open (fixture->page, psr_lesson_get_id (get_lesson (fixture, i)));
    mnemonics_collect (GTK_WIDGET (fixture->page), mnemonics);
  }
}

/* Pictures */

static Picture *
draw (Fixture *fixture)
{
  return draw_widget (find (fixture, PSR_TYPE_FIGURE_VIEW, 0));
}

static void
open_and_wait (Fixture *fixture, const char *id)
{
  psr_learn_page_open (fixture->page, id);
  iterate_until_mapped (find (fixture, PSR_TYPE_FIGURE_VIEW, 0));
}

static void
iterate_until_changed (Fixture *fixture, Picture *before)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gboolean same = TRUE;

  while (same) {
    g_autoptr (Picture) now = NULL;

    g_main_context_iteration (NULL, TRUE);
    now = draw (fixture);
    same = is_same_picture (now, before);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
}

static GtkButton *
find_play_button (Fixture *fixture)
{
  GtkWidget *picture = find (fixture, PSR_TYPE_MOVING_PICTURE, 0);

  return GTK_BUTTON (gtk_widget_get_template_child (picture, PSR_TYPE_MOVING_PICTURE, "button"));
}

/* One of two lessons that move does so, until Pause; then nothing is drawn and nothing wakes up. */
static void
test_moves_until_paused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) first = NULL;
  g_autoptr (Picture) paused = NULL;
  g_autoptr (Picture) later = NULL;
  GtkButton *button;

  set_animations (TRUE);
  open_and_wait (fixture, "movement");
  button = find_play_button (fixture);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Pause");
  first = draw (fixture);
  iterate_until_changed (fixture, first);

  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Play");
  settle ();
  paused = draw (fixture);
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
  later = draw (fixture);
  g_assert_true (is_same_picture (paused, later));

  /* It goes on where it stopped, past the pose it was on the way to. */
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Pause");
  iterate_until_changed (fixture, paused);
}

/* Round and round: from the last pose to the first. */
static void
test_goes_round (Fixture *fixture, gconstpointer data)
{
  guint n_arrived = 0;

  set_animations (TRUE);
  open_and_wait (fixture, "rest");
  g_signal_connect_swapped (find (fixture, PSR_TYPE_FIGURE_VIEW, 0),
                            "arrived",
                            G_CALLBACK (count_cb),
                            &n_arrived);
  while (n_arrived < 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_rests_when_hidden (Fixture *fixture, gconstpointer data)
{
  set_animations (TRUE);
  open_and_wait (fixture, "movement");
  psr_learn_page_go_back (fixture->page);
  settle ();
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
}

static void
test_rests_when_scrolled_away (Fixture *fixture, gconstpointer data)
{
  GtkScrolledWindow *scroller;
  GtkAdjustment *adjustment;
  g_autoptr (Picture) before = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  set_animations (TRUE);
  open_and_wait (fixture, "movement");
  scroller = GTK_SCROLLED_WINDOW (
    gtk_widget_get_ancestor (find (fixture, PSR_TYPE_MOVING_PICTURE, 0), GTK_TYPE_SCROLLED_WINDOW));
  adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  while (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    g_main_context_iteration (NULL, TRUE);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  /* The bar beside it fades out a second later. */
  while (count_wake_ups (IDLE_MS) > 0)
    g_assert_cmpint (g_get_monotonic_time (), <, end);

  before = draw (fixture);
  gtk_adjustment_set_value (adjustment, 0);
  iterate_until_changed (fixture, before);
}

/* Nothing moves by itself; a button shows the next pose at once. */
static void
test_keeps_still_when_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) first = NULL;
  g_autoptr (Picture) second = NULL;
  g_autoptr (Picture) third = NULL;
  GtkButton *button;

  open_and_wait (fixture, "rest");
  button = find_play_button (fixture);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Next Picture");
  settle ();
  first = draw (fixture);
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);

  g_signal_emit_by_name (button, "clicked");
  second = draw (fixture);
  g_assert_false (is_same_picture (first, second));
  g_signal_emit_by_name (button, "clicked");
  third = draw (fixture);
  g_assert_true (is_same_picture (first, third));

  set_animations (TRUE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Pause");
  iterate_until_changed (fixture, third);
  set_animations (FALSE);
  g_assert_cmpstr (gtk_button_get_label (button), ==, "_Next Picture");
  settle ();
  g_assert_cmpuint (count_wake_ups (IDLE_MS), ==, 0);
}

/* For those who do not see it: the pose, or what the movement shows. */
static void
test_pictures_are_described (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_LESSONS; i++) {
    PsrLesson *lesson = get_lesson (fixture, i);
    const PsrLessonPicture *picture = psr_lesson_get_picture (lesson);
    gboolean moves = g_strv_length (picture->poses) > 1;
    PsrPose *pose = psr_pose_catalog_find (fixture->poses, picture->poses[0], NULL);
    g_autofree char *description = psr_pose_dup_description (pose);

    psr_learn_page_open (fixture->page, psr_lesson_get_id (lesson));
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (fixture, PSR_TYPE_FIGURE_VIEW, 0)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         moves ? psr_lesson_picture_get_caption (picture)
                                               : description);
    g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_play_button (fixture))) == moves);
  }
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Picture) before = NULL;
  g_autoptr (Picture) after = NULL;
  g_autoptr (Picture) another = NULL;
  const PsrLook *looks;
  guint n_looks;

  looks = psr_looks_get_all (&n_looks);
  open_and_wait (fixture, "questions");
  before = draw (fixture);
  psr_learn_page_set_look (fixture->page, looks[1].id);
  after = draw (fixture);
  g_assert_false (is_same_picture (before, after));

  psr_learn_page_open (fixture->page, "safety");
  open_and_wait (fixture, "questions");
  another = draw (fixture);
  g_assert_true (is_same_picture (after, another));
}

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)

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
  ADD ("/ui/moving-picture/moves-until-paused", NULL, test_moves_until_paused);
  ADD ("/ui/moving-picture/goes-round", NULL, test_goes_round);
  ADD ("/ui/moving-picture/rests-when-hidden", NULL, test_rests_when_hidden);
  ADD ("/ui/moving-picture/rests-when-scrolled-away", NULL, test_rests_when_scrolled_away);
  ADD ("/ui/moving-picture/keeps-still-when-asked", NULL, test_keeps_still_when_asked);

  return g_test_run ();
}
