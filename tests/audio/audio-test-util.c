/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"

#include "audio/psr-mixer.h"

#include <gst/audio/audio.h>
#include <math.h>
#include <string.h>

#include "base/psr-units.h"

#define STEREO_BYTES (2 * sizeof (gint16))

PsrTestSound *
psr_test_sound_new (gint64 first, gint64 n_samples)
{
  PsrTestSound *self = g_new0 (PsrTestSound, 1);

  self->first = first;
  self->n_samples = n_samples;
  self->data = g_malloc0 ((gsize) n_samples * STEREO_BYTES);

  return self;
}

void
psr_test_sound_free (PsrTestSound *self)
{
  g_free (self->data);
  g_free (self);
}

int
psr_test_sound_get (const PsrTestSound *self, gint64 sample, int side)
{
  g_assert_cmpint (sample, >=, self->first);
  g_assert_cmpint (sample, <, self->first + self->n_samples);

  return self->data[2 * (sample - self->first) + side];
}

/* Rounded as the mixer does it. */
int
psr_test_side (int sample)
{
  return (int) ((float) sample * PSR_MIXER_SIDE_GAIN + 32768.5f) - 32768;
}

guint64
psr_test_sound_hash (const PsrTestSound *self)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gint64 i = 0; i < 2 * self->n_samples; i++) {
    hash ^= (guint16) self->data[i];
    hash *= G_GUINT64_CONSTANT (0x100000001b3);
  }

  return hash;
}

void
psr_test_assert_same (const PsrTestSound *a, const PsrTestSound *b, gint64 from, gint64 to)
{
  for (gint64 i = from; i < to; i++)
    for (int side = 0; side < 2; side++)
      if (psr_test_sound_get (a, i, side) != psr_test_sound_get (b, i, side))
        g_error ("sample %" G_GINT64_FORMAT " differs: %d, %d",
                 i,
                 psr_test_sound_get (a, i, side),
                 psr_test_sound_get (b, i, side));
}

void
psr_test_assert_silent (const PsrTestSound *self, gint64 from, gint64 to)
{
  for (gint64 i = from; i < to; i++)
    for (int side = 0; side < 2; side++)
      if (psr_test_sound_get (self, i, side) != 0)
        g_error ("sample %" G_GINT64_FORMAT " sounds", i);
}

int
psr_test_sound_get_click (const PsrTestSound *self, gint64 from, gint64 to)
{
  int click = 0;

  for (gint64 i = from + 2; i < to; i++)
    for (int side = 0; side < 2; side++) {
      int bend = psr_test_sound_get (self, i, side) - 2 * psr_test_sound_get (self, i - 1, side) +
                 psr_test_sound_get (self, i - 2, side);

      click = MAX (click, ABS (bend));
    }

  return click;
}

static GBytes *
take_samples (gint16 *samples, gint64 n_samples)
{
  return g_bytes_new_take (samples, (gsize) n_samples * sizeof (gint16));
}

GBytes *
psr_test_make_constant (int value, gint64 n_samples)
{
  gint16 *samples = g_new (gint16, n_samples);

  for (gint64 i = 0; i < n_samples; i++)
    samples[i] = (gint16) value;

  return take_samples (samples, n_samples);
}

GBytes *
psr_test_make_noise (guint32 seed, int peak, gint64 n_samples)
{
  gint16 *samples = g_new (gint16, n_samples);
  guint32 state = seed;

  for (gint64 i = 0; i < n_samples; i++) {
    state = state * 1664525 + 1013904223;
    samples[i] = (gint16) ((int) (state >> 16) % (2 * peak + 1) - peak);
  }

  return take_samples (samples, n_samples);
}

GBytes *
psr_test_make_tone (double hz, int peak, gint64 n_samples)
{
  gint16 *samples = g_new (gint16, n_samples);

  for (gint64 i = 0; i < n_samples; i++)
    samples[i] = (gint16) lrint (peak * sin (2 * G_PI * hz * (double) i / PSR_SAMPLE_RATE));

  return take_samples (samples, n_samples);
}

PsrMixPlan *
psr_test_make_plan (void)
{
  PsrMixPlan *plan = psr_mix_plan_new (PSR_SECONDS_TO_SAMPLES (120) + 17);
  g_autoptr (GBytes) bed = psr_test_make_noise (1, 900, 37 * PSR_SAMPLE_RATE + 5);
  g_autoptr (GBytes) bell = psr_test_make_noise (2, 6000, 10 * PSR_SAMPLE_RATE);

  psr_mix_plan_set_bed (plan, bed, 0, psr_mix_plan_get_total_samples (plan));
  for (guint i = 0; i < 12; i++) {
    g_autoptr (GBytes) clip = psr_test_make_noise (10 + i, 12000, 100003 + 7777 * (gint64) i);

    psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 201 + 470003 * (gint64) i, clip);
    if (i % 4 == 0)
      psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 77 + 390001 * (gint64) i, bell);
  }

  return plan;
}

typedef struct {
  GByteArray *bytes;
  gint64 first;
  gint64 next;
} Collection;

