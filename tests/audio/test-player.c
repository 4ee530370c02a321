/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"
#include "player-fixture.h"

#include "base/psr-units.h"

#define TOTAL   PSR_TEST_PLAYER_TOTAL
#define LEAD_IN PSR_MS_TO_SAMPLES (150)

static void
test_empty (PsrTestPlayer *f, gconstpointer data)
{
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_EMPTY);
  psr_player_play (f->player);
  psr_player_pause (f->player);
  psr_player_seek (f->player, 1000);
  psr_player_stop (f->player);
  psr_test_player_iterate ();

  psr_test_player_assert_log (f, "");
  psr_test_player_assert_position (f, 0);
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_NULL);
}

static void
test_whole_session (PsrTestPlayer *f, gconstpointer data)
{
  gint64 before = 0;

  psr_test_player_load (f);
  psr_test_player_assert_log (f, "loading paused");
  psr_test_player_play (f);

  while (psr_player_get_state (f->player) == PSR_PLAYER_PLAYING) {
    gint64 position = psr_player_get_position (f->player);

    g_assert_cmpint (position, >=, before);
    g_assert_cmpint (position, <=, TOTAL);
    before = position;
    if (!psr_test_player_turn_clocks (f)) {
      psr_test_player_iterate ();
      g_thread_yield ();
    }
  }

  g_assert_cmpint (psr_test_player_get_next (f), ==, TOTAL);
  psr_test_player_assert_log (f, "playing done");
  psr_test_player_assert_starts (f, "0");
  psr_test_player_assert_position (f, TOTAL);
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_NULL);
}

static void
test_position (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_assert_position (f, 0);
  psr_test_player_listen (f, PSR_MS_TO_SAMPLES (50));
  psr_test_player_assert_position (f, 0);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (10) - PSR_MS_TO_SAMPLES (50));
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (10));

  /* In between, by the system's clock. */
  psr_fake_clock_advance (f->clock, 100 * 1000);
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (10) + PSR_MS_TO_SAMPLES (100));
}

static void
test_pause (PsrTestPlayer *f, gconstpointer data)
{
  const gint64 place = PSR_SECONDS_TO_SAMPLES (10);

  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, place);
  psr_player_pause (f->player);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PAUSED);
  psr_test_player_assert_position (f, place);

  psr_test_player_wait_for_pipeline (f, GST_STATE_PAUSED);
  psr_fake_clock_advance (f->clock, 600 * G_TIME_SPAN_SECOND);
  psr_test_player_assert_position (f, place);

  psr_test_player_play (f);
  psr_test_player_assert_position (f, place);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  psr_test_player_assert_position (f, place + PSR_SECONDS_TO_SAMPLES (1) - LEAD_IN);
  psr_test_player_assert_log (f, "loading paused playing paused playing");
  psr_test_player_assert_starts (f, "0 472800");
}

static void
test_cancel_pause (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_pause (f->player);
  psr_test_player_listen (f, PSR_MS_TO_SAMPLES (150));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, 0);
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (5));

  psr_player_play (f->player);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_PLAYING);
  g_assert_cmpint (psr_test_player_get_heard (f), ==, psr_test_side (8000));
  psr_test_player_assert_position (f, PSR_MS_TO_SAMPLES (6150));
  psr_test_player_assert_log (f, "loading paused playing paused playing");
  psr_test_player_assert_starts (f, "0");
}

static void
test_seek (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));

  psr_player_seek (f->player, 40 * PSR_SAMPLE_RATE);
  psr_player_seek (f->player, 20 * PSR_SAMPLE_RATE);
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE + 7);
  psr_test_player_assert_position (f, 30 * PSR_SAMPLE_RATE + 7);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PLAYING);

  psr_test_player_wait_for_start (f, 30 * PSR_SAMPLE_RATE + 7);
  psr_test_player_assert_position (f, 30 * PSR_SAMPLE_RATE + 7);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (2));
  psr_test_player_assert_position (f, 32 * PSR_SAMPLE_RATE + 7);
  psr_test_player_assert_log (f, "loading paused playing");
  psr_test_player_assert_starts (f, "0 1440007");
}

static void
test_seek_paused (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_player_seek (f->player, 20 * PSR_SAMPLE_RATE);
  psr_player_seek (f->player, 2 * TOTAL);
  psr_test_player_assert_position (f, TOTAL);
  psr_player_seek (f->player, -5);
  psr_test_player_assert_position (f, 0);
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE);
  psr_test_player_iterate ();
  psr_test_player_assert_position (f, 30 * PSR_SAMPLE_RATE);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PAUSED);
  psr_test_player_assert_log (f, "loading paused");

  psr_test_player_play (f);
  psr_test_player_assert_log (f, "playing");
  psr_test_player_assert_starts (f, "0 1440000");
}

/* A wish that changes while the one before is being fulfilled. */
static void
test_seek_then_pause (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE);
  psr_player_pause (f->player);
  psr_test_player_wait_for_pipeline (f, GST_STATE_PAUSED);
  psr_test_player_assert_position (f, 30 * PSR_SAMPLE_RATE);

  psr_player_play (f->player);
  psr_test_player_wait_for_start (f, 30 * PSR_SAMPLE_RATE);
  psr_test_player_assert_log (f, "loading paused playing paused playing");
  psr_test_player_assert_starts (f, "0 1440000");
}

/* Pausing does not undo a seek that has not been heard yet. */
static void
test_pause_before_start (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE);
  psr_player_play (f->player);
  psr_player_pause (f->player);
  psr_test_player_iterate ();
  psr_test_player_assert_position (f, 30 * PSR_SAMPLE_RATE);

  psr_player_play (f->player);
  psr_test_player_wait_for_start (f, 30 * PSR_SAMPLE_RATE);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  psr_test_player_assert_position (f, 31 * PSR_SAMPLE_RATE);
}

