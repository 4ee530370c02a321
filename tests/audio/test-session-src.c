/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"

#include "audio/psr-mixer.h"
#include "audio/psr-session-src.h"
#include "base/psr-units.h"

static GstElement *
make_source (PsrMixPlan *plan, int samples_per_buffer)
{
  GstElement *source = psr_session_src_new ();

  psr_session_src_set_plan (PSR_SESSION_SRC (source), plan);
  g_object_set (source, "samples-per-buffer", samples_per_buffer, NULL);

  return source;
}

static PsrTestSound *
render_all (PsrMixPlan *plan)
{
  gint64 total = psr_mix_plan_get_total_samples (plan);
  PsrTestSound *sound = psr_test_sound_new (0, total);
  PsrMixer mixer;

  psr_mixer_init (&mixer);
  psr_mixer_render (&mixer, plan, 0, (int) total, sound->data);

  return sound;
}

static void
test_finalizes (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  GstElement *source = gst_object_ref_sink (make_source (plan, 2400));

  g_object_add_weak_pointer (G_OBJECT (source), (gpointer *) &source);
  gst_object_unref (source);
  g_assert_null (source);
}

static void
test_properties (void)
{
  g_autoptr (GstElement) source = gst_object_ref_sink (psr_session_src_new ());
  const char *gains[] = { "voice", "bells", "bed", "transport" };
  int samples_per_buffer;
  gboolean counter;

  g_object_get (source, "samples-per-buffer", &samples_per_buffer, "counter", &counter, NULL);
  g_assert_cmpint (samples_per_buffer, ==, 2400);
  g_assert_false (counter);

  for (guint i = 0; i < G_N_ELEMENTS (gains); i++) {
    double gain;

    g_object_get (source, gains[i], &gain, NULL);
    g_assert_cmpfloat (gain, ==, 1);
    g_object_set (source, gains[i], 0.5, NULL);
    g_object_get (source, gains[i], &gain, NULL);
    g_assert_cmpfloat (gain, ==, 0.5);
  }
}

static void
test_onsets_are_exact (void)
{
  const gint64 total = PSR_MINUTES_TO_SAMPLES (20) + 1;
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (total);
  g_autoptr (GBytes) impulse = psr_test_make_constant (G_MAXINT16, 1);
  g_autoptr (PsrTestSound) sound = NULL;
  gint64 onsets[30];
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++) {
    onsets[i] = 1985003 * (gint64) i + (i % 7);
    psr_mix_plan_add_clip (plan, i % 3 == 0 ? PSR_LANE_BELLS : PSR_LANE_VOICE, onsets[i], impulse);
  }

  sound = psr_test_collect (make_source (plan, 24000), 0);
  g_assert_cmpint (sound->n_samples, ==, total);
  for (gint64 i = 0; i < total; i++) {
    if (psr_test_sound_get (sound, i, 0) == 0)
      continue;
    g_assert_cmpuint (found, <, G_N_ELEMENTS (onsets));
    g_assert_cmpint (i, ==, onsets[found]);
    g_assert_cmpint (psr_test_sound_get (sound, i, 1), ==, psr_test_side (G_MAXINT16));
    found++;
  }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (onsets));
}

static void
test_any_buffer_gives_the_same (void)
{
  const int sizes[] = { 441, 1024, 4800, 24000, 48000 };
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) whole = render_all (plan);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (PsrTestSound) sound = psr_test_collect (make_source (plan, sizes[i]), 0);

    g_assert_cmpint (sound->n_samples, ==, whole->n_samples);
    psr_test_assert_same (whole, sound, 0, whole->n_samples);
  }
}

static void
test_seek_gives_the_same (void)
{
  const gint64 places[] = { 1, 201, 250000, 470205, 480000, 2999999, 5759000 };
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) whole = render_all (plan);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autoptr (PsrTestSound) sound = psr_test_collect (make_source (plan, 2400), places[i]);
    gint64 faded_in = MIN (places[i] + PSR_MIXER_TRANSPORT_SAMPLES, whole->n_samples);

    g_assert_cmpint (sound->first, ==, places[i]);
    g_assert_cmpint (sound->first + sound->n_samples, ==, whole->n_samples);
    psr_test_assert_same (whole, sound, faded_in, whole->n_samples);
    g_assert_cmpint (ABS (psr_test_sound_get (sound, places[i], 0)), <=, 5);
  }
}

/* In the middle of a steady tone the loudest bend after a seek is the tone's own. */
static void
test_seek_does_not_click (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (PSR_SECONDS_TO_SAMPLES (20));
  g_autoptr (GBytes) tone = psr_test_make_tone (100, 9000, PSR_SECONDS_TO_SAMPLES (20));
  g_autoptr (PsrTestSound) sound = NULL;
  g_autoptr (PsrTestSound) whole = NULL;
  int click;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, tone);
  psr_mix_plan_set_bed (plan, tone, 0, PSR_SECONDS_TO_SAMPLES (20));
  whole = render_all (plan);
  click = psr_test_sound_get_click (whole, 0, whole->n_samples);
  sound = psr_test_collect (make_source (plan, 2400), 300120);

  g_assert_cmpint (psr_test_sound_get (sound, 300120, 0), <=, 5);
  g_assert_cmpint (psr_test_sound_get_click (sound, 300120, 400000), <=, click + 2);
}

