/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PsrSessionState:
 * @PSR_SESSION_IDLE: nothing begun
 * @PSR_SESSION_LOADING: begun, the sound is being made ready
 * @PSR_SESSION_SETTLING: the quiet minutes before the session
 * @PSR_SESSION_PLAYING: under way
 * @PSR_SESSION_PAUSED: stands still, see #PsrInterruption for why
 * @PSR_SESSION_ENDING: the person ended it; it stands still at its place, and for
 *   %PSR_SESSION_UNDO_MS that can be taken back
 * @PSR_SESSION_DONE: over, and not left yet: heard to the end, or ended by the person after
 *   something of it was heard
 */
typedef enum {
  PSR_SESSION_IDLE,
  PSR_SESSION_LOADING,
  PSR_SESSION_SETTLING,
  PSR_SESSION_PLAYING,
  PSR_SESSION_PAUSED,
  PSR_SESSION_ENDING,
  PSR_SESSION_DONE,
} PsrSessionState;

#define PSR_SESSION_UNDO_MS 10000

/**
 * PsrEnding:
 * @PSR_ENDING_FINISHED: heard to the end
 * @PSR_ENDING_EARLY: the person ended it, or began something else
 * @PSR_ENDING_DRIFTED_OFF: the question near the end was not answered
 * @PSR_ENDING_BROKEN_OFF: the sound failed
 */
typedef enum {
  PSR_ENDING_FINISHED,
  PSR_ENDING_EARLY,
  PSR_ENDING_DRIFTED_OFF,
  PSR_ENDING_BROKEN_OFF,
} PsrEnding;

/* Why a session is paused. */
typedef enum {
  PSR_INTERRUPTION_NONE, /* it is not, or the person asked */
  PSR_INTERRUPTION_DEVICE, /* the sound device or the sound server went away */
  PSR_INTERRUPTION_SLEEP, /* the machine slept */
} PsrInterruption;

/* Why a session that is under way stands still for a moment, as flags. */
typedef enum {
  PSR_HOLD_SAYING = 1 << 0, /* something else is said or played */
  PSR_HOLD_ANSWER = 1 << 1, /* a question waits for its answer */
} PsrHolds;

/* What skips to a spoken cue. */
typedef enum {
  PSR_SKIP_NEXT,
  PSR_SKIP_PREVIOUS,
  PSR_SKIP_REPEAT,
} PsrSkip;

#define PSR_TYPE_SESSION_STATE (psr_session_state_get_type ())
GType psr_session_state_get_type (void);
#define PSR_TYPE_ENDING (psr_ending_get_type ())
GType psr_ending_get_type (void);
#define PSR_TYPE_INTERRUPTION (psr_interruption_get_type ())
GType psr_interruption_get_type (void);

#define PSR_TYPE_SKIP (psr_skip_get_type ())
GType psr_skip_get_type (void);

G_END_DECLS
