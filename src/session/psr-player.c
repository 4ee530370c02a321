/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-player.h"

G_DEFINE_QUARK (psr_player_error_quark, psr_player_error)

G_DEFINE_ENUM_TYPE (PsrPlayerState,
                    psr_player_state,
                    G_DEFINE_ENUM_VALUE (PSR_PLAYER_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (PSR_PLAYER_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (PSR_PLAYER_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (PSR_PLAYER_PLAYING, "playing"),
                    G_DEFINE_ENUM_VALUE (PSR_PLAYER_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (PSR_PLAYER_FAILED, "failed"))

G_DEFINE_INTERFACE (PsrPlayer, psr_player, G_TYPE_OBJECT)

static void
psr_player_default_init (PsrPlayerInterface *iface)
{
  g_object_interface_install_property (iface,
                                       g_param_spec_enum ("state",
                                                          NULL,
                                                          NULL,
                                                          PSR_TYPE_PLAYER_STATE,
                                                          PSR_PLAYER_EMPTY,
                                                          G_PARAM_READABLE |
                                                            G_PARAM_EXPLICIT_NOTIFY |
                                                            G_PARAM_STATIC_STRINGS));
  g_object_interface_install_property (iface,
                                       g_param_spec_boolean ("audible",
                                                             NULL,
                                                             NULL,
                                                             TRUE,
                                                             G_PARAM_READABLE |
                                                               G_PARAM_EXPLICIT_NOTIFY |
                                                               G_PARAM_STATIC_STRINGS));

  g_signal_new ("lost",
                PSR_TYPE_PLAYER,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                1,
                G_TYPE_STRING);
  g_signal_new ("said",
                PSR_TYPE_PLAYER,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                1,
                G_TYPE_BOOLEAN);
}

void
psr_player_load_async (PsrPlayer *self,
                       PsrProgram *program,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_return_if_fail (PSR_IS_PLAYER (self));
  g_return_if_fail (PSR_IS_PROGRAM (program));

  PSR_PLAYER_GET_IFACE (self)->load_async (self, program, cancellable, callback, data);
}

gboolean
psr_player_load_finish (PsrPlayer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PSR_IS_PLAYER (self), FALSE);

  return PSR_PLAYER_GET_IFACE (self)->load_finish (self, result, error);
}

void
psr_player_play (PsrPlayer *self)
{
  g_return_if_fail (PSR_IS_PLAYER (self));

  PSR_PLAYER_GET_IFACE (self)->play (self);
}

void
psr_player_pause (PsrPlayer *self)
{
  g_return_if_fail (PSR_IS_PLAYER (self));

  PSR_PLAYER_GET_IFACE (self)->pause (self);
}

void
psr_player_seek (PsrPlayer *self, gint64 position)
{
  g_return_if_fail (PSR_IS_PLAYER (self));

  PSR_PLAYER_GET_IFACE (self)->seek (self, position);
}

void
psr_player_stop (PsrPlayer *self)
{
  g_return_if_fail (PSR_IS_PLAYER (self));

  PSR_PLAYER_GET_IFACE (self)->stop (self);
}

gint64
psr_player_get_position (PsrPlayer *self)
{
  g_return_val_if_fail (PSR_IS_PLAYER (self), 0);

  return PSR_PLAYER_GET_IFACE (self)->get_position (self);
}

void
psr_player_set_volume (PsrPlayer *self, PsrLane lane, double volume)
{
  g_return_if_fail (PSR_IS_PLAYER (self));
  g_return_if_fail (volume >= 0 && volume <= 1);

  PSR_PLAYER_GET_IFACE (self)->set_volume (self, lane, volume);
}

void
psr_player_fade (PsrPlayer *self, double gain, int ms)
{
  g_return_if_fail (PSR_IS_PLAYER (self));
  g_return_if_fail (gain >= 0 && gain <= 1);
  g_return_if_fail (ms >= 0);

  PSR_PLAYER_GET_IFACE (self)->fade (self, gain, ms);
}

void
psr_player_say (PsrPlayer *self, const PsrSnippet *snippets, guint n_snippets)
{
  g_return_if_fail (PSR_IS_PLAYER (self));
  g_return_if_fail (snippets != NULL && n_snippets > 0);

  PSR_PLAYER_GET_IFACE (self)->say (self, snippets, n_snippets);
}

void
psr_player_hush (PsrPlayer *self)
{
  g_return_if_fail (PSR_IS_PLAYER (self));

  PSR_PLAYER_GET_IFACE (self)->hush (self);
}

PsrPlayerState
psr_player_get_state (PsrPlayer *self)
{
  PsrPlayerState state;

  g_return_val_if_fail (PSR_IS_PLAYER (self), PSR_PLAYER_EMPTY);

  g_object_get (self, "state", &state, NULL);
  return state;
}

gboolean
psr_player_get_audible (PsrPlayer *self)
{
  gboolean audible;

  g_return_val_if_fail (PSR_IS_PLAYER (self), FALSE);

  g_object_get (self, "audible", &audible, NULL);
  return audible;
}
