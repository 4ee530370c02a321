/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-camera.h"

#include <math.h>

gboolean
psr_camera_from_string (const char *angles, PsrCamera *camera)
{
  char *end = NULL;
  double azimuth = g_ascii_strtod (angles, &end);
  const char *second = end + 1;
  double elevation;

  if (end == angles || *end != ',')
    return FALSE;
  elevation = g_ascii_strtod (second, &end);
  if (end == second || *end != '\0' || !(fabs (azimuth) <= 360) || !(fabs (elevation) <= 360))
    return FALSE;

  *camera = (PsrCamera){ 0, 0 };
  psr_camera_turn (camera, azimuth * G_PI / 180, elevation * G_PI / 180);
  return TRUE;
}

void
psr_camera_turn (PsrCamera *camera, double azimuth, double elevation)
{
  camera->azimuth = remainder (camera->azimuth + azimuth, 2 * G_PI);
  camera->elevation =
    CLAMP (camera->elevation + elevation, PSR_CAMERA_MIN_ELEVATION, PSR_CAMERA_MAX_ELEVATION);
}

PsrCamera
psr_camera_lerp (PsrCamera a, PsrCamera b, double t)
{
  double turn = remainder (b.azimuth - a.azimuth, 2 * G_PI);

  return (PsrCamera){
    .azimuth = a.azimuth + turn * t,
    .elevation = a.elevation + (b.elevation - a.elevation) * t,
  };
}

PsrBasis
psr_camera_get_basis (PsrCamera camera)
{
  double ca = cos (camera.azimuth), sa = sin (camera.azimuth);
  double ce = cos (camera.elevation), se = sin (camera.elevation);

  return (PsrBasis){
    .x = PSR_VEC3 (ca, sa, 0),
    .y = PSR_VEC3 (-se * sa, se * ca, ce),
    .z = PSR_VEC3 (ce * sa, -ce * ca, se),
  };
}
