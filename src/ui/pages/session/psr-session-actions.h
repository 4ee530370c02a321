/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/psr-tension.h"

G_BEGIN_DECLS

/* Adds what leads a session and needs nothing but it: `toggle`, `next`, `previous`, `repeat`,
 * `seek` (int32: seconds), `end`, `undo-end` and `finish`. @session must live as long as @map.
 * Which of them can be done now is up to whoever has the map. */
void psr_session_actions_add (GActionMap *map, PsrSession *session);

/* Adds what tells the tension: `tension-before` and `tension-after` (int32: 0 to 10, -1 takes it
 * back), each enabled while it is asked. @tension must live as long as @map. */
void psr_session_actions_add_tension (GActionMap *map, PsrTension *tension);

G_END_DECLS
