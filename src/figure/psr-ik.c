/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-ik.h"

#include <math.h>

/* A limb is never quite straight, or its middle joint would lose its side; and never folded
 * further than flesh allows. */
#define STRAIGHTEST 0.99995
#define COS_FOLDED  0.94

PsrLimb
psr_ik_solve (PsrVec3 root, PsrVec3 target, PsrVec3 pole, double upper, double lower)
{
  PsrVec3 wanted = psr_vec3_subtract (target, root);
  PsrVec3 down = PSR_VEC3 (0, 0, -1);
  PsrVec3 axis = psr_vec3_normalize (wanted, psr_vec3_normalize (pole, down));
  double longest = (upper + lower) * STRAIGHTEST;
  double shortest = sqrt (upper * upper + lower * lower - 2 * upper * lower * COS_FOLDED);
  double distance = CLAMP (psr_vec3_length (wanted), shortest, longest);
  double along = (upper * upper - lower * lower + distance * distance) / (2 * distance);
  double aside = sqrt (MAX (0, upper * upper - along * along));
  PsrVec3 side = psr_vec3_perpendicular (pole, axis);
  PsrLimb limb = { .root = root };

  limb.middle =
    psr_vec3_add (root, psr_vec3_add (psr_vec3_scale (axis, along), psr_vec3_scale (side, aside)));
  limb.end = psr_vec3_add (root, psr_vec3_scale (axis, distance));
  limb.reached = psr_vec3_distance (limb.end, target) <= (upper + lower) * 0.001;
  return limb;
}

void
psr_ik_raise_middle (PsrLimb *limb, double height)
{
  PsrVec3 axis = psr_vec3_normalize (psr_vec3_subtract (limb->end, limb->root), PSR_VEC3 (1, 0, 0));
  PsrVec3 offset = psr_vec3_subtract (limb->middle, limb->root);
  double along = psr_vec3_dot (offset, axis);
  PsrVec3 center = psr_vec3_add (limb->root, psr_vec3_scale (axis, along));
  PsrVec3 side = psr_vec3_subtract (limb->middle, center);
  double radius = psr_vec3_length (side);
  PsrVec3 up = psr_vec3_perpendicular (PSR_VEC3 (0, 0, 1), axis);
  PsrVec3 across = psr_vec3_cross (axis, up);
  double cosine, angle, limit;

  if (limb->middle.z >= height || radius * up.z < 1e-6)
    return;

  cosine = CLAMP ((height - center.z) / (radius * up.z), -1, 1);
  limit = acos (cosine);
  angle = atan2 (psr_vec3_dot (side, across), psr_vec3_dot (side, up));
  angle = CLAMP (angle, -limit, limit);
  limb->middle = psr_vec3_add (center,
                               psr_vec3_add (psr_vec3_scale (up, radius * cos (angle)),
                                             psr_vec3_scale (across, radius * sin (angle))));
}
