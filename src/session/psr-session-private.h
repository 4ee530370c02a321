/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-session.h"
#include "session/psr-sleep-watch.h"
#include "session/psr-transport.h"

G_BEGIN_DECLS

/* What psr-session-requests.c, all that a person or the desktop asks of a session under way, needs
 * of psr-session.c, how it takes its course. The state itself changes in the latter alone. */

struct _PsrSession {
  GObject parent_instance;

  PsrTransport transport;
  char *id; /* NULL: none was begun yet */
  PsrClock *clock;
  guint timer;
  gint64 slept_us; /* what the clock had slept when the session last ran */
  gint64 undo_until_us; /* boot time; in ENDING */
  gboolean began; /* to play, and `ended` has not been emitted since */
  PsrHolds holds;

  PsrSleepWatch watch;

  PsrSessionState state;
  PsrInterruption interruption;
  char *loss; /* what the player said when it lost the device last */
  int cue;
};

/* Whether there is a place to move from: running or PAUSED. */
gboolean psr_session_is_begun (PsrSession *self);

/* From a standstill: the state follows the place from now on. */
void psr_session_run (PsrSession *self);

/* PAUSED, for a reason that is shown. */
void psr_session_pause_for (PsrSession *self, PsrInterruption interruption);

/* PAUSED or ENDING: no hold is left, no question. */
void psr_session_stop_in (PsrSession *self, PsrSessionState state, PsrInterruption interruption);

/* IDLE, whatever there was. */
void psr_session_finish_as (PsrSession *self, PsrEnding ending);

/* The sound and the timer alone: the state stays what it is. */
void psr_session_stand_still (PsrSession *self);
void psr_session_move_on (PsrSession *self);

/* @position: in samples, clamped to the program. Only when it is begun. */
void psr_session_jump (PsrSession *self, gint64 position);

/* Looks where the player is, and at what follows from it. */
void psr_session_update (PsrSession *self);

/* In ENDING: once nobody can take it back any more, it is over. */
void psr_session_update_undo (PsrSession *self);

/* It goes on as if nothing had been asked. */
void psr_session_withdraw_question (PsrSession *self);

/* Whether the machine has slept since the session last ran. */
gboolean psr_session_has_slept (PsrSession *self);

G_END_DECLS
