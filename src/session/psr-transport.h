/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-heard.h"
#include "session/psr-player.h"

G_BEGIN_DECLS

/**
 * PsrTransport:
 * @program: (nullable): what is in the player, or on its way into it
 * @loading: (nullable): there while it is on its way
 * @begin_at: where it is to begin once it is loaded
 * @heard: what was heard of it
 *
 * The player of a session and the program in it: where it stands, also while the player does not
 * know yet, and how much of it was really heard. Knows no states; belongs to #PsrSession. All
 * places are samples of the session.
 */
typedef struct {
  PsrPlayer *player;
  PsrProgram *program;
  GCancellable *loading;
  gint64 begin_at;
  PsrHeard heard;
} PsrTransport;

/* Takes a reference to @player. */
void psr_transport_init (PsrTransport *self, PsrPlayer *player);
void psr_transport_clear (PsrTransport *self);

/* Nothing is in it any more, and nothing on its way. The player is left as it is. */
void psr_transport_unload (PsrTransport *self);

/* Loads @program into the place of whatever is there, to stand at @position, which is clamped to
 * it. What was heard before goes on counting. */
void psr_transport_load_async (PsrTransport *self,
                               PsrProgram *program,
                               gint64 position,
                               GAsyncReadyCallback callback,
                               gpointer data);

/* Returns: whether it stands where it was to begin; %G_IO_ERROR_CANCELLED when another one is on
 *   its way by now, or none, else an error of the player. */
gboolean psr_transport_load_finish (PsrTransport *self, GAsyncResult *result, GError **error);

gint64 psr_transport_get_position (PsrTransport *self);

/* @position: clamped to the program. Returns: where it stands now. */
gint64 psr_transport_seek (PsrTransport *self, gint64 position);

/* What is heard counts from the first to the second. */
void psr_transport_play (PsrTransport *self);
void psr_transport_pause (PsrTransport *self);

/* As when it pauses, where the player has stopped by itself. */
void psr_transport_stop_counting (PsrTransport *self);

G_END_DECLS
