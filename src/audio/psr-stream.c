/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-stream.h"

#include "audio/psr-audio-sink.h"
#include "audio/psr-session-src.h"
#include "base/psr-units.h"

struct _PsrStream {
  GstElement *pipeline;
  GstElement *source; /* owned by the pipeline, as is the sink */
  GstElement *sink;
  GstBus *bus;

  PsrStreamFunc func;
  gpointer data;
};

static void
handle_error (PsrStream *self, GstMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *debug = NULL;

  gst_message_parse_error (message, &error, &debug);
  g_debug ("%s: %s (%s)", GST_MESSAGE_SRC_NAME (message), error->message, debug);
  self->func (PSR_STREAM_FAILED, error, self->data);
}

static void
handle_state_changed (PsrStream *self, GstMessage *message)
{
  GstState state;

  if (GST_MESSAGE_SRC (message) != GST_OBJECT (self->pipeline))
    return;

  gst_message_parse_state_changed (message, NULL, &state, NULL);
  if (state == GST_STATE_PLAYING)
    self->func (PSR_STREAM_MOVES, NULL, self->data);
}

static void
handle_request_state (PsrStream *self, GstMessage *message)
{
  GstState state;

  gst_message_parse_request_state (message, &state);
  if (state == GST_STATE_PAUSED)
    self->func (PSR_STREAM_INTERRUPTED, NULL, self->data);
}

static gboolean
bus_message_cb (GstBus *bus, GstMessage *message, gpointer data)
{
  PsrStream *self = data;

  switch ((int) GST_MESSAGE_TYPE (message)) {
  case GST_MESSAGE_ERROR:
    handle_error (self, message);
    break;
  case GST_MESSAGE_STATE_CHANGED:
    handle_state_changed (self, message);
    break;
  case GST_MESSAGE_REQUEST_STATE:
    handle_request_state (self, message);
    break;
  case GST_MESSAGE_ASYNC_DONE:
    self->func (PSR_STREAM_STANDS, NULL, self->data);
    break;
  case GST_MESSAGE_EOS:
    self->func (PSR_STREAM_ENDED, NULL, self->data);
    break;
  case GST_MESSAGE_CLOCK_LOST:
    self->func (PSR_STREAM_UNCLOCKED, NULL, self->data);
    break;
  default:
    break;
  }

  return G_SOURCE_CONTINUE;
}

/* Whatever the pipeline does not get, such as the sink when it is incomplete, goes with it. */
static gboolean
build (PsrStream *self)
{
  GstElement *convert = gst_element_factory_make ("audioconvert", NULL);
  GstElement *resample = gst_element_factory_make ("audioresample", NULL);
  GstBin *bin = GST_BIN (self->pipeline);

  gst_object_set_name (GST_OBJECT (self->source), "source");
  g_object_set (self->source,
                "samples-per-buffer",
                (int) PSR_MS_TO_SAMPLES (PSR_AUDIO_SINK_PERIOD_MS),
                NULL);
  gst_bin_add_many (bin, self->source, self->sink, NULL);
  if (convert != NULL)
    gst_bin_add (bin, convert);
  if (resample != NULL)
    gst_bin_add (bin, resample);

  return convert != NULL && resample != NULL &&
         gst_element_link_many (self->source, convert, resample, self->sink, NULL);
}

PsrStream *
psr_stream_new (GstElement *sink, PsrStreamFunc func, gpointer data)
{
  g_autoptr (PsrStream) self = NULL;

  g_return_val_if_fail (GST_IS_ELEMENT (sink), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (PsrStream, 1);
  self->func = func;
  self->data = data;
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  self->source = psr_session_src_new ();
  self->sink = sink;
  self->bus = gst_element_get_bus (self->pipeline);
  gst_bus_add_watch (self->bus, bus_message_cb, self);

  return build (self) ? g_steal_pointer (&self) : NULL;
}

void
psr_stream_free (PsrStream *self)
{
  g_return_if_fail (self != NULL);

  gst_bus_remove_watch (self->bus);
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->bus);
  gst_clear_object (&self->pipeline);
  g_free (self);
}

GstElement *
psr_stream_get_pipeline (PsrStream *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pipeline;
}

void
psr_stream_set_plan (PsrStream *self, PsrMixPlan *plan)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (plan != NULL);

  psr_session_src_set_plan (PSR_SESSION_SRC (self->source), plan);
}

void
psr_stream_set_volume (PsrStream *self, PsrLane lane, double volume)
{
  static const char *names[PSR_N_LANES] = {
    [PSR_LANE_VOICE] = "voice",
    [PSR_LANE_BELLS] = "bells",
    [PSR_LANE_BED] = "bed",
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (lane < PSR_N_LANES);

  g_object_set (self->source, names[lane], volume, NULL);
}

void
psr_stream_fade (PsrStream *self, double gain, int ms)
{
  g_return_if_fail (self != NULL);

  psr_session_src_fade (PSR_SESSION_SRC (self->source), gain, ms);
}

void
psr_stream_set_transport (PsrStream *self, double transport)
{
  g_return_if_fail (self != NULL);

  g_object_set (self->source, "transport", transport, NULL);
}

gboolean
psr_stream_pause (PsrStream *self)
{
  GstStateChangeReturn change;

  g_return_val_if_fail (self != NULL, FALSE);

  change = gst_element_set_state (self->pipeline, GST_STATE_PAUSED);

  /* A sink that has played to the end pauses at once: report that like all the rest. */
  if (change == GST_STATE_CHANGE_SUCCESS)
    gst_bus_post (self->bus,
                  gst_message_new_async_done (GST_OBJECT (self->pipeline), GST_CLOCK_TIME_NONE));

  return change != GST_STATE_CHANGE_FAILURE;
}

gboolean
psr_stream_seek (PsrStream *self, gint64 sample)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return gst_element_seek_simple (self->pipeline,
                                  GST_FORMAT_TIME,
                                  GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                                  psr_samples_to_ns (sample));
}

gboolean
psr_stream_start (PsrStream *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return gst_element_set_state (self->pipeline, GST_STATE_PLAYING) != GST_STATE_CHANGE_FAILURE;
}

void
psr_stream_close (PsrStream *self)
{
  g_return_if_fail (self != NULL);

  /* This also throws away what is left on the bus. */
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
}

gboolean
psr_stream_is_audible (PsrStream *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return psr_audio_sink_is_audible (self->sink);
}
