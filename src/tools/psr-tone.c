/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-tone.h"

#include "base/psr-units.h"
#include "tools/psr-loudness.h"

#include <math.h>
#include <string.h>

/* Soft as a felt mallet: nobody who lies still is to be startled. */
#define ATTACK_SAMPLES PSR_MS_TO_SAMPLES (25)
#define NOTE_SAMPLES   PSR_MS_TO_SAMPLES (550)
#define STEP_SAMPLES   PSR_MS_TO_SAMPLES (190)
#define END_SAMPLES    PSR_MS_TO_SAMPLES (150)

/* A note falls by 60 dB within this time. */
#define DECAY_SECONDS 0.9

/* LUFS; well below the voice, at -23. */
#define LOUDNESS (-31.0)

/**
 * Tone:
 * @notes: Hz, one after the other, 0 where there are no more
 */
typedef struct {
  const char *id;
  double notes[2];
} Tone;

/* A fourth down stands still, the same fourth up goes on. */
static const Tone tones[] = {
  { "pause", { 587.33, 440.0 } },
  { "resume", { 440.0, 587.33 } },
  { "move", { 523.25, 0.0 } },
  { "notice", { 493.88, 493.88 } },
};

static void
add_note (PsrPcm *pcm, gsize at, double frequency)
{
  double omega = 2.0 * G_PI * frequency / PSR_SAMPLE_RATE;
  double rate = log (1000.0) / (DECAY_SECONDS * PSR_SAMPLE_RATE);
  g_autoptr (PsrPcm) note = psr_pcm_new (NOTE_SAMPLES);

  for (gsize i = 0; i < note->n_samples; i++) {
    double time = (double) i;

    note->samples[i] = exp (-rate * time) * (sin (omega * time) + 0.12 * sin (2.0 * omega * time));
  }

  psr_pcm_fade (note, ATTACK_SAMPLES, END_SAMPLES);
  for (gsize i = 0; i < note->n_samples; i++)
    pcm->samples[at + i] += note->samples[i];
}

static PsrPcm *
play (const Tone *tone)
{
  gboolean two = tone->notes[1] > 0.0;
  PsrPcm *pcm = psr_pcm_new (NOTE_SAMPLES + (two ? STEP_SAMPLES : 0));

  add_note (pcm, 0, tone->notes[0]);
  if (two)
    add_note (pcm, STEP_SAMPLES, tone->notes[1]);

  psr_pcm_amplify (pcm, LOUDNESS - psr_loudness_get_integrated (pcm));
  psr_pcm_cut_silence (pcm);
  return pcm;
}

PsrPcm *
psr_tone_synthesise (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tones); i++) {
    if (strcmp (tones[i].id, id) == 0)
      return play (&tones[i]);
  }

  return NULL;
}
