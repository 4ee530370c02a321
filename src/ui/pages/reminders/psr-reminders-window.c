/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/reminders/psr-reminders-window.h"

#include "reminder/psr-reminder-calendar.h"
#include "reminder/psr-reminder-words.h"
#include "ui/pages/reminders/psr-reminder-row.h"
#include "ui/psr-save-dialog.h"
#include "ui/psr-toast.h"

#include <glib/gi18n.h>

struct _PsrRemindersWindow {
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwPreferencesGroup *reminders_group;
  GtkListBox *list_box;
  GtkButton *add_button;
  AdwActionRow *background_row;
  GtkImage *background_icon;
  GtkButton *calendar_button;
  GtkButton *example_button;

  PsrReminderKeeper *keeper;
  PsrScriptCatalog *scripts;
  PsrReminder *removed; /* the last one, and where it was */
  guint removed_position;
};

enum {
  EXAMPLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrRemindersWindow, psr_reminders_window, ADW_TYPE_WINDOW)

static GListModel *
get_model (PsrRemindersWindow *self)
{
  return G_LIST_MODEL (psr_reminder_keeper_get_list (self->keeper));
}

static void
update_next (PsrRemindersWindow *self)
{
  g_autoptr (GTimeZone) timezone = g_time_zone_new_local ();
  g_autofree char *description = NULL;
  PsrReminderDue due;

  if (psr_reminder_keeper_find_next (self->keeper, &due)) {
    g_autofree char *moment =
      psr_reminder_words_dup_moment (timezone,
                                     due.moment_s,
                                     psr_reminder_keeper_get_now_s (self->keeper));

    /* TRANSLATORS: "Next: today 21:30". */
    description = g_strdup_printf (_ ("Next: %s"), moment);
  } else {
    description = g_strdup (_ ("No reminder is on."));
  }

  adw_preferences_group_set_description (self->reminders_group, description);
  gtk_widget_set_sensitive (GTK_WIDGET (self->calendar_button),
                            psr_reminder_keeper_get_active (self->keeper));
}

static gboolean
has_other_time (PsrReminder *reminder, PsrReminder *before)
{
  const PsrReminderValues *values = psr_reminder_get_values (reminder);
  const PsrReminderValues *old = psr_reminder_get_values (before);

  return values->hour != old->hour || values->minute != old->minute ||
         values->weekdays != old->weekdays || values->enabled != old->enabled;
}

static void
row_changed_cb (PsrRemindersWindow *self, PsrReminder *reminder, PsrReminderRow *row)
{
  if (has_other_time (reminder, psr_reminder_row_get_reminder (row)))
    psr_reminder_keeper_put (self->keeper, reminder);
  else
    psr_reminder_list_replace (psr_reminder_keeper_get_list (self->keeper), reminder);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PsrRemindersWindow *self = PSR_REMINDERS_WINDOW (widget);

  if (self->removed == NULL)
    return;

  psr_reminder_list_insert (psr_reminder_keeper_get_list (self->keeper),
                            self->removed_position,
                            self->removed);
  g_clear_object (&self->removed);
}

static void
row_removed_cb (PsrRemindersWindow *self, PsrReminderRow *row)
{
  AdwToast *toast = adw_toast_new (_ ("Reminder removed"));

  g_set_object (&self->removed, psr_reminder_row_get_reminder (row));
  self->removed_position = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  adw_toast_set_button_label (toast, C_ ("a removed reminder", "_Undo"));
  adw_toast_set_action_name (toast, "reminders.undo");
  psr_reminder_list_remove (psr_reminder_keeper_get_list (self->keeper), self->removed_position);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static void
insert_row (PsrRemindersWindow *self, guint position)
{
  g_autoptr (PsrReminder) reminder = g_list_model_get_item (get_model (self), position);
  GtkWidget *row = psr_reminder_row_new (self->scripts);

  psr_reminder_row_set_reminder (PSR_REMINDER_ROW (row), reminder);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->list_box, row, (int) position);
}

/* A row whose reminder is another one now stays, with its focus and unfolded as it is. */
static void
items_changed_cb (PsrRemindersWindow *self, guint position, guint n_removed, guint n_added)
{
  guint n_kept = MIN (n_removed, n_added);

  for (guint i = position; i < position + n_kept; i++) {
    g_autoptr (PsrReminder) reminder = g_list_model_get_item (get_model (self), i);

    psr_reminder_row_set_reminder (PSR_REMINDER_ROW (
                                     gtk_list_box_get_row_at_index (self->list_box, (int) i)),
                                   reminder);
  }
  for (guint i = n_kept; i < n_removed; i++)
    gtk_list_box_remove (self->list_box,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box,
                                                                    (int) (position + n_kept))));
  for (guint i = n_kept; i < n_added; i++)
    insert_row (self, position + i);

  gtk_widget_set_visible (GTK_WIDGET (self->list_box),
                          g_list_model_get_n_items (get_model (self)) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button),
                            g_list_model_get_n_items (get_model (self)) < PSR_REMINDER_LIST_MOST);
}

