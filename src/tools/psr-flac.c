/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-flac.h"

#include "base/psr-units.h"
#include "tools/psr-tool-error.h"

#include <gst/app/gstappsrc.h>
#include <gst/audio/audio.h>
#include <gst/gst.h>

/* Adds an element to @pipeline. Returns: (transfer none) (nullable): it, or %NULL when the plugin
 * is not installed. */
static GstElement *
add_element (GstElement *pipeline, const char *factory, GError **error)
{
  GstElement *element = gst_element_factory_make (factory, factory);

  if (element == NULL) {
    g_set_error (error,
                 PSR_TOOL_ERROR,
                 PSR_TOOL_ERROR_SOUND,
                 "GStreamer has no %s; install its base and good plugins",
                 factory);
    return NULL;
  }

  gst_bin_add (GST_BIN (pipeline), element);
  return element;
}

static GstElement *
create_pipeline (const char *path, GstElement **source, GError **error)
{
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstElement *encoder;
  GstElement *sink;
  g_autoptr (GstCaps) caps = gst_caps_new_simple ("audio/x-raw",
                                                  "format",
                                                  G_TYPE_STRING,
                                                  GST_AUDIO_NE (S16),
                                                  "layout",
                                                  G_TYPE_STRING,
                                                  "interleaved",
                                                  "rate",
                                                  G_TYPE_INT,
                                                  PSR_SAMPLE_RATE,
                                                  "channels",
                                                  G_TYPE_INT,
                                                  1,
                                                  NULL);

  if ((*source = add_element (pipeline, "appsrc", error)) == NULL ||
      (encoder = add_element (pipeline, "flacenc", error)) == NULL ||
      (sink = add_element (pipeline, "filesink", error)) == NULL)
    return NULL;

  g_object_set (*source, "caps", caps, "format", GST_FORMAT_TIME, NULL);
  gst_util_set_object_arg (G_OBJECT (encoder), "quality", "8");
  g_object_set (encoder, "seekpoints", 0, NULL);
  g_object_set (sink, "location", path, NULL);
  gst_element_link_many (*source, encoder, sink, NULL);
  return g_steal_pointer (&pipeline);
}

static GstBuffer *
create_buffer (GArray *samples)
{
  gsize size = samples->len * sizeof (gint16);
  GstBuffer *buffer = gst_buffer_new_memdup (samples->data, size);

  GST_BUFFER_PTS (buffer) = 0;
  GST_BUFFER_DURATION (buffer) = (GstClockTime) psr_samples_to_ns (samples->len);
  return buffer;
}

static gboolean
wait_for_end (GstElement *pipeline, const char *path, GError **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message =
    gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_autoptr (GError) failure = NULL;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    return TRUE;

  gst_message_parse_error (message, &failure, NULL);
  g_set_error (error,
               PSR_TOOL_ERROR,
               PSR_TOOL_ERROR_SOUND,
               "%s: cannot be written: %s",
               path,
               failure->message);
  return FALSE;
}

gboolean
psr_flac_write (const char *path, GArray *samples, GError **error)
{
  GstElement *source;
  g_autoptr (GstElement) pipeline = create_pipeline (path, &source, error);
  gboolean written;

  if (pipeline == NULL)
    return FALSE;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  gst_app_src_push_buffer (GST_APP_SRC (source), create_buffer (samples));
  gst_app_src_end_of_stream (GST_APP_SRC (source));
  written = wait_for_end (pipeline, path, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  return written;
}
