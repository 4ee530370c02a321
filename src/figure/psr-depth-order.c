/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-depth-order.h"

#include <math.h>

typedef struct {
  double left, top, right, bottom;
} Box;

typedef struct {
  const PsrShapes *shapes;
  const PsrCircle *circles;
  double scale;
  Box parts[PSR_SHAPES_MAX_PARTS];
  Box hulls[PSR_SHAPES_MAX_HULLS];
  double depths[PSR_SHAPES_MAX_PARTS]; /* mean */
  /* Whether the first must be painted before the second. */
  gboolean before[PSR_SHAPES_MAX_PARTS][PSR_SHAPES_MAX_PARTS];
} Sorter;

static gboolean
overlap (const Box *a, const Box *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static void
extend (Box *box, const Box *other)
{
  box->left = MIN (box->left, other->left);
  box->top = MIN (box->top, other->top);
  box->right = MAX (box->right, other->right);
  box->bottom = MAX (box->bottom, other->bottom);
}

static void
measure_part (Sorter *sorter, guint index)
{
  const PsrBodyPart *part = &sorter->shapes->parts[index];
  Box whole = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  double depth = 0;
  guint n_spheres = 0;

  for (guint h = part->first; h < part->first + part->n_hulls; h++) {
    const PsrHull *hull = &sorter->shapes->hulls[h];
    Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

    for (guint i = hull->first; i < hull->first + hull->n_spheres; i++) {
      const PsrCircle *circle = &sorter->circles[i];
      Box around = { circle->x - circle->radius,
                     circle->y - circle->radius,
                     circle->x + circle->radius,
                     circle->y + circle->radius };

      extend (&box, &around);
      depth += circle->depth;
      n_spheres++;
    }
    sorter->hulls[h] = box;
    extend (&whole, &box);
  }

  sorter->parts[index] = whole;
  sorter->depths[index] = n_spheres > 0 ? depth / n_spheres : 0;
}

/* The point of segment @p … @q nearest to @c in the picture. */
static PsrCircle
nearest_on_segment (const PsrCircle *p, const PsrCircle *q, const PsrCircle *c)
{
  double dx = q->x - p->x, dy = q->y - p->y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((c->x - p->x) * dx + (c->y - p->y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return (PsrCircle){
    p->x + dx * t,
    p->y + dy * t,
    p->radius + (q->radius - p->radius) * t,
    p->depth + (q->depth - p->depth) * t,
  };
}

/* By how much the first hull is nearer where the two overlap, each overlap counting by its
 * size. */
static double
compare_sphere (const Sorter *sorter, const PsrCircle *a, const PsrHull *hull)
{
  double sum = 0;

  for (guint j = 0; j < hull->n_spheres; j++) {
    const PsrCircle *p = &sorter->circles[hull->first + j];
    const PsrCircle *q = &sorter->circles[hull->first + (j + 1) % hull->n_spheres];
    PsrCircle b = nearest_on_segment (p, q, a);
    double dx = a->x - b.x, dy = a->y - b.y;
    double gap = sqrt (dx * dx + dy * dy) - a->radius - b.radius;
    double reach = MIN (a->radius, b.radius);

    if (gap < 0) {
      double nearer =
        a->depth + 0.5 * a->radius / sorter->scale - (b.depth + 0.5 * b.radius / sorter->scale);

      sum += nearer * MIN (-gap, 2 * reach) * reach;
    }
  }

  return sum;
}

static double
compare_hulls (const Sorter *sorter, const PsrHull *a, const PsrHull *b)
{
  double sum = 0;

  for (guint i = 0; i < a->n_spheres; i++)
    sum += compare_sphere (sorter, &sorter->circles[a->first + i], b);
  for (guint i = 0; i < b->n_spheres; i++)
    sum -= compare_sphere (sorter, &sorter->circles[b->first + i], a);

  return sum;
}

static void
compare_parts (Sorter *sorter, guint a, guint b)
{
  const PsrShapes *shapes = sorter->shapes;
  const PsrBodyPart *first = &shapes->parts[a], *second = &shapes->parts[b];
  double sum = 0;
  gboolean touch = FALSE;

  if (!overlap (&sorter->parts[a], &sorter->parts[b]))
    return;

  for (guint i = first->first; i < first->first + first->n_hulls; i++) {
    for (guint j = second->first; j < second->first + second->n_hulls; j++) {
      if (overlap (&sorter->hulls[i], &sorter->hulls[j])) {
        sum += compare_hulls (sorter, &shapes->hulls[i], &shapes->hulls[j]);
        touch = TRUE;
      }
    }
  }

  if (touch) {
    double smaller = MIN (sorter->parts[a].right - sorter->parts[a].left,
                          sorter->parts[b].right - sorter->parts[b].left);

    /* The preference for clothes counts like an overlap of the size of a limb. */
    sum += (first->nearer - second->nearer) * smaller * smaller * 0.25;
    sorter->before[a][b] = sum < 0;
    sorter->before[b][a] = sum > 0;
  }
}

/* Returns: the farthest of the parts that wait for no other; of those in a ring, the farthest. */
static guint
pick_next (const Sorter *sorter, const gboolean *painted)
{
  guint n_parts = sorter->shapes->n_parts;
  guint best = n_parts, farthest = n_parts;

  for (guint i = 0; i < n_parts; i++) {
    gboolean waits = FALSE;

    if (painted[i])
      continue;
    for (guint j = 0; j < n_parts && !waits; j++)
      waits = !painted[j] && sorter->before[j][i];
    if (!waits && (best == n_parts || sorter->depths[i] < sorter->depths[best]))
      best = i;
    if (farthest == n_parts || sorter->depths[i] < sorter->depths[farthest])
      farthest = i;
  }

  return best < n_parts ? best : farthest;
}

void
psr_depth_order (const PsrShapes *shapes, const PsrCircle *circles, double scale, guint *order)
{
  Sorter sorter = { .shapes = shapes, .circles = circles, .scale = scale };
  gboolean painted[PSR_SHAPES_MAX_PARTS] = { FALSE };

  g_return_if_fail (shapes != NULL);

  for (guint i = 0; i < shapes->n_parts; i++)
    measure_part (&sorter, i);
  for (guint i = 0; i < shapes->n_parts; i++)
    for (guint j = i + 1; j < shapes->n_parts; j++)
      compare_parts (&sorter, i, j);

  for (guint i = 0; i < shapes->n_parts; i++) {
    order[i] = pick_next (&sorter, painted);
    painted[order[i]] = TRUE;
  }
}
