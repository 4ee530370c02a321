/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-mark-painter.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "figure/psr-flesh.h"
#include "figure/psr-highlight.h"

/* Beside the mat, on the side of the viewer. */
#define BESIDE         0.245

#define WEIGHT_ABOVE   0.085 /* of the head */
#define RING_GROW      0.010 /* round what is shown, in heights */
#define TEXT_ROOM      0.11 /* for the number of a measure, on either side */
#define ARROW_LENGTH   0.075
#define ARROW_APART    0.20 /* two arrows that point at a pair */
#define CONTACT_HEIGHT 0.020 /* what is no higher rests on the floor */

/* Arrows come from above, a little from the right. */
#define ARROW_X 0.45
#define ARROW_Y -0.89

typedef struct {
  const PsrPartPainter *painter;
  const PsrInk *ink;
  const PsrSkeleton *skeleton;
} Marks;

static PsrPoint
project (const Marks *marks, PsrVec3 point)
{
  PsrCircle seen = psr_projection_project (marks->painter->projection, point, 0);

  return (PsrPoint){ seen.x, seen.y };
}

/* 1 where the viewer is at the person's left, -1 at the right. */
static double
get_near_side (const PsrBasis *view)
{
  return view->z.y > 0 ? 1 : -1;
}

static PsrInk
make_thin (const PsrInk *ink)
{
  PsrInk thin = *ink;

  thin.width *= 0.6;
  return thin;
}

/* A measure along the floor, from below the buttock to below the back of the heel. */
static void
draw_heel_distance (const Marks *marks)
{
  double near_side = get_near_side (&marks->painter->projection->view);
  PsrSide side = near_side > 0 ? PSR_LEFT : PSR_RIGHT;
  double y = near_side * BESIDE;
  PsrVec3 heel = psr_skeleton_get_foot_point (marks->skeleton,
                                              side,
                                              PSR_VEC3 (-PSR_BODY_HEEL_BEHIND, 0, -0.021));
  double buttock = psr_flesh_get_buttock_end (marks->skeleton);
  PsrPoint from = project (marks, PSR_VEC3 (buttock, y, 0));
  PsrPoint to = project (marks, PSR_VEC3 (heel.x, y, 0));
  PsrInk thin = make_thin (marks->ink);
  double below = 4 * marks->ink->width;

  from.y += below;
  to.y += below;
  psr_ink_draw_line (&thin,
                     project (marks, PSR_VEC3 (buttock, psr_side_sign (side) * 0.05, 0.045)),
                     (PsrPoint){ from.x, from.y + below });
  psr_ink_draw_line (&thin, project (marks, heel), (PsrPoint){ to.x, to.y + below });
  psr_ink_draw_double_arrow (marks->ink, from, to);
  /* Translators: from buttock to heel */
  psr_ink_draw_text (marks->ink,
                     (PsrPoint){ (from.x + to.x) / 2,
                                 MAX (from.y, to.y) + 2.5 * marks->ink->width },
                     g_dgettext (GETTEXT_PACKAGE, N_ ("30 to 40 cm")));
}

static void
draw_weight (const Marks *marks, PsrVec3 at, double above)
{
  PsrPoint from = project (marks, PSR_VEC3 (at.x, at.y, at.z + above + ARROW_LENGTH));
  PsrPoint to = project (marks, PSR_VEC3 (at.x, at.y, at.z + above));

  if (hypot (to.x - from.x, to.y - from.y) < 6 * marks->ink->width)
    psr_ink_draw_tail (marks->ink, to);
  else
    psr_ink_draw_arrow (marks->ink, from, to);
}

static void
draw_gravity (const Marks *marks)
{
  const PsrSkeleton *skeleton = marks->skeleton;

  draw_weight (marks, skeleton->skull, WEIGHT_ABOVE);
  draw_weight (marks, psr_vec3_lerp (skeleton->neck, skeleton->waist, 0.45), 0.085);
  draw_weight (marks, skeleton->pelvis, 0.090);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++)
    draw_weight (marks, skeleton->legs[side].end, 0.050);
}

/* A ring on the floor below what rests on it. */
static void
draw_contact (const Marks *marks, PsrVec3 point, double height, double radius)
{
  const PsrProjection *projection = marks->painter->projection;

  if (point.z - height > CONTACT_HEIGHT)
    return;

  for (guint i = 0; i < PSR_PROJECTION_DIRECTIONS; i += 4) {
    PsrPoint edge = project (marks,
                             PSR_VEC3 (point.x + radius * projection->cosines[i],
                                       point.y + radius * projection->sines[i],
                                       0));

    if (i == 0)
      cairo_move_to (marks->ink->cr, edge.x, edge.y);
    else
      cairo_line_to (marks->ink->cr, edge.x, edge.y);
  }
  cairo_close_path (marks->ink->cr);
  psr_ink_stroke (marks->ink, marks->ink->width);
}

