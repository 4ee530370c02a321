/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-audio-sink.h"

#define BUFFER_TIME_US  ((gint64) PSR_AUDIO_SINK_BUFFER_MS * 1000)
#define LATENCY_TIME_US ((gint64) PSR_AUDIO_SINK_PERIOD_MS * 1000)

/* Only some of the sinks that may be found have all of these. */
static gboolean
has_property (GstElement *element, const char *name, GType type)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (element), name);

  return pspec != NULL && (pspec->flags & G_PARAM_WRITABLE) != 0 && pspec->value_type == type;
}

static void
sink_element_added_cb (GstElement *sink, GstBin *bin, GstElement *element, gpointer data)
{
  const GstStructure *names = data;

  if (has_property (element, "buffer-time", G_TYPE_INT64))
    g_object_set (element, "buffer-time", BUFFER_TIME_US, NULL);
  if (has_property (element, "latency-time", G_TYPE_INT64))
    g_object_set (element, "latency-time", LATENCY_TIME_US, NULL);
  if (has_property (element, "client-name", G_TYPE_STRING))
    g_object_set (element,
                  "client-name",
                  gst_structure_get_string (names, "application.name"),
                  NULL);
  if (has_property (element, "stream-properties", GST_TYPE_STRUCTURE))
    g_object_set (element, "stream-properties", names, NULL);
}

static void
free_names (gpointer data, GClosure *closure)
{
  gst_structure_free (data);
}

GstElement *
psr_audio_sink_new (const char *application_id, const char *application_name)
{
  GstElement *sink;
  GstStructure *names;

  g_return_val_if_fail (application_id != NULL, NULL);
  g_return_val_if_fail (application_name != NULL, NULL);

  sink = gst_element_factory_make ("autoaudiosink", NULL);
  if (sink == NULL)
    return NULL;

  /* The names of PulseAudio's and PipeWire's properties. */
  names = gst_structure_new ("properties",
                             "application.id",
                             G_TYPE_STRING,
                             application_id,
                             "application.name",
                             G_TYPE_STRING,
                             application_name,
                             "application.icon_name",
                             G_TYPE_STRING,
                             application_id,
                             "media.name",
                             G_TYPE_STRING,
                             application_name,
                             "media.role",
                             G_TYPE_STRING,
                             "music",
                             NULL);
  g_signal_connect_data (sink,
                         "deep-element-added",
                         G_CALLBACK (sink_element_added_cb),
                         names,
                         free_names,
                         0);

  return sink;
}

gboolean
psr_audio_sink_is_audible (GstElement *sink)
{
  g_autoptr (GstIterator) sinks = NULL;
  g_auto (GValue) item = G_VALUE_INIT;
  gboolean audible = TRUE;

  g_return_val_if_fail (GST_IS_ELEMENT (sink), FALSE);

  if (!GST_IS_BIN (sink))
    return TRUE;

  sinks = gst_bin_iterate_sinks (GST_BIN (sink));
  while (gst_iterator_next (sinks, &item) == GST_ITERATOR_OK) {
    GstElementFactory *factory = gst_element_get_factory (g_value_get_object (&item));

    if (factory != NULL && g_str_equal (GST_OBJECT_NAME (factory), "fakesink"))
      audible = FALSE;
    g_value_reset (&item);
  }

  return audible;
}
