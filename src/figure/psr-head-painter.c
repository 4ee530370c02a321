/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-head-painter.h"

#include "figure/psr-ellipsoid.h"
#include "figure/psr-flesh.h"

#include <math.h>

typedef struct {
  const PsrPartPainter *painter;
  const PsrBodyPart *part;
  PsrEllipsoid skull;
  double depth;
} Head;

/* How plainly something is seen whose surface faces @normal in the frame of the head: nothing at
 * the rim, fully from a third of a turn on. */
static double
get_visibility (const Head *head, PsrVec3 normal)
{
  PsrVec3 outwards = psr_basis_place (&head->skull.basis, PSR_VEC3 (0, 0, 0), normal);
  double facing = psr_vec3_dot (outwards, head->painter->projection->view.z);
  double t = CLAMP ((facing - 0.08) / 0.30, 0, 1);

  return t * t * (3 - 2 * t);
}

static PsrCircle
project (const Head *head, PsrVec3 local)
{
  return psr_projection_project (head->painter->projection,
                                 psr_basis_place (&head->skull.basis, head->skull.center, local),
                                 0);
}

static void
set_color (const Head *head, PsrColor color, double alpha)
{
  PsrColor shaded = psr_part_painter_shade (head->painter, color, head->depth);

  cairo_set_source_rgba (head->painter->cr, shaded.red, shaded.green, shaded.blue, alpha);
}

static void
paint_skin (const Head *head)
{
  const PsrPartPainter *painter = head->painter;
  PsrColor skin = painter->palette->materials[PSR_MATERIAL_SKIN];

  psr_part_painter_add_outline (painter, head->part, PSR_OUTLINE_PLAIN);
  psr_ellipsoid_add_outline (&head->skull, painter->projection, painter->cr, PSR_OUTLINE_PLAIN);
  psr_part_painter_set_rim (painter, skin, head->depth);
  cairo_fill (painter->cr);

  for (guint layer = painter->layer_step - 1; layer < PSR_PART_LAYERS;
       layer += painter->layer_step) {
    PsrOutline outline = psr_part_get_layer (layer);

    psr_part_painter_set_light (painter, skin, head->depth, layer);
    psr_part_painter_add_outline (painter, head->part, outline);
    psr_ellipsoid_add_outline (&head->skull, painter->projection, painter->cr, outline);
    cairo_fill (painter->cr);
  }
}

/* A cap of hair: from the forehead over the crown down to the nape, a little thicker than the
 * skull. */
