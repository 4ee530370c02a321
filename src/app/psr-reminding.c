/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-reminding.h"

#include "app/psr-processes.h"

struct _PsrReminding {
  GObject parent_instance;

  PsrReminderKeeper *keeper;
  PsrNotifier *notifier;
  PsrAutostart *autostart;
};

G_DEFINE_FINAL_TYPE (PsrReminding, psr_reminding, G_TYPE_OBJECT)

static void
update_autostart (PsrReminding *self)
{
  psr_autostart_set_wanted (self->autostart, psr_reminder_keeper_get_active (self->keeper));
}

static void
psr_reminding_dispose (GObject *object)
{
  PsrReminding *self = PSR_REMINDING (object);

  g_clear_object (&self->autostart);
  g_clear_object (&self->notifier);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (psr_reminding_parent_class)->dispose (object);
}

static void
psr_reminding_class_init (PsrRemindingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_reminding_dispose;
}

static void
psr_reminding_init (PsrReminding *self)
{
}

/* In a sandbox only a reminder that is on is a reason to talk to the portal: it may ask. */
PsrReminding *
psr_reminding_new (GApplication *application, GSettings *settings)
{
  g_auto (GStrv) command = psr_processes_dup_background_command ();
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  PsrReminding *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);

  self = g_object_new (PSR_TYPE_REMINDING, NULL);
  self->keeper = psr_reminder_keeper_new (settings, clock);
  self->notifier = psr_notifier_new (application, self->keeper);
  self->autostart = psr_autostart_new (g_application_get_dbus_connection (application),
                                       (const char *const *) command);
  g_signal_connect_object (self->keeper,
                           "notify::active",
                           G_CALLBACK (update_autostart),
                           self,
                           G_CONNECT_SWAPPED);
  if (psr_reminder_keeper_get_active (self->keeper) || !psr_autostart_is_sandboxed ())
    update_autostart (self);
  psr_reminder_keeper_start (self->keeper);

  return self;
}

PsrReminderKeeper *
psr_reminding_get_keeper (PsrReminding *self)
{
  g_return_val_if_fail (PSR_IS_REMINDING (self), NULL);

  return self->keeper;
}

PsrNotifier *
psr_reminding_get_notifier (PsrReminding *self)
{
  g_return_val_if_fail (PSR_IS_REMINDING (self), NULL);

  return self->notifier;
}

PsrAutostart *
psr_reminding_get_autostart (PsrReminding *self)
{
  g_return_val_if_fail (PSR_IS_REMINDING (self), NULL);

  return self->autostart;
}
