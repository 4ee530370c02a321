/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-check.h"

#include "figure/psr-flesh.h"
#include "figure/psr-pose-private.h"
#include "figure/psr-skeleton.h"

#include <glib/gi18n.h>

static gboolean
check_complete (const PsrPose *pose, GError **error)
{
  static const struct {
    PsrSlot slot;
    const char *element;
  } needed[] = {
    { PSR_SLOT_PELVIS, "<pelvis>" },
    { PSR_SLOT_HAND_LEFT, "<hand side=\"left\">" },
    { PSR_SLOT_HAND_RIGHT, "<hand side=\"right\">" },
    { PSR_SLOT_FOOT_LEFT, "<foot side=\"left\">" },
    { PSR_SLOT_FOOT_RIGHT, "<foot side=\"right\">" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++) {
    if ((pose->set & 1u << needed[i].slot) == 0)
      return psr_figure_refuse (error,
                                /* TRANSLATORS: name of a file, an element such as <pelvis>. */
                                _ ("%s:1: the pose has no %s; add it, or extend a pose that has "
                                   "it"),
                                pose->file,
                                needed[i].element);
  }

  return TRUE;
}

static gboolean
refuse_reach (const PsrOrigin *origin, const char *message, GError **error)
{
  g_set_error (error,
               PSR_FIGURE_ERROR,
               PSR_FIGURE_ERROR_REACH,
               "%s:%d: %s",
               origin->file,
               origin->line,
               message);
  return FALSE;
}

static gboolean
refuse_foot (const PsrPose *pose, PsrSide side, double missing, double height_cm, GError **error)
{
  g_autofree char *message =
    g_strdup_printf (side == PSR_LEFT
                       ? _ ("the left foot of “%s” is %.1f cm out of reach of a body of %.0f cm; "
                            "move it nearer to the hip")
                       : _ ("the right foot of “%s” is %.1f cm out of reach of a body of %.0f cm; "
                            "move it nearer to the hip"),
                     pose->name,
                     missing * height_cm,
                     height_cm);

  return refuse_reach (&pose->origins[PSR_SLOT_FOOT_LEFT + side], message, error);
}

static gboolean
refuse_hand (const PsrPose *pose, PsrSide side, double missing, double height_cm, GError **error)
{
  g_autofree char *message =
    g_strdup_printf (side == PSR_LEFT
                       ? _ ("the left hand of “%s” is %.1f cm out of reach of a body of %.0f cm; "
                            "move it nearer to the shoulder")
                       : _ ("the right hand of “%s” is %.1f cm out of reach of a body of %.0f cm; "
                            "move it nearer to the shoulder"),
                     pose->name,
                     missing * height_cm,
                     height_cm);

  return refuse_reach (&pose->origins[PSR_SLOT_HAND_LEFT + side], message, error);
}

static gboolean
check_reach (const PsrPose *pose,
             const PsrStance *stance,
             const PsrSkeleton *skeleton,
             GError **error)
{
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    PsrVec3 wrist =
      psr_basis_place (&skeleton->chest_basis, skeleton->neck, stance->arms[side].wrist);

    if (!skeleton->legs[side].reached)
      return refuse_foot (pose,
                          side,
                          psr_vec3_distance (skeleton->legs[side].end, stance->legs[side].ankle),
                          stance->height_cm,
                          error);
    if (!skeleton->arms[side].reached)
      return refuse_hand (pose,
                          side,
                          psr_vec3_distance (skeleton->arms[side].end, wrist),
                          stance->height_cm,
                          error);
  }

  return TRUE;
}

