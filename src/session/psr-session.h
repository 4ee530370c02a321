/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-clock.h"
#include "session/psr-player.h"
#include "session/psr-session-state.h"
#include "session/psr-sleep-watch.h"

G_BEGIN_DECLS

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
 * started, -1 for none), `audible`, `asking` (boolean: it asks whether the person still listens,
 * see psr_session_set_sleep_safe()).
 *
 * Signals:
 * - `failed` (GError *): the session could not begin or go on; it is IDLE
 * - `seeked` (gint64 position): it jumped there, in samples; a beginning is no jump
 * - `skipped` (#PsrSkip skip, gboolean moved): the person asked for the next or previous cue, or
 * for this one again; it has jumped there, unless there was nowhere to go
 * - `ended` (#PsrEnding ending, gint64 rested): once for every session that began to play; what was
 *   really heard of it, in samples, settling excluded. psr_session_get_program() is still what was
 *   heard; unless it is DONE, the state follows. Handlers only look.
 */

/* @clock is watched for sleep: a machine that slept wakes up with the session paused where it
 * was. */
PsrSession *psr_session_new (PsrPlayer *player, PsrClock *clock);

/* Starts a program from its first sample. From any state; what ran before ends. */
void psr_session_begin (PsrSession *self, PsrProgram *program);

/* The same from @position, in samples. @id: (nullable): what psr_session_get_id() was of the one
 * that this one goes on with. */
void psr_session_begin_at (PsrSession *self, PsrProgram *program, gint64 position, const char *id);

/* Puts another program of the same length, in another voice for instance, into the place of what is
 * there. It goes on where it was, or at the beginning of the words that it would be amid. Under way
 * the sound fades out and in, the state stays what it is; heard and asked remain heard and asked.
 * Nothing when nothing is begun. */
void psr_session_replace_program (PsrSession *self, PsrProgram *program);

void psr_session_pause (PsrSession *self);

/* Also takes an end back. */
void psr_session_resume (PsrSession *self);

/* Answers when it asks, else pause when under way, resume when paused or ENDING. */
void psr_session_toggle (PsrSession *self);

/* To the start of the next or previous spoken cue, or of the present one again, landing 300 ms
 * before it. A previous one that began less than 3 s ago counts as the present one. These and the
 * seeks also answer a question; in ENDING they take the end back and do nothing else. */
void psr_session_next (PsrSession *self);
void psr_session_previous (PsrSession *self);
void psr_session_repeat (PsrSession *self);

/* Whether psr_session_next() has somewhere to go. */
gboolean psr_session_has_next (PsrSession *self);

/* By time; @samples may be negative. */
void psr_session_seek_by (PsrSession *self, gint64 samples);

/* @position: in samples, as psr_session_get_position() counts them; clamped to the program. */
void psr_session_seek_to (PsrSession *self, gint64 position);

/* Under way or paused: the sound fades, ENDING. LOADING or DONE: IDLE. */
void psr_session_end (PsrSession *self);

/* ENDING: goes on where it stood, within %PSR_SESSION_UNDO_MS of the end (time that the machine
 * sleeps included). Nothing otherwise. */
void psr_session_undo_end (PsrSession *self);

/* Whatever the state: IDLE, the sound fades. For a window that closes. */
void psr_session_finish (PsrSession *self);

/* For as long as a reason is there, the session stands still under way, and its state stays what it
 * is. Without one it goes on at the very sample; a pause and an end drop them all. */
void psr_session_hold (PsrSession *self, PsrHolds hold);
void psr_session_release (PsrSession *self, PsrHolds hold);

/* Whether it asks, near the end of the long rest, if the person still listens (see
 * psr_sleep_question_find() for where). When %PSR_SESSION_ANSWER_MS bring no answer the sound fades
 * within %PSR_SESSION_DRIFT_MS, no bell rings, and the session has drifted off. An answer during
 * that fade still counts. Whoever skips over the place is not asked; a pause withdraws the
 * question. FALSE at first; may change at any time. */
void psr_session_set_sleep_safe (PsrSession *self, gboolean sleep_safe);

/* It goes on as if nothing had been asked. */
void psr_session_answer (PsrSession *self);

/* The machine is about to sleep: pause at once, noted as %PSR_INTERRUPTION_SLEEP. */
void psr_session_prepare_for_sleep (PsrSession *self);

PsrSessionState psr_session_get_state (PsrSession *self);

/* Whether time goes on in that state. */
gboolean psr_session_state_is_running (PsrSessionState state);

PsrInterruption psr_session_get_interruption (PsrSession *self);

/* Returns: (transfer none) (nullable): why the sound was lost and what can be done, a sentence for
 *   the person; %NULL unless the interruption is %PSR_INTERRUPTION_DEVICE. */
const char *psr_session_get_loss (PsrSession *self);

gboolean psr_session_get_audible (PsrSession *self);
gboolean psr_session_get_asking (PsrSession *self);
int psr_session_get_cue (PsrSession *self);

/* Returns: (nullable): a UUID that tells the session that was begun last from all others. */
const char *psr_session_get_id (PsrSession *self);

/* Returns: (nullable) (transfer none): what was begun, %NULL when IDLE. */
PsrProgram *psr_session_get_program (PsrSession *self);

/* In samples from the first one, settling included; 0 when IDLE. */
gint64 psr_session_get_position (PsrSession *self);

G_END_DECLS
