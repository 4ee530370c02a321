/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gst/check/gsttestclock.h>
#include <stdio.h>

#include "audio-test-util.h"
#include "audio/psr-gst-player.h"
#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "test-sink.h"

#define TOTAL   PSR_SECONDS_TO_SAMPLES (60)
#define LEAD_IN PSR_MS_TO_SAMPLES (100)

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
} Fixture;

static void
note (Fixture *f, const char *text)
{
  g_string_append_printf (f->log, f->log->len > 0 ? " %s" : "%s", text);
}

static GstPadProbeReturn
segment_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Fixture *f = data;
  GstEvent *event = gst_pad_probe_info_get_event (info);
  const GstSegment *segment;

  if (GST_EVENT_TYPE (event) != GST_EVENT_SEGMENT)
    return GST_PAD_PROBE_OK;

  gst_event_parse_segment (event, &segment);
  g_mutex_lock (&f->lock);
  f->next = psr_ns_to_samples ((gint64) segment->position);
  g_string_append_printf (f->starts, "%" G_GINT64_FORMAT " ", f->next);
  g_mutex_unlock (&f->lock);

  return GST_PAD_PROBE_OK;
}

static void
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, Fixture *f)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);
  GstMapInfo map;

  g_assert_cmpint ((gint64) GST_BUFFER_OFFSET (buffer), ==, f->next);
  f->next = (gint64) GST_BUFFER_OFFSET_END (buffer);

  gst_buffer_map (buffer, &map, GST_MAP_READ);
  f->heard = ((const gint16 *) (gpointer) map.data)[map.size / 2 - 2];
  gst_buffer_unmap (buffer, &map);
}

static void
notify_state_cb (PsrPlayer *player, GParamSpec *pspec, Fixture *f)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (PSR_TYPE_PLAYER_STATE);

  note (f, g_enum_get_value (states, psr_player_get_state (player))->value_nick);
}

static void
lost_cb (PsrPlayer *player, const char *message, Fixture *f)
{
  g_assert_cmpstr (message, !=, "");
  note (f, "lost");
}

static void
set_up_player (Fixture *f, PsrClock *clock)
{
  g_autoptr (GstPad) pad = gst_element_get_static_pad (f->sink, "sink");

  g_mutex_init (&f->lock);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, segment_cb, f, NULL);
  f->log = g_string_new (NULL);
  f->starts = g_string_new (NULL);
  f->player = psr_gst_player_new ("org.example.Test", "Test", clock, f->sink);
  g_signal_connect (f->player, "notify::state", G_CALLBACK (notify_state_cb), f);
  g_signal_connect (f->player, "lost", G_CALLBACK (lost_cb), f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->device_clock = gst_test_clock_new ();
  gst_system_clock_set_default (f->device_clock);

  f->sink = gst_element_factory_make ("fakesink", NULL);
  g_object_set (f->sink, "sync", TRUE, "signal-handoffs", TRUE, NULL);
  g_signal_connect (f->sink, "handoff", G_CALLBACK (handoff_cb), f);
  f->clock = psr_fake_clock_new ();
  set_up_player (f, PSR_CLOCK (f->clock));
}

/* With a device that runs in real time and can be broken. */
static void
set_up_device (Fixture *f, gconstpointer data)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();

  f->sink = psr_test_sink_new ();
  set_up_player (f, clock);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (G_OBJECT (f->player));
  gst_system_clock_set_default (NULL);
  if (f->clock != NULL)
    g_assert_finalize_object (f->clock);
  gst_clear_object (&f->device_clock);
  g_string_free (f->log, TRUE);
  g_string_free (f->starts, TRUE);
  g_mutex_clear (&f->lock);
}

/* What was noted since the last time. */
static void
assert_log (Fixture *f, const char *expected)
{
  g_assert_cmpstr (f->log->str, ==, expected);
  g_string_truncate (f->log, 0);
}

