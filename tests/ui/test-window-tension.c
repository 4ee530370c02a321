/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-fixture.h"

#include "base/psr-units.h"
#include "ui/pages/home/psr-tension-button.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/psr-tension-box.h"

#include <stdlib.h>

/* How a window asks before a rest and after it, without ever standing in the way. */

static gboolean
can_tell (WindowFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
tell (WindowFixture *fixture, const char *action, int value)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window),
                                  action,
                                  g_variant_new_int32 (value));
}

/* Returns: (nullable): the first below @widget that is of this type. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

/* Collects the buttons of a box by their numbers. */
static void
collect (GtkWidget *widget, GtkWidget **buttons)
{
  if (GTK_IS_TOGGLE_BUTTON (widget)) {
    int value = atoi (gtk_button_get_label (GTK_BUTTON (widget)));

    g_assert_null (buttons[value]);
    buttons[value] = widget;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, buttons);
}

static void
press (GtkWidget *box, int value)
{
  GtkWidget *buttons[PSR_TENSION_MAX + 1] = { NULL };

  collect (box, buttons);
  g_signal_emit_by_name (buttons[value], "clicked");
}

/* @value: the one that is chosen, %PSR_TENSION_UNKNOWN for none */
static void
assert_chosen (GtkWidget *box, int value)
{
  GtkWidget *buttons[PSR_TENSION_MAX + 1] = { NULL };

  collect (box, buttons);
  for (int i = 0; i <= PSR_TENSION_MAX; i++)
    g_assert_cmpint (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (buttons[i])), ==, i == value);
}

static const char *
get_words (WindowFixture *fixture)
{
  GtkWidget *button = window_get_part (fixture, "tension_button");

  return gtk_label_get_label (GTK_LABEL (find (button, GTK_TYPE_LABEL)));
}

static void
assert_told (WindowFixture *fixture, PsrTensionMoment moment, int value)
{
  g_assert_cmpint (psr_tension_get (fixture->tension, moment), ==, value);
}

static void
test_before (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *button = window_get_part (fixture, "tension_button");
  GtkWidget *begin = window_get_part (fixture, "begin_button");

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (get_words (fixture), ==, "How tense are you now?");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == begin);

  tell (fixture, "tension-before", 10);
  g_assert_cmpstr (get_words (fixture), ==, "10: As tense as can be");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "How tense are you now? 10: As tense as can be");
  tell (fixture, "tension-before", -1);
  g_assert_cmpstr (get_words (fixture), ==, "How tense are you now?");
  tell (fixture, "tension-before", 4);

  window_begin (fixture);
  g_assert_false (can_tell (fixture, "tension-before"));
  assert_told (fixture, PSR_TENSION_BEFORE, 4);
  psr_session_finish (fixture->session);
  g_assert_cmpstr (get_words (fixture), ==, "How tense are you now?");
}

/* One click opens it, one answers, and Enter begins. */
static void
test_popover (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *button = window_get_part (fixture, "tension_button");
  GtkWidget *buttons[PSR_TENSION_MAX + 1] = { NULL };
  GtkWidget *box;

  g_assert_null (find (button, PSR_TYPE_TENSION_BOX));
  g_signal_emit_by_name (button, "clicked");
  box = find (button, PSR_TYPE_TENSION_BOX);
  g_assert_true (gtk_widget_get_mapped (box));
  assert_chosen (box, PSR_TENSION_UNKNOWN);
  collect (box, buttons);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (buttons[0]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "0: Not tense");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (buttons[7]),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "7: Very tense");

  press (box, 6);
  g_assert_cmpstr (get_words (fixture), ==, "6: Fairly tense");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (gtk_widget_get_parent (box))));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (window_get_part (fixture, "begin_button")));

  g_signal_emit_by_name (button, "clicked");
  g_assert_true (find (button, PSR_TYPE_TENSION_BOX) == box);
  assert_chosen (box, 6);
  press (box, 6);
  assert_told (fixture, PSR_TENSION_BEFORE, PSR_TENSION_UNKNOWN);
}

static void
test_only_of_a_rest (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *button = window_get_part (fixture, "tension_button");

  g_settings_set_string (fixture->settings, "session", "desk-stretch");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (can_tell (fixture, "tension-before"));
  g_settings_set_string (fixture->settings, "session", "constructive-rest");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (can_tell (fixture, "tension-before"));

  g_object_set (fixture->tension, "wanted", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (can_tell (fixture, "tension-before"));
  g_settings_reset (fixture->settings, "session");
}

/* Enter leaves it, told or not. */
static void
assert_way_out (WindowFixture *fixture)
{
  GtkWidget *closing = window_get_part (fixture, "closing");

  while (!gtk_widget_get_mapped (closing))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (gtk_widget_get_template_child (closing, PSR_TYPE_OFFER, "button")));
}

static void
test_after (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *box;

  window_begin (fixture);
  g_assert_false (can_tell (fixture, "tension-after"));
  fake_player_advance (fixture->player, G_MAXINT32);
  g_assert_true (can_tell (fixture, "tension-after"));
  box = find (window_get_part (fixture, "closing"), PSR_TYPE_TENSION_BOX);
  g_assert_false (gtk_widget_get_mapped (box));

  tell (fixture, "tension-after", 5);
  assert_chosen (box, 5);
  press (box, 3);
  assert_chosen (box, 3);
  assert_told (fixture, PSR_TENSION_AFTER, 3);
  g_object_set (fixture->tension, "wanted", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (box));

  window_activate (fixture, "finish");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
}

/* Who ended it is awake: nothing is dark, and it is asked at once. */
static void
test_ended_early (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (10));
  window_activate (fixture, "end");
  psr_fake_clock_advance (fixture->clock, (PSR_SESSION_UNDO_MS + 1) * G_TIME_SPAN_MILLISECOND);
  psr_session_undo_end (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);

  g_assert_cmpstr (window_get_page (fixture), ==, "session");
  assert_way_out (fixture);
  g_assert_true (can_tell (fixture, "tension-after"));
  g_assert_true (
    gtk_widget_get_mapped (find (window_get_part (fixture, "closing"), PSR_TYPE_TENSION_BOX)));
  window_activate (fixture, "finish");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
}

static void
add_tests (void)
{
  WINDOW_ADD ("tension/before", 0, test_before);
  WINDOW_ADD ("tension/popover", 0, test_popover);
  WINDOW_ADD ("tension/only-of-a-rest", 0, test_only_of_a_rest);
  WINDOW_ADD ("tension/after", 0, test_after);
  WINDOW_ADD ("tension/ended-early", 0, test_ended_early);
}

int
main (int argc, char **argv)
{
  return window_run_tests (argc, argv, add_tests);
}
