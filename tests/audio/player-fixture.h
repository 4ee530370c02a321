/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

#include "base/psr-fake-clock.h"
#include "session/psr-player.h"

G_BEGIN_DECLS

#define PSR_TEST_PLAYER_TOTAL PSR_MINUTES_TO_SAMPLES (1)

/* A player into a sink that plays as fast as the test turns the clocks. What is noted: the
 * states and signals of the player, and what the sink is given. */
typedef struct {
  GstClock *device_clock;
  PsrFakeClock *clock;
  GstElement *sink;
  PsrPlayer *player;
  GString *log; /* states and signals */

  GMutex lock; /* guards what follows; the streaming thread writes it */
  GString *starts; /* the samples that the sound was started from */
  gint64 next; /* the sample that the sink is given next */
  int heard; /* the last sample that was heard, of the left side */
} PsrTestPlayer;

/* Into a sink that plays as fast as the test turns the clocks. */
void psr_test_player_set_up (PsrTestPlayer *f, gconstpointer data);

/* Into a #PsrTestSink, in real time. */
void psr_test_player_set_up_device (PsrTestPlayer *f, gconstpointer data);
void psr_test_player_tear_down (PsrTestPlayer *f, gconstpointer data);

/* What was noted since the last time: states and signals, in their order. */
void psr_test_player_assert_log (PsrTestPlayer *f, const char *expected);

/* The samples that the sound was started from since the last time. */
void psr_test_player_assert_starts (PsrTestPlayer *f, const char *expected);
void psr_test_player_iterate (void);
GstState psr_test_player_get_pipeline_state (PsrTestPlayer *f);

/* One turn of a loop that waits for something. */
void psr_test_player_wait_a_little (void);

/* Fades take their time whatever the clocks say. */
void psr_test_player_wait_for_pipeline (PsrTestPlayer *f, GstState state);

/* Returns: the sample that the sink is given next. */
gint64 psr_test_player_get_next (PsrTestPlayer *f);

/* Returns: the last sample that was heard, of the left side. */
int psr_test_player_get_heard (PsrTestPlayer *f);

/* Until the sound goes on from @sample. */
void psr_test_player_wait_for_start (PsrTestPlayer *f, gint64 sample);

/* A minute of a constant bed at 8000. */
void psr_test_player_load (PsrTestPlayer *f);

/* Until the next buffer is due, or the end. Returns: whether anything was due. */
gboolean psr_test_player_turn_clocks (PsrTestPlayer *f);

/* Plays until @samples more have been heard. */
void psr_test_player_listen (PsrTestPlayer *f, gint64 samples);
void psr_test_player_play (PsrTestPlayer *f);
void psr_test_player_assert_position (PsrTestPlayer *f, gint64 expected);

/* The sink breaks down. */
void psr_test_player_post_error (PsrTestPlayer *f, GQuark domain, int code);

/* Into what autoaudiosink is without a device. */
void psr_test_player_set_up_silent (PsrTestPlayer *f, gconstpointer data);
void psr_test_player_wait_for_position (PsrTestPlayer *f, gint64 position);

G_END_DECLS
