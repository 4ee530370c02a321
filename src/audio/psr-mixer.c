/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-mixer.h"

#include <math.h>
#include <string.h>

#include "audio/psr-mix-plan-private.h"
#include "base/psr-units.h"

G_STATIC_ASSERT (PSR_MIXER_LANE_SAMPLES == PSR_MS_TO_SAMPLES (30));
G_STATIC_ASSERT (PSR_MIXER_TRANSPORT_SAMPLES == PSR_MS_TO_SAMPLES (80));

/* One square of the grid. Work is always done on a whole one, also where only a part of it is
 * wanted: loops of a fixed length are what a compiler turns into vector code. */
typedef struct {
  float gain[PSR_MIXER_GRID]; /* of the lane at hand */
  float lane[PSR_MIXER_GRID]; /* sum of a lane's clips */
  float left[PSR_MIXER_GRID];
  float right[PSR_MIXER_GRID];
  gint16 loop[PSR_MIXER_GRID];
  gint16 stereo[2 * PSR_MIXER_GRID];
} Block;

static void
ramp_init (PsrRamp *ramp, int length)
{
  ramp->from = 1;
  ramp->goal = 1;
  ramp->left = 0;
  ramp->length = length;
}

/* The gain @ahead samples from now; 0 is the next one to be rendered. */
static float
ramp_get (const PsrRamp *ramp, int ahead)
{
  int left = MAX (0, ramp->left - 1 - ahead);

  return ramp->goal + (ramp->from - ramp->goal) * (float) left / (float) ramp->length;
}

static void
ramp_set (PsrRamp *ramp, double goal)
{
  if (ramp->goal == (float) goal)
    return;

  ramp->from = ramp_get (ramp, -1);
  ramp->goal = (float) goal;
  ramp->left = ramp->length;
}

static void
ramp_advance (PsrRamp *ramp, int n_samples)
{
  ramp->left = MAX (0, ramp->left - n_samples);
}

/* Fills @gain so that @skip is the place of the next sample. */
static void
ramp_fill (const PsrRamp *ramp, int skip, float gain[PSR_MIXER_GRID])
{
  if (ramp->left == 0) {
    for (int i = 0; i < PSR_MIXER_GRID; i++)
      gain[i] = ramp->goal;
    return;
  }

  for (int i = 0; i < skip; i++)
    gain[i] = 0;
  for (int i = skip; i < PSR_MIXER_GRID; i++)
    gain[i] = ramp_get (ramp, i - skip);
}

void
psr_mixer_init (PsrMixer *self)
{
  for (int lane = 0; lane < PSR_N_LANES; lane++)
    ramp_init (&self->lanes[lane], PSR_MIXER_LANE_SAMPLES);
  ramp_init (&self->transport, PSR_MIXER_TRANSPORT_SAMPLES);
  ramp_init (&self->fade, PSR_MIXER_TRANSPORT_SAMPLES);
}

void
psr_mixer_set_lane (PsrMixer *self, PsrLane lane, double gain)
{
  ramp_set (&self->lanes[lane], gain);
}

void
psr_mixer_set_transport (PsrMixer *self, double gain)
{
  ramp_set (&self->transport, gain);
}

void
psr_mixer_fade (PsrMixer *self, double gain, int n_samples)
{
  float from = ramp_get (&self->fade, -1);

  /* The ramp goes in roots, its squares are heard. */
  self->fade = (PsrRamp){ from, sqrtf ((float) gain), n_samples, MAX (n_samples, 1) };
}

void
psr_mixer_settle (PsrMixer *self)
{
  for (int lane = 0; lane < PSR_N_LANES; lane++)
    self->lanes[lane].left = 0;
  self->transport.left = 0;
  self->fade.left = 0;
}

void
psr_mixer_settle_and_fade_in (PsrMixer *self)
{
  psr_mixer_settle (self);
  self->transport.from = 0;
  self->transport.left = self->transport.length;
}

/* Copies one square of the loop, beginning at @phase; a loop may be shorter than a square. */
static void
read_loop (const gint16 *loop, gint64 n_samples, gint64 phase, gint16 out[PSR_MIXER_GRID])
{
  int done = 0;

  while (done < PSR_MIXER_GRID) {
    int n = (int) MIN (n_samples - phase, PSR_MIXER_GRID - done);

    memcpy (out + done, loop + phase, (gsize) n * sizeof (gint16));
    done += n;
    phase = 0;
  }
}

static void
scale_loop (const gint16 loop[PSR_MIXER_GRID], const float gain[PSR_MIXER_GRID], float *out)
{
  for (int i = 0; i < PSR_MIXER_GRID; i++)
    out[i] = (float) loop[i] * gain[i];
}

/* Writes the bed to both sides. Left and right read the one loop half of it apart, so that they
 * have nothing to do with one another and the bed is wide. */