static void
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  Collection *collection = data;
  gint64 start = (gint64) GST_BUFFER_OFFSET (buffer);
  gint64 end = (gint64) GST_BUFFER_OFFSET_END (buffer);
  g_auto (GstBufferMapInfo) map = GST_MAP_INFO_INIT;

  if (collection->first < 0)
    collection->first = collection->next = start;

  g_assert_cmpint (start, ==, collection->next);
  g_assert_cmpint ((gint64) GST_BUFFER_PTS (buffer), ==, psr_samples_to_ns (start));
  g_assert_cmpint ((gint64) GST_BUFFER_DURATION (buffer),
                   ==,
                   psr_samples_to_ns (end) - psr_samples_to_ns (start));
  g_assert_cmpint (GST_BUFFER_IS_DISCONT (buffer), ==, start == collection->first);
  g_assert_false (GST_BUFFER_FLAG_IS_SET (buffer, GST_BUFFER_FLAG_GAP));
  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_assert_cmpint ((gint64) map.size, ==, (end - start) * (gint64) STEREO_BYTES);

  g_byte_array_append (collection->bytes, map.data, (guint) map.size);
  collection->next = end;
}

void
psr_test_wait_for (GstElement *pipeline, GstMessageType type)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message =
    gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, type | GST_MESSAGE_ERROR);

  g_assert_nonnull (message);
  g_assert_cmpint ((int) GST_MESSAGE_TYPE (message), ==, (int) type);
}

GstElement *
psr_test_make_pipeline (GstElement *source, GCallback handoff, gpointer data)
{
  GstElement *pipeline = gst_pipeline_new (NULL);
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  g_object_set (sink, "sync", FALSE, "signal-handoffs", handoff != NULL, NULL);
  if (handoff != NULL)
    g_signal_connect (sink, "handoff", handoff, data);
  gst_bin_add_many (GST_BIN (pipeline), source, sink, NULL);
  g_assert_true (gst_element_link (source, sink));

  return gst_object_ref_sink (pipeline);
}

PsrTestSound *
psr_test_collect (GstElement *source, gint64 start)
{
  Collection collection = { .bytes = g_byte_array_new (), .first = -1 };
  g_autoptr (GstElement) pipeline =
    psr_test_make_pipeline (source, G_CALLBACK (handoff_cb), &collection);
  PsrTestSound *sound = g_new0 (PsrTestSound, 1);

  if (start > 0) {
    gst_element_set_state (pipeline, GST_STATE_PAUSED);
    psr_test_wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);
    g_assert_true (gst_element_seek_simple (pipeline,
                                            GST_FORMAT_TIME,
                                            GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                            psr_samples_to_ns (start)));
  }
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  sound->first = MAX (0, collection.first);
  sound->n_samples = (gint64) (collection.bytes->len / STEREO_BYTES);
  sound->data = (gint16 *) (gpointer) g_byte_array_free (collection.bytes, FALSE);

  return sound;
}

static void
append_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  g_auto (GstBufferMapInfo) map = GST_MAP_INFO_INIT;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_byte_array_append (data, map.data, (guint) map.size);
}

/* Waits for the end and keeps what was said on the way. */
static void
wait_and_keep (GstElement *pipeline, GstTagList **tags, GstToc **toc)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  GstMessageType type = GST_MESSAGE_UNKNOWN;

  while (type != GST_MESSAGE_EOS) {
    g_autoptr (GstMessage) message =
      gst_bus_timed_pop_filtered (bus,
                                  60 * GST_SECOND,
                                  GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_TAG |
                                    GST_MESSAGE_TOC);

    g_assert_nonnull (message);
    type = GST_MESSAGE_TYPE (message);
    g_assert_cmpint ((int) type, !=, GST_MESSAGE_ERROR);

    if (type == GST_MESSAGE_TAG && tags != NULL) {
      g_autoptr (GstTagList) more = NULL;
      g_autoptr (GstTagList) old = g_steal_pointer (tags);

      gst_message_parse_tag (message, &more);
      *tags = gst_tag_list_merge (old, more, GST_TAG_MERGE_APPEND);
    } else if (type == GST_MESSAGE_TOC && toc != NULL) {
      if (*toc != NULL)
        gst_toc_unref (*toc);
      gst_message_parse_toc (message, toc, NULL);
    }
  }
}

PsrTestSound *
psr_test_decode (const char *path, GstTagList **tags, GstToc **toc)
{
  g_autofree char *description =
    g_strdup_printf ("filesrc location=\"%s\" ! decodebin ! audioconvert dithering=none"
                     " ! audio/x-raw,format=" GST_AUDIO_NE (
                       S16) ",channels=2,rate=48000"
                            " ! fakesink name=sink sync=false signal-handoffs=true",
                     path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GstElement) pipeline = gst_parse_launch (description, &error);
  g_autoptr (GstElement) sink = NULL;
  GByteArray *bytes = g_byte_array_new ();
  PsrTestSound *sound = g_new0 (PsrTestSound, 1);

  g_assert_no_error (error);
  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  g_signal_connect (sink, "handoff", G_CALLBACK (append_cb), bytes);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  wait_and_keep (pipeline, tags, toc);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  sound->n_samples = (gint64) (bytes->len / STEREO_BYTES);
  sound->data = (gint16 *) (gpointer) g_byte_array_free (bytes, FALSE);

  return sound;
}