static void
assert_starts (Fixture *f, const char *expected)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);

  g_assert_cmpstr (g_strchomp (f->starts->str), ==, expected);
  g_string_truncate (f->starts, 0);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static GstState
get_pipeline_state (Fixture *f)
{
  GstElement *pipeline = psr_gst_player_get_pipeline (PSR_GST_PLAYER (f->player));
  GstState state = GST_STATE_NULL, pending;

  /* While it changes it is in neither. */
  if (gst_element_get_state (pipeline, &state, &pending, 0) == GST_STATE_CHANGE_ASYNC)
    return GST_STATE_VOID_PENDING;

  return state;
}

/* Fades take their time whatever the clocks say. */
static void
wait_a_little (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (200);
}

static void
wait_for_pipeline (Fixture *f, GstState state)
{
  while (get_pipeline_state (f) != state)
    wait_a_little ();
  iterate ();
}

static gint64
get_next (Fixture *f)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);

  return f->next;
}

static int
get_heard (Fixture *f)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);

  return f->heard;
}

/* Until the sound goes on from @sample. */
static void
wait_for_start (Fixture *f, gint64 sample)
{
  while (get_next (f) != sample)
    wait_a_little ();
  wait_for_pipeline (f, GST_STATE_PLAYING);
}

static void
load (Fixture *f)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (TOTAL);
  g_autoptr (GBytes) bed = psr_test_make_constant (8000, 12000);

  psr_mix_plan_set_bed (plan, bed, 0, TOTAL);
  psr_gst_player_load_plan (PSR_GST_PLAYER (f->player), plan);
}

/* Until the next buffer is due, or the end. Returns: whether anything was due. */
static gboolean
turn_clocks (Fixture *f)
{
  GstTestClock *device_clock = GST_TEST_CLOCK (f->device_clock);
  GstClockTime before = gst_clock_get_time (f->device_clock);

  if (gst_test_clock_peek_id_count (device_clock) == 0)
    return FALSE;

  gst_test_clock_crank (device_clock);
  psr_fake_clock_advance (f->clock,
                          (gint64) (gst_clock_get_time (f->device_clock) - before) / 1000);
  iterate ();

  return TRUE;
}

/* Plays until @samples more have been heard. */
static void
listen (Fixture *f, gint64 samples)
{
  GstClockTime end =
    gst_clock_get_time (f->device_clock) + (GstClockTime) psr_samples_to_ns (samples);

  while (gst_clock_get_time (f->device_clock) < end)
    if (!turn_clocks (f))
      g_thread_yield ();
}

static void
play (Fixture *f)
{
  psr_player_play (f->player);
  wait_for_pipeline (f, GST_STATE_PLAYING);
}

static void
assert_position (Fixture *f, gint64 expected)
{
  g_assert_cmpint (psr_player_get_position (f->player), ==, expected);
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_EMPTY);
  psr_player_play (f->player);
  psr_player_pause (f->player);
  psr_player_seek (f->player, 1000);
  psr_player_stop (f->player);
  iterate ();

  assert_log (f, "");
  assert_position (f, 0);
  g_assert_cmpint (get_pipeline_state (f), ==, GST_STATE_NULL);
}

static void
test_whole_session (Fixture *f, gconstpointer data)
{
  gint64 before = 0;

  load (f);
  assert_log (f, "loading paused");
  play (f);

  while (psr_player_get_state (f->player) == PSR_PLAYER_PLAYING) {
    gint64 position = psr_player_get_position (f->player);

    g_assert_cmpint (position, >=, before);
    g_assert_cmpint (position, <=, TOTAL);
    before = position;
    if (!turn_clocks (f)) {
      iterate ();
      g_thread_yield ();
    }
  }

  g_assert_cmpint (get_next (f), ==, TOTAL);
  assert_log (f, "playing done");
  assert_starts (f, "0");
  assert_position (f, TOTAL);
  g_assert_cmpint (get_pipeline_state (f), ==, GST_STATE_NULL);
}

