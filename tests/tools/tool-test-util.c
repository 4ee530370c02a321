/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool-test-util.h"

#include "base/psr-units.h"

#include <gio/gio.h>
#include <gst/app/gstappsink.h>
#include <gst/audio/audio.h>
#include <math.h>

/* What a waveform bends by itself, at the most, in quantisation. */
#define SMALLEST_BEND (4.0 / 32768.0)

/* The stretch before and after a bend that it is compared with. */
#define SURROUNDINGS PSR_MS_TO_SAMPLES (10)

static GstElement *
create_decoder (const char *path, GstElement **sink)
{
  GstElement *pipeline = gst_pipeline_new (NULL);
  GstElement *source = gst_element_factory_make ("filesrc", NULL);
  GstElement *parser = gst_element_factory_make ("flacparse", NULL);
  GstElement *decoder = gst_element_factory_make ("flacdec", NULL);

  *sink = gst_element_factory_make ("appsink", NULL);
  g_object_set (source, "location", path, NULL);
  g_object_set (*sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, parser, decoder, *sink, NULL);
  g_assert_true (gst_element_link_many (source, parser, decoder, *sink, NULL));

  return gst_object_ref_sink (pipeline);
}

static void
append_sample (GArray *samples, GstSample *sample)
{
  GstAudioInfo info;
  GstMapInfo map;

  g_assert_true (gst_audio_info_from_caps (&info, gst_sample_get_caps (sample)));
  g_assert_cmpint (GST_AUDIO_INFO_FORMAT (&info), ==, GST_AUDIO_FORMAT_S16);
  g_assert_cmpint (GST_AUDIO_INFO_RATE (&info), ==, PSR_SAMPLE_RATE);
  g_assert_cmpint (GST_AUDIO_INFO_CHANNELS (&info), ==, 1);

  g_assert_true (gst_buffer_map (gst_sample_get_buffer (sample), &map, GST_MAP_READ));
  g_array_append_vals (samples, map.data, (guint) (map.size / sizeof (gint16)));
  gst_buffer_unmap (gst_sample_get_buffer (sample), &map);
}

PsrPcm *
psr_test_decode (const char *path)
{
  GstElement *sink;
  g_autoptr (GstElement) pipeline = create_decoder (path, &sink);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  GstSample *sample;
  PsrPcm *pcm;

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while ((sample = gst_app_sink_pull_sample (GST_APP_SINK (sink))) != NULL) {
    append_sample (samples, sample);
    gst_sample_unref (sample);
  }
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_assert_cmpuint (samples->len, >, 0);

  pcm = psr_pcm_new (samples->len);
  for (guint i = 0; i < samples->len; i++)
    pcm->samples[i] = g_array_index (samples, gint16, i) / 32768.0;

  return pcm;
}

PsrPcm *
psr_test_make_tone (double frequency, double peak, gsize n_samples)
{
  PsrPcm *pcm = psr_pcm_new (n_samples);

  for (gsize i = 0; i < n_samples; i++)
    pcm->samples[i] = peak * sin (2.0 * G_PI * frequency * (double) i / PSR_SAMPLE_RATE);

  return pcm;
}

double
psr_test_get_level (const PsrPcm *pcm, gsize from, gsize to)
{
  double power = 0.0;

  for (gsize i = from; i < to; i++)
    power += pcm->samples[i] * pcm->samples[i];

  return 10.0 * log10 (power / (double) (to - from));
}

/* The second difference, with silence before and after the sound. */
static double
get_bend (const PsrPcm *pcm, gsize at)
{
  double before = at > 0 ? pcm->samples[at - 1] : 0.0;
  double after = at + 1 < pcm->n_samples ? pcm->samples[at + 1] : 0.0;

  return before - 2.0 * pcm->samples[at] + after;
}

double
psr_test_find_click (const PsrPcm *pcm)
{
  g_autofree double *sums = g_new0 (double, pcm->n_samples + 1);
  double worst = 0.0;

  for (gsize i = 0; i < pcm->n_samples; i++)
    sums[i + 1] = sums[i] + get_bend (pcm, i) * get_bend (pcm, i);

  for (gsize i = 0; i < pcm->n_samples; i++) {
    gsize from = i - MIN (i, SURROUNDINGS);
    gsize to = MIN (i + SURROUNDINGS, pcm->n_samples);
    double bend = get_bend (pcm, i);
    double usual = sqrt (fmax (sums[to] - sums[from] - bend * bend, 0.0) / (double) (to - from));

    worst = fmax (worst, fabs (bend) / fmax (usual, SMALLEST_BEND));
  }

  return worst;
}

int
psr_test_get_sample (const PsrPcm *pcm, gsize at)
{
  return (int) lrint (pcm->samples[at] * 32768.0);
}

void
psr_test_remove_folder (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder,
                               "standard::name,standard::type",
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                               NULL,
                               NULL);
  GFile *child;
  GFileInfo *info;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) &&
         info != NULL) {
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      psr_test_remove_folder (g_file_peek_path (child));
    else
      g_file_delete (child, NULL, NULL);
  }

  g_file_delete (folder, NULL, NULL);
}
