/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/psr-program.h"

G_BEGIN_DECLS

#define PSR_PLAYER_ERROR (psr_player_error_quark ())
GQuark psr_player_error_quark (void);

typedef enum {
  PSR_PLAYER_ERROR_FAILED, /* the message is a sentence for the person */
} PsrPlayerError;

/* The lanes of the mix that have a volume of their own. */
typedef enum {
  PSR_LANE_VOICE,
  PSR_LANE_BELLS,
  PSR_LANE_BED,
} PsrLane;
#define PSR_N_LANES 3

/* A sound file to be heard at the volume of a lane. */
typedef struct {
  PsrLane lane;
  GFile *file;
} PsrSnippet;

/**
 * PsrPlayerState:
 * @PSR_PLAYER_EMPTY: nothing loaded
 * @PSR_PLAYER_LOADING: a program is being made ready
 * @PSR_PLAYER_PAUSED: loaded, stands still at its position
 * @PSR_PLAYER_PLAYING: the position moves
 * @PSR_PLAYER_DONE: played to the end
 * @PSR_PLAYER_FAILED: something that no retry cures; load again
 *
 * The state that a person sees. It follows a wish at once: after psr_player_pause() it is
 * PAUSED although the fade is still heard.
 */
typedef enum {
  PSR_PLAYER_EMPTY,
  PSR_PLAYER_LOADING,
  PSR_PLAYER_PAUSED,
  PSR_PLAYER_PLAYING,
  PSR_PLAYER_DONE,
  PSR_PLAYER_FAILED,
} PsrPlayerState;

#define PSR_TYPE_PLAYER (psr_player_get_type ())
G_DECLARE_INTERFACE (PsrPlayer, psr_player, PSR, PLAYER, GObject)

/**
 * PsrPlayer:
 *
 * The one way in which a session makes sound; the audio room implements it, tests fake it. To be
 * used from the main thread only.
 *
 * Properties: `state` (#PsrPlayerState, read, notified), `audible` (boolean, read, notified:
 * FALSE while no sound device takes the sound and the session goes on with captions alone).
 *
 * Signals: `lost` (char *message, a sentence for the person): the player had to pause by itself,
 * because the sound device or the sound server went away; it stays PAUSED at its exact place until
 * psr_player_play(), or is FAILED. `said`
 * (gboolean heard): what psr_player_say() was given last is over; @heard is FALSE when no device
 * took it.
 */
struct _PsrPlayerInterface {
  GTypeInterface parent_iface;

  void (*load_async) (PsrPlayer *self,
                      PsrProgram *program,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
  gboolean (*load_finish) (PsrPlayer *self, GAsyncResult *result, GError **error);
  void (*play) (PsrPlayer *self);
  void (*pause) (PsrPlayer *self);
  void (*seek) (PsrPlayer *self, gint64 position);
  void (*stop) (PsrPlayer *self);
  gint64 (*get_position) (PsrPlayer *self);
  void (*set_volume) (PsrPlayer *self, PsrLane lane, double volume);
  void (*fade) (PsrPlayer *self, double gain, int ms);
  void (*say) (PsrPlayer *self, const PsrSnippet *snippets, guint n_snippets);
  void (*hush) (PsrPlayer *self);
};

/* Loads a program and stands PAUSED at 0. A program already loaded fades out first. */
void psr_player_load_async (PsrPlayer *self,
                            PsrProgram *program,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean psr_player_load_finish (PsrPlayer *self, GAsyncResult *result, GError **error);

/* Fades in from where it stands; also tries again to reach a sound device that was lost. */
void psr_player_play (PsrPlayer *self);

/* Fades out and stands still at the position of this call. */
void psr_player_pause (PsrPlayer *self);

/* @position: in samples, clamped to the program. Works playing and paused, under a fade. */
void psr_player_seek (PsrPlayer *self, gint64 position);

/* Fades out, lets go of the sound device and the program: EMPTY. */
void psr_player_stop (PsrPlayer *self);

/* Returns: the sample that is heard now; after a seek its target. Cheap: may be called at every
 *   frame. */
gint64 psr_player_get_position (PsrPlayer *self);

/* @volume: linear gain, 0 to 1. Heard within a third of a second, never the system's volume. */
void psr_player_set_volume (PsrPlayer *self, PsrLane lane, double volume);

/* Takes everything that is played to @gain, 0 to 1, evenly within @ms; the volumes stay what they
 * are. A program that is loaded begins at 1; a seek ends the way there. */
void psr_player_fade (PsrPlayer *self, double gain, int ms);

/* Plays the snippets one after the other beside the program, in whatever state that is, also
 * without one. What was being said before is cut off under a fade. Of a bed some seconds are heard;
 * there may be one in the list. A file that cannot be played is passed over. */
void psr_player_say (PsrPlayer *self, const PsrSnippet *snippets, guint n_snippets);

/* Cuts off what is being said, under a fade; `said` does not come any more. */
void psr_player_hush (PsrPlayer *self);

PsrPlayerState psr_player_get_state (PsrPlayer *self);
gboolean psr_player_get_audible (PsrPlayer *self);

#define PSR_TYPE_PLAYER_STATE (psr_player_state_get_type ())
GType psr_player_state_get_type (void);

G_END_DECLS
