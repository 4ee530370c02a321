/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-notifier.h"

#include <glib/gi18n.h>

/* There is never more than one: a new one takes the place of the old one. */
#define REMINDER_ID "reminder"
#define EXAMPLE_ID  "reminder-example"

struct _PsrNotifier {
  GObject parent_instance;

  GApplication *application;
  PsrReminderKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (PsrNotifier, psr_notifier, G_TYPE_OBJECT)

static GNotification *
make_notification (const char *body)
{
  GNotification *notification = g_notification_new (_ ("Time to lie down"));
  g_autoptr (GIcon) icon = g_themed_icon_new (PSR_APPLICATION_ID);

  g_notification_set_body (notification, body);
  g_notification_set_icon (notification, icon);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_NORMAL);

  return notification;
}

static void
due_cb (PsrNotifier *self, PsrReminder *reminder)
{
  const char *id = psr_reminder_get_id (reminder);
  int minutes = psr_reminder_get_values (reminder)->minutes;
  g_autofree char *body = g_strdup_printf (ngettext ("%d minute of rest, when it suits you.",
                                                     "%d minutes of rest, when it suits you.",
                                                     (gulong) minutes),
                                           minutes);
  g_autoptr (GNotification) notification = make_notification (body);

  g_assert (PSR_IS_NOTIFIER (self));

  g_notification_add_button_with_target (notification, _ ("Start"), "app.reminder-start", "s", id);
  g_notification_add_button_with_target (notification,
                                         _ ("In 20 minutes"),
                                         "app.reminder-later",
                                         "s",
                                         id);
  g_notification_add_button_with_target (notification,
                                         _ ("Not today"),
                                         "app.reminder-not-today",
                                         "s",
                                         id);
  g_application_send_notification (self->application, REMINDER_ID, notification);
}

static void
standing_cb (PsrNotifier *self)
{
  g_assert (PSR_IS_NOTIFIER (self));

  if (!psr_reminder_keeper_get_standing (self->keeper))
    psr_notifier_withdraw (self);
}

/* Also when nothing stands there any more: pressed twice, or on a notification of yesterday. */
static void
later_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrNotifier *self = PSR_NOTIFIER (data);

  psr_reminder_keeper_snooze (self->keeper, g_variant_get_string (parameter, NULL));
  psr_notifier_withdraw (self);
}

static void
not_today_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrNotifier *self = PSR_NOTIFIER (data);

  psr_reminder_keeper_skip_today (self->keeper);
  psr_notifier_withdraw (self);
}

static const GActionEntry actions[] = {
  { "reminder-later", later_cb, "s", NULL, NULL },
  { "reminder-not-today", not_today_cb, "s", NULL, NULL },
};

static void
psr_notifier_dispose (GObject *object)
{
  PsrNotifier *self = PSR_NOTIFIER (object);

  for (gsize i = 0; self->application != NULL && i < G_N_ELEMENTS (actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (self->application), actions[i].name);
  g_clear_object (&self->keeper);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (psr_notifier_parent_class)->dispose (object);
}

static void
psr_notifier_class_init (PsrNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_notifier_dispose;
}

static void
psr_notifier_init (PsrNotifier *self)
{
}

PsrNotifier *
psr_notifier_new (GApplication *application, PsrReminderKeeper *keeper)
{
  PsrNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (keeper), NULL);

  self = g_object_new (PSR_TYPE_NOTIFIER, NULL);
  self->application = g_object_ref (application);
  self->keeper = g_object_ref (keeper);
  g_action_map_add_action_entries (G_ACTION_MAP (application),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   self);
  g_signal_connect_object (keeper, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper,
                           "notify::standing",
                           G_CALLBACK (standing_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
psr_notifier_withdraw (PsrNotifier *self)
{
  g_return_if_fail (PSR_IS_NOTIFIER (self));

  g_application_withdraw_notification (self->application, REMINDER_ID);
}

void
psr_notifier_show_example (PsrNotifier *self)
{
  g_autoptr (GNotification) notification = NULL;

  g_return_if_fail (PSR_IS_NOTIFIER (self));

  notification = make_notification (_ ("This is how Psoas Rest reminds you."));
  g_application_send_notification (self->application, EXAMPLE_ID, notification);
}