static void
test_position (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  assert_position (f, 0);
  listen (f, PSR_MS_TO_SAMPLES (50));
  assert_position (f, 0);
  listen (f, PSR_SECONDS_TO_SAMPLES (10) - PSR_MS_TO_SAMPLES (50));
  assert_position (f, PSR_SECONDS_TO_SAMPLES (10));

  /* In between, by the system's clock. */
  psr_fake_clock_advance (f->clock, 100 * 1000);
  assert_position (f, PSR_SECONDS_TO_SAMPLES (10) + PSR_MS_TO_SAMPLES (100));
}

static void
test_pause (Fixture *f, gconstpointer data)
{
  const gint64 place = PSR_SECONDS_TO_SAMPLES (10);

  load (f);
  play (f);
  listen (f, place);
  psr_player_pause (f->player);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PAUSED);
  assert_position (f, place);

  wait_for_pipeline (f, GST_STATE_PAUSED);
  psr_fake_clock_advance (f->clock, 600 * G_TIME_SPAN_SECOND);
  assert_position (f, place);

  play (f);
  assert_position (f, place);
  listen (f, PSR_SECONDS_TO_SAMPLES (1));
  assert_position (f, place + PSR_SECONDS_TO_SAMPLES (1) - LEAD_IN);
  assert_log (f, "loading paused playing paused playing");
  assert_starts (f, "0 475200");
}

static void
test_cancel_pause (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_pause (f->player);
  listen (f, PSR_MS_TO_SAMPLES (150));
  g_assert_cmpint (get_heard (f), ==, 0);
  assert_position (f, PSR_SECONDS_TO_SAMPLES (5));

  psr_player_play (f->player);
  listen (f, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (get_pipeline_state (f), ==, GST_STATE_PLAYING);
  g_assert_cmpint (get_heard (f), ==, 8000);
  assert_position (f, PSR_MS_TO_SAMPLES (6150));
  assert_log (f, "loading paused playing paused playing");
  assert_starts (f, "0");
}

static void
test_seek (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));

  psr_player_seek (f->player, 40 * PSR_SAMPLE_RATE);
  psr_player_seek (f->player, 20 * PSR_SAMPLE_RATE);
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE + 7);
  assert_position (f, 30 * PSR_SAMPLE_RATE + 7);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PLAYING);

  wait_for_start (f, 30 * PSR_SAMPLE_RATE + 7);
  assert_position (f, 30 * PSR_SAMPLE_RATE + 7);
  listen (f, PSR_SECONDS_TO_SAMPLES (2));
  assert_position (f, 32 * PSR_SAMPLE_RATE + 7);
  assert_log (f, "loading paused playing");
  assert_starts (f, "0 1440007");
}

static void
test_seek_paused (Fixture *f, gconstpointer data)
{
  load (f);
  psr_player_seek (f->player, 20 * PSR_SAMPLE_RATE);
  psr_player_seek (f->player, 2 * TOTAL);
  assert_position (f, TOTAL);
  psr_player_seek (f->player, -5);
  assert_position (f, 0);
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE);
  iterate ();
  assert_position (f, 30 * PSR_SAMPLE_RATE);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PAUSED);
  assert_log (f, "loading paused");

  play (f);
  assert_log (f, "playing");
  assert_starts (f, "0 1440000");
}

/* A wish that changes while the one before is being fulfilled. */
static void
test_seek_then_pause (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE);
  psr_player_pause (f->player);
  wait_for_pipeline (f, GST_STATE_PAUSED);
  assert_position (f, 30 * PSR_SAMPLE_RATE);

  psr_player_play (f->player);
  wait_for_start (f, 30 * PSR_SAMPLE_RATE);
  assert_log (f, "loading paused playing paused playing");
  assert_starts (f, "0 1440000");
}

