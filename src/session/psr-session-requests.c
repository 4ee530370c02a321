/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "session/psr-landmarks.h"
#include "session/psr-session-private.h"

void
psr_session_pause (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (psr_session_state_is_running (self->state))
    psr_session_pause_for (self, PSR_INTERRUPTION_NONE);
}

void
psr_session_prepare_for_sleep (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (psr_session_state_is_running (self->state))
    psr_session_pause_for (self, PSR_INTERRUPTION_SLEEP);
}

void
psr_session_resume (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (self->state == PSR_SESSION_PAUSED)
    psr_session_run (self);
  else
    psr_session_undo_end (self);
}

void
psr_session_toggle (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (self->watch.asking)
    psr_session_answer (self);
  else if (psr_session_state_is_running (self->state))
    psr_session_pause (self);
  else
    psr_session_resume (self);
}

void
psr_session_answer (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  psr_session_withdraw_question (self);
}

void
psr_session_end (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (psr_session_is_begun (self)) {
    self->undo_until_us =
      psr_clock_get_boottime_us (self->clock) + PSR_SESSION_UNDO_MS * G_GINT64_CONSTANT (1000);
    psr_session_stop_in (self, PSR_SESSION_ENDING, PSR_INTERRUPTION_NONE);
    psr_session_update_undo (self);
  } else if (self->state != PSR_SESSION_ENDING) {
    psr_session_finish (self);
  }
}

void
psr_session_undo_end (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (self->state == PSR_SESSION_ENDING)
    psr_session_update_undo (self);
  if (self->state == PSR_SESSION_ENDING)
    psr_session_run (self);
}

void
psr_session_finish (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  psr_session_finish_as (self, PSR_ENDING_EARLY);
}

void
psr_session_hold (PsrSession *self, PsrHolds hold)
{
  PsrHolds before;

  g_return_if_fail (PSR_IS_SESSION (self));

  before = self->holds;
  if (!psr_session_state_is_running (self->state))
    return;

  self->holds |= hold;
  if (before == 0)
    psr_session_stand_still (self);
}

void
psr_session_release (PsrSession *self, PsrHolds hold)
{
  PsrHolds before;

  g_return_if_fail (PSR_IS_SESSION (self));

  before = self->holds;
  self->holds &= ~hold;
  if (before == 0 || self->holds != 0)
    return;

  if (self->transport.loading == NULL && !psr_session_has_slept (self))
    psr_session_move_on (self);
  psr_session_update (self);
}

void
psr_session_set_sleep_safe (PsrSession *self, gboolean sleep_safe)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  self->watch.enabled = sleep_safe;
  if (!sleep_safe)
    psr_session_withdraw_question (self);
}

/* Any press takes an end back and does no more, and answers a question. Returns: whether it also
 * does what it says. */
static gboolean
attend_to_press (PsrSession *self)
{
  gboolean begun = psr_session_is_begun (self);

  psr_session_undo_end (self);
  psr_session_answer (self);

  return begun;
}

/* Returns: where the spoken cue that comes next begins, or -1. */
static gint64
find_next (PsrSession *self)
{
  if (!psr_session_is_begun (self))
    return -1;

  return psr_landmarks_find_next (psr_program_get_schedule (psr_session_get_program (self)),
                                  psr_session_get_position (self));
}

static void
tell_of_skip (PsrSession *self, PsrSkip skip, gboolean moved)
{
  g_signal_emit_by_name (self, "skipped", skip, moved);
}

void
psr_session_next (PsrSession *self)
{
  gint64 position;

  g_return_if_fail (PSR_IS_SESSION (self));

  position = find_next (self);
  if (!attend_to_press (self))
    return;

  if (position >= 0)
    psr_session_jump (self, position);
  tell_of_skip (self, PSR_SKIP_NEXT, position >= 0);
}

gboolean
psr_session_has_next (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), FALSE);

  return find_next (self) >= 0;
}

void
psr_session_previous (PsrSession *self)
{
  gint64 from, to;

  g_return_if_fail (PSR_IS_SESSION (self));

  if (!attend_to_press (self))
    return;

  from = psr_session_get_position (self);
  to =
    psr_landmarks_find_previous (psr_program_get_schedule (psr_session_get_program (self)), from);
  psr_session_jump (self, to);
  tell_of_skip (self, PSR_SKIP_PREVIOUS, to > 0 || from >= PSR_LANDMARKS_PREVIOUS_SAMPLES);
}

void
psr_session_repeat (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (!attend_to_press (self))
    return;

  psr_session_jump (self,
                    psr_landmarks_find_present (psr_program_get_schedule (
                                                  psr_session_get_program (self)),
                                                psr_session_get_position (self)));
  tell_of_skip (self, PSR_SKIP_REPEAT, TRUE);
}

void
psr_session_seek_by (PsrSession *self, gint64 samples)
{
  psr_session_seek_to (self, psr_session_get_position (self) + samples);
}

void
psr_session_seek_to (PsrSession *self, gint64 position)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (attend_to_press (self))
    psr_session_jump (self, position);
}
