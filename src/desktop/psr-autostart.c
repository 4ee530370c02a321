/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-autostart.h"

#include "desktop/psr-autostart-file.h"
#include "desktop/psr-background-portal.h"

#include <glib/gi18n.h>

struct _PsrAutostart {
  GObject parent_instance;

  GDBusConnection *bus;
  char **command;
  gboolean wanted;
  GCancellable *cancellable; /* of the question to the portal */
  PsrAutostartState state;
  PsrAutostartReason reason;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrAutostart, psr_autostart, G_TYPE_OBJECT)

static void
set_state (PsrAutostart *self, PsrAutostartState state, PsrAutostartReason reason)
{
  if (self->state == state && self->reason == reason)
    return;

  self->state = state;
  self->reason = reason;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
psr_autostart_dispose (GObject *object)
{
  PsrAutostart *self = PSR_AUTOSTART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (psr_autostart_parent_class)->dispose (object);
}

static void
psr_autostart_finalize (GObject *object)
{
  g_clear_pointer (&PSR_AUTOSTART (object)->command, g_strfreev);

  G_OBJECT_CLASS (psr_autostart_parent_class)->finalize (object);
}

static void
psr_autostart_class_init (PsrAutostartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_autostart_dispose;
  G_OBJECT_CLASS (klass)->finalize = psr_autostart_finalize;

  signals[CHANGED] = g_signal_new ("changed",
                                   PSR_TYPE_AUTOSTART,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
psr_autostart_init (PsrAutostart *self)
{
}

gboolean
psr_autostart_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ||
         g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") == 0;
}

PsrAutostart *
psr_autostart_new (GDBusConnection *bus, const char *const *command)
{
  PsrAutostart *self;

  g_return_val_if_fail (command != NULL && command[0] != NULL, NULL);

  self = g_object_new (PSR_TYPE_AUTOSTART, NULL);
  g_set_object (&self->bus, bus);
  self->command = g_strdupv ((char **) command);

  return self;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const PsrAutostartReason reasons[] = {
    [PSR_PORTAL_GRANTED] = PSR_AUTOSTART_NO_REASON,
    [PSR_PORTAL_DENIED] = PSR_AUTOSTART_DENIED,
    [PSR_PORTAL_MISSING] = PSR_AUTOSTART_MISSING,
    [PSR_PORTAL_TOO_OLD] = PSR_AUTOSTART_TOO_OLD,
  };
  PsrAutostart *self = data;
  PsrPortalAnswer answer;

  /* Cancelled: then @self may be gone. */
  if (!psr_background_portal_request_finish (result, &answer, NULL))
    return;

  if (!self->wanted)
    set_state (self, PSR_AUTOSTART_OFF, PSR_AUTOSTART_NO_REASON);
  else if (answer == PSR_PORTAL_GRANTED)
    set_state (self, PSR_AUTOSTART_ON, PSR_AUTOSTART_NO_REASON);
  else
    set_state (self, PSR_AUTOSTART_BLOCKED, reasons[answer]);
}

static void
ask_portal (PsrAutostart *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  psr_background_portal_request_async (self->bus,
                                       self->wanted,
                                       (const char *const *) self->command,
                                       self->cancellable,
                                       answered_cb,
                                       self);
}

static void
change_file (PsrAutostart *self)
{
  gboolean disabled = FALSE;
  gboolean done = self->wanted ? psr_autostart_file_write ((const char *const *) self->command)
                               : psr_autostart_file_remove ();

  if (!self->wanted)
    set_state (self, PSR_AUTOSTART_OFF, PSR_AUTOSTART_NO_REASON);
  else if (!done || !psr_autostart_file_exists (&disabled))
    set_state (self, PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_FAILED);
  else if (disabled)
    set_state (self, PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_DISABLED);
  else
    set_state (self, PSR_AUTOSTART_ON, PSR_AUTOSTART_NO_REASON);
}

void
psr_autostart_set_wanted (PsrAutostart *self, gboolean wanted)
{
  g_return_if_fail (PSR_IS_AUTOSTART (self));

  self->wanted = wanted;
  if (psr_autostart_is_sandboxed ())
    ask_portal (self);
  else
    change_file (self);
}

PsrAutostartState
psr_autostart_get_state (PsrAutostart *self)
{
  g_return_val_if_fail (PSR_IS_AUTOSTART (self), PSR_AUTOSTART_OFF);

  return self->state;
}

PsrAutostartReason
psr_autostart_get_reason (PsrAutostart *self)
{
  g_return_val_if_fail (PSR_IS_AUTOSTART (self), PSR_AUTOSTART_NO_REASON);

  return self->reason;
}

const char *
psr_autostart_get_advice (PsrAutostart *self)
{
  static const char *const advice[] = {
    [PSR_AUTOSTART_DENIED] = N_ ("The system does not let Psoas Rest run in the background. Allow "
                                 "it in the settings of your desktop, under Apps."),
    [PSR_AUTOSTART_MISSING] = N_ ("This desktop cannot let apps run in the background. Add the "
                                  "reminders to your calendar instead."),
    [PSR_AUTOSTART_TOO_OLD] = N_ ("The portal of this desktop is too old to start apps. Update "
                                  "the system, or add the reminders to your calendar."),
    [PSR_AUTOSTART_DISABLED] = N_ ("Starting Psoas Rest was switched off in the settings of your "
                                   "desktop. Switch it on there, or switch all reminders off and "
                                   "on again."),
    [PSR_AUTOSTART_FAILED] = N_ ("The folder for programs that start with the desktop cannot be "
                                 "written to. Add the reminders to your calendar instead."),
  };

  g_return_val_if_fail (PSR_IS_AUTOSTART (self), NULL);

  return self->state == PSR_AUTOSTART_BLOCKED ? _ (advice[self->reason]) : NULL;
}
