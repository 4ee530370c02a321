/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-fake-clock.h"
#include "fake-player.h"
#include "ui/psr-window.h"

/* A window with everything that the application gives it, and a player that makes no sound. */

#define WINDOW_MINUTES        10
#define WINDOW_SETTLE_MINUTES 2

typedef struct {
  GSettings *settings;
  PsrScriptCatalog *scripts;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  PsrJournal *journal;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrQuestioner *questioner;
  PsrTension *tension;
  PsrPreview *preview;
  PsrWindow *window;
  int settle_minutes;
  int n_begun;
} WindowFixture;

void window_open (WindowFixture *fixture);
void window_set_up (WindowFixture *fixture, gconstpointer settle_minutes);
void window_set_welcomed (gboolean welcomed);
void window_set_up_first_start (WindowFixture *fixture, gconstpointer settle_minutes);
void window_iterate_until_gone (gpointer *pointer);
void window_close (WindowFixture *fixture);
void window_tear_down (WindowFixture *fixture, gconstpointer data);
/* Returns: (transfer none): a part of a page, by its name in the template. The session's page is
 * there once a session has begun. */
gpointer window_get_part (WindowFixture *fixture, const char *name);
const char *window_get_label (WindowFixture *fixture, const char *name);
/* Waits, at most for the next tick, until a label says so. */
void window_wait_for_label (WindowFixture *fixture, const char *name, const char *text);
void window_activate (WindowFixture *fixture, const char *action);
void window_iterate_until (WindowFixture *fixture, PsrSessionState state);
void window_begin (WindowFixture *fixture);
/* Returns: the spoken cue, counted from 0. */
const PsrScheduledCue *window_get_spoken (WindowFixture *fixture, int number);
void window_play_to (WindowFixture *fixture, gint64 position);
const char *window_get_page (WindowFixture *fixture);

/* Runs what @add_tests adds, with an application to belong to. */
int window_run_tests (int argc, char **argv, void (*add_tests) (void));

/* Adds a test; the session begins with so many minutes to settle. */
#define WINDOW_ADD(name, settle_minutes, function)                                                 \
  g_test_add ("/ui/window/" name,                                                                  \
              WindowFixture,                                                                       \
              GINT_TO_POINTER (settle_minutes),                                                    \
              window_set_up,                                                                       \
              function,                                                                            \
              window_tear_down)