static void
draw_contacts (const Marks *marks)
{
  const PsrSkeleton *skeleton = marks->skeleton;
  const PsrBasis *chest = &skeleton->chest_basis;

  draw_contact (marks, skeleton->skull, PSR_FLESH_SKULL_DEPTH, 0.034);
  draw_contact (marks, skeleton->pelvis, 0.062, 0.048);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    PsrVec3 blade = PSR_VEC3 (0.055, 0.062 * psr_side_sign (side), 0);

    draw_contact (marks, psr_basis_place (chest, skeleton->neck, blade), 0.062, 0.036);
    draw_contact (marks, skeleton->arms[side].middle, 0.024, 0.018);
    draw_contact (marks, psr_skeleton_get_heel (skeleton, side), 0, 0.018);
    draw_contact (marks, psr_skeleton_get_ball (skeleton, side), 0, 0.022);
  }
}

/* Lines from below the hip joints along the feet. */
static void
draw_parallel (const Marks *marks)
{
  const PsrSkeleton *skeleton = marks->skeleton;

  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    PsrVec3 hip = skeleton->legs[side].root;
    PsrVec3 toes =
      psr_skeleton_get_foot_point (skeleton, side, PSR_VEC3 (0.19, 0, -PSR_BODY_ANKLE_HEIGHT));

    psr_ink_draw_dashed_line (marks->ink, project (marks, hip), project (marks, toes));
    psr_ink_draw_dot (marks->ink, project (marks, hip));
  }
}

static void
draw_level (const Marks *marks)
{
  const PsrSkeleton *skeleton = marks->skeleton;
  PsrVec3 along = psr_vec3_subtract (skeleton->pelvis, skeleton->skull);
  PsrVec3 from = psr_vec3_subtract (skeleton->skull, psr_vec3_scale (along, 0.28));
  PsrVec3 to = psr_vec3_add (skeleton->pelvis, psr_vec3_scale (along, 0.20));

  psr_ink_draw_dashed_line (marks->ink, project (marks, from), project (marks, to));
  psr_ink_draw_dot (marks->ink, project (marks, skeleton->skull));
  psr_ink_draw_dot (marks->ink, project (marks, skeleton->neck));
  psr_ink_draw_dot (marks->ink, project (marks, skeleton->pelvis));
}

/* The lower back, pushed down. */
static void
draw_press (const Marks *marks, const PsrInk *ink)
{
  PsrVec3 waist = marks->skeleton->waist;

  psr_ink_draw_arrow (ink,
                      project (marks, PSR_VEC3 (waist.x, waist.y, waist.z + 0.175)),
                      project (marks, PSR_VEC3 (waist.x, waist.y, waist.z + 0.060)));
}

/* An arc round the pelvis: the tailbone comes up. */
static void
draw_tuck (const Marks *marks, const PsrInk *ink)
{
  PsrVec3 center = marks->skeleton->pelvis;
  PsrPoint before = { 0, 0 }, last = { 0, 0 };

  for (int degrees = -20; degrees <= 85; degrees += 5) {
    double angle = degrees * G_PI / 180;

    before = last;
    last =
      project (marks,
               PSR_VEC3 (center.x + 0.102 * cos (angle), center.y, center.z + 0.102 * sin (angle)));
    if (degrees == -20)
      cairo_move_to (ink->cr, last.x, last.y);
    else if (degrees < 80)
      cairo_line_to (ink->cr, last.x, last.y);
  }
  psr_ink_stroke (ink, ink->width);
  psr_ink_draw_tip (ink, before, last);
}

/* The ring that strikes through, where it leaves the arrow free. */
static PsrSphere
get_dont (const PsrSkeleton *skeleton, PsrMarks shown)
{
  PsrVec3 middle = (shown & PSR_MARKS_PRESS) != 0 ? skeleton->waist : skeleton->pelvis;

  return (PsrSphere){ PSR_VEC3 (middle.x, middle.y, middle.z + 0.015), 0.180 };
}

