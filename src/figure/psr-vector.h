/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points and directions in space. The unit is the height of the body; lying on the back, x runs
 * from head to feet, y to the person's left, z up, and the floor is z = 0. */
typedef struct {
  double x, y, z;
} PsrVec3;

/* A rotation, of length 1. */
typedef struct {
  double w, x, y, z;
} PsrQuat;

/* The images of the three axes under a rotation: of a part of the body, where its far end, its
 * left and its front point. */
typedef struct {
  PsrVec3 x, y, z;
} PsrBasis;

#define PSR_VEC3(x, y, z) ((PsrVec3){ (x), (y), (z) })

static inline PsrVec3
psr_vec3_add (PsrVec3 a, PsrVec3 b)
{
  return PSR_VEC3 (a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline PsrVec3
psr_vec3_subtract (PsrVec3 a, PsrVec3 b)
{
  return PSR_VEC3 (a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline PsrVec3
psr_vec3_scale (PsrVec3 a, double factor)
{
  return PSR_VEC3 (a.x * factor, a.y * factor, a.z * factor);
}

static inline double
psr_vec3_dot (PsrVec3 a, PsrVec3 b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline PsrVec3
psr_vec3_cross (PsrVec3 a, PsrVec3 b)
{
  return PSR_VEC3 (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline PsrVec3
psr_vec3_lerp (PsrVec3 a, PsrVec3 b, double t)
{
  return PSR_VEC3 (a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t);
}

double psr_vec3_length (PsrVec3 a);
double psr_vec3_distance (PsrVec3 a, PsrVec3 b);

/* Returns: @a at length 1, or @fallback where @a has no direction. */
PsrVec3 psr_vec3_normalize (PsrVec3 a, PsrVec3 fallback);

/* Returns: the part of @a at right angles to @axis, at length 1; some direction at right angles
 *   where there is none. @axis has length 1. */
PsrVec3 psr_vec3_perpendicular (PsrVec3 a, PsrVec3 axis);

PsrQuat psr_quat_from_axis (PsrVec3 axis, double angle);
PsrQuat psr_quat_from_basis (const PsrBasis *basis);
PsrQuat psr_quat_multiply (PsrQuat a, PsrQuat b);
PsrQuat psr_quat_invert (PsrQuat a);
PsrVec3 psr_quat_rotate (PsrQuat a, PsrVec3 v);

/* The shorter way round from @a to @b, at an even pace. */
PsrQuat psr_quat_slerp (PsrQuat a, PsrQuat b, double t);

PsrBasis psr_basis_from_quat (PsrQuat a);

/* Returns: the rotation whose x axis is @x and whose z axis is as near to @z as that allows. */
PsrBasis psr_basis_from_directions (PsrVec3 x, PsrVec3 z);

/* Returns: the point that has the coordinates @local in the frame of @basis at @origin. */
static inline PsrVec3
psr_basis_place (const PsrBasis *basis, PsrVec3 origin, PsrVec3 local)
{
  return PSR_VEC3 (origin.x + basis->x.x * local.x + basis->y.x * local.y + basis->z.x * local.z,
                   origin.y + basis->x.y * local.x + basis->y.y * local.y + basis->z.y * local.z,
                   origin.z + basis->x.z * local.x + basis->y.z * local.y + basis->z.z * local.z);
}

/* Returns: the coordinates of @point in the frame of @basis at @origin. */
static inline PsrVec3
psr_basis_locate (const PsrBasis *basis, PsrVec3 origin, PsrVec3 point)
{
  PsrVec3 offset = psr_vec3_subtract (point, origin);

  return PSR_VEC3 (psr_vec3_dot (offset, basis->x),
                   psr_vec3_dot (offset, basis->y),
                   psr_vec3_dot (offset, basis->z));
}

G_END_DECLS