/* Pausing does not undo a seek that has not been heard yet. */
static void
test_pause_before_start (Fixture *f, gconstpointer data)
{
  load (f);
  psr_player_seek (f->player, 30 * PSR_SAMPLE_RATE);
  psr_player_play (f->player);
  psr_player_pause (f->player);
  iterate ();
  assert_position (f, 30 * PSR_SAMPLE_RATE);

  psr_player_play (f->player);
  wait_for_start (f, 30 * PSR_SAMPLE_RATE);
  listen (f, PSR_SECONDS_TO_SAMPLES (1));
  assert_position (f, 31 * PSR_SAMPLE_RATE);
}

static void
test_seek_after_end (Fixture *f, gconstpointer data)
{
  load (f);
  psr_player_seek (f->player, TOTAL - PSR_SAMPLE_RATE);
  play (f);
  while (psr_player_get_state (f->player) == PSR_PLAYER_PLAYING)
    if (!turn_clocks (f))
      wait_a_little ();
  assert_log (f, "loading paused playing done");
  assert_starts (f, "0 2832000");
  psr_player_play (f->player);
  assert_log (f, "");

  psr_player_seek (f->player, 1000);
  assert_log (f, "paused");
  assert_position (f, 1000);
  play (f);
  assert_log (f, "playing");
  assert_starts (f, "0 1000");
}

/* The end comes while the pause fades: the place of the pause wins. */
static void
test_pause_at_end (Fixture *f, gconstpointer data)
{
  load (f);
  psr_player_seek (f->player, TOTAL - PSR_SAMPLE_RATE);
  play (f);
  listen (f, PSR_MS_TO_SAMPLES (800));
  psr_player_pause (f->player);
  listen (f, PSR_MS_TO_SAMPLES (200));
  wait_for_pipeline (f, GST_STATE_PAUSED);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_PAUSED);
  assert_position (f, TOTAL - PSR_MS_TO_SAMPLES (200));

  play (f);
  assert_log (f, "loading paused playing paused playing");
  assert_starts (f, "0 2832000 2865600");
}

static void
post_error (Fixture *f, GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "Test");

  gst_element_post_message (f->sink,
                            gst_message_new_error (GST_OBJECT (f->sink), error, "by the test"));
}

static void
test_lost (Fixture *f, gconstpointer data)
{
  const gint64 place = PSR_SECONDS_TO_SAMPLES (10);

  load (f);
  play (f);
  listen (f, place);
  assert_position (f, place);
  post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  iterate ();
  assert_log (f, "loading paused playing paused lost");
  assert_starts (f, "0");
  assert_position (f, place);
  g_assert_cmpint (get_pipeline_state (f), ==, GST_STATE_NULL);

  psr_fake_clock_advance (f->clock, 60 * G_TIME_SPAN_SECOND);
  iterate ();
  assert_position (f, place);
  assert_log (f, "");

  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (1));
  assert_position (f, place + PSR_SECONDS_TO_SAMPLES (1) - LEAD_IN);
  assert_log (f, "playing");
  assert_starts (f, "0 475200");
}

/* Nothing to tell: it stands still already. */
static void
test_lost_while_paused (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (10));
  psr_player_pause (f->player);
  wait_for_pipeline (f, GST_STATE_PAUSED);
  post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  iterate ();
  assert_log (f, "loading paused playing paused");
  assert_starts (f, "0");
  assert_position (f, PSR_SECONDS_TO_SAMPLES (10));

  play (f);
  assert_log (f, "playing");
  assert_starts (f, "0 475200");
}

static void
test_failed (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (1));
  post_error (f, GST_STREAM_ERROR, GST_STREAM_ERROR_FAILED);
  iterate ();
  assert_log (f, "loading paused playing failed lost");
  assert_starts (f, "0");
  psr_player_play (f->player);
  psr_player_seek (f->player, 1000);
  assert_log (f, "");

  load (f);
  play (f);
  assert_log (f, "loading paused playing");
  assert_starts (f, "0");
}

