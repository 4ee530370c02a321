/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-session.h"

G_BEGIN_DECLS

/* What psr-session-moves.c needs of the state machine. */

/* Whether there is a place to move from: SETTLING, PLAYING or PAUSED. */
gboolean psr_session_is_begun (PsrSession *self);

/* Any press takes an end back and does no more, and answers a question. Returns: whether it also
 * does what it says. */
gboolean psr_session_attend_to_press (PsrSession *self);

/* @position: in samples, clamped to the program. Only when it is begun. */
void psr_session_jump (PsrSession *self, gint64 position);

G_END_DECLS