static void
draw_dont (const Marks *marks, const PsrInk *ink, PsrMarks shown)
{
  PsrSphere around = get_dont (marks->skeleton, shown);
  PsrPoint center = project (marks, around.center);
  double radius = around.radius * marks->painter->projection->scale;
  double arm = radius * G_SQRT2 / 2;

  cairo_new_sub_path (ink->cr);
  cairo_arc (ink->cr, center.x, center.y, radius, 0, 2 * G_PI);
  cairo_move_to (ink->cr, center.x - arm, center.y - arm);
  cairo_line_to (ink->cr, center.x + arm, center.y + arm);
  psr_ink_stroke (ink, 1.8 * ink->width);
}

/* Between the heel of the straighter leg and the floor: the room that there is, or that there is
 * none. */
static void
draw_lift (const Marks *marks)
{
  const PsrLimb *legs = marks->skeleton->legs;
  double left = psr_vec3_distance (legs[PSR_LEFT].root, legs[PSR_LEFT].end);
  double right = psr_vec3_distance (legs[PSR_RIGHT].root, legs[PSR_RIGHT].end);
  PsrSide side = left > right ? PSR_LEFT : PSR_RIGHT;
  PsrVec3 heel = psr_skeleton_get_foot_point (marks->skeleton,
                                              side,
                                              PSR_VEC3 (-PSR_BODY_HEEL_BEHIND, 0, -0.021));
  PsrVec3 floor = PSR_VEC3 (heel.x, heel.y, 0);
  PsrVec3 knee = PSR_VEC3 (legs[side].middle.x, legs[side].middle.y, 0);

  if (heel.z > CONTACT_HEIGHT) {
    psr_ink_draw_dashed_line (marks->ink, project (marks, knee), project (marks, floor));
    psr_ink_draw_arrow (marks->ink, project (marks, floor), project (marks, heel));
  } else {
    psr_ink_draw_line (marks->ink, project (marks, knee), project (marks, floor));
    draw_contact (marks, floor, 0, 0.020);
  }
}

guint
psr_mark_painter_measure (const PsrSkeleton *skeleton,
                          PsrMarks marks,
                          const PsrBasis *view,
                          PsrSphere around[static PSR_MARKS_AROUND])
{
  guint n_spheres = 0;

  if ((marks & PSR_MARKS_DONT) != 0)
    around[n_spheres++] = get_dont (skeleton, marks);
  if ((marks & PSR_MARKS_GRAVITY) != 0)
    around[n_spheres++] = (PsrSphere){ skeleton->skull, WEIGHT_ABOVE + ARROW_LENGTH };
  if ((marks & PSR_MARKS_HEEL_DISTANCE) != 0)
    around[n_spheres++] = (PsrSphere){
      PSR_VEC3 (psr_flesh_get_buttock_end (skeleton) + 0.1, get_near_side (view) * BESIDE, 0),
      TEXT_ROOM,
    };

  return n_spheres;
}

void
psr_mark_painter_paint (const PsrPartPainter *painter,
                        const PsrInk *ink,
                        const PsrSkeleton *skeleton,
                        PsrMarks shown)
{
  Marks marks = { painter, ink, skeleton };
  PsrInk warning = *ink;

  warning.color = painter->palette->warning;
  warning.width *= 1.3;

  if ((shown & PSR_MARKS_CONTACTS) != 0)
    draw_contacts (&marks);
  if ((shown & PSR_MARKS_PARALLEL) != 0)
    draw_parallel (&marks);
  if ((shown & PSR_MARKS_LEVEL) != 0)
    draw_level (&marks);
  if ((shown & PSR_MARKS_GRAVITY) != 0)
    draw_gravity (&marks);
  if ((shown & PSR_MARKS_LIFT) != 0)
    draw_lift (&marks);
  if ((shown & PSR_MARKS_HEEL_DISTANCE) != 0)
    draw_heel_distance (&marks);
  if ((shown & PSR_MARKS_PRESS) != 0)
    draw_press (&marks, &warning);
  if ((shown & PSR_MARKS_TUCK) != 0)
    draw_tuck (&marks, &warning);
  if ((shown & PSR_MARKS_DONT) != 0)
    draw_dont (&marks, &warning, shown);
}

/* An arrow from outside to the edge of the hull, where this lies farthest towards the arrow. */
static void
point_at (const PsrInk *ink,
          const PsrProjection *projection,
          const PsrCircle *circles,
          guint n_circles)
{
  double length = ARROW_LENGTH * projection->scale;
  double grow = RING_GROW * projection->scale;
  double farthest = -G_MAXDOUBLE;
  PsrPoint to = { 0, 0 };

  for (guint i = 0; i < n_circles; i++) {
    double radius = circles[i].radius + grow;
    double support = circles[i].x * ARROW_X + circles[i].y * ARROW_Y + radius;

    if (support > farthest) {
      farthest = support;
      to = (PsrPoint){ circles[i].x + radius * ARROW_X, circles[i].y + radius * ARROW_Y };
    }
  }
  psr_ink_draw_arrow (ink, (PsrPoint){ to.x + ARROW_X * length, to.y + ARROW_Y * length }, to);
}

