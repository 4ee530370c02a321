/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-highlight.h"

/* What a place of a highlight is relative to. */
typedef enum {
  FRAME_PELVIS,
  FRAME_WAIST,
  FRAME_CHEST,
  FRAME_HEAD,
  FRAME_KNEE,
  FRAME_FOOT,
} Frame;

typedef struct {
  const char *name;

  /* Either whole regions, from the first to the last, … */
  PsrRegion first, last;
  gboolean per_side; /* one ring for each side: regions come in pairs */

  /* … or a place of its own; one on each side where it is not in the middle. */
  double radius;
  Frame frame;
  PsrVec3 place;
} Highlight;

static const Highlight highlights[] = {
  { .name = "arms", PSR_REGION_ARM_LEFT, PSR_REGION_FINGERS_RIGHT, TRUE },
  { .name = "belly", PSR_REGION_BELLY, PSR_REGION_BELLY },
  { .name = "breath", PSR_REGION_CHEST, PSR_REGION_BELLY },
  { .name = "chest", PSR_REGION_CHEST, PSR_REGION_CHEST },
  { .name = "eyes", .radius = 0.017, .frame = FRAME_HEAD, .place = { 0.008, 0.018, 0.050 } },
  { .name = "feet", PSR_REGION_FOOT_LEFT, PSR_REGION_FOOT_RIGHT, TRUE },
  { .name = "fingers", PSR_REGION_FINGERS_LEFT, PSR_REGION_FINGERS_RIGHT, TRUE },
  { .name = "hands", PSR_REGION_HAND_LEFT, PSR_REGION_FINGERS_RIGHT, TRUE },
  { .name = "heels", .radius = 0.032, .frame = FRAME_FOOT, .place = { -0.014, 0, -0.020 } },
  { .name = "hip-creases", .radius = 0.034, .frame = FRAME_PELVIS, .place = { 0, 0.056, 0.044 } },
  { .name = "jaw", .radius = 0.034, .frame = FRAME_HEAD, .place = { 0.042, 0, 0.024 } },
  { .name = "knees", .radius = 0.046, .frame = FRAME_KNEE, .place = { 0, 0, 0 } },
  { .name = "lower-back", .radius = 0.050, .frame = FRAME_WAIST, .place = { 0.02, 0, -0.030 } },
  { .name = "neck", PSR_REGION_NECK, PSR_REGION_NECK },
  { .name = "pelvis", PSR_REGION_PELVIS, PSR_REGION_PELVIS },
  { .name = "psoas", .radius = 0.070, .frame = FRAME_PELVIS, .place = { -0.055, 0.030, 0.010 } },
  { .name = "ribs", .radius = 0.062, .frame = FRAME_CHEST, .place = { 0.105, 0.045, 0.000 } },
  { .name = "shoulder-blades",
    .radius = 0.048,
    .frame = FRAME_CHEST,
    .place = { 0.050, 0.062, -0.030 } },
  { .name = "skull", .radius = 0.064, .frame = FRAME_HEAD, .place = { 0, 0, -0.002 } },
  { .name = "thighs", PSR_REGION_THIGH_LEFT, PSR_REGION_THIGH_RIGHT, TRUE },
  { .name = "tongue", .radius = 0.022, .frame = FRAME_HEAD, .place = { 0.040, 0, 0.040 } },
  { .name = "whole-body", PSR_REGION_HEAD, PSR_REGION_FOOT_RIGHT },
};

const char *const *
psr_highlights_get_all (void)
{
  static const char *const names[] = {
    "arms",  "belly",           "breath", "chest",  "eyes",       "feet",       "fingers", "hands",
    "heels", "hip-creases",     "jaw",    "knees",  "lower-back", "neck",       "pelvis",  "psoas",
    "ribs",  "shoulder-blades", "skull",  "thighs", "tongue",     "whole-body", NULL,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (highlights) + 1);

  return names;
}

