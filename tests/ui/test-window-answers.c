/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-fixture.h"

#include "ui/pages/session/psr-session-page.h"
#include "ui/psr-safety-window.h"

/* How a person answers what the stiffness check asks: with a number key, without looking; with the
 * arrows; with a button. And what comes before and after. */

static PsrProgram *
make_check (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  PsrScript *check = psr_script_catalog_find (fixture->scripts, "stiffness-check");
  PsrVoice *voice = psr_voice_catalog_find (fixture->voices, "en", &error);
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, psr_script_get_default_minutes (check));
  schedule = psr_voice_schedule (voice, check, &choices, &error);
  g_assert_no_error (error);

  return psr_program_new (schedule, voice, NULL, NULL);
}

static void
answered_cb (GString *answers, const char *cue, int side, const char *answer)
{
  g_string_append_printf (answers, "%s %s ", psr_side_to_string ((PsrSide) side), answer);
}

/* Returns: what is answered from now on, as "side answer ". */
static GString *
begin_check (WindowFixture *fixture)
{
  g_autoptr (PsrProgram) program = make_check (fixture);
  GString *answers = g_string_new (NULL);

  g_signal_connect_swapped (fixture->questioner, "answered", G_CALLBACK (answered_cb), answers);
  psr_session_begin (fixture->session, program);
  window_iterate_until (fixture, PSR_SESSION_PLAYING);

  return answers;
}

static void
finish_check (WindowFixture *fixture, GString *answers, const char *expected)
{
  psr_session_finish (fixture->session);
  g_assert_cmpstr (answers->str, ==, expected);
  g_signal_handlers_disconnect_by_data (fixture->questioner, answers);
  g_string_free (answers, TRUE);
}

/* The key goes to the first that listens in the window. */
static void
press_key (WindowFixture *fixture, guint keyval)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_EVENT_CONTROLLER_KEY (controller) ||
        gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
      continue;
    g_signal_emit_by_name (controller, "key-pressed", keyval, keyval, 0, &handled);
    g_signal_emit_by_name (controller, "key-released", keyval, keyval, 0);
  }
  g_assert_true (handled);
}

static gboolean
can_answer (WindowFixture *fixture)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "answer");
}

static const PsrScheduledCue *
go_to_question (WindowFixture *fixture, PsrSide side)
{
  guint n_cues;
  PsrProgram *program = psr_session_get_program (fixture->session);
  const PsrScheduledCue *cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].side == side && psr_cue_is_question (cues[i].cue)) {
      psr_session_seek_to (fixture->session, cues[i].start);
      return &cues[i];
    }
  }
  g_assert_not_reached ();
}

static void
test_keys (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);
  const PsrScheduledCue *question;

  g_assert_false (can_answer (fixture));
  question = go_to_question (fixture, PSR_LEFT);
  g_assert_true (can_answer (fixture));
  press_key (fixture, GDK_KEY_2);
  g_assert_cmpstr (answers->str, ==, "left lifts-a-little ");
  g_assert_false (can_answer (fixture));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), <, question[1].start);
  g_assert_cmpint (psr_session_get_position (fixture->session), >, question->end);

  go_to_question (fixture, PSR_RIGHT);
  press_key (fixture, GDK_KEY_KP_4);
  finish_check (fixture, answers, "left lifts-a-little right could-not-tell ");
}

/* Where nothing is asked, a number is the button that every key is. */
static void
test_number_is_a_key (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);

  press_key (fixture, GDK_KEY_1);
  while (psr_session_get_state (fixture->session) != PSR_SESSION_PAUSED) {
    psr_fake_clock_advance (fixture->clock, G_USEC_PER_SEC);
    g_main_context_iteration (NULL, TRUE);
  }
  finish_check (fixture, answers, "");
}

/* What a button does, and a program over the bus. */
static void
test_action (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  go_to_question (fixture, PSR_LEFT);
  g_action_group_activate_action (actions, "answer", g_variant_new_int32 (-1));
  g_action_group_activate_action (actions, "answer", g_variant_new_int32 (5));
  g_assert_true (can_answer (fixture));
  g_action_group_activate_action (actions, "answer", g_variant_new_int32 (1));
  finish_check (fixture, answers, "left stays-down ");
}

/* Returns: (nullable): the button below @widget that gives this answer. */
static GtkWidget *
find_button (GtkWidget *widget, int number)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.answer") == 0 &&
      g_variant_get_int32 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget))) ==
        number)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, number);

  return found;
}

static void
assert_name (GtkWidget *button, const char *name)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
}

static void
test_buttons (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_null (find_button (window, 1));
  go_to_question (fixture, PSR_LEFT);
  assert_name (find_button (window, 1), "1: Stays down");
  assert_name (find_button (window, 4), "4: Could not tell");
  g_signal_emit_by_name (find_button (window, 3), "clicked");
  g_assert_null (find_button (window, 1));
  finish_check (fixture, answers, "left lifts-clearly ");
}