/* Returns: whether the two are so near in the picture that their rings would cross. */
static gboolean
do_cross (const PsrCircle *a, const PsrCircle *b, double grow)
{
  return hypot (a->x - b->x, a->y - b->y) < a->radius + b->radius + 2 * grow;
}

static void
draw_ring (const PsrPartPainter *painter,
           const PsrInk *ink,
           const PsrCircle *circles,
           guint n_circles)
{
  double grow = RING_GROW * painter->projection->scale;

  psr_projection_add_hull (painter->projection,
                           ink->cr,
                           circles,
                           n_circles,
                           (PsrOutline){ 1, grow, 0, 0 });
  psr_ink_stroke (ink, ink->width);
}

void
psr_mark_painter_paint_highlight (const PsrPartPainter *painter,
                                  const PsrInk *ink,
                                  const PsrSkeleton *skeleton,
                                  const char *name)
{
  const PsrProjection *projection = painter->projection;
  double grow = RING_GROW * projection->scale;
  PsrCircle circles[PSR_SHAPES_MAX_SPHERES];
  PsrPoint last = { -G_MAXDOUBLE, 0 };
  PsrShapes rings;

  psr_shapes_clear (&rings);
  psr_highlight_build (&rings, name, skeleton, painter->shapes);
  for (guint i = 0; i < rings.n_spheres; i++)
    circles[i] =
      psr_projection_project (projection, rings.spheres[i].center, rings.spheres[i].radius);

  /* A pair of places that are one in this view gets one ring. */
  if (rings.n_spheres == 2 && rings.n_hulls == 2 && do_cross (&circles[0], &circles[1], grow)) {
    rings.n_hulls = 1;
    rings.hulls[0].n_spheres = 2;
  }
  for (guint i = 0; i < rings.n_hulls; i++) {
    const PsrCircle *first = &circles[rings.hulls[i].first];
    guint n_circles = rings.hulls[i].n_spheres;
    if (!psr_highlight_has_seam (name))
      draw_ring (painter, ink, first, n_circles);
    if (psr_highlight_has_arrow (name) &&
        hypot (first->x - last.x, first->y - last.y) > ARROW_APART * projection->scale)
      point_at (ink, projection, first, n_circles);
    last = (PsrPoint){ first->x, first->y };
  }
}

/* Returns: how many hulls from @index on the seam goes round as if they were one: it does not
 * follow each finger and toe, nor each swell of a limb. @n_spheres: (out): of these together. */
static guint
gather_hulls (const PsrShapes *shapes, guint index, guint *n_spheres)
{
  PsrRegion region = shapes->hulls[index].region;
  gboolean is_convex = region == PSR_REGION_HEAD || region >= PSR_REGION_HAND_LEFT;
  guint n_hulls = 0;

  *n_spheres = 0;
  do {
    *n_spheres += shapes->hulls[index + n_hulls].n_spheres;
    n_hulls++;
  } while (is_convex && index + n_hulls < shapes->n_hulls &&
           shapes->hulls[index + n_hulls].region == region);

  return n_hulls;
}

void
psr_mark_painter_paint_seam (const PsrPartPainter *painter,
                             const PsrInk *ink,
                             const char *name,
                             int seam)
{
  const struct {
    PsrColor color;
    double grow;
  } layers[] = { { ink->halo, 4.0 }, { ink->color, 3.0 }, { ink->halo, 1.4 } };

  for (guint layer = 0; layer < G_N_ELEMENTS (layers); layer++) {
    PsrOutline outline = { 1, layers[layer].grow * ink->width, 0, 0 };
    guint n_hulls, n_spheres;

    for (guint i = 0; i < painter->shapes->n_hulls; i += n_hulls) {
      const PsrHull *hull = &painter->shapes->hulls[i];

      n_hulls = gather_hulls (painter->shapes, i, &n_spheres);
      if (psr_highlight_get_seam (name, hull->region) == seam)
        psr_projection_add_hull (painter->projection,
                                 ink->cr,
                                 &painter->circles[hull->first],
                                 n_spheres,
                                 outline);
    }
    cairo_set_source_rgba (ink->cr,
                           layers[layer].color.red,
                           layers[layer].color.green,
                           layers[layer].color.blue,
                           ink->alpha);
    cairo_fill (ink->cr);
  }
}
