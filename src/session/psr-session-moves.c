/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "session/psr-landmarks.h"
#include "session/psr-session-private.h"

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
  if (!psr_session_attend_to_press (self))
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

  if (!psr_session_attend_to_press (self))
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

  if (!psr_session_attend_to_press (self))
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

  if (psr_session_attend_to_press (self))
    psr_session_jump (self, position);
}