static void
test_seek_after_end (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_player_seek (f->player, TOTAL - PSR_SAMPLE_RATE);
  psr_test_player_play (f);
  while (psr_player_get_state (f->player) == PSR_PLAYER_PLAYING)
    if (!psr_test_player_turn_clocks (f))
      psr_test_player_wait_a_little ();
  psr_test_player_assert_log (f, "loading paused playing done");
  psr_test_player_assert_starts (f, "0 2832000");
  psr_player_play (f->player);
  psr_test_player_assert_log (f, "");

  psr_player_seek (f->player, 1000);
  psr_test_player_assert_log (f, "paused");
  psr_test_player_assert_position (f, 1000);
  psr_test_player_play (f);
  psr_test_player_assert_log (f, "playing");
  psr_test_player_assert_starts (f, "0 1000");
}

/* The end comes while the pause fades: the place of the pause wins. */
static void
test_pause_at_end (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_player_seek (f->player, TOTAL - PSR_SAMPLE_RATE);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_MS_TO_SAMPLES (800));
  psr_player_pause (f->player);
  psr_test_player_listen (f, PSR_MS_TO_SAMPLES (200));
  psr_test_player_wait_for_pipeline (f, GST_STATE_PAUSED);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PAUSED);
  psr_test_player_assert_position (f, TOTAL - PSR_MS_TO_SAMPLES (200));

  psr_test_player_play (f);
  psr_test_player_assert_log (f, "loading paused playing paused playing");
  psr_test_player_assert_starts (f, "0 2832000 2863200");
}

static void
test_stop (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_stop (f->player);
  psr_test_player_assert_log (f, "loading paused playing empty");
  psr_test_player_assert_starts (f, "0");
  psr_test_player_assert_position (f, 0);

  /* What is heard fades all the same. */
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_PLAYING);
  psr_test_player_listen (f, PSR_MS_TO_SAMPLES (200));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, 0);
  psr_test_player_wait_for_pipeline (f, GST_STATE_NULL);
  psr_test_player_assert_log (f, "");
}

static void
test_load_while_playing (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_test_player_load (f);
  psr_test_player_assert_log (f, "loading paused playing loading");
  psr_test_player_assert_starts (f, "0");
  psr_test_player_assert_position (f, 0);
  psr_player_play (f->player);

  psr_test_player_wait_for_pipeline (f, GST_STATE_NULL);
  psr_test_player_assert_log (f, "paused");
  psr_test_player_play (f);
  psr_test_player_assert_log (f, "playing");
  psr_test_player_assert_starts (f, "0");
}

/* Stop overtakes a load that waits for the fade. */
static void
test_stop_while_loading (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_test_player_load (f);
  psr_player_stop (f->player);
  psr_test_player_wait_for_pipeline (f, GST_STATE_NULL);
  psr_test_player_assert_log (f, "loading paused playing loading empty");
  psr_test_player_assert_starts (f, "0");
}

static void
test_volume (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_player_set_volume (f->player, PSR_LANE_VOICE, 0);
  psr_player_set_volume (f->player, PSR_LANE_BED, 0.5);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (10));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, psr_test_side (4000));

  psr_player_set_volume (f->player, PSR_LANE_BED, 1);
  psr_test_player_listen (f, PSR_MS_TO_SAMPLES (150));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, psr_test_side (8000));

  /* Kept over a lost device. */
  psr_player_set_volume (f->player, PSR_LANE_BED, 0);
  psr_test_player_post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  psr_test_player_iterate ();
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, 0);
}

static void
test_fade (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_player_set_volume (f->player, PSR_LANE_BED, 0.5);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_fade (f->player, 0, 2000);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (3));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, 0);
  psr_player_fade (f->player, 1, 1000);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (2));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, psr_test_side (4000));

  /* What is loaded next begins at 1. */
  psr_player_fade (f->player, 0, 0);
  psr_test_player_load (f);
  psr_test_player_wait_for_pipeline (f, GST_STATE_NULL);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  g_assert_cmpint (psr_test_player_get_heard (f), ==, psr_test_side (4000));
}

/* The machine slept, or stood still: what the device has not played was not heard. */
static void
test_pause_after_jump (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_fake_clock_advance (f->clock, 3600 * G_TIME_SPAN_SECOND);
  psr_player_pause (f->player);
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
}

#define ADD(name, set_up, func)                                                                    \
  g_test_add ("/audio/player/" name,                                                               \
              PsrTestPlayer,                                                                       \
              NULL,                                                                                \
              psr_test_player_##set_up,                                                            \
              func,                                                                                \
              psr_test_player_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  ADD ("empty", set_up, test_empty);
  ADD ("whole-session", set_up, test_whole_session);
  ADD ("position", set_up, test_position);
  ADD ("pause", set_up, test_pause);
  ADD ("cancel-pause", set_up, test_cancel_pause);
  ADD ("seek", set_up, test_seek);
  ADD ("seek-paused", set_up, test_seek_paused);
  ADD ("seek-then-pause", set_up, test_seek_then_pause);
  ADD ("pause-before-start", set_up, test_pause_before_start);
  ADD ("seek-after-end", set_up, test_seek_after_end);
  ADD ("pause-at-end", set_up, test_pause_at_end);
  ADD ("stop", set_up, test_stop);
  ADD ("load-while-playing", set_up, test_load_while_playing);
  ADD ("stop-while-loading", set_up, test_stop_while_loading);
  ADD ("volume", set_up, test_volume);
  ADD ("fade", set_up, test_fade);
  ADD ("pause-after-jump", set_up, test_pause_after_jump);

  return g_test_run ();
}
