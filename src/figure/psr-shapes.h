/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-vector.h"

G_BEGIN_DECLS

/* What a part is made of; the palette says what that looks like. */
typedef enum {
  PSR_MATERIAL_SKIN,
  PSR_MATERIAL_SHIRT,
  PSR_MATERIAL_TROUSERS,
  PSR_MATERIAL_MAT,
  PSR_MATERIAL_TOWEL,
  PSR_MATERIAL_WOOD,
  PSR_MATERIAL_STRAP,
  PSR_MATERIAL_BONE,
  PSR_MATERIAL_MUSCLE,
  PSR_MATERIAL_MUSCLE_DEEP,
} PsrMaterial;
#define PSR_N_MATERIALS 10

/* Which region of the body a hull belongs to, for highlights and contacts. */
typedef enum {
  PSR_REGION_NONE,
  PSR_REGION_HEAD,
  PSR_REGION_NECK,
  PSR_REGION_CHEST,
  PSR_REGION_BELLY,
  PSR_REGION_PELVIS,
  PSR_REGION_ARM_LEFT,
  PSR_REGION_ARM_RIGHT,
  PSR_REGION_HAND_LEFT,
  PSR_REGION_HAND_RIGHT,
  PSR_REGION_FINGERS_LEFT,
  PSR_REGION_FINGERS_RIGHT,
  PSR_REGION_THIGH_LEFT,
  PSR_REGION_THIGH_RIGHT,
  PSR_REGION_SHANK_LEFT,
  PSR_REGION_SHANK_RIGHT,
  PSR_REGION_FOOT_LEFT,
  PSR_REGION_FOOT_RIGHT,
} PsrRegion;

typedef struct {
  PsrVec3 center;
  double radius;
} PsrSphere;

/* The convex hull of @n_spheres spheres from @first on. */
typedef struct {
  guint first;
  guint n_spheres;
  PsrRegion region;
} PsrHull;

/* What PsrBodyPart.joins may be: pelvis and legs are one. */
#define PSR_JOINS_HIPS 1

/**
 * PsrBodyPart:
 * @material: what it is made of
 * @first: of its hulls
 * @n_hulls: how many; the part is their union
 * @nearer: added to its nearness when parts are put in order: clothes lie over skin
 * @alpha: 1, or less for furniture that comes or goes
 * @is_head: painted with hair and a face
 * @is_band: its spheres are pairs along a closed loop, the two edges of a band of which only the
 *   outside is seen
 *
 * @joins: painted as one with the part that has the same number here, where no other part comes
 *   between them; 0 for none
 *
 * What is painted in one go.
 */
typedef struct {
  PsrMaterial material;
  guint first;
  guint n_hulls;
  double nearer;
  double alpha;
  gboolean is_head;
  gboolean is_band;
  guint joins;
} PsrBodyPart;

#define PSR_SHAPES_MAX_SPHERES 720
#define PSR_SHAPES_MAX_HULLS   320
#define PSR_SHAPES_MAX_PARTS   64

/**
 * PsrShapes:
 *
 * Bodies as unions of convex hulls of spheres (sphere-meshes: Thiery, Guy and Boubekeur 2013), of
 * which the outline in any view is the union of the hulls of circles. Of fixed size, so that a
 * frame allocates nothing.
 */
typedef struct {
  PsrSphere spheres[PSR_SHAPES_MAX_SPHERES];
  PsrHull hulls[PSR_SHAPES_MAX_HULLS];
  PsrBodyPart parts[PSR_SHAPES_MAX_PARTS];
  guint n_spheres;
  guint n_hulls;
  guint n_parts;
} PsrShapes;

void psr_shapes_clear (PsrShapes *self);

/* Begins a part, and a hull of the part begun last. Returns: (transfer none): the part, for the
 *   fields that are seldom set. */
PsrBodyPart *psr_shapes_begin_part (PsrShapes *self, PsrMaterial material);
void psr_shapes_begin_hull (PsrShapes *self, PsrRegion region);

/* Adds to the hull begun last. */
void psr_shapes_add (PsrShapes *self, PsrVec3 center, double radius);

/* Adds a chain of hulls, each of two neighbours of @spheres. */
void
psr_shapes_add_chain (PsrShapes *self, PsrRegion region, const PsrSphere *spheres, guint n_spheres);

/* Returns: the height of the lowest point. */
double psr_shapes_get_lowest (const PsrShapes *self);

G_END_DECLS