static void
test_stop (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_player_stop (f->player);
  assert_log (f, "loading paused playing empty");
  assert_starts (f, "0");
  assert_position (f, 0);

  /* What is heard fades all the same. */
  g_assert_cmpint (get_pipeline_state (f), ==, GST_STATE_PLAYING);
  listen (f, PSR_MS_TO_SAMPLES (200));
  g_assert_cmpint (get_heard (f), ==, 0);
  wait_for_pipeline (f, GST_STATE_NULL);
  assert_log (f, "");
}

static void
test_load_while_playing (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  load (f);
  assert_log (f, "loading paused playing loading");
  assert_starts (f, "0");
  assert_position (f, 0);
  psr_player_play (f->player);

  wait_for_pipeline (f, GST_STATE_NULL);
  assert_log (f, "paused");
  play (f);
  assert_log (f, "playing");
  assert_starts (f, "0");
}

/* Stop overtakes a load that waits for the fade. */
static void
test_stop_while_loading (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  load (f);
  psr_player_stop (f->player);
  wait_for_pipeline (f, GST_STATE_NULL);
  assert_log (f, "loading paused playing loading empty");
  assert_starts (f, "0");
}

static void
test_volume (Fixture *f, gconstpointer data)
{
  load (f);
  psr_player_set_volume (f->player, PSR_LANE_VOICE, 0);
  psr_player_set_volume (f->player, PSR_LANE_BED, 0.5);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (10));
  g_assert_cmpint (get_heard (f), ==, 4000);

  psr_player_set_volume (f->player, PSR_LANE_BED, 1);
  listen (f, PSR_MS_TO_SAMPLES (150));
  g_assert_cmpint (get_heard (f), ==, 8000);

  /* Kept over a lost device. */
  psr_player_set_volume (f->player, PSR_LANE_BED, 0);
  post_error (f, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED);
  iterate ();
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (get_heard (f), ==, 0);
}

/* A call comes in: the sound server asks for silence. */
static void
test_interrupted (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  gst_element_post_message (f->sink,
                            gst_message_new_request_state (GST_OBJECT (f->sink), GST_STATE_PAUSED));
  iterate ();
  assert_log (f, "loading paused playing paused lost");
  assert_starts (f, "0");
  wait_for_pipeline (f, GST_STATE_PAUSED);

  /* When it is over the person goes on, not the server. */
  gst_element_post_message (f->sink,
                            gst_message_new_request_state (GST_OBJECT (f->sink),
                                                           GST_STATE_PLAYING));
  iterate ();
  assert_log (f, "");
  assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
}

/* The machine slept, or stood still: what the device has not played was not heard. */
static void
test_pause_after_jump (Fixture *f, gconstpointer data)
{
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
  psr_fake_clock_advance (f->clock, 3600 * G_TIME_SPAN_SECOND);
  psr_player_pause (f->player);
  assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
}

static void
notify_audible_cb (PsrPlayer *player, GParamSpec *pspec, Fixture *f)
{
  note (f, psr_player_get_audible (player) ? "audible" : "silent");
}

/* What autoaudiosink is without a device. */
static void
set_up_silent (Fixture *f, gconstpointer data)
{
  GstElement *fake;
  g_autoptr (GstPad) pad = NULL;

  f->device_clock = gst_test_clock_new ();
  gst_system_clock_set_default (f->device_clock);

  fake = gst_element_factory_make ("fakesink", NULL);
  g_object_set (fake, "sync", TRUE, NULL);
  pad = gst_element_get_static_pad (fake, "sink");
  f->sink = gst_bin_new (NULL);
  gst_bin_add (GST_BIN (f->sink), fake);
  gst_element_add_pad (f->sink, gst_ghost_pad_new ("sink", pad));
  f->clock = psr_fake_clock_new ();
  set_up_player (f, PSR_CLOCK (f->clock));
  g_signal_connect (f->player, "notify::audible", G_CALLBACK (notify_audible_cb), f);
}

