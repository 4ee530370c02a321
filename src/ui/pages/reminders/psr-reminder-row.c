/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/reminders/psr-reminder-row.h"

#include "base/psr-language.h"
#include "reminder/psr-reminder-words.h"

#include <glib/gi18n.h>

#define N_WEEKDAYS 7

struct _PsrReminderRow {
  AdwExpanderRow parent_instance;

  GtkSwitch *enabled_switch;
  GtkSpinButton *time_button; /* minutes since midnight */
  GtkFlowBox *weekdays_box;
  GtkToggleButton *weekday_buttons[N_WEEKDAYS];
  AdwComboRow *session_row;
  GtkSpinButton *minutes_button;

  PsrScriptCatalog *scripts;
  PsrReminder *reminder;
  gboolean updating;
};

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrReminderRow, psr_reminder_row, ADW_TYPE_EXPANDER_ROW)

static PsrWeekdays
get_weekdays (PsrReminderRow *self)
{
  PsrWeekdays weekdays = PSR_WEEKDAYS_NONE;

  for (int i = 0; i < N_WEEKDAYS; i++) {
    if (gtk_toggle_button_get_active (self->weekday_buttons[i]))
      weekdays |= PSR_WEEKDAY_BIT (i + 1);
  }

  return weekdays;
}

/* A session that is gone stays what it was until another one is chosen. */
static const char *
get_session (PsrReminderRow *self)
{
  guint position = adw_combo_row_get_selected (self->session_row);
  g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (self->scripts), position);

  return script != NULL ? psr_script_get_id (script)
                        : psr_reminder_get_values (self->reminder)->session;
}

static void
change (PsrReminderRow *self)
{
  g_autoptr (PsrReminder) reminder = NULL;
  int time = gtk_spin_button_get_value_as_int (self->time_button);
  PsrReminderValues values;

  if (self->updating || self->reminder == NULL)
    return;

  values.hour = time / 60;
  values.minute = time % 60;
  values.weekdays = get_weekdays (self);
  values.enabled = gtk_switch_get_active (self->enabled_switch);
  values.session = get_session (self);
  values.minutes = gtk_spin_button_get_value_as_int (self->minutes_button);
  reminder = psr_reminder_new (psr_reminder_get_id (self->reminder), &values);
  g_signal_emit (self, signals[CHANGED], 0, reminder);
}

static void
remove_cb (PsrReminderRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* The time as the clock of the locale has it. */
static gboolean
time_output_cb (GtkSpinButton *button)
{
  int time = gtk_spin_button_get_value_as_int (button);
  g_autofree char *text = psr_reminder_words_dup_time (time / 60, time % 60);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (button)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (button), text);

  return TRUE;
}

static int
time_input_cb (GtkSpinButton *button, double *value)
{
  int time = psr_reminder_words_parse_time (gtk_editable_get_text (GTK_EDITABLE (button)));

  if (time < 0)
    return GTK_INPUT_ERROR;

  *value = time;
  return TRUE;
}

static void
psr_reminder_row_dispose (GObject *object)
{
  PsrReminderRow *self = PSR_REMINDER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_REMINDER_ROW);
  g_clear_object (&self->scripts);
  g_clear_object (&self->reminder);

  G_OBJECT_CLASS (psr_reminder_row_parent_class)->dispose (object);
}

static void
psr_reminder_row_class_init (PsrReminderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_reminder_row_dispose;

  signals[CHANGED] = g_signal_new ("changed",
                                   PSR_TYPE_REMINDER_ROW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   PSR_TYPE_REMINDER);
  signals[REMOVED] = g_signal_new ("removed",
                                   PSR_TYPE_REMINDER_ROW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/reminders/"
                                               "psr-reminder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrReminderRow, enabled_switch);
  gtk_widget_class_bind_template_child (widget_class, PsrReminderRow, time_button);
  gtk_widget_class_bind_template_child (widget_class, PsrReminderRow, weekdays_box);
  gtk_widget_class_bind_template_child (widget_class, PsrReminderRow, session_row);
  gtk_widget_class_bind_template_child (widget_class, PsrReminderRow, minutes_button);
  gtk_widget_class_bind_template_callback (widget_class, change);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_input_cb);
}

static void
add_weekday (PsrReminderRow *self, int i)
{
  const char *name = psr_reminder_words_get_weekday (i + 1);
  GtkWidget *button =
    gtk_toggle_button_new_with_label (psr_reminder_words_get_short_weekday (i + 1));
  GtkWidget *child;

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_flow_box_insert (self->weekdays_box, button, -1);
  /* The button alone takes the focus, not the cell around it. */
  child = gtk_widget_get_parent (button);
  gtk_widget_set_focusable (child, FALSE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (change), self, G_CONNECT_SWAPPED);
  self->weekday_buttons[i] = GTK_TOGGLE_BUTTON (button);
}

static void
psr_reminder_row_init (PsrReminderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_WEEKDAYS; i++)
    add_weekday (self, i);
}

GtkWidget *
psr_reminder_row_new (PsrScriptCatalog *scripts)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *language = psr_language_dup_interface ();
  PsrReminderRow *self;
  guint n_scripts;

  g_return_val_if_fail (PSR_IS_SCRIPT_CATALOG (scripts), NULL);

  self = g_object_new (PSR_TYPE_REMINDER_ROW, NULL);
  self->scripts = g_object_ref (scripts);
  n_scripts = g_list_model_get_n_items (G_LIST_MODEL (scripts));
  for (guint i = 0; i < n_scripts; i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (scripts), i);

    gtk_string_list_append (titles, psr_script_get_title (script, language));
  }
  adw_combo_row_set_model (self->session_row, G_LIST_MODEL (titles));

  return GTK_WIDGET (self);
}

static void
show_session (PsrReminderRow *self, const PsrReminderValues *values)
{
  guint n_scripts = g_list_model_get_n_items (G_LIST_MODEL (self->scripts));
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n_scripts; i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (self->scripts), i);

    if (g_str_equal (psr_script_get_id (script), values->session)) {
      selected = i;
      gtk_spin_button_set_range (self->minutes_button,
                                 psr_script_get_shortest_minutes (script),
                                 psr_script_get_longest_minutes (script));
    }
  }
  adw_combo_row_set_selected (self->session_row, selected);
}

void
psr_reminder_row_set_reminder (PsrReminderRow *self, PsrReminder *reminder)
{
  const PsrReminderValues *values;
  g_autofree char *time = NULL;
  g_autofree char *days = NULL;

  g_return_if_fail (PSR_IS_REMINDER_ROW (self));
  g_return_if_fail (PSR_IS_REMINDER (reminder));

  self->updating = TRUE;
  g_set_object (&self->reminder, reminder);
  values = psr_reminder_get_values (reminder);
  time = psr_reminder_words_dup_time (values->hour, values->minute);
  days = psr_reminder_words_dup_weekdays (values->weekdays);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), time);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), days);
  gtk_switch_set_active (self->enabled_switch, values->enabled);
  gtk_spin_button_set_value (self->time_button, values->hour * 60 + values->minute);
  for (int i = 0; i < N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (self->weekday_buttons[i],
                                  (values->weekdays & PSR_WEEKDAY_BIT (i + 1)) != 0);
  show_session (self, values);
  gtk_spin_button_set_value (self->minutes_button, values->minutes);
  self->updating = FALSE;
}

PsrReminder *
psr_reminder_row_get_reminder (PsrReminderRow *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER_ROW (self), NULL);

  return self->reminder;
}
