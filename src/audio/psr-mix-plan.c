/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-mix-plan-private.h"

#include "base/psr-units.h"

#define BED_FADE_IN_SAMPLES  PSR_SECONDS_TO_SAMPLES (4)
#define BED_FADE_OUT_SAMPLES PSR_SECONDS_TO_SAMPLES (20)

/* A bed shorter than this has its fades scaled down: together they take at most half of it. */
#define BED_FULL_FADES_SAMPLES (2 * (BED_FADE_IN_SAMPLES + BED_FADE_OUT_SAMPLES))

#define DUCK_GAIN              0.5f
#define DUCK_DOWN_SAMPLES      PSR_MS_TO_SAMPLES (400)
#define DUCK_UP_SAMPLES        PSR_MS_TO_SAMPLES (1200)

typedef struct {
  GArray *clips; /* PsrMixClip, sorted by start */
  gint64 longest; /* samples of the longest clip */
} Lane;

struct _PsrMixPlan {
  gatomicrefcount ref_count;
  gint64 total_samples;
  Lane lanes[PSR_N_LANES]; /* the bed's is empty */

  GBytes *bed; /* nullable */
  gint64 bed_from;
  gint64 bed_to;
  gint64 bed_fade_in;
  gint64 bed_fade_out;
};

G_DEFINE_BOXED_TYPE (PsrMixPlan, psr_mix_plan, psr_mix_plan_ref, psr_mix_plan_unref)

static void
clear_clip (gpointer data)
{
  PsrMixClip *clip = data;

  g_bytes_unref (clip->pcm);
}

PsrMixPlan *
psr_mix_plan_new (gint64 total_samples)
{
  PsrMixPlan *self;

  g_return_val_if_fail (total_samples >= 0, NULL);

  self = g_new0 (PsrMixPlan, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->total_samples = total_samples;
  for (int lane = 0; lane < PSR_N_LANES; lane++) {
    self->lanes[lane].clips = g_array_new (FALSE, FALSE, sizeof (PsrMixClip));
    g_array_set_clear_func (self->lanes[lane].clips, clear_clip);
  }

  return self;
}

PsrMixPlan *
psr_mix_plan_ref (PsrMixPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
psr_mix_plan_unref (PsrMixPlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int lane = 0; lane < PSR_N_LANES; lane++)
    g_array_unref (self->lanes[lane].clips);
  g_clear_pointer (&self->bed, g_bytes_unref);
  g_free (self);
}

gint64
psr_mix_plan_get_total_samples (const PsrMixPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total_samples;
}

/* Returns: the number of the first clip that starts at @sample or later. */
static int
find_start (const Lane *lane, gint64 sample)
{
  int low = 0;
  int high = (int) lane->clips->len;

  while (low < high) {
    int middle = (low + high) / 2;

    if (g_array_index (lane->clips, PsrMixClip, middle).at < sample)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

void
psr_mix_plan_add_clip (PsrMixPlan *self, PsrLane lane, gint64 at, GBytes *pcm)
{
  Lane *target = &self->lanes[lane];
  PsrMixClip clip = { .at = at };
  gsize n_bytes;

  g_return_if_fail (lane == PSR_LANE_VOICE || lane == PSR_LANE_BELLS);
  g_return_if_fail (at >= 0);

  clip.samples = g_bytes_get_data (pcm, &n_bytes);
  clip.n_samples = (gint64) (n_bytes / sizeof (gint16));
  clip.pcm = g_bytes_ref (pcm);

  g_array_insert_val (target->clips, find_start (target, at), clip);
  target->longest = MAX (target->longest, clip.n_samples);
}

void
psr_mix_plan_set_bed (PsrMixPlan *self, GBytes *pcm, gint64 from, gint64 to)
{
  gint64 length = to - from;

  g_return_if_fail (self->bed == NULL);
  g_return_if_fail (g_bytes_get_size (pcm) >= sizeof (gint16));
  g_return_if_fail (from >= 0 && from < to);

  self->bed = g_bytes_ref (pcm);
  self->bed_from = from;
  self->bed_to = to;
  self->bed_fade_in = BED_FADE_IN_SAMPLES;
  self->bed_fade_out = BED_FADE_OUT_SAMPLES;
  if (length < BED_FULL_FADES_SAMPLES) {
    self->bed_fade_in = MAX (1, length * BED_FADE_IN_SAMPLES / BED_FULL_FADES_SAMPLES);
    self->bed_fade_out = MAX (1, length * BED_FADE_OUT_SAMPLES / BED_FULL_FADES_SAMPLES);
  }
}

const PsrMixClip *
psr_mix_plan_get_clips (const PsrMixPlan *self, PsrLane lane, int *n_clips)
{
  *n_clips = (int) self->lanes[lane].clips->len;
  return (const PsrMixClip *) (gpointer) self->lanes[lane].clips->data;
}

void
psr_mix_plan_find_clips (const PsrMixPlan *self,
                         PsrLane lane,
                         gint64 from,
                         gint64 to,
                         int *first,
                         int *last)
{
  const Lane *wanted = &self->lanes[lane];

  *first = find_start (wanted, from - wanted->longest);
  *last = find_start (wanted, to);
}

const gint16 *
psr_mix_plan_get_bed (const PsrMixPlan *self, gint64 sample, gint64 *n_samples, gint64 *phase)
{
  gsize n_bytes;
  const gint16 *samples;

  if (self->bed == NULL)
    return NULL;

  samples = g_bytes_get_data (self->bed, &n_bytes);
  *n_samples = (gint64) (n_bytes / sizeof (gint16));
  *phase = sample % *n_samples;
  return samples;
}

/* The gain that one clip asks for: down before it, held under it, up again after it. */
static float
get_clip_duck (const PsrMixClip *clip, gint64 sample)
{
  gint64 before = clip->at - sample;
  gint64 after = sample - (clip->at + clip->n_samples);

  if (before >= DUCK_DOWN_SAMPLES || after >= DUCK_UP_SAMPLES)
    return 1;
  if (before > 0)
    return DUCK_GAIN + (1 - DUCK_GAIN) * (float) before / (float) DUCK_DOWN_SAMPLES;
  if (after > 0)
    return DUCK_GAIN + (1 - DUCK_GAIN) * (float) after / (float) DUCK_UP_SAMPLES;

  return DUCK_GAIN;
}

static float
get_duck (const PsrMixPlan *self, gint64 sample)
{
  const GArray *clips = self->lanes[PSR_LANE_VOICE].clips;
  float gain = 1;
  int first, last;

  psr_mix_plan_find_clips (self,
                           PSR_LANE_VOICE,
                           sample - DUCK_UP_SAMPLES,
                           sample + DUCK_DOWN_SAMPLES,
                           &first,
                           &last);
  for (int i = first; i < last; i++)
    gain = MIN (gain, get_clip_duck (&g_array_index (clips, PsrMixClip, i), sample));

  return gain;
}

float
psr_mix_plan_get_bed_gain (const PsrMixPlan *self, gint64 sample)
{
  float fade = 1;

  if (self->bed == NULL || sample < self->bed_from || sample >= self->bed_to)
    return 0;

  if (sample - self->bed_from < self->bed_fade_in)
    fade = (float) (sample - self->bed_from) / (float) self->bed_fade_in;
  else if (self->bed_to - sample < self->bed_fade_out)
    fade = (float) (self->bed_to - sample) / (float) self->bed_fade_out;

  return fade * get_duck (self, sample);
}