static gboolean
render_bed (PsrMixer *self, const PsrMixPlan *plan, gint64 start, int skip, Block *block)
{
  float from = psr_mix_plan_get_bed_gain (plan, start);
  float step =
    (psr_mix_plan_get_bed_gain (plan, start + PSR_MIXER_GRID) - from) / (float) PSR_MIXER_GRID;
  gint64 n_samples, phase;
  const gint16 *loop;

  if (from == 0 && step == 0)
    return FALSE;

  loop = psr_mix_plan_get_bed (plan, start, &n_samples, &phase);
  ramp_fill (&self->lanes[PSR_LANE_BED], skip, block->gain);
  for (int i = 0; i < PSR_MIXER_GRID; i++)
    block->gain[i] *= from + step * (float) i;

  read_loop (loop, n_samples, phase, block->loop);
  scale_loop (block->loop, block->gain, block->left);
  read_loop (loop, n_samples, (phase + n_samples / 2) % n_samples, block->loop);
  scale_loop (block->loop, block->gain, block->right);

  return TRUE;
}

/* Sums what the clips of a lane sound in this square. */
static gboolean
sum_clips (const PsrMixPlan *plan, PsrLane lane, gint64 start, float sum[PSR_MIXER_GRID])
{
  int n_clips, first, last;
  const PsrMixClip *clips = psr_mix_plan_get_clips (plan, lane, &n_clips);
  gboolean sounds = FALSE;

  psr_mix_plan_find_clips (plan, lane, start, start + PSR_MIXER_GRID, &first, &last);
  for (int i = first; i < last; i++) {
    const gint16 *samples = clips[i].samples;
    gint64 offset = start - clips[i].at;
    int from = (int) MAX (0, -offset);
    int to = (int) CLAMP (clips[i].n_samples - offset, 0, PSR_MIXER_GRID);

    if (from >= to)
      continue;
    if (!sounds)
      memset (sum, 0, PSR_MIXER_GRID * sizeof (float));
    sounds = TRUE;
    for (int j = from; j < to; j++)
      sum[j] += (float) samples[offset + j];
  }

  return sounds;
}

/* Adds the clips of a lane, the same on both sides. */
static gboolean
render_clips (PsrMixer *self,
              const PsrMixPlan *plan,
              PsrLane lane,
              gint64 start,
              int skip,
              Block *block)
{
  if (!sum_clips (plan, lane, start, block->lane))
    return FALSE;

  ramp_fill (&self->lanes[lane], skip, block->gain);
  for (int i = 0; i < PSR_MIXER_GRID; i++) {
    float value = block->lane[i] * block->gain[i];

    block->left[i] += value;
    block->right[i] += value;
  }

  return TRUE;
}

/* Rounds to the nearest whole number, without a call: the cast cuts off, and the sum is never
 * negative where it does. A whole number stays exactly itself. */
static gint16
to_sample (float value)
{
  value = MIN (MAX (value, (float) G_MININT16), (float) G_MAXINT16);
  return (gint16) ((int) (value + 32768.5f) - 32768);
}

static void
apply_fade (PsrMixer *self, int skip, float gain[PSR_MIXER_GRID])
{
  float root[PSR_MIXER_GRID];

  if (self->fade.left == 0 && self->fade.goal == 1)
    return;

  ramp_fill (&self->fade, skip, root);
  for (int i = 0; i < PSR_MIXER_GRID; i++)
    gain[i] *= root[i] * root[i];
}

static void
write_stereo (PsrMixer *self, int skip, Block *block)
{
  ramp_fill (&self->transport, skip, block->gain);
  for (int i = 0; i < PSR_MIXER_GRID; i++)
    block->gain[i] *= PSR_MIXER_SIDE_GAIN;
  apply_fade (self, skip, block->gain);
  for (int i = 0; i < PSR_MIXER_GRID; i++) {
    block->stereo[2 * i] = to_sample (block->left[i] * block->gain[i]);
    block->stereo[2 * i + 1] = to_sample (block->right[i] * block->gain[i]);
  }
}

/* Renders the part of the square from @start on that begins at @skip. */
static void
render_block (PsrMixer *self,
              const PsrMixPlan *plan,
              gint64 start,
              int skip,
              int n_samples,
              gint16 *output)
{
  Block block;
  gboolean sounds = render_bed (self, plan, start, skip, &block);

  if (!sounds) {
    memset (block.left, 0, sizeof block.left);
    memset (block.right, 0, sizeof block.right);
  }
  sounds |= render_clips (self, plan, PSR_LANE_VOICE, start, skip, &block);
  sounds |= render_clips (self, plan, PSR_LANE_BELLS, start, skip, &block);

  if (sounds) {
    write_stereo (self, skip, &block);
    memcpy (output, block.stereo + 2 * skip, (gsize) n_samples * 2 * sizeof (gint16));
  } else {
    memset (output, 0, (gsize) n_samples * 2 * sizeof (gint16));
  }

  for (int lane = 0; lane < PSR_N_LANES; lane++)
    ramp_advance (&self->lanes[lane], n_samples);
  ramp_advance (&self->transport, n_samples);
  ramp_advance (&self->fade, n_samples);
}

void
psr_mixer_render (PsrMixer *self,
                  const PsrMixPlan *plan,
                  gint64 sample,
                  int n_samples,
                  gint16 *output)
{
  g_return_if_fail (sample >= 0);

  while (n_samples > 0) {
    int skip = (int) (sample % PSR_MIXER_GRID);
    int n = MIN (n_samples, PSR_MIXER_GRID - skip);

    render_block (self, plan, sample - skip, skip, n, output);
    output += 2 * n;
    sample += n;
    n_samples -= n;
  }
}
