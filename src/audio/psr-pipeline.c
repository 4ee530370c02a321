/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-pipeline.h"

#define TICK (GST_SECOND / 10)

/* What ends a run; an application message is psr_pipeline_stop(). */
#define ENDS (GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_APPLICATION)

void
psr_pipeline_stop (GstElement *pipeline)
{
  GstStructure *stop = gst_structure_new_empty ("stop");

  gst_element_post_message (pipeline, gst_message_new_application (GST_OBJECT (pipeline), stop));
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  psr_pipeline_stop (data);
}

static GstMessage *
wait_for_end (GstElement *pipeline, PsrPipelineTickFunc tick, gpointer data)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  GstMessage *message = NULL;

  while (message == NULL) {
    message = gst_bus_timed_pop_filtered (bus, tick != NULL ? TICK : GST_CLOCK_TIME_NONE, ENDS);
    if (message == NULL)
      tick (data);
  }

  return message;
}

gboolean
psr_pipeline_run (GstElement *pipeline,
                  PsrPipelineTickFunc tick,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GstMessage) message = NULL;
  gulong id = 0;

  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), pipeline, NULL);

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = wait_for_end (pipeline, tick, data);
  g_cancellable_disconnect (cancellable, id);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
    gst_message_parse_error (message, error, NULL);
    return FALSE;
  }

  return TRUE;
}
