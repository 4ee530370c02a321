/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-fake-clock.h"
#include "fake-player.h"
#include "ui/pages/session/psr-session-page.h"
#include "ui/psr-dimmer.h"
#include "voice/psr-voice-catalog.h"

/* The page of a session in a window, and a session that a fake player plays. */
typedef struct {
  PsrScript *script;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrQuestioner *questioner;
  GSettings *settings;
  PsrDusk *dusk;
  GtkWidget *window;
  GtkWidget *dimmer; /* (not owned), as the next ones */
  GtkWidget *page;
  GtkWidget *lead;
  GtkWidget *figure;
} SessionPageFixture;

void session_page_set_up (SessionPageFixture *fixture, gconstpointer data);
void session_page_tear_down (SessionPageFixture *fixture, gconstpointer data);

/* Another script than that of Constructive Rest, for the next session. */
void session_page_load_script (SessionPageFixture *fixture, const char *name);

/* Until it plays. */
void session_page_begin (SessionPageFixture *fixture, PsrArms arms, PsrProps props);

/* Until it is idle. */
void session_page_end (SessionPageFixture *fixture);

PsrSchedule *session_page_get_schedule (SessionPageFixture *fixture);

/* Returns: the long rest. */
const PsrScheduledPart *session_page_find_rest (SessionPageFixture *fixture);

/* @position: in samples; played is what a person hears through, jumped what is skipped. */
void session_page_play_to (SessionPageFixture *fixture, gint64 position);
void session_page_jump_to (SessionPageFixture *fixture, gint64 position);

void session_page_iterate_until (SessionPageFixture *fixture, PsrSessionState state);

/* The session tells of a cue from its timer, not from the player: at most a second later. */
void session_page_iterate_until_cue (SessionPageFixture *fixture, int cue);

/* Returns: (transfer none): the part of the lead view that is called so in its template. */
gpointer session_page_get_part (SessionPageFixture *fixture, const char *name);

/* Returns: (nullable): the button below @widget that does so. */
GtkWidget *session_page_find_button (GtkWidget *widget, const char *action);
