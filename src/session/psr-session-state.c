/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session-state.h"

G_DEFINE_ENUM_TYPE (PsrSessionState,
                    psr_session_state,
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_SETTLING, "settling"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_PLAYING, "playing"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_ENDING, "ending"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_DONE, "done"))

G_DEFINE_ENUM_TYPE (PsrInterruption,
                    psr_interruption,
                    G_DEFINE_ENUM_VALUE (PSR_INTERRUPTION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PSR_INTERRUPTION_DEVICE, "device"),
                    G_DEFINE_ENUM_VALUE (PSR_INTERRUPTION_SLEEP, "sleep"))

G_DEFINE_ENUM_TYPE (PsrEnding,
                    psr_ending,
                    G_DEFINE_ENUM_VALUE (PSR_ENDING_FINISHED, "finished"),
                    G_DEFINE_ENUM_VALUE (PSR_ENDING_EARLY, "early"),
                    G_DEFINE_ENUM_VALUE (PSR_ENDING_DRIFTED_OFF, "drifted-off"),
                    G_DEFINE_ENUM_VALUE (PSR_ENDING_BROKEN_OFF, "broken-off"))

G_DEFINE_ENUM_TYPE (PsrSkip,
                    psr_skip,
                    G_DEFINE_ENUM_VALUE (PSR_SKIP_NEXT, "next"),
                    G_DEFINE_ENUM_VALUE (PSR_SKIP_PREVIOUS, "previous"),
                    G_DEFINE_ENUM_VALUE (PSR_SKIP_REPEAT, "repeat"))
