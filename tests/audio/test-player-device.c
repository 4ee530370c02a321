/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>

#include "base/psr-units.h"
#include "player-fixture.h"
#include "test-sink.h"

#define LEAD_IN PSR_MS_TO_SAMPLES (150)

static void
test_lost (PsrTestPlayer *f, gconstpointer data)
{
  const gint64 place = PSR_SECONDS_TO_SAMPLES (10);

  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, place);
  psr_test_player_assert_position (f, place);
  psr_test_player_post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  psr_test_player_post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  psr_test_player_iterate ();
  psr_test_player_assert_log (f, "loading paused playing paused lost");
  psr_test_player_assert_starts (f, "0");
  psr_test_player_assert_position (f, place);
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_NULL);

  psr_fake_clock_advance (f->clock, 60 * G_TIME_SPAN_SECOND);
  psr_test_player_iterate ();
  psr_test_player_assert_position (f, place);
  psr_test_player_assert_log (f, "");

  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  psr_test_player_assert_position (f, place + PSR_SECONDS_TO_SAMPLES (1) - LEAD_IN);
  psr_test_player_assert_log (f, "playing");
  psr_test_player_assert_starts (f, "0 472800");
}

/* Nothing to tell: it stands still already. */
static void
test_lost_while_paused (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (10));
  psr_player_pause (f->player);
  psr_test_player_wait_for_pipeline (f, GST_STATE_PAUSED);
  psr_test_player_post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  psr_test_player_iterate ();
  psr_test_player_assert_log (f, "loading paused playing paused");
  psr_test_player_assert_starts (f, "0");
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (10));

  psr_test_player_play (f);
  psr_test_player_assert_log (f, "playing");
  psr_test_player_assert_starts (f, "0 472800");
}

static void
test_failed (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  psr_test_player_post_error (f, GST_STREAM_ERROR, GST_STREAM_ERROR_FAILED);
  psr_test_player_iterate ();
  psr_test_player_assert_log (f, "loading paused playing failed lost");
  psr_test_player_assert_starts (f, "0");
  psr_player_play (f->player);
  psr_player_seek (f->player, 1000);
  psr_test_player_assert_log (f, "");

  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_assert_log (f, "loading paused playing");
  psr_test_player_assert_starts (f, "0");
}

/* A call comes in: the sound server asks for silence. */
static void
test_interrupted (PsrTestPlayer *f, gconstpointer data)
{
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  gst_element_post_message (f->sink,
                            gst_message_new_request_state (GST_OBJECT (f->sink), GST_STATE_PAUSED));
  psr_test_player_iterate ();
  psr_test_player_assert_log (f, "loading paused playing paused lost");
  psr_test_player_assert_starts (f, "0");
  psr_test_player_wait_for_pipeline (f, GST_STATE_PAUSED);

  /* When it is over the person goes on, not the server. */
  gst_element_post_message (f->sink,
                            gst_message_new_request_state (GST_OBJECT (f->sink),
                                                           GST_STATE_PLAYING));
  psr_test_player_iterate ();
  psr_test_player_assert_log (f, "");
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
}

static void
test_no_device (PsrTestPlayer *f, gconstpointer data)
{
  g_assert_true (psr_player_get_audible (f->player));
  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_test_player_assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_test_player_assert_log (f, "loading paused playing silent");
  psr_test_player_assert_starts (f, "0");

  /* Each further wish looks for a device, and for nothing else. */
  psr_player_play (f->player);
  psr_test_player_wait_for_start (f, 5 * PSR_SAMPLE_RATE - LEAD_IN);
  psr_test_player_assert_position (f, 5 * PSR_SAMPLE_RATE);
  psr_test_player_assert_log (f, "");
  psr_test_player_assert_starts (f, "0 232800");
  psr_player_seek (f->player, 20 * PSR_SAMPLE_RATE);
  psr_test_player_wait_for_start (f, 20 * PSR_SAMPLE_RATE);
  psr_test_player_assert_log (f, "");
  psr_test_player_assert_starts (f, "0 960000");
}

static void
test_frozen_device (PsrTestPlayer *f, gconstpointer data)
{
  PsrTestSink *sink = PSR_TEST_SINK (f->sink);
  gint64 start;

  psr_test_player_load (f);
  psr_player_play (f->player);
  psr_test_player_wait_for_position (f, PSR_MS_TO_SAMPLES (300));
  psr_test_sink_freeze (sink);

  /* Nobody notices: it goes on by itself, and nothing is left out. */
  psr_test_player_wait_for_position (f, PSR_SECONDS_TO_SAMPLES (1));
  psr_test_player_assert_log (f, "loading paused playing");
  g_assert_cmpuint (psr_test_sink_get_n_opened (sink), ==, 2);
  g_assert_cmpint (sscanf (f->starts->str, "0 0 %" G_GINT64_FORMAT, &start), ==, 1);
  g_assert_cmpint (start, <=, PSR_MS_TO_SAMPLES (310) - LEAD_IN);
}

static void
test_broken_device (PsrTestPlayer *f, gconstpointer data)
{
  PsrTestSink *sink = PSR_TEST_SINK (f->sink);

  psr_test_player_load (f);
  psr_test_sink_set_broken (sink, TRUE);
  psr_player_play (f->player);
  psr_test_player_iterate ();
  psr_test_player_assert_log (f, "loading paused paused lost");

  psr_test_sink_set_broken (sink, FALSE);
  psr_player_play (f->player);
  psr_test_player_wait_for_position (f, PSR_MS_TO_SAMPLES (200));
  psr_test_player_assert_log (f, "playing");
  psr_test_player_assert_starts (f, "0");
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

  ADD ("lost", set_up, test_lost);
  ADD ("lost-while-paused", set_up, test_lost_while_paused);
  ADD ("failed", set_up, test_failed);
  ADD ("interrupted", set_up, test_interrupted);
  ADD ("no-device", set_up_silent, test_no_device);
  ADD ("frozen-device", set_up_device, test_frozen_device);
  ADD ("broken-device", set_up_device, test_broken_device);

  return g_test_run ();
}
