/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-units.h"
#include "tool-test-util.h"
#include "tools/psr-bed.h"
#include "tools/psr-bell.h"
#include "tools/psr-biquad.h"
#include "tools/psr-dynamics.h"
#include "tools/psr-flac.h"
#include "tools/psr-loudness.h"
#include "tools/psr-mastering.h"
#include "tools/psr-noise.h"
#include "tools/psr-reverb.h"
#include "tools/psr-tool-error.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <math.h>

/* The reference of BS.1770-4: a full-scale tone of 997 Hz on one channel is -3.01 LUFS. */
static void
test_loudness_reference (void)
{
  g_autoptr (PsrPcm) tone = psr_test_make_tone (997.0, 1.0, PSR_SECONDS_TO_SAMPLES (5));
  g_autoptr (PsrPcm) silence = psr_pcm_new (PSR_SECONDS_TO_SAMPLES (1));

  g_assert_cmpfloat_with_epsilon (psr_loudness_get_integrated (tone), -3.01, 0.02);
  g_assert_cmpfloat_with_epsilon (psr_loudness_get_loudest (tone), -3.01, 0.02);
  g_assert_cmpfloat_with_epsilon (psr_loudness_get_true_peak (tone), 0.0, 0.05);
  g_assert_cmpint (isinf (psr_loudness_get_integrated (silence)), !=, 0);
}

/* A quarter of a block is measured over the whole block: 6 dB less. */
static void
test_loudness_short (void)
{
  g_autoptr (PsrPcm) tone = psr_test_make_tone (997.0, 1.0, PSR_MS_TO_SAMPLES (100));

  g_assert_cmpfloat_with_epsilon (psr_loudness_get_integrated (tone), -9.03, 0.1);
}

static double
measure_response (void (*filter) (PsrPcm *pcm), double frequency)
{
  const gsize n_samples = PSR_SECONDS_TO_SAMPLES (1);
  g_autoptr (PsrPcm) tone = psr_test_make_tone (frequency, 0.5, n_samples);
  double before = psr_test_get_level (tone, n_samples / 2, n_samples);

  filter (tone);
  return psr_test_get_level (tone, n_samples / 2, n_samples) - before;
}

static void
apply_high_pass (PsrPcm *pcm)
{
  psr_biquad_apply_high_pass (pcm, 90.0, M_SQRT1_2);
}

static void
apply_low_pass (PsrPcm *pcm)
{
  psr_biquad_apply_low_pass (pcm, 6500.0, M_SQRT1_2);
}

static void
apply_peak (PsrPcm *pcm)
{
  psr_biquad_apply_peak (pcm, 3200.0, 0.9, -4.0);
}

static void
test_biquad_response (void)
{
  g_assert_cmpfloat_with_epsilon (measure_response (apply_high_pass, 90.0), -3.01, 0.05);
  g_assert_cmpfloat_with_epsilon (measure_response (apply_high_pass, 900.0), 0.0, 0.05);
  g_assert_cmpfloat_with_epsilon (measure_response (apply_high_pass, 22.5), -24.1, 0.3);
  g_assert_cmpfloat_with_epsilon (measure_response (apply_low_pass, 6500.0), -3.01, 0.05);
  g_assert_cmpfloat_with_epsilon (measure_response (apply_low_pass, 300.0), 0.0, 0.05);
  g_assert_cmpfloat_with_epsilon (measure_response (apply_peak, 3200.0), -4.0, 0.05);
  g_assert_cmpfloat_with_epsilon (measure_response (apply_peak, 100.0), 0.0, 0.05);
}

/* 12 dB above the threshold become 6; what is well below stays to the bit. */
static void
test_dynamics_compress (void)
{
  const gsize n_samples = PSR_SECONDS_TO_SAMPLES (2);
  g_autoptr (PsrPcm) loud = psr_test_make_tone (1000.0, 0.5, n_samples);
  g_autoptr (PsrPcm) quiet = psr_test_make_tone (1000.0, 0.01, n_samples);
  g_autoptr (PsrPcm) untouched = psr_test_make_tone (1000.0, 0.01, n_samples);
  double level = psr_test_get_level (loud, n_samples / 2, n_samples);

  psr_dynamics_compress (loud, level - 12.0);
  psr_dynamics_compress (quiet, level - 12.0);

  g_assert_cmpfloat_with_epsilon (psr_test_get_level (loud, n_samples / 2, n_samples),
                                  level - 6.0,
                                  0.2);
  g_assert_cmpmem (quiet->samples,
                   n_samples * sizeof (double),
                   untouched->samples,
                   n_samples * sizeof (double));
}

static void
test_dynamics_soften_peaks (void)
{
  const gsize n_samples = PSR_SECONDS_TO_SAMPLES (1);
  g_autoptr (PsrPcm) tone = psr_test_make_tone (200.0, 0.3, n_samples);
  g_autoptr (PsrPcm) before = psr_test_make_tone (200.0, 0.3, n_samples);
  const gsize place = n_samples / 2;
  const gsize reach = PSR_MS_TO_SAMPLES (43);

  for (gsize i = place - 100; i < place + 100; i++)
    tone->samples[i] *= 3.0;
  psr_dynamics_soften_peaks (tone, -6.0);

  g_assert_cmpfloat (psr_pcm_get_peak (tone), <=, psr_decibels_to_gain (-6.0) + 1e-9);
  for (gsize i = 0; i < n_samples; i++) {
    if (i < place - reach || i > place + reach)
      g_assert_cmpfloat_with_epsilon (tone->samples[i], before->samples[i], 1e-12);
  }

  /* The way down is smooth: no more than half a decibel a millisecond. */
  for (gsize i = place - reach; i < place - 100 - 48; i++) {
    double gain = tone->samples[i] / before->samples[i];
    double later = tone->samples[i + 48] / before->samples[i + 48];

    if (fabs (before->samples[i]) > 0.01 && fabs (before->samples[i + 48]) > 0.01)
      g_assert_cmpfloat (fabs (psr_gain_to_decibels (later / gain)), <, 0.5);
  }
}

