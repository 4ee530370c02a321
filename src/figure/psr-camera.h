/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-view.h"
#include "figure/psr-vector.h"

G_BEGIN_DECLS

/**
 * PsrCamera:
 * @azimuth: radians round the vertical; 0 looks from the right side of a person lying on the
 *   back, head at the left of the picture; a quarter turn looks from the feet
 * @elevation: radians above the floor, a quarter turn looks straight down
 *
 * From where the figure is seen. The projection is orthographic: circles stay circles.
 */
typedef struct {
  double azimuth;
  double elevation;
} PsrCamera;

/* How far a camera may be turned: no further than straight down, and a little below the floor. */
#define PSR_CAMERA_MAX_ELEVATION (G_PI / 2)
#define PSR_CAMERA_MIN_ELEVATION (-5 * G_PI / 180)

/* Reads "AZ,EL" in degrees, up to 360 either way. Returns: FALSE, with @camera untouched,
 * when it is something else. */
gboolean psr_camera_from_string (const char *angles, PsrCamera *camera);

/* Turns the camera, in radians, and keeps it within its bounds. */
void psr_camera_turn (PsrCamera *camera, double azimuth, double elevation);

/* The shorter way round from @a to @b. */
PsrCamera psr_camera_lerp (PsrCamera a, PsrCamera b, double t);

/* Returns: the axes of the picture in space: x to the right, y up, z towards the viewer. */
PsrBasis psr_camera_get_basis (PsrCamera camera);

G_END_DECLS
