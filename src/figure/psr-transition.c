/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-transition.h"

#include <math.h>

#include "figure/psr-skeleton.h"

#define SHORTEST_US     G_GINT64_CONSTANT (700000)
#define LONGEST_US      G_GINT64_CONSTANT (2800000)
#define US_PER_HEIGHT   2600000.0 /* of the farthest way that any joint goes */
#define US_PER_RADIAN   700000.0 /* that the view turns */
#define BREATH_US       (10 * G_USEC_PER_SEC)
#define MARKS_GONE      0.30
#define MARKS_APPEARING 0.70

void
psr_transition_init (PsrTransition *self, const PsrFigureScene *from, const PsrFigureScene *to)
{
  *self = (PsrTransition){ .from = *from, .to = *to, .pace = PSR_PACE_EASED };
}

static double
get_farthest_way (const PsrStance *from, const PsrStance *to)
{
  PsrSkeleton before, after;
  double way;

  psr_skeleton_solve (&before, from);
  psr_skeleton_solve (&after, to);
  way = MAX (psr_vec3_distance (before.pelvis, after.pelvis),
             psr_vec3_distance (before.skull, after.skull));
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    way = MAX (way, psr_vec3_distance (before.arms[side].end, after.arms[side].end));
    way = MAX (way, psr_vec3_distance (before.arms[side].middle, after.arms[side].middle));
    way = MAX (way, psr_vec3_distance (before.legs[side].end, after.legs[side].end));
    way = MAX (way, psr_vec3_distance (before.legs[side].middle, after.legs[side].middle));
  }

  return way;
}

static double
get_turn (PsrCamera from, PsrCamera to)
{
  return hypot (remainder (to.azimuth - from.azimuth, 2 * G_PI), to.elevation - from.elevation);
}

gint64
psr_transition_get_duration_us (const PsrTransition *self)
{
  double way = get_farthest_way (&self->from.stance, &self->to.stance);
  double turn = get_turn (self->from.camera, self->to.camera);
  gint64 duration_us = MAX (way * US_PER_HEIGHT, turn * US_PER_RADIAN);

  if (way < 1e-6 && turn < 1e-6)
    return 0;

  return CLAMP (duration_us, SHORTEST_US, LONGEST_US);
}

/* Perlin's smootherstep: no jolt at either end. */
static double
ease (double t)
{
  return t * t * t * (t * (6 * t - 15) + 10);
}

static double
mix (double from, double to, double t)
{
  return from + (to - from) * t;
}

/* What is drawn over both scenes stays. */
static double
get_marks_alpha (const PsrTransition *self, double time)
{
  const PsrFigureScene *from = &self->from, *to = &self->to;

  if (from->marks == to->marks && g_strcmp0 (from->highlight, to->highlight) == 0)
    return mix (from->marks_alpha, to->marks_alpha, time);
  if (time < 0.5)
    return from->marks_alpha * CLAMP (1 - time / MARKS_GONE, 0, 1);
  return to->marks_alpha * CLAMP ((time - MARKS_APPEARING) / (1 - MARKS_APPEARING), 0, 1);
}

void
psr_transition_get_scene (const PsrTransition *self, double progress, PsrFigureScene *scene)
{
  double time = CLAMP (progress, 0, 1);
  double t = self->pace == PSR_PACE_EVEN ? time : ease (time);
  const PsrFigureScene *words = time < 0.5 ? &self->from : &self->to;

  if (time >= 1) {
    *scene = self->to;
    return;
  }

  *scene = *words;
  psr_stance_mix (&scene->stance, &self->from.stance, &self->to.stance, t);
  scene->camera = psr_camera_lerp (self->from.camera, self->to.camera, t);
  scene->box = psr_figure_box_lerp (self->from.box, self->to.box, t);
  scene->breath = mix (self->from.breath, self->to.breath, t);
  scene->marks_alpha = get_marks_alpha (self, time);
}

/* In for two fifths of the time, out for three. */
double
psr_breath_at (gint64 time_us)
{
  double t = (double) (time_us % BREATH_US) / BREATH_US;

  if (t < 0)
    t += 1;

  return t < 0.4 ? ease (t / 0.4) : 1 - ease ((t - 0.4) / 0.6);
}