static void
test_no_device (Fixture *f, gconstpointer data)
{
  g_assert_true (psr_player_get_audible (f->player));
  load (f);
  play (f);
  listen (f, PSR_SECONDS_TO_SAMPLES (5));
  assert_position (f, PSR_SECONDS_TO_SAMPLES (5));
  assert_log (f, "loading paused playing silent");
  assert_starts (f, "0");

  /* Each further wish looks for a device, and for nothing else. */
  psr_player_play (f->player);
  wait_for_start (f, 5 * PSR_SAMPLE_RATE - LEAD_IN);
  assert_position (f, 5 * PSR_SAMPLE_RATE);
  assert_log (f, "");
  assert_starts (f, "0 235200");
  psr_player_seek (f->player, 20 * PSR_SAMPLE_RATE);
  wait_for_start (f, 20 * PSR_SAMPLE_RATE);
  assert_log (f, "");
  assert_starts (f, "0 960000");
}

static void
wait_for_position (Fixture *f, gint64 position)
{
  while (psr_player_get_position (f->player) < position)
    wait_a_little ();
}

static void
test_frozen_device (Fixture *f, gconstpointer data)
{
  PsrTestSink *sink = PSR_TEST_SINK (f->sink);
  gint64 start;

  load (f);
  psr_player_play (f->player);
  wait_for_position (f, PSR_MS_TO_SAMPLES (300));
  psr_test_sink_freeze (sink);

  /* Nobody notices: it goes on by itself, and nothing is left out. */
  wait_for_position (f, PSR_SECONDS_TO_SAMPLES (1));
  assert_log (f, "loading paused playing");
  g_assert_cmpuint (psr_test_sink_get_n_opened (sink), ==, 2);
  g_assert_cmpint (sscanf (f->starts->str, "0 0 %" G_GINT64_FORMAT, &start), ==, 1);
  g_assert_cmpint (start, <=, PSR_MS_TO_SAMPLES (310) - LEAD_IN);
}

static void
test_broken_device (Fixture *f, gconstpointer data)
{
  PsrTestSink *sink = PSR_TEST_SINK (f->sink);

  load (f);
  psr_test_sink_set_broken (sink, TRUE);
  psr_player_play (f->player);
  iterate ();
  assert_log (f, "loading paused paused lost");

  psr_test_sink_set_broken (sink, FALSE);
  psr_player_play (f->player);
  wait_for_position (f, PSR_MS_TO_SAMPLES (200));
  assert_log (f, "playing");
  assert_starts (f, "0");
}

#define ADD(name, func) g_test_add ("/audio/player/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  ADD ("empty", test_empty);
  ADD ("whole-session", test_whole_session);
  ADD ("position", test_position);
  ADD ("pause", test_pause);
  ADD ("cancel-pause", test_cancel_pause);
  ADD ("seek", test_seek);
  ADD ("seek-paused", test_seek_paused);
  ADD ("seek-then-pause", test_seek_then_pause);
  ADD ("pause-before-start", test_pause_before_start);
  ADD ("seek-after-end", test_seek_after_end);
  ADD ("pause-at-end", test_pause_at_end);
  ADD ("lost", test_lost);
  ADD ("lost-while-paused", test_lost_while_paused);
  ADD ("failed", test_failed);
  ADD ("stop", test_stop);
  ADD ("load-while-playing", test_load_while_playing);
  ADD ("stop-while-loading", test_stop_while_loading);
  ADD ("volume", test_volume);
  ADD ("interrupted", test_interrupted);
  ADD ("pause-after-jump", test_pause_after_jump);
  g_test_add ("/audio/player/no-device", Fixture, NULL, set_up_silent, test_no_device, tear_down);
  g_test_add ("/audio/player/frozen-device",
              Fixture,
              NULL,
              set_up_device,
              test_frozen_device,
              tear_down);
  g_test_add ("/audio/player/broken-device",
              Fixture,
              NULL,
              set_up_device,
              test_broken_device,
              tear_down);

  return g_test_run ();
}
