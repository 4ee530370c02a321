/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-fixture.h"

#include "base/psr-units.h"
#include "ui/pages/home/psr-home-page.h"
#include "ui/psr-preferences-window.h"
#include "ui/psr-shortcuts-window.h"

/* @expected: the names of all actions that are enabled, in the order of the alphabet */
static void
assert_enabled (WindowFixture *fixture, const char *expected)
{
  const char *const names[] = {
    "begin", "end", "finish", "next", "previous", "repeat", "seek", "toggle", "undo-end",
  };
  g_autoptr (GString) enabled = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), names[i]))
      g_string_append_printf (enabled, "%s%s", enabled->len > 0 ? " " : "", names[i]);
  }
  g_assert_cmpstr (enabled->str, ==, expected);
}

static void
test_actions_follow_state (WindowFixture *fixture, gconstpointer data)
{
  static const char under_way[] = "end next previous repeat seek toggle";

  assert_enabled (fixture, "begin");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");

  window_activate (fixture, "begin");
  assert_enabled (fixture, "end");
  g_assert_cmpstr (window_get_page (fixture), ==, "session");

  window_iterate_until (fixture, PSR_SESSION_PLAYING);
  assert_enabled (fixture, under_way);
  window_activate (fixture, "toggle");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  assert_enabled (fixture, under_way);
  window_activate (fixture, "toggle");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);

  window_activate (fixture, "end");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_ENDING);
  assert_enabled (fixture, "next previous repeat seek toggle undo-end");
  g_assert_cmpstr (window_get_page (fixture), ==, "session");
  window_activate (fixture, "undo-end");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  assert_enabled (fixture, under_way);

  fake_player_advance (fixture->player, G_MAXINT);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  assert_enabled (fixture, "end finish");
  g_assert_cmpstr (window_get_page (fixture), ==, "session");

  window_activate (fixture, "end");
  assert_enabled (fixture, "begin");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
}

/* Whether a desktop does it is not for a server without one to say. */
static void
test_settling (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  assert_enabled (fixture, "end next previous repeat seek toggle");
  g_assert_cmpstr (window_get_label (fixture, "time_label"), ==, "begins in about 2 minutes");
  g_assert_cmpstr (window_get_label (fixture, "words_label"), ==, "");

  psr_session_seek_to (fixture->session, PSR_SECONDS_TO_SAMPLES (61));
  g_assert_cmpstr (window_get_label (fixture, "time_label"), ==, "begins in less than a minute");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (window_get_part (fixture, "progress_bar")),
                     ==,
                     0);

  psr_session_seek_to (fixture->session, PSR_SECONDS_TO_SAMPLES (120));
  window_iterate_until (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpstr (window_get_label (fixture, "time_label"), ==, "about 10 minutes left");
}

static void
test_fullscreen (WindowFixture *fixture, gconstpointer data)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) state = g_action_group_get_action_state (group, "fullscreen");

  g_assert_false (g_variant_get_boolean (state));
  g_assert_null (g_action_group_get_action_parameter_type (group, "fullscreen"));
}

static void
test_seeks (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (30));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window),
                                  "seek",
                                  g_variant_new_int32 (-15));
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, PSR_SECONDS_TO_SAMPLES (15));
}

/* Returns: (nullable): the label below @widget that says so. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static void
test_tells_of_failures (WindowFixture *fixture, gconstpointer data)
{
  static const char text[] = "It broke <b>down</b> & out.";
  g_autoptr (GError) error = g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, text);

  fake_player_set_load_error (fixture->player, error);
  window_activate (fixture, "begin");
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  assert_enabled (fixture, "begin");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), text));
}

static void
test_player_that_breaks (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  fake_player_break (fixture->player, "It broke.");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "It broke."));

  window_begin (fixture);
  g_assert_cmpint (fixture->n_begun, ==, 2);
}

static void
test_begin_has_the_focus (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *button = window_get_part (fixture, "begin_button");

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
  window_begin (fixture);
  psr_session_finish (fixture->session);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
}

/* Returns: (transfer none) (nullable): the one window that lies before the fixture's. */
static GtkWindow *
find_other_window (WindowFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window)) {
      g_assert_null (found);
      found = window;
    }
  }

  return found;
}