/* Which slot to blame for what lies in @region. */
static PsrSlot
get_slot (PsrRegion region)
{
  switch (region) {
  case PSR_REGION_ARM_LEFT:
  case PSR_REGION_HAND_LEFT:
  case PSR_REGION_FINGERS_LEFT:
    return PSR_SLOT_HAND_LEFT;
  case PSR_REGION_ARM_RIGHT:
  case PSR_REGION_HAND_RIGHT:
  case PSR_REGION_FINGERS_RIGHT:
    return PSR_SLOT_HAND_RIGHT;
  case PSR_REGION_THIGH_LEFT:
  case PSR_REGION_SHANK_LEFT:
  case PSR_REGION_FOOT_LEFT:
    return PSR_SLOT_FOOT_LEFT;
  case PSR_REGION_THIGH_RIGHT:
  case PSR_REGION_SHANK_RIGHT:
  case PSR_REGION_FOOT_RIGHT:
    return PSR_SLOT_FOOT_RIGHT;
  case PSR_REGION_HEAD:
  case PSR_REGION_NECK:
    return PSR_SLOT_HEAD;
  case PSR_REGION_CHEST:
    return PSR_SLOT_CHEST;
  case PSR_REGION_NONE:
  case PSR_REGION_BELLY:
  case PSR_REGION_PELVIS:
  default:
    return PSR_SLOT_PELVIS;
  }
}

/* A sentence for each part: the words around its name change with it in other languages. */
static char *
describe_depth (PsrSlot slot, const char *name, double cm)
{
  switch (slot) {
  case PSR_SLOT_CHEST:
    return g_strdup_printf (_ ("the chest of “%s” is %.1f cm below the floor; raise it"), name, cm);
  case PSR_SLOT_HEAD:
    return g_strdup_printf (_ ("the head of “%s” is %.1f cm below the floor; raise it"), name, cm);
  case PSR_SLOT_HAND_LEFT:
    return g_strdup_printf (_ ("the left arm of “%s” is %.1f cm below the floor; raise it"),
                            name,
                            cm);
  case PSR_SLOT_HAND_RIGHT:
    return g_strdup_printf (_ ("the right arm of “%s” is %.1f cm below the floor; raise it"),
                            name,
                            cm);
  case PSR_SLOT_FOOT_LEFT:
    return g_strdup_printf (_ ("the left leg of “%s” is %.1f cm below the floor; raise it"),
                            name,
                            cm);
  case PSR_SLOT_FOOT_RIGHT:
    return g_strdup_printf (_ ("the right leg of “%s” is %.1f cm below the floor; raise it"),
                            name,
                            cm);
  case PSR_SLOT_PELVIS:
  case PSR_SLOT_FURNITURE:
  case PSR_SLOT_MARKS:
  case PSR_SLOT_VIEWS:
  default:
    return g_strdup_printf (_ ("the pelvis of “%s” is %.1f cm below the floor; raise it"),
                            name,
                            cm);
  }
}

static gboolean
check_floor (const PsrPose *pose, const PsrSkeleton *skeleton, GError **error)
{
  PsrShapes shapes;

  psr_shapes_clear (&shapes);
  psr_flesh_build (&shapes, skeleton, 0);
  for (guint h = 0; h < shapes.n_hulls; h++) {
    const PsrHull *hull = &shapes.hulls[h];

    for (guint i = hull->first; i < hull->first + hull->n_spheres; i++) {
      double bottom = shapes.spheres[i].center.z - shapes.spheres[i].radius;
      PsrSlot slot = get_slot (hull->region);
      /* What the files do not turn goes where the pelvis goes. */
      const PsrOrigin *origin =
        &pose->origins[(pose->set & 1u << slot) != 0 ? slot : PSR_SLOT_PELVIS];

      if (bottom < -PSR_POSE_FLOOR_TOLERANCE) {
        g_autofree char *message = describe_depth (slot, pose->name, -bottom * skeleton->height_cm);

        return refuse_reach (origin, message, error);
      }
    }
  }

  return TRUE;
}

gboolean
psr_pose_check (const PsrPose *pose, GError **error)
{
  static const double heights_cm[] = { 150, PSR_BODY_DEFAULT_CM, 200 };

  if (!check_complete (pose, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (heights_cm); i++) {
    PsrStance stance;
    PsrSkeleton skeleton;

    psr_stance_init (&stance, pose, heights_cm[i]);
    psr_skeleton_solve_exactly (&skeleton, &stance);
    if (!check_reach (pose, &stance, &skeleton, error) || !check_floor (pose, &skeleton, error))
      return FALSE;
  }

  return TRUE;
}
