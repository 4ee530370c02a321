/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-vector.h"

#include <math.h>

#define TINY 1e-9

double
psr_vec3_length (PsrVec3 a)
{
  return sqrt (psr_vec3_dot (a, a));
}

double
psr_vec3_distance (PsrVec3 a, PsrVec3 b)
{
  return psr_vec3_length (psr_vec3_subtract (a, b));
}

PsrVec3
psr_vec3_normalize (PsrVec3 a, PsrVec3 fallback)
{
  double length = psr_vec3_length (a);

  return length > TINY ? psr_vec3_scale (a, 1 / length) : fallback;
}

PsrVec3
psr_vec3_perpendicular (PsrVec3 a, PsrVec3 axis)
{
  PsrVec3 rest = psr_vec3_subtract (a, psr_vec3_scale (axis, psr_vec3_dot (a, axis)));
  PsrVec3 other = fabs (axis.z) < 0.9 ? PSR_VEC3 (0, 0, 1) : PSR_VEC3 (1, 0, 0);

  other = psr_vec3_subtract (other, psr_vec3_scale (axis, psr_vec3_dot (other, axis)));
  return psr_vec3_normalize (rest, psr_vec3_normalize (other, PSR_VEC3 (0, 1, 0)));
}

static PsrQuat
normalize (PsrQuat a)
{
  double length = sqrt (a.w * a.w + a.x * a.x + a.y * a.y + a.z * a.z);

  if (length < TINY)
    return (PsrQuat){ 1, 0, 0, 0 };

  return (PsrQuat){ a.w / length, a.x / length, a.y / length, a.z / length };
}

PsrQuat
psr_quat_from_axis (PsrVec3 axis, double angle)
{
  double s = sin (angle / 2);

  return (PsrQuat){ cos (angle / 2), axis.x * s, axis.y * s, axis.z * s };
}

/* Shepperd's method: divides by the largest of the four, so by nothing near zero. */
PsrQuat
psr_quat_from_basis (const PsrBasis *basis)
{
  PsrVec3 x = basis->x, y = basis->y, z = basis->z;
  double trace = x.x + y.y + z.z;
  PsrQuat a;

  if (trace > 0)
    a = (PsrQuat){ 1 + trace, y.z - z.y, z.x - x.z, x.y - y.x };
  else if (x.x > y.y && x.x > z.z)
    a = (PsrQuat){ y.z - z.y, 1 + x.x - y.y - z.z, x.y + y.x, z.x + x.z };
  else if (y.y > z.z)
    a = (PsrQuat){ z.x - x.z, x.y + y.x, 1 - x.x + y.y - z.z, y.z + z.y };
  else
    a = (PsrQuat){ x.y - y.x, z.x + x.z, y.z + z.y, 1 - x.x - y.y + z.z };

  return normalize (a);
}

PsrQuat
psr_quat_multiply (PsrQuat a, PsrQuat b)
{
  return (PsrQuat){
    a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
    a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
    a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
    a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
  };
}

PsrQuat
psr_quat_invert (PsrQuat a)
{
  return (PsrQuat){ a.w, -a.x, -a.y, -a.z };
}

PsrVec3
psr_quat_rotate (PsrQuat a, PsrVec3 v)
{
  PsrVec3 u = PSR_VEC3 (a.x, a.y, a.z);
  PsrVec3 t = psr_vec3_scale (psr_vec3_cross (u, v), 2);

  return psr_vec3_add (v, psr_vec3_add (psr_vec3_scale (t, a.w), psr_vec3_cross (u, t)));
}

PsrQuat
psr_quat_slerp (PsrQuat a, PsrQuat b, double t)
{
  double dot = a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z;
  double from = 1 - t, to = t;

  if (dot < 0) {
    b = (PsrQuat){ -b.w, -b.x, -b.y, -b.z };
    dot = -dot;
  }
  if (dot < 0.9995) {
    double angle = acos (dot);

    from = sin ((1 - t) * angle) / sin (angle);
    to = sin (t * angle) / sin (angle);
  }

  return normalize ((PsrQuat){ a.w * from + b.w * to,
                               a.x * from + b.x * to,
                               a.y * from + b.y * to,
                               a.z * from + b.z * to });
}

PsrBasis
psr_basis_from_quat (PsrQuat a)
{
  return (PsrBasis){
    .x = psr_quat_rotate (a, PSR_VEC3 (1, 0, 0)),
    .y = psr_quat_rotate (a, PSR_VEC3 (0, 1, 0)),
    .z = psr_quat_rotate (a, PSR_VEC3 (0, 0, 1)),
  };
}

PsrBasis
psr_basis_from_directions (PsrVec3 x, PsrVec3 z)
{
  PsrBasis basis;

  basis.x = psr_vec3_normalize (x, PSR_VEC3 (1, 0, 0));
  basis.z = psr_vec3_perpendicular (z, basis.x);
  basis.y = psr_vec3_cross (basis.z, basis.x);
  return basis;
}
