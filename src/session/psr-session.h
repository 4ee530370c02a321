/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-clock.h"
#include "session/psr-player.h"

G_BEGIN_DECLS

/**
 * PsrSessionState:
 * @PSR_SESSION_IDLE: nothing begun
 * @PSR_SESSION_LOADING: begun, the sound is being made ready
 * @PSR_SESSION_SETTLING: the quiet minutes before the session
 * @PSR_SESSION_PLAYING: under way
 * @PSR_SESSION_PAUSED: stands still, see psr_session_get_interruption() for why
 * @PSR_SESSION_DONE: heard to the end
 */
typedef enum {
  PSR_SESSION_IDLE,
  PSR_SESSION_LOADING,
  PSR_SESSION_SETTLING,
  PSR_SESSION_PLAYING,
  PSR_SESSION_PAUSED,
  PSR_SESSION_DONE,
} PsrSessionState;

/* Why a session is paused. */
typedef enum {
  PSR_INTERRUPTION_NONE, /* it is not, or the person asked */
  PSR_INTERRUPTION_DEVICE, /* the sound device or the sound server went away */
  PSR_INTERRUPTION_SLEEP, /* the machine slept */
} PsrInterruption;

#define PSR_TYPE_SESSION (psr_session_get_type ())
G_DECLARE_FINAL_TYPE (PsrSession, psr_session, PSR, SESSION, GObject)

/**
 * PsrSession:
 *
 * One person's session from Begin to the end: drives a #PsrPlayer and knows what is said now.
 * It keeps no time of its own: what is shown follows the player's position, looked up in the
 * schedule. One timer, armed for the next moment at which something changes; none while paused.
 *
 * Properties, all notified: `state`, `interruption`, `cue` (int: number of the last cue that has
 * started, -1 for none), `audible`.
 *
 * Signals: `failed` (GError *): the session could not begin or go on; it is IDLE. `seeked` (gint64
 * position): it jumped there, in samples; a beginning is no jump.
 */

/* @clock is watched for sleep: a machine that slept wakes up with the session paused where it
 * was. */
PsrSession *psr_session_new (PsrPlayer *player, PsrClock *clock);

/* Starts a program from its first sample. From any state; what ran before ends. */
void psr_session_begin (PsrSession *self, PsrProgram *program);

void psr_session_pause (PsrSession *self);
void psr_session_resume (PsrSession *self);

/* Pause when under way, resume when paused, nothing otherwise. */
void psr_session_toggle (PsrSession *self);

/* To the start of the next or previous spoken cue, or of the present one again, landing 300 ms
 * before it. A previous one that began less than 3 s ago counts as the present one. */
void psr_session_next (PsrSession *self);
void psr_session_previous (PsrSession *self);
void psr_session_repeat (PsrSession *self);

/* Whether psr_session_next() has somewhere to go. */
gboolean psr_session_has_next (PsrSession *self);

/* By time; @samples may be negative. */
void psr_session_seek_by (PsrSession *self, gint64 samples);

/* @position: in samples, as psr_session_get_position() counts them; clamped to the program. */
void psr_session_seek_to (PsrSession *self, gint64 position);

/* Ends it: the sound fades, IDLE. */
void psr_session_end (PsrSession *self);

/* The machine is about to sleep: pause at once, noted as %PSR_INTERRUPTION_SLEEP. */
void psr_session_prepare_for_sleep (PsrSession *self);

PsrSessionState psr_session_get_state (PsrSession *self);
PsrInterruption psr_session_get_interruption (PsrSession *self);
gboolean psr_session_get_audible (PsrSession *self);
int psr_session_get_cue (PsrSession *self);

/* Returns: (nullable) (transfer none): what was begun, %NULL when IDLE. */
PsrProgram *psr_session_get_program (PsrSession *self);

/* In samples from the first one, settling included; 0 when IDLE. */
gint64 psr_session_get_position (PsrSession *self);

#define PSR_TYPE_SESSION_STATE (psr_session_state_get_type ())
GType psr_session_state_get_type (void);
#define PSR_TYPE_INTERRUPTION (psr_interruption_get_type ())
GType psr_interruption_get_type (void);

G_END_DECLS
