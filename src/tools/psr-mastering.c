/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-mastering.h"

#include "base/psr-units.h"
#include "tools/psr-biquad.h"
#include "tools/psr-dynamics.h"
#include "tools/psr-loudness.h"
#include "tools/psr-reverb.h"
#include "tools/psr-tool-error.h"

#include <math.h>

#define BUTTERWORTH_Q M_SQRT1_2

/* What a speech synthesiser leaves before and after the words is softer than this. */
#define SILENCE_BELOW_PEAK   50.0 /* dB */
#define ROOM_BELOW_PEAK      60.0 /* dB */

#define FADE_IN_SAMPLES      PSR_MS_TO_SAMPLES (5)
#define FADE_OUT_SAMPLES     PSR_MS_TO_SAMPLES (40)

#define ROOM_LEVEL           (-24.0) /* dB */
#define COMPRESSOR_THRESHOLD 1.0 /* dB above the wanted loudness */

/* Each round of softened peaks costs some loudness, which raises the peaks again. */
#define PEAK_MARGIN     0.5 /* dB */
#define LOUDNESS_MARGIN 0.01 /* LU */
#define MAX_ROUNDS      24

/* Formant synthesis is thin below and harsh around 3 kHz, and its consonants hiss: measured, this
 * lowers the spectral centroid by about a quarter and leaves the words clear. */
static void
soften (PsrPcm *speech)
{
  psr_biquad_apply_high_pass (speech, 90.0, BUTTERWORTH_Q);
  psr_biquad_apply_peak (speech, 220.0, 0.9, 1.5);
  psr_biquad_apply_peak (speech, 3200.0, 0.9, -4.0);
  psr_biquad_apply_low_pass (speech, 6500.0, BUTTERWORTH_Q);
  psr_biquad_apply_low_pass (speech, 7500.0, BUTTERWORTH_Q);
}

/* The loudness is that of the clip as it is cut: a few samples less at its beginning move all the
 * blocks over which it is measured. */
static gboolean
normalise (PsrPcm *speech, double loudness)
{
  for (int round = 0; round < MAX_ROUNDS; round++) {
    double missing = loudness - psr_loudness_get_integrated (speech);

    if (fabs (missing) > LOUDNESS_MARGIN) {
      psr_pcm_amplify (speech, missing);
      psr_pcm_cut_silence (speech);
    } else if (psr_loudness_get_true_peak (speech) > PSR_MASTERING_TRUE_PEAK) {
      psr_dynamics_soften_peaks (speech, PSR_MASTERING_TRUE_PEAK - PEAK_MARGIN);
    } else {
      return TRUE;
    }
  }

  return FALSE;
}

GArray *
psr_mastering_finish_speech (PsrPcm *speech, double loudness, GError **error)
{
  g_autoptr (PsrPcm) pcm = speech;
  double measured;

  soften (pcm);
  psr_pcm_trim (pcm, SILENCE_BELOW_PEAK, FADE_IN_SAMPLES, FADE_OUT_SAMPLES);
  measured = psr_loudness_get_integrated (pcm);
  if (isinf (measured)) {
    g_set_error_literal (error, PSR_TOOL_ERROR, PSR_TOOL_ERROR_SOUND, "nothing to be heard");
    return NULL;
  }

  psr_pcm_amplify (pcm, loudness - measured);
  psr_dynamics_compress (pcm, loudness + COMPRESSOR_THRESHOLD);
  psr_reverb_apply (pcm, ROOM_LEVEL);
  /* Nothing left before and after: the fades must lie on what sounds. */
  psr_pcm_trim (pcm, ROOM_BELOW_PEAK, 0, 0);
  psr_pcm_fade (pcm, FADE_IN_SAMPLES, FADE_OUT_SAMPLES);

  if (!normalise (pcm, loudness)) {
    g_set_error (error,
                 PSR_TOOL_ERROR,
                 PSR_TOOL_ERROR_SOUND,
                 "cannot be brought to %.1f LUFS under %.1f dBTP",
                 loudness,
                 PSR_MASTERING_TRUE_PEAK);
    return NULL;
  }

  return psr_pcm_quantise (pcm);
}
