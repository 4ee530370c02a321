/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "figure/psr-body.h"
#include "figure/psr-camera.h"
#include "figure/psr-figure-error.h"
#include "figure/psr-vector.h"

G_BEGIN_DECLS

/* What may stand or lie about. */
typedef enum {
  PSR_FURNITURE_MAT,
  PSR_FURNITURE_TOWEL,
  PSR_FURNITURE_CHAIR,
  PSR_FURNITURE_STRAP,
  PSR_FURNITURE_DESK,
} PsrFurniture;
#define PSR_N_FURNITURE 5

/**
 * PsrMarks:
 * @PSR_MARKS_HEEL_DISTANCE: the distance from buttock to heel, with its number
 * @PSR_MARKS_GRAVITY: arrows that show where the weight goes
 * @PSR_MARKS_CONTACTS: where the body rests on the floor
 * @PSR_MARKS_PARALLEL: lines along the feet, in line with the hips
 * @PSR_MARKS_LEVEL: a line along head and trunk
 * @PSR_MARKS_PRESS: the lower back pressed down, to be struck through
 * @PSR_MARKS_TUCK: the pelvis tucked under, to be struck through
 * @PSR_MARKS_DONT: strikes the picture through
 * @PSR_MARKS_MUSCLES: psoas major, psoas minor and iliacus over the bones that they join
 * @PSR_MARKS_LIFT: the room between a straight leg and the floor
 *
 * What is drawn over a picture to explain it.
 */
typedef enum {
  PSR_MARKS_NONE = 0,
  PSR_MARKS_HEEL_DISTANCE = 1 << 0,
  PSR_MARKS_GRAVITY = 1 << 1,
  PSR_MARKS_CONTACTS = 1 << 2,
  PSR_MARKS_PARALLEL = 1 << 3,
  PSR_MARKS_LEVEL = 1 << 4,
  PSR_MARKS_PRESS = 1 << 5,
  PSR_MARKS_TUCK = 1 << 6,
  PSR_MARKS_DONT = 1 << 7,
  PSR_MARKS_MUSCLES = 1 << 8,
  PSR_MARKS_LIFT = 1 << 9,
} PsrMarks;
#define PSR_N_MARKS 10

/* The words that files and the command line use: "mat", …; "heel-distance", …
 * Returns: FALSE, with the value untouched, for another word; a mark is added to the others. */
gboolean psr_furniture_from_string (const char *word, PsrFurniture *furniture);
const char *psr_mark_to_string (PsrMarks mark);
gboolean psr_mark_from_string (const char *word, PsrMarks *marks);

#define PSR_TYPE_POSE (psr_pose_get_type ())

/**
 * PsrPose:
 *
 * How a body lies, sits or stands, as it was written in a file: where things are to be, not yet
 * what that means for the joints of one body (#PsrStance). Immutable, reference counted.
 */
typedef struct _PsrPose PsrPose;

GType psr_pose_get_type (void);
PsrPose *psr_pose_ref (PsrPose *self);
void psr_pose_unref (PsrPose *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPose, psr_pose_unref)

/* Returns: (transfer full): what the picture shows, in the language of the interface, for those
 *   who do not see it. */
char *psr_pose_dup_description (const PsrPose *self);

/* The marks that belong to the pose. */
PsrMarks psr_pose_get_marks (const PsrPose *self);

/* The view that shows the pose best, and the camera for any of the views. */
PsrView psr_pose_get_best_view (const PsrPose *self);
PsrCamera psr_pose_get_camera (const PsrPose *self, PsrView view);

G_END_DECLS