static void
paint_hair (const Head *head)
{
  const PsrPartPainter *painter = head->painter;
  PsrEllipsoid hair = head->skull;
  PsrVec3 axis = psr_vec3_normalize (PSR_VEC3 (-0.68, 0, -0.73), PSR_VEC3 (0, 0, -1));
  PsrColor dark =
    psr_part_painter_shade (painter,
                            psr_color_mix (painter->palette->hair, (PsrColor){ 0, 0, 0 }, 0.14),
                            head->depth);
  PsrColor light = psr_part_painter_shade (painter,
                                           psr_color_mix (painter->palette->hair,
                                                          (PsrColor){ 1, 0.95, 0.88 },
                                                          0.16),
                                           head->depth);
  double reach = hair.axes.x * 1.2 * painter->projection->scale;
  PsrCircle middle = project (head, PSR_VEC3 (0, 0, 0));
  cairo_pattern_t *pattern;

  hair.axes = PSR_VEC3 (hair.axes.x * 1.045, hair.axes.y * 1.07, hair.axes.z * 1.03);
  hair.center = psr_basis_place (&hair.basis, hair.center, PSR_VEC3 (0, 0, -0.001));
  psr_ellipsoid_add_cap (&hair, painter->projection, painter->cr, axis, 97 * G_PI / 180);

  pattern = cairo_pattern_create_linear (middle.x - reach * 0.4,
                                         middle.y - reach,
                                         middle.x + reach * 0.3,
                                         middle.y + reach * 0.8);
  cairo_pattern_add_color_stop_rgb (pattern, 0, light.red, light.green, light.blue);
  cairo_pattern_add_color_stop_rgb (pattern, 1, dark.red, dark.green, dark.blue);
  cairo_set_source (painter->cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_set_fill_rule (painter->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (painter->cr);
  cairo_set_fill_rule (painter->cr, CAIRO_FILL_RULE_WINDING);
}

static void
paint_ear (const Head *head, PsrSide side)
{
  const PsrPartPainter *painter = head->painter;
  double y = psr_side_sign (side);
  double seen = get_visibility (head, PSR_VEC3 (0, y, -0.15));
  PsrEllipsoid ear = {
    .center = psr_basis_place (&head->skull.basis,
                               head->skull.center,
                               PSR_VEC3 (0.008, y * 0.0485, -0.004)),
    .basis = head->skull.basis,
    .axes = { 0.0155, 0.005, 0.0100 },
  };
  PsrColor skin = painter->palette->materials[PSR_MATERIAL_SKIN];

  if (seen <= 0)
    return;

  psr_ellipsoid_add_outline (&ear, painter->projection, painter->cr, PSR_OUTLINE_PLAIN);
  set_color (head, psr_color_mix (skin, painter->palette->face, 0.10), seen);
  cairo_fill (painter->cr);
  psr_ellipsoid_add_outline (&ear,
                             painter->projection,
                             painter->cr,
                             (PsrOutline){ 0.55, 0, 0.02, 0.03 });
  set_color (head, painter->palette->face, 0.28 * seen);
  cairo_fill (painter->cr);
}

/* A soft line from @from over @middle to @to. */
static void
stroke_arc (const Head *head, PsrVec3 from, PsrVec3 middle, PsrVec3 to, double width, double alpha)
{
  cairo_t *cr = head->painter->cr;
  PsrCircle a = project (head, from), b = project (head, middle), c = project (head, to);
  /* The quadratic curve through @b, as a cubic one. */
  double x = 2 * b.x - (a.x + c.x) / 2, y = 2 * b.y - (a.y + c.y) / 2;

  if (alpha <= 0.01)
    return;

  cairo_move_to (cr, a.x, a.y);
  cairo_curve_to (cr,
                  (a.x + 2 * x) / 3,
                  (a.y + 2 * y) / 3,
                  (c.x + 2 * x) / 3,
                  (c.y + 2 * y) / 3,
                  c.x,
                  c.y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, MAX (width * head->painter->projection->scale, 0.9));
  set_color (head, head->painter->palette->face, alpha);
  cairo_stroke (cr);
}

static void
paint_eye (const Head *head, PsrSide side)
{
  double y = psr_side_sign (side);
  const PsrEllipsoid *skull = &head->skull;
  double seen =
    get_visibility (head, psr_vec3_normalize (PSR_VEC3 (0, y * 0.36, 0.93), PSR_VEC3 (0, 0, 1)));

  /* The lid, closed; and the brow. */
  stroke_arc (head,
              psr_ellipsoid_get_front (skull, 0.006, y * 0.0105),
              psr_ellipsoid_get_front (skull, 0.0105, y * 0.0185),
              psr_ellipsoid_get_front (skull, 0.006, y * 0.0270),
              0.0034,
              0.85 * seen);
  stroke_arc (head,
              psr_ellipsoid_get_front (skull, -0.0155, y * 0.0090),
              psr_ellipsoid_get_front (skull, -0.0180, y * 0.0190),
              psr_ellipsoid_get_front (skull, -0.0155, y * 0.0290),
              0.0036,
              0.34 * seen);
}

static void
paint_nose_and_mouth (const Head *head)
{
  double front = get_visibility (head, PSR_VEC3 (0, 0, 1));
  double below =
    get_visibility (head, psr_vec3_normalize (PSR_VEC3 (0.45, 0, 0.9), PSR_VEC3 (0, 0, 1)));

  stroke_arc (head,
              PSR_VEC3 (0.0260, 0.0080, 0.0575),
              PSR_VEC3 (0.0295, 0, 0.0630),
              PSR_VEC3 (0.0260, -0.0080, 0.0575),
              0.0028,
              0.42 * front);
  stroke_arc (head,
              PSR_VEC3 (0.0415, 0.0120, 0.0500),
              PSR_VEC3 (0.0435, 0, 0.0545),
              PSR_VEC3 (0.0415, -0.0120, 0.0500),
              0.0030,
              0.60 * below);
}

void
psr_head_painter_paint (const PsrPartPainter *painter,
                        const PsrBodyPart *part,
                        const PsrSkeleton *skeleton)
{
  Head head = {
    .painter = painter,
    .part = part,
    .skull = {
      .center = skeleton->skull,
      .basis = skeleton->head_basis,
      .axes = { PSR_FLESH_SKULL_HEIGHT, PSR_FLESH_SKULL_WIDTH, PSR_FLESH_SKULL_DEPTH },
    },
    .depth = psr_vec3_dot (skeleton->skull, painter->projection->view.z),
  };

  paint_skin (&head);
  paint_hair (&head);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    paint_ear (&head, side);
    paint_eye (&head, side);
  }
  paint_nose_and_mouth (&head);
}