/* Each once, however often it is asked for, and with the keys of the application. */
static void
test_opens_windows (WindowFixture *fixture, gconstpointer data)
{
  const struct {
    const char *action;
    GType type;
  } others[] = {
    { "preferences", PSR_TYPE_PREFERENCES_WINDOW },
    { "shortcuts", PSR_TYPE_SHORTCUTS_WINDOW },
    { "about", GTK_TYPE_ABOUT_DIALOG },
  };

  window_begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    gpointer window;

    window_activate (fixture, others[i].action);
    window_activate (fixture, others[i].action);
    window = find_other_window (fixture);
    g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (window, others[i].type));
    g_assert_true (gtk_window_get_modal (window));
    g_assert_true (gtk_window_get_application (window) ==
                   gtk_window_get_application (GTK_WINDOW (fixture->window)));

    g_object_add_weak_pointer (window, &window);
    gtk_window_close (window);
    window_iterate_until_gone (&window);
  }
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
}

static void
test_introduces_itself_once (WindowFixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);

  g_assert_cmpstr (window_get_page (fixture), ==, "welcome");
  for (int i = 0; i < 3; i++) {
    g_assert_cmpstr (window_get_page (fixture), ==, "welcome");
    gtk_widget_activate_action (gtk_window_get_focus (window), "welcome.next", NULL);
  }
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
  g_assert_true (gtk_window_get_focus (window) == window_get_part (fixture, "begin_button"));

  window_close (fixture);
  window_open (fixture);
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
}

/* A session that something else begins does not wait, and finishes nothing. */
static void
test_introduction_blocks_nothing (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  g_assert_cmpstr (window_get_page (fixture), ==, "session");
  psr_session_finish (fixture->session);
  g_assert_cmpstr (window_get_page (fixture), ==, "welcome");
}

static void
test_tells_of_an_unheard_preview (WindowFixture *fixture, gconstpointer data)
{
  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  fake_player_finish_saying (fixture->player, FALSE);
  g_assert_nonnull (
    find_label (GTK_WIDGET (fixture->window),
                "There is no sound device. Connect one, or choose one in the sound settings."));
}

static void
test_is_accessible (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);

  gtk_test_accessible_assert_role (window_get_part (fixture, "begin_button"),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_role (window_get_part (fixture, "pause_button"),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
  /* Said when it changes; the words are not, for the voice says them. */
  gtk_test_accessible_assert_role (window_get_part (fixture, "part_label"),
                                   GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_role (window_get_part (fixture, "words_label"),
                                   GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_role (window_get_part (fixture, "notice_label"),
                                   GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_role (window_get_part (fixture, "progress_bar"),
                                   GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (window_get_part (fixture, "progress_bar"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Progress of the session");
}

static void
test_close_ends_the_session (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  window_close (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, PSR_PLAYER_EMPTY);
}

static void
test_close_while_loading (WindowFixture *fixture, gconstpointer data)
{
  window_activate (fixture, "begin");
  window_close (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
}

static void
add_tests (void)
{
  WINDOW_ADD ("actions-follow-state", 0, test_actions_follow_state);
  WINDOW_ADD ("settling", WINDOW_SETTLE_MINUTES, test_settling);
  WINDOW_ADD ("fullscreen", 0, test_fullscreen);
  WINDOW_ADD ("seeks", 0, test_seeks);
  WINDOW_ADD ("tells-of-an-unheard-preview", 0, test_tells_of_an_unheard_preview);
  WINDOW_ADD ("tells-of-failures", 0, test_tells_of_failures);
  WINDOW_ADD ("player-that-breaks", 0, test_player_that_breaks);
  g_test_add ("/ui/window/introduces-itself-once",
              WindowFixture,
              NULL,
              window_set_up_first_start,
              test_introduces_itself_once,
              window_tear_down);
  g_test_add ("/ui/window/introduction-blocks-nothing",
              WindowFixture,
              NULL,
              window_set_up_first_start,
              test_introduction_blocks_nothing,
              window_tear_down);
  WINDOW_ADD ("begin-has-the-focus", 0, test_begin_has_the_focus);
  WINDOW_ADD ("opens-windows", 0, test_opens_windows);
  WINDOW_ADD ("is-accessible", 0, test_is_accessible);
  WINDOW_ADD ("close-ends-the-session", 0, test_close_ends_the_session);
  WINDOW_ADD ("close-while-loading", 0, test_close_while_loading);
}

int
main (int argc, char **argv)
{
  return window_run_tests (argc, argv, add_tests);
}
