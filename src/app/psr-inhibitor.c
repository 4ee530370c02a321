/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-inhibitor.h"

#include <glib/gi18n.h>

struct _PsrInhibitor {
  GObject parent_instance;

  GtkApplication *application; /* owns it */
  PsrSession *session;
  guint cookie; /* 0: none, also where nobody takes one */
};

G_DEFINE_FINAL_TYPE (PsrInhibitor, psr_inhibitor, G_TYPE_OBJECT)

static void
state_cb (PsrInhibitor *self)
{
  gboolean wanted = psr_session_state_is_running (psr_session_get_state (self->session));

  g_assert (PSR_IS_INHIBITOR (self));

  if (wanted && self->cookie == 0) {
    self->cookie = gtk_application_inhibit (self->application,
                                            gtk_application_get_active_window (self->application),
                                            GTK_APPLICATION_INHIBIT_SUSPEND,
                                            _ ("A session is under way"));
  } else if (!wanted && self->cookie != 0) {
    gtk_application_uninhibit (self->application, self->cookie);
    self->cookie = 0;
  }
}

static void
psr_inhibitor_dispose (GObject *object)
{
  g_clear_object (&PSR_INHIBITOR (object)->session);

  G_OBJECT_CLASS (psr_inhibitor_parent_class)->dispose (object);
}

static void
psr_inhibitor_class_init (PsrInhibitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_inhibitor_dispose;
}

static void
psr_inhibitor_init (PsrInhibitor *self)
{
}

PsrInhibitor *
psr_inhibitor_new (GtkApplication *application, PsrSession *session)
{
  PsrInhibitor *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);

  self = g_object_new (PSR_TYPE_INHIBITOR, NULL);
  self->application = application;
  self->session = g_object_ref (session);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}