/* The very first segment is no seek: nothing is faded in at the start of an export. */
static void
test_first_sample_is_not_faded (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (5000);
  g_autoptr (GBytes) clip = psr_test_make_constant (9000, 5000);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, clip);
  sound = psr_test_collect (make_source (plan, 2400), 0);
  for (int i = 0; i < 5000; i++)
    g_assert_cmpint (psr_test_sound_get (sound, i, 0), ==, psr_test_side (9000));
}

/* Back to READY and up again begins at 0, without the fade of a seek. */
static void
test_plays_twice (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (GstElement) source = gst_object_ref_sink (make_source (plan, 4800));

  for (int i = 0; i < 2; i++) {
    g_autoptr (GstElement) pipeline = psr_test_make_pipeline (source, NULL, NULL);
    gint64 position;

    gst_element_set_state (pipeline, GST_STATE_PLAYING);
    psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
    g_assert_true (gst_element_query_position (pipeline, GST_FORMAT_TIME, &position));
    g_assert_cmpint (position, ==, psr_samples_to_ns (psr_mix_plan_get_total_samples (plan)));
    gst_element_set_state (pipeline, GST_STATE_NULL);
    gst_bin_remove (GST_BIN (pipeline), source);
  }
}

static void
test_without_a_plan_ends_at_once (void)
{
  g_autoptr (PsrTestSound) sound = psr_test_collect (psr_session_src_new (), 0);

  g_assert_cmpint (sound->n_samples, ==, 0);
}

static void
test_answers_queries (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  GstElement *source = make_source (plan, 2400);
  g_autoptr (GstElement) pipeline = psr_test_make_pipeline (source, NULL, NULL);
  g_autoptr (GstQuery) scheduling = gst_query_new_scheduling ();
  g_autoptr (GstQuery) seeking = gst_query_new_seeking (GST_FORMAT_TIME);
  GstSchedulingFlags flags;
  gint64 duration;
  gboolean seekable;

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  psr_test_wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);

  g_assert_true (gst_element_query_duration (source, GST_FORMAT_TIME, &duration));
  g_assert_cmpint (duration, ==, psr_samples_to_ns (120 * 48000 + 17));
  g_assert_true (gst_element_query_duration (source, GST_FORMAT_DEFAULT, &duration));
  g_assert_cmpint (duration, ==, 120 * 48000 + 17);
  g_assert_false (gst_element_query_duration (source, GST_FORMAT_BYTES, &duration));

  g_assert_true (gst_element_query (source, scheduling));
  gst_query_parse_scheduling (scheduling, &flags, NULL, NULL, NULL);
  g_assert_true (flags & GST_SCHEDULING_FLAG_SEEKABLE);
  g_assert_true (gst_query_has_scheduling_mode (scheduling, GST_PAD_MODE_PUSH));
  g_assert_false (gst_query_has_scheduling_mode (scheduling, GST_PAD_MODE_PULL));

  g_assert_true (gst_element_query (source, seeking));
  gst_query_parse_seeking (seeking, NULL, &seekable, NULL, NULL);
  g_assert_true (seekable);

  gst_element_set_state (pipeline, GST_STATE_NULL);
}

/* A refused seek changes nothing: what plays goes on to its end. */
static void
test_refuses_seeks (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  GstElement *source = make_source (plan, 2400);
  g_autoptr (GstElement) pipeline = psr_test_make_pipeline (source, NULL, NULL);
  const GstSeekFlags flags = GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE;

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  psr_test_wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);

  g_assert_false (gst_element_seek (pipeline,
                                    -1,
                                    GST_FORMAT_TIME,
                                    flags,
                                    GST_SEEK_TYPE_SET,
                                    0,
                                    GST_SEEK_TYPE_SET,
                                    GST_SECOND));
  g_assert_false (gst_element_seek_simple (pipeline, GST_FORMAT_DEFAULT, flags, 48000));
  g_assert_false (gst_element_seek_simple (pipeline, GST_FORMAT_BYTES, flags, 48000));
  g_assert_false (gst_element_seek_simple (pipeline, GST_FORMAT_PERCENT, flags, 50));

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
count_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  gint64 *range = data;

  if (range[0] < 0)
    range[0] = (gint64) GST_BUFFER_OFFSET (buffer);
  range[1] = (gint64) GST_BUFFER_OFFSET_END (buffer);
}

