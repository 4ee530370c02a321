/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-transport.h"

void
psr_transport_init (PsrTransport *self, PsrPlayer *player)
{
  *self = (PsrTransport){ .player = g_object_ref (player) };
}

static void
cancel_loading (PsrTransport *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

void
psr_transport_clear (PsrTransport *self)
{
  psr_transport_unload (self);
  g_clear_object (&self->player);
}

void
psr_transport_unload (PsrTransport *self)
{
  cancel_loading (self);
  g_clear_object (&self->program);
}

static gint64
clamp (PsrTransport *self, gint64 position)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->program);

  return CLAMP (position, 0, psr_schedule_get_total_samples (schedule));
}

void
psr_transport_load_async (PsrTransport *self,
                          PsrProgram *program,
                          gint64 position,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  cancel_loading (self);
  g_set_object (&self->program, program);
  self->loading = g_cancellable_new ();
  self->begin_at = clamp (self, position);
  psr_player_load_async (self->player, program, self->loading, callback, data);
}

gboolean
psr_transport_load_finish (PsrTransport *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean loaded = psr_player_load_finish (self->player, result, &problem);

  if (loaded || !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_object (&self->loading);

  if (!loaded) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }

  if (self->begin_at > 0)
    psr_player_seek (self->player, self->begin_at);

  return TRUE;
}

gint64
psr_transport_get_position (PsrTransport *self)
{
  /* While another program is loaded the player stands nowhere. */
  return self->loading != NULL ? self->begin_at : psr_player_get_position (self->player);
}

gint64
psr_transport_seek (PsrTransport *self, gint64 position)
{
  psr_heard_note (&self->heard, psr_transport_get_position (self));
  position = clamp (self, position);
  if (self->loading != NULL)
    self->begin_at = position;
  else
    psr_player_seek (self->player, position);
  if (self->heard.counting)
    psr_heard_start (&self->heard, position);

  return position;
}

void
psr_transport_play (PsrTransport *self)
{
  psr_heard_start (&self->heard, psr_transport_get_position (self));
  psr_player_play (self->player);
}

void
psr_transport_pause (PsrTransport *self)
{
  psr_transport_stop_counting (self);
  psr_player_pause (self->player);
}

void
psr_transport_stop_counting (PsrTransport *self)
{
  psr_heard_note (&self->heard, psr_transport_get_position (self));
  psr_heard_stop (&self->heard);
}
