/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-fake-clock.h"
#include "fake-player.h"
#include "session/psr-session.h"

G_BEGIN_DECLS

/* A session without sound, its program of ten minutes, and what the session has told. */
typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrProgram *program;
  int n_failures;
  int n_jumps;
  gint64 jumped_to;
  GString *endings; /* since the last look at them */
  GString *skips; /* likewise */
} SessionFixture;

/* @settle_minutes: as pointers to integers are. */
void session_set_up (SessionFixture *fixture, gconstpointer settle_minutes);

/* Sees that what is begun ends once, and that nothing keeps the session. */
void session_tear_down (SessionFixture *fixture, gconstpointer data);

/* Until the program is loaded, or refused. */
void session_begin (SessionFixture *fixture);

void session_iterate_until (SessionFixture *fixture, PsrSessionState state);
void session_wait_for_cue (SessionFixture *fixture, int cue);
void session_pass_ms (SessionFixture *fixture, gint64 ms);

void session_assert_state (SessionFixture *fixture, PsrSessionState state);
void session_assert_player (SessionFixture *fixture, PsrPlayerState state);

/* What ended since the last time, as "NICK RESTED;". */
void session_assert_endings (SessionFixture *fixture, const char *expected);

/* Returns: (transfer none): those of the program. */
const PsrScheduledCue *session_get_cues (SessionFixture *fixture, guint *n_cues);

G_END_DECLS
