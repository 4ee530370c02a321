/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-fake-clock.h"
#include "ui/pages/reminders/psr-reminder-row.h"
#include "ui/pages/reminders/psr-reminders-window.h"

/* 2026-11-23, a Monday, at noon in Amsterdam. */
#define NOON_US (G_GINT64_CONSTANT (1795431600) * G_USEC_PER_SEC)

typedef struct {
  GSettings *settings;
  PsrFakeClock *clock;
  PsrReminderKeeper *keeper;
  PsrScriptCatalog *scripts;
  GtkWindow *parent;
  GtkWindow *window;
  int n_examples;
} Fixture;

static void
example_cb (Fixture *fixture)
{
  fixture->n_examples++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sessions", NULL);

  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  fixture->clock = psr_fake_clock_new ();
  psr_fake_clock_set_real_us (fixture->clock, NOON_US);
  fixture->keeper = psr_reminder_keeper_new (fixture->settings, PSR_CLOCK (fixture->clock));
  psr_reminder_keeper_start (fixture->keeper);
  fixture->scripts = psr_script_catalog_new (folder);
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  fixture->window = psr_reminders_window_new (fixture->parent, fixture->keeper, fixture->scripts);
  g_signal_connect_swapped (fixture->window, "example", G_CALLBACK (example_cb), fixture);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  gtk_window_destroy (fixture->parent);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->scripts);
  g_assert_finalize_object (fixture->clock);
  g_settings_reset (fixture->settings, "reminders");
  g_settings_reset (fixture->settings, "reminder-state");
  g_assert_finalize_object (fixture->settings);
}

/* Returns: (transfer none): a part of the window, by its name in the template. */
static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->window), PSR_TYPE_REMINDERS_WINDOW, name);

  g_assert_nonnull (part);
  return part;
}

static gpointer
get_row_part (GtkListBoxRow *row, const char *name)
{
  GObject *part = gtk_widget_get_template_child (GTK_WIDGET (row), PSR_TYPE_REMINDER_ROW, name);

  g_assert_nonnull (part);
  return part;
}

static GtkListBoxRow *
get_row (Fixture *fixture, int position)
{
  return gtk_list_box_get_row_at_index (get_part (fixture, "list_box"), position);
}

static const char *
get_next (Fixture *fixture)
{
  return adw_preferences_group_get_description (get_part (fixture, "reminders_group"));
}

static void
press (gpointer button)
{
  g_signal_emit_by_name (button, "clicked");
}

/* Returns: (transfer none): what the settings hold now. */
static const PsrReminderValues *
get_values (Fixture *fixture, guint position)
{
  g_autoptr (PsrReminder) reminder =
    g_list_model_get_item (G_LIST_MODEL (psr_reminder_keeper_get_list (fixture->keeper)), position);

  return psr_reminder_get_values (reminder);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_next (fixture), ==, "No reminder is on.");
  g_assert_false (gtk_widget_get_sensitive (get_part (fixture, "calendar_button")));
  press (get_part (fixture, "add_button"));
  g_assert_cmpstr (get_next (fixture), ==, "Next: today 17:30");
  g_assert_cmpint (get_values (fixture, 0)->weekdays, ==, PSR_WEEKDAYS_WORKING);
  g_assert_true (gtk_widget_get_sensitive (get_part (fixture, "calendar_button")));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (get_row (fixture, 0))));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row;
  GtkFlowBox *weekdays;

  press (get_part (fixture, "add_button"));
  row = get_row (fixture, 0);
  gtk_spin_button_set_value (get_row_part (row, "time_button"), 11 * 60 + 5);
  g_assert_cmpstr (get_next (fixture), ==, "Next: tomorrow 11:05");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "11:05");
  g_assert_true (get_row (fixture, 0) == row);

  weekdays = get_row_part (row, "weekdays_box");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (
                                  gtk_flow_box_get_child_at_index (weekdays, 1))),
                                FALSE);
  g_assert_cmpstr (get_next (fixture), ==, "Next: Wednesday 11:05");

  gtk_spin_button_set_value (get_row_part (row, "minutes_button"), 25);
  g_assert_cmpint (get_values (fixture, 0)->minutes, ==, 25);
  gtk_switch_set_active (get_row_part (row, "enabled_switch"), FALSE);
  g_assert_cmpstr (get_next (fixture), ==, "No reminder is on.");
}

/* As it is typed. */
static void
test_type_time (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *button;

  press (get_part (fixture, "add_button"));
  button = get_row_part (get_row (fixture, 0), "time_button");
  gtk_editable_set_text (GTK_EDITABLE (button), "9.45 pm");
  gtk_spin_button_update (button);
  g_assert_cmpint (get_values (fixture, 0)->hour, ==, 21);
  g_assert_cmpint (get_values (fixture, 0)->minute, ==, 45);
  gtk_editable_set_text (GTK_EDITABLE (button), "late");
  gtk_spin_button_update (button);
  g_assert_cmpint (get_values (fixture, 0)->hour, ==, 21);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (button)), ==, "21:45");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  press (get_part (fixture, "add_button"));
  press (get_part (fixture, "add_button"));
  g_signal_emit_by_name (get_row (fixture, 0), "removed");
  g_assert_null (get_row (fixture, 1));
  g_assert_cmpint (get_values (fixture, 0)->hour, ==, 21);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "reminders.undo", NULL);
  g_assert_cmpint (get_values (fixture, 0)->hour, ==, 17);
  g_assert_nonnull (get_row (fixture, 1));
}

static void
test_background (Fixture *fixture, gconstpointer data)
{
  AdwActionRow *row = get_part (fixture, "background_row");
  PsrRemindersWindow *window = PSR_REMINDERS_WINDOW (fixture->window);

  psr_reminders_window_show_background (window, TRUE, NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "On");
  psr_reminders_window_show_background (window, FALSE, NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Off");
  psr_reminders_window_show_background (window, FALSE, "Do this.");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Blocked");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "Do this.");
}

static void
test_example (Fixture *fixture, gconstpointer data)
{
  press (get_part (fixture, "example_button"));
  g_assert_cmpint (fixture->n_examples, ==, 1);
}

static void
test_is_accessible (Fixture *fixture, gconstpointer data)
{
  GtkFlowBoxChild *child;
  GtkListBoxRow *row;

  press (get_part (fixture, "add_button"));
  row = get_row (fixture, 0);
  child = gtk_flow_box_get_child_at_index (get_row_part (row, "weekdays_box"), 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_flow_box_child_get_child (child)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Monday");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row_part (row, "time_button")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Time");
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/reminders-window/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("add", test_add);
  ADD ("change", test_change);
  ADD ("type-time", test_type_time);
  ADD ("remove", test_remove);
  ADD ("background", test_background);
  ADD ("example", test_example);
  ADD ("is-accessible", test_is_accessible);
#undef ADD

  return g_test_run ();
}
