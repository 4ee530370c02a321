/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "player-fixture.h"

#include <gst/check/gsttestclock.h>

#include "audio-test-util.h"
#include "audio/psr-gst-player.h"
#include "base/psr-units.h"
#include "test-sink.h"

#define TOTAL PSR_TEST_PLAYER_TOTAL

static void
note (PsrTestPlayer *f, const char *text)
{
  g_string_append_printf (f->log, f->log->len > 0 ? " %s" : "%s", text);
}

static GstPadProbeReturn
segment_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  PsrTestPlayer *f = data;
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
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, PsrTestPlayer *f)
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
notify_state_cb (PsrPlayer *player, GParamSpec *pspec, PsrTestPlayer *f)
{
  g_autoptr (GEnumClass) states = g_type_class_ref (PSR_TYPE_PLAYER_STATE);

  note (f, g_enum_get_value (states, psr_player_get_state (player))->value_nick);
}

static void
lost_cb (PsrPlayer *player, const char *message, PsrTestPlayer *f)
{
  /* What happened, and what to do. */
  g_assert_nonnull (strstr (message, ": "));
  note (f, "lost");
}

/* 50 ms: whole numbers of them make the places in the tests. */
static void
set_buffer_length (PsrTestPlayer *f)
{
  GstElement *pipeline = psr_gst_player_get_pipeline (PSR_GST_PLAYER (f->player));
  g_autoptr (GstElement) source = gst_bin_get_by_name (GST_BIN (pipeline), "source");

  g_object_set (source, "samples-per-buffer", (int) PSR_MS_TO_SAMPLES (50), NULL);
}

static void
set_up_player (PsrTestPlayer *f, PsrClock *clock)
{
  g_autoptr (GstPad) pad = gst_element_get_static_pad (f->sink, "sink");

  g_mutex_init (&f->lock);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, segment_cb, f, NULL);
  f->log = g_string_new (NULL);
  f->starts = g_string_new (NULL);
  f->player = psr_gst_player_new ("org.example.Test", "Test", clock, f->sink);
  set_buffer_length (f);
  g_signal_connect (f->player, "notify::state", G_CALLBACK (notify_state_cb), f);
  g_signal_connect (f->player, "lost", G_CALLBACK (lost_cb), f);
}

void
psr_test_player_set_up (PsrTestPlayer *f, gconstpointer data)
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
void
psr_test_player_set_up_device (PsrTestPlayer *f, gconstpointer data)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();

  f->sink = psr_test_sink_new ();
  set_up_player (f, clock);
}

void
psr_test_player_tear_down (PsrTestPlayer *f, gconstpointer data)
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
void
psr_test_player_assert_log (PsrTestPlayer *f, const char *expected)
{
  g_assert_cmpstr (f->log->str, ==, expected);
  g_string_truncate (f->log, 0);
}

void
psr_test_player_assert_starts (PsrTestPlayer *f, const char *expected)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);

  g_assert_cmpstr (g_strchomp (f->starts->str), ==, expected);
  g_string_truncate (f->starts, 0);
}

void
psr_test_player_iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

GstState
psr_test_player_get_pipeline_state (PsrTestPlayer *f)
{
  GstElement *pipeline = psr_gst_player_get_pipeline (PSR_GST_PLAYER (f->player));
  GstState state = GST_STATE_NULL, pending;

  /* While it changes it is in neither. */
  if (gst_element_get_state (pipeline, &state, &pending, 0) == GST_STATE_CHANGE_ASYNC)
    return GST_STATE_VOID_PENDING;

  return state;
}

/* Fades take their time whatever the clocks say. */
void
psr_test_player_wait_a_little (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (200);
}

void
psr_test_player_wait_for_pipeline (PsrTestPlayer *f, GstState state)
{
  while (psr_test_player_get_pipeline_state (f) != state)
    psr_test_player_wait_a_little ();
  psr_test_player_iterate ();
}

gint64
psr_test_player_get_next (PsrTestPlayer *f)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);

  return f->next;
}

int
psr_test_player_get_heard (PsrTestPlayer *f)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);

  return f->heard;
}

/* Until the sound goes on from @sample. */
void
psr_test_player_wait_for_start (PsrTestPlayer *f, gint64 sample)
{
  while (psr_test_player_get_next (f) != sample)
    psr_test_player_wait_a_little ();
  psr_test_player_wait_for_pipeline (f, GST_STATE_PLAYING);
}

void
psr_test_player_load (PsrTestPlayer *f)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (TOTAL);
  g_autoptr (GBytes) bed = psr_test_make_constant (8000, 12000);

  psr_mix_plan_set_bed (plan, bed, 0, TOTAL);
  psr_gst_player_load_plan (PSR_GST_PLAYER (f->player), plan);
}

/* Until the next buffer is due, or the end. Returns: whether anything was due. */
gboolean
psr_test_player_turn_clocks (PsrTestPlayer *f)
{
  GstTestClock *device_clock = GST_TEST_CLOCK (f->device_clock);
  GstClockTime before = gst_clock_get_time (f->device_clock);

  if (gst_test_clock_peek_id_count (device_clock) == 0)
    return FALSE;

  gst_test_clock_crank (device_clock);
  psr_fake_clock_advance (f->clock,
                          (gint64) (gst_clock_get_time (f->device_clock) - before) / 1000);
  psr_test_player_iterate ();

  return TRUE;
}

/* Plays until @samples more have been heard. */
void
psr_test_player_listen (PsrTestPlayer *f, gint64 samples)
{
  GstClockTime end =
    gst_clock_get_time (f->device_clock) + (GstClockTime) psr_samples_to_ns (samples);

  while (gst_clock_get_time (f->device_clock) < end)
    if (!psr_test_player_turn_clocks (f))
      g_thread_yield ();

  /* What was due has been heard once the next waits. */
  while (gst_test_clock_peek_id_count (GST_TEST_CLOCK (f->device_clock)) == 0 &&
         psr_test_player_get_next (f) < TOTAL)
    g_thread_yield ();
}

void
psr_test_player_play (PsrTestPlayer *f)
{
  psr_player_play (f->player);
  psr_test_player_wait_for_pipeline (f, GST_STATE_PLAYING);
}

void
psr_test_player_assert_position (PsrTestPlayer *f, gint64 expected)
{
  g_assert_cmpint (psr_player_get_position (f->player), ==, expected);
}

void
psr_test_player_post_error (PsrTestPlayer *f, GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "Test");

  gst_element_post_message (f->sink,
                            gst_message_new_error (GST_OBJECT (f->sink), error, "by the test"));
}

static void
notify_audible_cb (PsrPlayer *player, GParamSpec *pspec, PsrTestPlayer *f)
{
  note (f, psr_player_get_audible (player) ? "audible" : "silent");
}

/* What autoaudiosink is without a device. */
void
psr_test_player_set_up_silent (PsrTestPlayer *f, gconstpointer data)
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

void
psr_test_player_wait_for_position (PsrTestPlayer *f, gint64 position)
{
  while (psr_player_get_position (f->player) < position)
    psr_test_player_wait_a_little ();
}
