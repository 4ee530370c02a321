/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-rest-watch.h"

#include "base/psr-units.h"

struct _PsrRestWatch {
  GObject parent_instance;

  PsrSession *session;
  PsrReminderKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (PsrRestWatch, psr_rest_watch, G_TYPE_OBJECT)

static void
state_cb (PsrRestWatch *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  g_assert (PSR_IS_REST_WATCH (self));

  psr_reminder_keeper_set_busy (self->keeper,
                                state != PSR_SESSION_IDLE && state != PSR_SESSION_DONE);
}

static void
ended_cb (PsrRestWatch *self, PsrEnding ending, gint64 rested)
{
  g_assert (PSR_IS_REST_WATCH (self));

  if (ending == PSR_ENDING_FINISHED || ending == PSR_ENDING_DRIFTED_OFF ||
      rested >= PSR_MINUTES_TO_SAMPLES (PSR_REST_WATCH_ENOUGH_MINUTES))
    psr_reminder_keeper_note_rest (self->keeper);
}

static void
psr_rest_watch_dispose (GObject *object)
{
  PsrRestWatch *self = PSR_REST_WATCH (object);

  g_clear_object (&self->session);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (psr_rest_watch_parent_class)->dispose (object);
}

static void
psr_rest_watch_class_init (PsrRestWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_rest_watch_dispose;
}

static void
psr_rest_watch_init (PsrRestWatch *self)
{
}

PsrRestWatch *
psr_rest_watch_new (PsrSession *session, PsrReminderKeeper *keeper)
{
  PsrRestWatch *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (keeper), NULL);

  self = g_object_new (PSR_TYPE_REST_WATCH, NULL);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}
