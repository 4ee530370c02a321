/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-espeak.h"

#include "base/psr-units.h"
#include "tools/psr-tool-error.h"

#include <gio/gio.h>
#include <gst/audio/audio.h>
#include <string.h>

#define PROGRAM "espeak-ng"

/* The canonical header of a WAV file, which is what espeak-ng writes: mono, 16 bit. On a pipe the
 * sizes in it mean nothing, the samples go on until the end. */
#define WAV_HEADER_BYTES   44
#define WAV_CHANNELS_AT    22
#define WAV_RATE_AT        24
#define WAV_BITS_AT        34
#define WAV_DATA_AT        36
#define LOWEST_SAMPLE_RATE 8000

/* Of 0 to 10. The images that it leaves lie above what softening cuts off. */
#define RESAMPLER_QUALITY 6

void
psr_espeak_clear (PsrEspeak *self)
{
  g_clear_pointer (&self->voice, g_free);
}

/* Runs the program with @argv. Returns: (transfer full): what it wrote, or %NULL when it is missing
 * or failed; its own message may have any number of lines, the first is passed on. */
static GBytes *
run (const char *const *argv, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) complaint = NULL;
  g_autoptr (GError) failure = NULL;

  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &failure);
  if (process == NULL ||
      !g_subprocess_communicate (process, NULL, NULL, &output, &complaint, &failure)) {
    g_set_error (error,
                 PSR_TOOL_ERROR,
                 PSR_TOOL_ERROR_SPEECH,
                 PROGRAM " cannot be run (%s); is it installed?",
                 failure->message);
    return NULL;
  }

  if (!g_subprocess_get_successful (process)) {
    gsize size;
    const char *text = g_bytes_get_data (complaint, &size);
    g_autofree char *first_line = g_strndup (text, strcspn (text, "\n"));

    g_set_error (error, PSR_TOOL_ERROR, PSR_TOOL_ERROR_SPEECH, PROGRAM " failed: %s", first_line);
    return NULL;
  }

  return g_steal_pointer (&output);
}

char *
psr_espeak_dup_version (GError **error)
{
  const char *const argv[] = { PROGRAM, "--version", NULL };
  g_autoptr (GBytes) output = run (argv, error);
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  gsize size;
  const char *text;

  if (output == NULL)
    return NULL;

  text = g_bytes_get_data (output, &size);
  regex = g_regex_new ("[0-9]+\\.[0-9]\\S*", 0, 0, NULL);
  if (!g_regex_match_full (regex, text, (gssize) size, 0, 0, &match, NULL)) {
    g_set_error_literal (error,
                         PSR_TOOL_ERROR,
                         PSR_TOOL_ERROR_SPEECH,
                         PROGRAM " does not tell its version");
    return NULL;
  }

  return g_match_info_fetch (match, 0);
}

static guint
read_le (const guint8 *at, int n_bytes)
{
  guint value = 0;

  for (int i = n_bytes - 1; i >= 0; i--)
    value = value << 8 | at[i];

  return value;
}

static PsrPcm *
parse_wav (GBytes *wav, int *sample_rate, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (wav, &size);
  PsrPcm *pcm;

  if (size < WAV_HEADER_BYTES || memcmp (bytes, "RIFF", 4) != 0 ||
      memcmp (bytes + WAV_DATA_AT, "data", 4) != 0 || read_le (bytes + WAV_CHANNELS_AT, 2) != 1 ||
      read_le (bytes + WAV_BITS_AT, 2) != 16 ||
      read_le (bytes + WAV_RATE_AT, 4) < LOWEST_SAMPLE_RATE) {
    g_set_error_literal (error,
                         PSR_TOOL_ERROR,
                         PSR_TOOL_ERROR_SPEECH,
                         PROGRAM " did not write a mono 16-bit WAV file");
    return NULL;
  }

  *sample_rate = (int) read_le (bytes + WAV_RATE_AT, 4);
  pcm = psr_pcm_new ((size - WAV_HEADER_BYTES) / 2);
  for (gsize i = 0; i < pcm->n_samples; i++)
    pcm->samples[i] = (gint16) read_le (bytes + WAV_HEADER_BYTES + 2 * i, 2) / 32768.0;

  return pcm;
}

static PsrPcm *
resample (const PsrPcm *pcm, int sample_rate)
{
  GstStructure *options = gst_structure_new_empty ("options");
  GstAudioResampler *resampler;
  gpointer in[1] = { pcm->samples };
  gpointer out[1];
  PsrPcm *resampled;
  gsize n_latency;
  gsize n_first;

  gst_audio_resampler_options_set_quality (GST_AUDIO_RESAMPLER_METHOD_KAISER,
                                           RESAMPLER_QUALITY,
                                           sample_rate,
                                           PSR_SAMPLE_RATE,
                                           options);
  resampler = gst_audio_resampler_new (GST_AUDIO_RESAMPLER_METHOD_KAISER,
                                       GST_AUDIO_RESAMPLER_FLAG_NONE,
                                       GST_AUDIO_FORMAT_F64,
                                       1,
                                       sample_rate,
                                       PSR_SAMPLE_RATE,
                                       options);
  n_latency = gst_audio_resampler_get_max_latency (resampler);
  n_first = gst_audio_resampler_get_out_frames (resampler, pcm->n_samples);
  resampled =
    psr_pcm_new (gst_audio_resampler_get_out_frames (resampler, pcm->n_samples + n_latency));

  out[0] = resampled->samples;
  gst_audio_resampler_resample (resampler, in, pcm->n_samples, out, n_first);
  out[0] = resampled->samples + n_first;
  gst_audio_resampler_resample (resampler, NULL, n_latency, out, resampled->n_samples - n_first);

  gst_audio_resampler_free (resampler);
  gst_structure_free (options);
  return resampled;
}

PsrPcm *
psr_espeak_speak (const PsrEspeak *self, const char *words, GError **error)
{
  g_autofree char *speed = g_strdup_printf ("%d", self->words_per_minute);
  g_autofree char *gap = g_strdup_printf ("%d", self->gap);
  g_autofree char *pitch = g_strdup_printf ("%d", self->pitch);
  const char *const argv[] = {
    PROGRAM, "-b",        "1", /* UTF-8, whatever the locale */
    "-v",    self->voice, "-s", speed, "-g", gap, "-p", pitch, "--stdout", "--", words, NULL,
  };
  g_autoptr (GBytes) wav = run (argv, error);
  g_autoptr (PsrPcm) pcm = NULL;
  int sample_rate;

  if (wav == NULL || (pcm = parse_wav (wav, &sample_rate, error)) == NULL)
    return NULL;

  return resample (pcm, sample_rate);
}
