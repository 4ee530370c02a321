/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-player.h"

G_BEGIN_DECLS

/**
 * FakePlayer:
 *
 * A player without sound: its position moves when a test says so.
 */
#define FAKE_TYPE_PLAYER (fake_player_get_type ())
G_DECLARE_FINAL_TYPE (FakePlayer, fake_player, FAKE, PLAYER, GObject)

FakePlayer *fake_player_new (void);

/* What the next loads end with; %NULL for success. */
void fake_player_set_load_error (FakePlayer *self, const GError *error);

/* Plays on by so many samples; reaching the end is DONE. */
void fake_player_advance (FakePlayer *self, gint64 samples);

/* Returns: what psr_player_fade() asked for last. */
double fake_player_get_gain (FakePlayer *self);

/* Returns: (transfer full): what was said since the last time, lane and file, each utterance ended
 *   by ";", "hush;" where one was cut off. */
char *fake_player_take_said (FakePlayer *self);

/* What is being said has come to its end. */
void fake_player_finish_saying (FakePlayer *self, gboolean heard);

/* What it says when it loses its device. */
#define FAKE_PLAYER_LOSS "The sound device went away: connect it again."

void fake_player_lose_device (FakePlayer *self);
void fake_player_break (FakePlayer *self, const char *message);
void fake_player_set_audible (FakePlayer *self, gboolean audible);

G_END_DECLS
