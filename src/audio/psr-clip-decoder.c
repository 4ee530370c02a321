/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-clip-decoder.h"

#include <glib/gi18n.h>
#include <gst/audio/audio.h>

#include "audio/psr-pipeline.h"
#include "base/psr-units.h"

/* FLAC by name: decodebin would load a third of GStreamer to find that out, 1.3 MB for as long as
 * the program runs. Without dithering: it is random, and an export would never be the same twice.
 * The samples are taken in the streaming thread: pulling them one by one costs as much as decoding
 * them. */
#define FORMAT "audio/x-raw,layout=interleaved,channels=1,format=" GST_AUDIO_NE (S16)
#define PIPELINE                                                                                   \
  "filesrc name=source"                                                                            \
  " ! flacparse ! flacdec"                                                                         \
  " ! audioconvert dithering=none ! audioresample"                                                 \
  " ! " FORMAT ",rate=" G_STRINGIFY (                                                              \
    PSR_SAMPLE_RATE) " ! fakesink name=sink sync=false enable-last-sample=false"

typedef struct {
  GstElement *pipeline;
  gsize max_bytes;

  /* Of the streaming thread until the pipeline is down. */
  GByteArray *pcm;
  gboolean too_long;
} Decoding;

static GstPadProbeReturn
buffer_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  Decoding *decoding = data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  g_auto (GstBufferMapInfo) map = GST_MAP_INFO_INIT;

  if (decoding->too_long || !gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_PAD_PROBE_OK;

  if (decoding->pcm->len + map.size > decoding->max_bytes) {
    decoding->too_long = TRUE;
    psr_pipeline_stop (decoding->pipeline);
    return GST_PAD_PROBE_OK;
  }

  g_byte_array_append (decoding->pcm, map.data, (guint) map.size);
  return GST_PAD_PROBE_OK;
}

static GstElement *
build_pipeline (const char *path, Decoding *decoding, GError **error)
{
  g_autoptr (GstElement) pipeline =
    gst_parse_launch_full (PIPELINE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, error);
  g_autoptr (GstElement) source = NULL;
  g_autoptr (GstElement) sink = NULL;
  g_autoptr (GstPad) pad = NULL;

  if (pipeline == NULL)
    return NULL;

  source = gst_bin_get_by_name (GST_BIN (pipeline), "source");
  g_object_set (source, "location", path, NULL);

  sink = gst_bin_get_by_name (GST_BIN (pipeline), "sink");
  pad = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, buffer_cb, decoding, NULL);

  return g_steal_pointer (&pipeline);
}

/* Says in words of our own what the parser says of frames. */
static void
explain (GError **error)
{
  if ((*error)->domain != GST_STREAM_ERROR)
    return;

  g_clear_error (error);
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       _ ("It is no sound in FLAC, or a damaged one."));
}

static gboolean
decode (Decoding *decoding, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GstElement) pipeline = build_pipeline (path, decoding, error);

  if (pipeline == NULL)
    return FALSE;

  decoding->pipeline = pipeline;
  if (!psr_pipeline_run (pipeline, NULL, NULL, cancellable, error)) {
    explain (error);
    return FALSE;
  }

  if (decoding->too_long) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("It is too long."));
    return FALSE;
  }

  if (decoding->pcm->len == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("It holds no sound."));
    return FALSE;
  }

  return TRUE;
}

/* An array grows in doubles; what it holds too much is given back. */
static GBytes *
trim (GByteArray *pcm)
{
  gsize n_bytes;
  guint8 *data = g_byte_array_steal (pcm, &n_bytes);

  return g_bytes_new_take (g_realloc (data, n_bytes), n_bytes);
}

GBytes *
psr_clip_decoder_decode (GFile *file, gint64 max_samples, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) pcm = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = NULL;
  Decoding decoding = { .pcm = pcm, .max_bytes = (gsize) max_samples * sizeof (gint16) };

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (max_samples > 0, NULL);

  if (g_file_peek_path (file) != NULL &&
      decode (&decoding, g_file_peek_path (file), cancellable, &reason))
    return trim (pcm);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }

  name = g_file_get_parse_name (file);
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_INVALID_DATA,
               _ ("“%s” cannot be decoded: %s"),
               name,
               reason != NULL ? reason->message : _ ("It is not a local file."));
  return NULL;
}