/* Seeks [@from, @to) in nanoseconds; returns in @range the samples that came. */
static void
run_segment (gint64 from, gint64 to, gint64 range[2])
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (GstElement) pipeline =
    psr_test_make_pipeline (make_source (plan, 2400), G_CALLBACK (count_cb), range);

  range[0] = range[1] = -1;
  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  psr_test_wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);
  g_assert_true (gst_element_seek (pipeline,
                                   1,
                                   GST_FORMAT_TIME,
                                   GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                   GST_SEEK_TYPE_SET,
                                   from,
                                   to >= 0 ? GST_SEEK_TYPE_SET : GST_SEEK_TYPE_NONE,
                                   to));
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
test_segment_ends_are_exact (void)
{
  gint64 range[2];

  run_segment (psr_samples_to_ns (12345), psr_samples_to_ns (54321), range);
  g_assert_cmpint (range[0], ==, 12345);
  g_assert_cmpint (range[1], ==, 54321);

  /* In the middle of a sample: the one that sounds at that time. */
  run_segment (psr_samples_to_ns (12345) + 9000, -1, range);
  g_assert_cmpint (range[0], ==, 12345);
  g_assert_cmpint (range[1], ==, 120 * 48000 + 17);

  run_segment (600 * (gint64) GST_SECOND, -1, range);
  g_assert_cmpint (range[0], ==, -1);
}

static void
check_counter_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  gint64 *next = data;
  g_auto (GstBufferMapInfo) map = GST_MAP_INFO_INIT;
  const guint16 *samples;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  samples = (const guint16 *) (gpointer) map.data;
  for (gsize i = 0; i < map.size / 4; i++, (*next)++)
    g_assert_cmpint (samples[2 * i] | samples[2 * i + 1] << 16, ==, *next);
}

static void
test_counter (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (200001);
  GstElement *source = make_source (plan, 1000);
  gint64 next = 0;
  g_autoptr (GstElement) pipeline =
    psr_test_make_pipeline (source, G_CALLBACK (check_counter_cb), &next);

  g_object_set (source, "counter", TRUE, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_cmpint (next, ==, 200001);
}

static GstPadProbeReturn
turn_down_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  if (GST_BUFFER_OFFSET_END (GST_PAD_PROBE_INFO_BUFFER (info)) == 48000)
    g_object_set (data, "voice", 0.0, NULL);

  return GST_PAD_PROBE_OK;
}

/* Lane gains are live: after this one buffer the next one ramps down. */
static void
test_lane_gain_is_live (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (96000);
  g_autoptr (GBytes) clip = psr_test_make_constant (9000, 96000);
  GstElement *source = make_source (plan, 4800);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (source, "src");
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, clip);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, turn_down_cb, source, NULL);
  sound = psr_test_collect (source, 0);

  g_assert_cmpint (psr_test_sound_get (sound, 47999, 0), ==, psr_test_side (9000));
  g_assert_cmpint (psr_test_sound_get (sound, 48000 + PSR_MIXER_LANE_SAMPLES / 2 - 1, 0),
                   ==,
                   psr_test_side (4500));
  psr_test_assert_silent (sound, 48000 + PSR_MIXER_LANE_SAMPLES - 1, 96000);
  g_assert_cmpint (psr_test_sound_get_click (sound, 0, 96000), <=, 8);
}

static void
test_plan_is_swapped (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (96000);
  g_autoptr (PsrMixPlan) shorter = psr_mix_plan_new (72000);
  GstElement *source = make_source (plan, 4800);
  g_autoptr (GstElement) pipeline = psr_test_make_pipeline (source, NULL, NULL);
  gint64 duration;

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  psr_test_wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);
  psr_session_src_set_plan (PSR_SESSION_SRC (source), shorter);
  psr_test_wait_for (pipeline, GST_MESSAGE_DURATION_CHANGED);
  g_assert_true (gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration));
  g_assert_cmpint (duration, ==, psr_samples_to_ns (72000));

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

int
main (int argc, char *argv[])
{
  gst_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/session-src/finalizes", test_finalizes);
  g_test_add_func ("/audio/session-src/properties", test_properties);
  g_test_add_func ("/audio/session-src/onsets-are-exact", test_onsets_are_exact);
  g_test_add_func ("/audio/session-src/any-buffer-gives-the-same", test_any_buffer_gives_the_same);
  g_test_add_func ("/audio/session-src/seek-gives-the-same", test_seek_gives_the_same);
  g_test_add_func ("/audio/session-src/seek-does-not-click", test_seek_does_not_click);
  g_test_add_func ("/audio/session-src/first-sample-is-not-faded", test_first_sample_is_not_faded);
  g_test_add_func ("/audio/session-src/plays-twice", test_plays_twice);
  g_test_add_func ("/audio/session-src/without-a-plan-ends-at-once",
                   test_without_a_plan_ends_at_once);
  g_test_add_func ("/audio/session-src/answers-queries", test_answers_queries);
  g_test_add_func ("/audio/session-src/refuses-seeks", test_refuses_seeks);
  g_test_add_func ("/audio/session-src/segment-ends-are-exact", test_segment_ends_are_exact);
  g_test_add_func ("/audio/session-src/counter", test_counter);
  g_test_add_func ("/audio/session-src/lane-gain-is-live", test_lane_gain_is_live);
  g_test_add_func ("/audio/session-src/plan-is-swapped", test_plan_is_swapped);

  return g_test_run ();
}