static void
test_reverb_dies_away (void)
{
  g_autoptr (PsrPcm) pcm = psr_pcm_new (PSR_MS_TO_SAMPLES (100));
  const gsize hop = PSR_MS_TO_SAMPLES (50);

  pcm->samples[0] = 1.0;
  psr_reverb_apply (pcm, -24.0);

  g_assert_cmpfloat (pcm->samples[0], ==, 1.0);
  g_assert_cmpuint (pcm->n_samples, ==, PSR_MS_TO_SAMPLES (400));
  for (gsize at = hop; at + hop <= pcm->n_samples - hop; at += hop)
    g_assert_cmpfloat (psr_test_get_level (pcm, at + hop, at + 2 * hop),
                       <,
                       psr_test_get_level (pcm, at, at + hop));
  g_assert_cmpfloat (psr_test_get_level (pcm, pcm->n_samples - hop, pcm->n_samples), <, -100.0);
}

static void
test_noise_is_known (void)
{
  PsrNoise noise;
  PsrNoise again;
  double sum = 0.0;

  psr_noise_init (&noise, 1);
  psr_noise_init (&again, 1);
  for (int i = 0; i < 100000; i++) {
    double value = psr_noise_next (&noise);

    g_assert_cmpfloat (value, ==, psr_noise_next (&again));
    g_assert_cmpfloat (fabs (value), <=, 1.0);
    sum += value;
  }
  g_assert_cmpfloat (fabs (sum / 100000.0), <, 0.01);

  /* The first number that xorshift64* makes of the seed 1, as its author's code prints it. */
  psr_noise_init (&noise, 1);
  g_assert_cmpfloat_with_epsilon (psr_noise_next (&noise),
                                  (double) G_GUINT64_CONSTANT (5180492295206395165) / 0x1p63 - 1.0,
                                  1e-15);
}

static void
test_mastering_finishes (void)
{
  PsrPcm *speech = psr_test_make_tone (220.0, 0.01, PSR_SECONDS_TO_SAMPLES (2));
  g_autoptr (GArray) clip = NULL;
  g_autoptr (PsrPcm) pcm = NULL;
  g_autoptr (GError) error = NULL;

  /* A quiet tone with a few pulses that would be clipped at the wanted loudness. */
  for (int i = 0; i < 5; i++) {
    for (int j = 0; j < 48; j++)
      speech->samples[20000 + i * 9000 + j] += 0.3;
  }

  clip = psr_mastering_finish_speech (speech, -23.0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (clip, gint16, 0), !=, 0);
  g_assert_cmpint (g_array_index (clip, gint16, clip->len - 1), !=, 0);

  pcm = psr_pcm_new (clip->len);
  for (guint i = 0; i < clip->len; i++)
    pcm->samples[i] = g_array_index (clip, gint16, i) / 32768.0;
  g_assert_cmpfloat_with_epsilon (psr_loudness_get_integrated (pcm), -23.0, 0.02);
  g_assert_cmpfloat (psr_loudness_get_true_peak (pcm), <=, PSR_MASTERING_TRUE_PEAK);
}

static void
test_mastering_silence (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (psr_mastering_finish_speech (psr_pcm_new (48000), -23.0, &error));
  g_assert_error (error, PSR_TOOL_ERROR, PSR_TOOL_ERROR_SOUND);
}

static void
test_flac_round_trip (void)
{
  g_autofree char *folder = g_dir_make_tmp ("psr-tools-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.flac", NULL);
  g_autofree char *no_folder = g_build_filename (path, "b.flac", NULL);
  g_autoptr (PsrPcm) tone = psr_test_make_tone (440.0, 0.5, 12345);
  g_autoptr (GArray) samples = psr_pcm_quantise (tone);
  g_autoptr (PsrPcm) decoded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (psr_flac_write (path, samples, &error));
  g_assert_no_error (error);
  decoded = psr_test_decode (path);
  g_assert_cmpuint (decoded->n_samples, ==, samples->len);
  for (gsize i = 0; i < decoded->n_samples; i++)
    g_assert_cmpint (psr_test_get_sample (decoded, i),
                     ==,
                     g_array_index (samples, gint16, (guint) i));

  g_assert_false (psr_flac_write (no_folder, samples, &error));
  g_assert_error (error, PSR_TOOL_ERROR, PSR_TOOL_ERROR_SOUND);
  psr_test_remove_folder (folder);
}

static void
test_unknown_sounds (void)
{
  g_assert_null (psr_bell_synthesise ("gong"));
  g_assert_null (psr_bed_synthesise ("gong"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);

  g_test_add_func ("/tools/loudness/reference", test_loudness_reference);
  g_test_add_func ("/tools/loudness/short", test_loudness_short);
  g_test_add_func ("/tools/biquad/response", test_biquad_response);
  g_test_add_func ("/tools/dynamics/compress", test_dynamics_compress);
  g_test_add_func ("/tools/dynamics/soften-peaks", test_dynamics_soften_peaks);
  g_test_add_func ("/tools/reverb/dies-away", test_reverb_dies_away);
  g_test_add_func ("/tools/noise/is-known", test_noise_is_known);
  g_test_add_func ("/tools/mastering/finishes", test_mastering_finishes);
  g_test_add_func ("/tools/mastering/silence", test_mastering_silence);
  g_test_add_func ("/tools/flac/round-trip", test_flac_round_trip);
  g_test_add_func ("/tools/sounds/unknown", test_unknown_sounds);

  return g_test_run ();
}