/* First after work, before the evening meal; then late in the evening. */
static void
add_cb (PsrRemindersWindow *self)
{
  gboolean first = g_list_model_get_n_items (get_model (self)) == 0;
  const PsrReminderValues values = {
    .hour = first ? 17 : 21,
    .minute = 30,
    .weekdays = first ? PSR_WEEKDAYS_WORKING : PSR_WEEKDAYS_ALL,
    .enabled = TRUE,
    .session = PSR_DEFAULT_SESSION,
    .minutes = 15,
  };
  g_autoptr (PsrReminder) reminder = psr_reminder_new (NULL, &values);
  guint n_reminders;
  GtkListBoxRow *row;

  psr_reminder_keeper_put (self->keeper, reminder);
  n_reminders = g_list_model_get_n_items (get_model (self));
  row = gtk_list_box_get_row_at_index (self->list_box, (int) n_reminders - 1);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
example_cb (PsrRemindersWindow *self)
{
  g_signal_emit (self, signals[EXAMPLE], 0);
}

static void
show_toast (PsrRemindersWindow *self, const char *message)
{
  psr_toast_show (self->toast_overlay, message);
}

static void
psr_reminders_window_dispose (GObject *object)
{
  PsrRemindersWindow *self = PSR_REMINDERS_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_REMINDERS_WINDOW);
  g_clear_object (&self->keeper);
  g_clear_object (&self->scripts);
  g_clear_object (&self->removed);

  G_OBJECT_CLASS (psr_reminders_window_parent_class)->dispose (object);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrRemindersWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_toast (self, _ ("Saved; open the file with your calendar"));
  else
    show_toast (self, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrRemindersWindow) self = data;
  g_autoptr (GFile) file = psr_save_dialog_choose_finish (result, NULL);
  g_autoptr (GTimeZone) timezone = g_time_zone_new_local ();
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  /* The person thought better of it, or switched everything off meanwhile. */
  if (file == NULL || self->keeper == NULL)
    return;

  text = psr_reminder_calendar_write (get_model (self),
                                      psr_reminder_keeper_get_now_s (self->keeper),
                                      timezone);
  if (text == NULL)
    return;

  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file,
                                       bytes,
                                       NULL,
                                       FALSE,
                                       G_FILE_CREATE_NONE,
                                       NULL,
                                       written_cb,
                                       g_object_ref (self));
}

static void
calendar_cb (PsrRemindersWindow *self)
{
  psr_save_dialog_choose_async (GTK_WINDOW (self),
                                _ ("Add to Calendar"),
                                /* TRANSLATORS: name of a file. */
                                _ ("psoas-rest-reminders.ics"),
                                G_USER_DIRECTORY_DOCUMENTS,
                                NULL,
                                chosen_cb,
                                g_object_ref (self));
}

static void
psr_reminders_window_class_init (PsrRemindersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_reminders_window_dispose;

  signals[EXAMPLE] = g_signal_new ("example",
                                   PSR_TYPE_REMINDERS_WINDOW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/reminders/"
                                               "psr-reminders-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, list_box);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, background_row);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, background_icon);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, PsrRemindersWindow, example_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, example_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_install_action (widget_class, "reminders.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
psr_reminders_window_init (PsrRemindersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
psr_reminders_window_new (GtkWindow *parent, PsrReminderKeeper *keeper, PsrScriptCatalog *scripts)
{
  PsrRemindersWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (keeper), NULL);
  g_return_val_if_fail (PSR_IS_SCRIPT_CATALOG (scripts), NULL);

  self = g_object_new (PSR_TYPE_REMINDERS_WINDOW, "transient-for", parent, NULL);
  self->keeper = g_object_ref (keeper);
  self->scripts = g_object_ref (scripts);
  g_signal_connect_object (get_model (self),
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "planned", G_CALLBACK (update_next), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (get_model (self)));
  update_next (self);

  return GTK_WINDOW (self);
}

void
psr_reminders_window_show_background (PsrRemindersWindow *self, gboolean on, const char *advice)
{
  const char *title;
  const char *subtitle;

  g_return_if_fail (PSR_IS_REMINDERS_WINDOW (self));

  if (advice != NULL) {
    title = _ ("Blocked");
    subtitle = advice;
  } else if (on) {
    title = _ ("On");
    subtitle = _ ("Psoas Rest starts with the desktop and reminds you also when its window is "
                  "closed.");
  } else {
    title = _ ("Off");
    subtitle = _ ("Nothing runs while no reminder is on.");
  }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->background_row), title);
  adw_action_row_set_subtitle (self->background_row, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->background_icon), advice != NULL);
}
