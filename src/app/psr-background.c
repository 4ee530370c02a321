/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-background.h"

#include "app/psr-processes.h"
#include "app/psr-reminding.h"

/* How long it waits for what it was started for. */
#define IDLE_MS 10000

struct _PsrBackground {
  GApplication parent_instance;

  GSettings *settings;
  PsrReminding *reminding;
  GSubprocess *window; /* started, and not yet there */
  char *token; /* of the call that is being answered */
  gboolean held;
};

G_DEFINE_FINAL_TYPE (PsrBackground, psr_background, G_TYPE_APPLICATION)

static void
update_hold (PsrBackground *self)
{
  gboolean wanted = self->window != NULL ||
                    psr_reminder_keeper_get_active (psr_reminding_get_keeper (self->reminding));

  if (wanted && !self->held)
    g_application_hold (G_APPLICATION (self));
  else if (!wanted && self->held)
    g_application_release (G_APPLICATION (self));
  self->held = wanted;
}

/* It ended without having taken the name: there is no display, or it is broken. */
static void
window_ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrBackground) self = data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  g_clear_object (&self->window);
  if (self->reminding != NULL)
    update_hold (self);
}

static void
open_window (PsrBackground *self, const char *reminder)
{
  g_autoptr (GError) error = NULL;

  if (self->window != NULL)
    return;

  self->window = psr_processes_start_window (reminder, self->token, &error);
  if (self->window == NULL) {
    g_printerr ("psoas-rest: %s\n", error->message);
    return;
  }

  g_subprocess_wait_async (self->window, NULL, window_ended_cb, g_object_ref (self));
  update_hold (self);
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrBackground *self = PSR_BACKGROUND (data);

  psr_notifier_withdraw (psr_reminding_get_notifier (self->reminding));
  open_window (self, g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { "reminder-start", start_cb, "s", NULL, NULL },
};

static void
psr_background_startup (GApplication *application)
{
  PsrBackground *self = PSR_BACKGROUND (application);
  PsrReminderKeeper *keeper;

  G_APPLICATION_CLASS (psr_background_parent_class)->startup (application);

  self->settings = g_settings_new (PSR_APPLICATION_ID);
  self->reminding = psr_reminding_new (application, self->settings);
  keeper = psr_reminding_get_keeper (self->reminding);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (keeper,
                           "notify::active",
                           G_CALLBACK (update_hold),
                           self,
                           G_CONNECT_SWAPPED);
  update_hold (self);
}

static void
psr_background_activate (GApplication *application)
{
  open_window (PSR_BACKGROUND (application), NULL);
}

static void
psr_background_before_emit (GApplication *application, GVariant *platform_data)
{
  PsrBackground *self = PSR_BACKGROUND (application);

  G_APPLICATION_CLASS (psr_background_parent_class)->before_emit (application, platform_data);

  g_clear_pointer (&self->token, g_free);
  if (!g_variant_lookup (platform_data, "activation-token", "s", &self->token))
    g_variant_lookup (platform_data, "desktop-startup-id", "s", &self->token);
}

/* The window has it now. What stands on the screen would call a process that is gone. */
static gboolean
psr_background_name_lost (GApplication *application)
{
  psr_notifier_withdraw (psr_reminding_get_notifier (PSR_BACKGROUND (application)->reminding));

  return G_APPLICATION_CLASS (psr_background_parent_class)->name_lost (application);
}

/* Never a second one, and never a window. */
static gboolean
psr_background_local_command_line (GApplication *application, char ***arguments, int *status)
{
  g_autoptr (GError) error = NULL;

  *status = 0;
  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("psoas-rest: %s\n", error->message);
    *status = 1;
  } else if (!g_application_get_is_remote (application) &&
             g_strv_contains ((const char *const *) *arguments, PSR_OPTION_SERVICE)) {
    g_application_set_inactivity_timeout (application, IDLE_MS);
    g_application_hold (application);
    g_application_release (application);
  }

  return TRUE;
}

static void
psr_background_shutdown (GApplication *application)
{
  PsrBackground *self = PSR_BACKGROUND (application);

  g_clear_object (&self->reminding);
  g_clear_object (&self->settings);
  g_settings_sync ();

  G_APPLICATION_CLASS (psr_background_parent_class)->shutdown (application);
}

static void
psr_background_finalize (GObject *object)
{
  PsrBackground *self = PSR_BACKGROUND (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->token, g_free);

  G_OBJECT_CLASS (psr_background_parent_class)->finalize (object);
}

static void
psr_background_class_init (PsrBackgroundClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psr_background_finalize;
  application_class->startup = psr_background_startup;
  application_class->activate = psr_background_activate;
  application_class->before_emit = psr_background_before_emit;
  application_class->name_lost = psr_background_name_lost;
  application_class->local_command_line = psr_background_local_command_line;
  application_class->shutdown = psr_background_shutdown;
}

static void
psr_background_init (PsrBackground *self)
{
}

PsrBackground *
psr_background_new (void)
{
  return g_object_new (PSR_TYPE_BACKGROUND,
                       "application-id",
                       PSR_APPLICATION_ID,
                       "flags",
                       G_APPLICATION_ALLOW_REPLACEMENT,
                       NULL);
}
