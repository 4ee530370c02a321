/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-session.h"

G_BEGIN_DECLS

/**
 * PsrMpris:
 *
 * Shows a session to the desktop's media controls and takes what they say: MPRIS 2.2,
 * https://specifications.freedesktop.org/mpris-spec/2.2/. The one track is the program, settling
 * included. A media key pauses, goes on and moves about in a session that is under way; it never
 * begins one. PlayPause is what the one button of a headset sends: once pauses or goes on, as soon
 * as it is known that no second one follows (#PsrPress); twice asks where one is.
 *
 * Signals: `raise`: show the window; `quit`: end the program; `where-am-i`: the person asks.
 */
#define PSR_TYPE_MPRIS (psr_mpris_get_type ())
G_DECLARE_FINAL_TYPE (PsrMpris, psr_mpris, PSR, MPRIS, GObject)

/* @clock: tells one press from two.
 * @bus: (nullable): the session bus; without one nobody sees or says anything.
 * @application_id: also the name of the desktop entry.
 * @name: what people know the program by. */
PsrMpris *psr_mpris_new (PsrSession *session,
                         PsrClock *clock,
                         GDBusConnection *bus,
                         const char *application_id,
                         const char *name);

G_END_DECLS
