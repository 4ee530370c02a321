/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose.h"

G_BEGIN_DECLS

/* The parts of a pose that a file may set; what it does not set comes from the pose it extends. */
typedef enum {
  PSR_SLOT_PELVIS,
  PSR_SLOT_CHEST,
  PSR_SLOT_HEAD,
  PSR_SLOT_HAND_LEFT,
  PSR_SLOT_HAND_RIGHT,
  PSR_SLOT_FOOT_LEFT,
  PSR_SLOT_FOOT_RIGHT,
  PSR_SLOT_FURNITURE,
  PSR_SLOT_MARKS,
  PSR_SLOT_VIEWS,
} PsrSlot;
#define PSR_N_SLOTS 10

/* To what the place of a hand is relative. Coordinates in a part of the body run as in a body
 * that lies on its back: x towards the feet, y to the left, z to the front. */
typedef enum {
  PSR_ANCHOR_ROOM,
  PSR_ANCHOR_CHEST, /* from the middle of the shoulder line */
  PSR_ANCHOR_PELVIS, /* from the middle of the hip line */
  PSR_ANCHOR_THIGH_LEFT, /* from the hip, x to the knee */
  PSR_ANCHOR_THIGH_RIGHT,
  PSR_ANCHOR_SHANK_LEFT, /* from the knee, x to the ankle */
  PSR_ANCHOR_SHANK_RIGHT,
} PsrAnchor;

/* Which point of a foot is given. */
typedef enum {
  PSR_FOOT_BY_HEEL, /* the sole below the heel */
  PSR_FOOT_BY_BALL, /* the sole below the ball */
  PSR_FOOT_BY_ANKLE, /* the centre of the joint */
} PsrFootPoint;

typedef struct {
  PsrVec3 at;
  double pitch; /* 0 lying, a quarter turn upright */
  double roll; /* towards the left */
  double yaw;
} PsrPelvisTarget;

typedef struct {
  double bend; /* forwards */
  double side; /* to the left */
  double twist; /* to the left */
} PsrTurn;

typedef struct {
  PsrAnchor on;
  PsrVec3 at; /* where the middle of the palm is */
  PsrVec3 fingers; /* where the fingers point */
  PsrVec3 palm; /* where the palm faces */
  PsrVec3 elbow; /* where the elbow points, in the frame of the chest */
  double curl; /* of the fingers */
} PsrHandTarget;

typedef struct {
  PsrFootPoint point;
  PsrVec3 at;
  double heel_distance_cm; /* from the buttock, instead of at.x; 0 for none */
  double pitch; /* toes up */
  double yaw; /* toes to the left */
  double roll; /* sole to the left */
  double toes; /* bent up at the ball */
  PsrVec3 knee; /* where the knee points, in the frame of the pelvis */
  gboolean straight; /* not lifted on the way to another pose that says so too */
} PsrFootTarget;

/* Where a slot was set, for messages. @file is an interned string. */
typedef struct {
  const char *file;
  int line;
} PsrOrigin;

struct _PsrPose {
  gatomicrefcount ref_count;

  char *name;
  char *extends;
  char *mirrors;
  char *description; /* untranslated */
  char *note; /* untranslated: what the pose adds when it is laid over another one */
  GPtrArray *notes; /* untranslated notes of the poses laid over this one, or NULL */

  guint own; /* slots set by the file itself, 1 << PsrSlot */
  guint set; /* those and the inherited ones */
  PsrOrigin origins[PSR_N_SLOTS];
  const char *file; /* interned */

  PsrPelvisTarget pelvis;
  PsrTurn chest;
  PsrTurn head;
  PsrHandTarget hands[PSR_N_SIDES];
  PsrFootTarget feet[PSR_N_SIDES];
  guint furniture;
  PsrMarks marks;
  PsrView best_view;
  PsrCamera views[PSR_N_VIEWS];
};

/* Returns: (transfer full): an empty pose, to be filled in by whoever made it and nobody after. */
PsrPose *psr_pose_new_empty (const char *file);

/* Swap left and right. */
void psr_hand_target_mirror (PsrHandTarget *hand);
void psr_foot_target_mirror (PsrFootTarget *foot);

/* Takes from @base all that @self does not set. */
void psr_pose_inherit (PsrPose *self, const PsrPose *base);

/* Becomes the mirror image of @other, but for its words. */
void psr_pose_take_mirrored (PsrPose *self, const PsrPose *other);

/* Lays over @self what the file of @layer itself sets, but not its marks and views. */
void psr_pose_lay_over (PsrPose *self, const PsrPose *layer);

/* Returns: (transfer full): a copy that may still be changed. */
PsrPose *psr_pose_copy (const PsrPose *self);

G_END_DECLS