static PsrVec3
get_place (const PsrSkeleton *skeleton, Frame frame, PsrSide side, PsrVec3 local)
{
  switch (frame) {
  case FRAME_WAIST:
    return psr_basis_place (&skeleton->pelvis_basis, skeleton->waist, local);
  case FRAME_CHEST:
    return psr_basis_place (&skeleton->chest_basis, skeleton->neck, local);
  case FRAME_HEAD:
    return psr_basis_place (&skeleton->head_basis, skeleton->skull, local);
  case FRAME_KNEE:
    return skeleton->legs[side].middle;
  case FRAME_FOOT:
    return psr_skeleton_get_foot_point (skeleton, side, local);
  case FRAME_PELVIS:
  default:
    return psr_basis_place (&skeleton->pelvis_basis, skeleton->pelvis, local);
  }
}

static void
add_places (PsrShapes *rings, const Highlight *highlight, const PsrSkeleton *skeleton)
{
  gboolean paired =
    highlight->place.y != 0 || highlight->frame == FRAME_KNEE || highlight->frame == FRAME_FOOT;

  for (PsrSide side = 0; side < (paired ? PSR_N_SIDES : 1); side++) {
    PsrVec3 local = highlight->place;

    local.y *= psr_side_sign (side);
    psr_shapes_begin_part (rings, PSR_MATERIAL_SKIN);
    psr_shapes_begin_hull (rings, PSR_REGION_NONE);
    psr_shapes_add (rings, get_place (skeleton, highlight->frame, side, local), highlight->radius);
  }
}

/* Regions that come in pairs are numbered so: first the left, then the right one. */
static gboolean
is_wanted (const Highlight *highlight, PsrRegion region, PsrSide side)
{
  if (region < highlight->first || region > highlight->last)
    return FALSE;

  return !highlight->per_side || (region - highlight->first) % PSR_N_SIDES == side;
}

static void
add_regions (PsrShapes *rings, const Highlight *highlight, const PsrShapes *body)
{
  for (PsrSide side = 0; side < (highlight->per_side ? PSR_N_SIDES : 1); side++) {
    psr_shapes_begin_part (rings, PSR_MATERIAL_SKIN);
    psr_shapes_begin_hull (rings, PSR_REGION_NONE);
    for (guint h = 0; h < body->n_hulls; h++) {
      const PsrHull *hull = &body->hulls[h];

      for (guint i = 0; is_wanted (highlight, hull->region, side) && i < hull->n_spheres; i++)
        psr_shapes_add (rings,
                        body->spheres[hull->first + i].center,
                        body->spheres[hull->first + i].radius);
    }
  }
}

static const Highlight *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (highlights); i++)
    if (g_strcmp0 (highlights[i].name, name) == 0)
      return &highlights[i];

  return NULL;
}

void
psr_highlight_build (PsrShapes *rings,
                     const char *name,
                     const PsrSkeleton *skeleton,
                     const PsrShapes *body)
{
  const Highlight *highlight = find (name);

  if (highlight == NULL)
    return;
  if (highlight->radius > 0)
    add_places (rings, highlight, skeleton);
  else
    add_regions (rings, highlight, body);
}

gboolean
psr_highlight_has_seam (const char *name)
{
  const Highlight *highlight = find (name);

  return highlight != NULL && highlight->radius <= 0 &&
         (highlight->per_side || highlight->last > PSR_REGION_PELVIS);
}

gboolean
psr_highlight_has_arrow (const char *name)
{
  const Highlight *highlight = find (name);

  return highlight != NULL && (highlight->radius > 0 || highlight->first != PSR_REGION_HEAD ||
                               highlight->last != PSR_REGION_FOOT_RIGHT);
}

int
psr_highlight_get_seam (const char *name, PsrRegion region)
{
  const Highlight *highlight = find (name);

  if (highlight == NULL || region < highlight->first || region > highlight->last)
    return -1;

  return highlight->per_side ? (region - highlight->first) % PSR_N_SIDES : 0;
}