/* Enter presses what has the focus, in this window as in any other. */
static void
test_arrows (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);
  GtkWindow *window = GTK_WINDOW (fixture->window);

  go_to_question (fixture, PSR_RIGHT);
  while (!gtk_widget_get_mapped (find_button (GTK_WIDGET (window), 1)))
    g_main_context_iteration (NULL, TRUE);
  press_key (fixture, GDK_KEY_Down);
  assert_name (gtk_window_get_focus (window), "1: Stays down");
  press_key (fixture, GDK_KEY_KP_Up);
  assert_name (gtk_window_get_focus (window), "4: Could not tell");
  press_key (fixture, GDK_KEY_Up);
  g_signal_emit_by_name (gtk_window_get_focus (window), "clicked");
  g_assert_nonnull (gtk_window_get_focus (window));
  finish_check (fixture, answers, "right lifts-clearly ");
}

/* Returns: (nullable): the label below @widget that says so. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static void
finish_playing (WindowFixture *fixture)
{
  fake_player_advance (fixture->player, G_MAXINT32);
  window_iterate_until (fixture, PSR_SESSION_DONE);
}

/* And the next check knows nothing of this one. */
static void
test_result (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);
  GtkWidget *closing;
  GtkWidget *left;
  GtkWidget *right;

  go_to_question (fixture, PSR_LEFT);
  press_key (fixture, GDK_KEY_3);
  go_to_question (fixture, PSR_RIGHT);
  press_key (fixture, GDK_KEY_1);
  finish_playing (fixture);
  closing = window_get_part (fixture, "closing");
  left = gtk_widget_get_parent (find_label (closing, "Left"));
  right = gtk_widget_get_parent (find_label (closing, "Right"));
  g_assert_nonnull (find_label (left, "Lifts clearly"));
  g_assert_nonnull (find_label (right, "Stays down"));
  g_assert_nonnull (find_label (closing, "A rough feel for left and right, not a diagnosis"));

  window_activate (fixture, "show-checks");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
  finish_check (fixture, answers, "left lifts-clearly right stays-down ");

  answers = begin_check (fixture);
  finish_playing (fixture);
  g_assert_null (find_label (closing, "Lifts clearly"));
  g_assert_nonnull (find_label (closing, "Not told"));
  finish_check (fixture, answers, "");

  window_begin (fixture);
  finish_playing (fixture);
  g_assert_null (find_label (closing, "Left"));
}

static double
get_x (GtkWidget *widget)
{
  graphene_rect_t bounds;

  while (gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_compute_bounds (widget, gtk_widget_get_parent (widget), &bounds));

  return bounds.origin.x;
}

/* Also where words are read from the right. */
static void
test_left_is_left (WindowFixture *fixture, gconstpointer data)
{
  GString *answers = begin_check (fixture);
  GtkWidget *closing;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  finish_playing (fixture);
  closing = window_get_part (fixture, "closing");
  g_assert_cmpfloat (get_x (gtk_widget_get_parent (find_label (closing, "Left"))),
                     <,
                     get_x (gtk_widget_get_parent (find_label (closing, "Right"))));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  finish_check (fixture, answers, "");
}

/* Returns: (nullable): the safety text before the window. */
static GtkWindow *
find_safety (WindowFixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next) {
    if (PSR_IS_SAFETY_WINDOW (item->data))
      return item->data;
  }

  return NULL;
}

/* Once, before the first check; who closes it stays at Home. */
static void
test_safety (WindowFixture *fixture, gconstpointer data)
{
  window_activate (fixture, "begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  psr_session_finish (fixture->session);

  g_settings_set_string (fixture->settings, "session", "stiffness-check");
  window_activate (fixture, "begin");
  g_assert_nonnull (find_safety (fixture));
  gtk_window_close (find_safety (fixture));
  g_assert_cmpint (fixture->n_begun, ==, 1);
  g_assert_false (g_settings_get_boolean (fixture->settings, "check-safety-seen"));

  window_activate (fixture, "begin");
  gtk_widget_activate (gtk_window_get_default_widget (find_safety (fixture)));
  while (fixture->n_begun == 1)
    g_main_context_iteration (NULL, TRUE);
  psr_session_finish (fixture->session);
  window_activate (fixture, "begin");
  g_assert_cmpint (fixture->n_begun, ==, 3);
  g_assert_null (find_safety (fixture));

  psr_session_finish (fixture->session);
  g_settings_reset (fixture->settings, "session");
  g_settings_reset (fixture->settings, "check-safety-seen");
}

static void
add_tests (void)
{
  WINDOW_ADD ("answer-by-key", 0, test_keys);
  WINDOW_ADD ("number-is-a-key", 0, test_number_is_a_key);
  WINDOW_ADD ("answer-by-action", 0, test_action);
  WINDOW_ADD ("answer-by-button", 0, test_buttons);
  WINDOW_ADD ("answer-by-arrows", 0, test_arrows);
  WINDOW_ADD ("check-result", 0, test_result);
  WINDOW_ADD ("check-left-is-left", 0, test_left_is_left);
  WINDOW_ADD ("check-safety", 0, test_safety);
}

int
main (int argc, char **argv)
{
  return window_run_tests (argc, argv, add_tests);
}
