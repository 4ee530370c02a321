/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-figure-painter.h"

#include <math.h>
#include <string.h>

#include "figure/psr-anatomy.h"
#include "figure/psr-depth-order.h"
#include "figure/psr-flesh.h"
#include "figure/psr-furniture.h"
#include "figure/psr-head-painter.h"
#include "figure/psr-highlight.h"
#include "figure/psr-ink.h"
#include "figure/psr-mark-painter.h"
#include "figure/psr-part-painter.h"

/* Round the picture, as a part of its shorter side. */
#define MARGIN 0.05

/* No body is drawn larger than this part of the shorter side of the picture for one height, or a
 * person who sits would be a giant beside one who lies. */
#define LARGEST 1.7

/* Lines of marks, as a part of the shorter side, and in pixels. */
#define LINE     0.0058
#define THINNEST 1.5
#define THICKEST 9.0

/* What is left of the body's colours where the muscles are shown. */
#define VEIL 0.34

/* What is in the picture, built once for a frame. */
typedef struct {
  PsrSkeleton skeleton;
  PsrShapes shapes;
  guint first_body_part;
} Model;

static void
build_model (Model *model, const PsrFigureScene *scene, double breath)
{
  psr_skeleton_solve (&model->skeleton, &scene->stance);
  psr_shapes_clear (&model->shapes);
  psr_furniture_build (&model->shapes, &scene->stance, &model->skeleton);
  model->first_body_part = model->shapes.n_parts;
  psr_flesh_build (&model->shapes, &model->skeleton, breath);
}

PsrFigureBox
psr_figure_box_lerp (PsrFigureBox a, PsrFigureBox b, double t)
{
  return (PsrFigureBox){
    .left = a.left + (b.left - a.left) * t,
    .right = a.right + (b.right - a.right) * t,
    .bottom = a.bottom + (b.bottom - a.bottom) * t,
    .top = a.top + (b.top - a.top) * t,
  };
}

static void
extend_box (PsrFigureBox *box, const PsrBasis *view, PsrVec3 center, double radius)
{
  double x = psr_vec3_dot (center, view->x), y = psr_vec3_dot (center, view->y);

  box->left = MIN (box->left, x - radius);
  box->right = MAX (box->right, x + radius);
  box->bottom = MIN (box->bottom, y - radius);
  box->top = MAX (box->top, y + radius);
}

/* Marks that reach beyond the body. */
static void
extend_by_marks (PsrFigureBox *box,
                 const PsrBasis *view,
                 const PsrSkeleton *skeleton,
                 PsrMarks marks)
{
  PsrSphere around[PSR_MARKS_AROUND];
  guint n_spheres = psr_mark_painter_measure (skeleton, marks, view, around);

  for (guint i = 0; i < n_spheres; i++)
    extend_box (box, view, around[i].center, around[i].radius);
}

/* Round lower back and hips where a picture is near, as a part of the height. */
#define NEAR_RADIUS 0.13

static void
extend_by_hips (PsrFigureBox *box, const PsrBasis *view, const PsrSkeleton *skeleton)
{
  extend_box (box, view, psr_anatomy_get_vertebra (skeleton, 0), NEAR_RADIUS);
  for (PsrSide side = 0; side < PSR_N_SIDES; side++)
    extend_box (box, view, psr_anatomy_get_lesser_trochanter (skeleton, side), NEAR_RADIUS);
}

PsrFigureBox
psr_figure_scene_measure (const PsrFigureScene *scene)
{
  PsrFigureBox box = { G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE };
  PsrBasis view = psr_camera_get_basis (scene->camera);
  Model model;

  build_model (&model, scene, 0);
  if (scene->near) {
    extend_by_hips (&box, &view, &model.skeleton);
    return box;
  }

  for (guint i = 0; i < model.shapes.n_spheres; i++) {
    const PsrSphere *sphere = &model.shapes.spheres[i];

    extend_box (&box, &view, sphere->center, sphere->radius);
    extend_box (&box, &view, psr_projection_drop_shadow (sphere->center), sphere->radius);
  }
  extend_by_marks (&box, &view, &model.skeleton, scene->marks);

  return box;
}

void
psr_figure_scene_init (PsrFigureScene *scene, const PsrPose *pose, PsrView view, double height_cm)
{
  *scene = (PsrFigureScene){
    .camera = psr_pose_get_camera (pose, view),
    .marks = psr_pose_get_marks (pose),
    .marks_alpha = 1,
  };
  psr_stance_init (&scene->stance, pose, height_cm);
  scene->box = psr_figure_scene_measure (scene);
}

void
psr_figure_style_init (PsrFigureStyle *style)
{
  *style = (PsrFigureStyle){
    .scheme = PSR_SCHEME_LIGHT,
    .accent = { 0x1c / 255.0, 0x71 / 255.0, 0xd8 / 255.0 },
    .paints_background = TRUE,
  };
}

static void
fit (PsrProjection *projection, const PsrFigureScene *scene, double width, double height)
{
  const PsrFigureBox *box = &scene->box;
  double shorter = MIN (width, height);
  double margin = shorter * MARGIN;
  double wide = MAX (box->right - box->left, 0.1), high = MAX (box->top - box->bottom, 0.1);
  double scale = MIN ((width - 2 * margin) / wide, (height - 2 * margin) / high);

  scale = MIN (scale, shorter * LARGEST);
  psr_projection_init (projection,
                       scene->camera,
                       scale,
                       width / 2 - scale * (box->left + box->right) / 2,
                       height / 2 + scale * (box->bottom + box->top) / 2);
}

static void
set_source (cairo_t *cr, PsrColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

static void
project_all (const PsrProjection *projection, const PsrShapes *shapes, PsrCircle *circles)
{
  for (guint i = 0; i < shapes->n_spheres; i++)
    circles[i] =
      psr_projection_project (projection, shapes->spheres[i].center, shapes->spheres[i].radius);
}

/* Seen from the side the shadow has no width. */
static void
paint_shadow (const PsrPartPainter *painter, guint first_part, double strength)
{
  static const struct {
    double grow, alpha;
  } layers[] = { { 0.004, 0.09 }, { -0.008, 0.11 } };
  const PsrShapes *shapes = painter->shapes;
  double facing = fabs (painter->projection->view.z.z);

  if (facing < 0.05)
    return;

  for (guint layer = 0; layer < G_N_ELEMENTS (layers); layer++) {
    for (guint p = first_part; p < shapes->n_parts; p++) {
      const PsrBodyPart *part = &shapes->parts[p];

      for (guint h = part->first; h < part->first + part->n_hulls; h++) {
        const PsrHull *hull = &shapes->hulls[h];

        if (hull->region != PSR_REGION_FINGERS_LEFT && hull->region != PSR_REGION_FINGERS_RIGHT)
          psr_projection_add_shadow (painter->projection,
                                     painter->cr,
                                     &shapes->spheres[hull->first],
                                     hull->n_spheres,
                                     layers[layer].grow);
      }
    }
    cairo_set_source_rgba (painter->cr,
                           0.08,
                           0.06,
                           0.12,
                           strength * layers[layer].alpha * MIN (1, facing * 3));
    cairo_fill (painter->cr);
  }
}

/* Seen from the front or from above the legs do not hide one another. */
#define SIDE_BY_SIDE 0.012

static gboolean
is_joined (const PsrPartPainter *painter, const guint *order, guint i)
{
  return i < painter->shapes->n_parts && painter->shapes->parts[order[i]].joins != 0;
}

/* The pelvis grows together with the nearer leg, or with both where these lie side by side. Of
 * three in a row the one to be painted alone is put first. Returns: how many of the parts from
 * @order[0] on are painted as one. */
static guint
count_joined (const PsrPartPainter *painter, const Model *model, guint *order, guint i)
{
  const PsrShapes *shapes = painter->shapes;
  PsrVec3 between =
    psr_vec3_subtract (model->skeleton.legs[PSR_LEFT].root, model->skeleton.legs[PSR_RIGHT].root);
  gboolean side_by_side = fabs (psr_vec3_dot (between, painter->projection->view.z)) < SIDE_BY_SIDE;

  if (!is_joined (painter, order, i) || !is_joined (painter, order, i + 1))
    return 1;
  if (!is_joined (painter, order, i + 2)) {
    /* Two legs without a pelvis are two things. */
    gboolean has_pelvis =
      shapes->hulls[shapes->parts[order[i]].first].region == PSR_REGION_PELVIS ||
      shapes->hulls[shapes->parts[order[i + 1]].first].region == PSR_REGION_PELVIS;

    return has_pelvis ? 2 : 1;
  }
  if (side_by_side)
    return 3;

  if (shapes->hulls[shapes->parts[order[i]].first].region == PSR_REGION_PELVIS) {
    guint pelvis = order[i];

    order[i] = order[i + 1];
    order[i + 1] = pelvis;
  }
  return 1;
}

/* A seam lies behind the farthest of the parts that belong to it. @painted: seams painted so far,
 * as bits. */
static void
paint_seams (const PsrPartPainter *painter,
             const PsrInk *ink,
             const PsrBodyPart *part,
             const char *highlight,
             guint *painted)
{
  for (guint i = part->first; i < part->first + part->n_hulls; i++) {
    int seam = psr_highlight_get_seam (highlight, painter->shapes->hulls[i].region);

    if (seam < 0 || (*painted & 1u << seam) != 0)
      continue;
    psr_mark_painter_paint_seam (painter, ink, highlight, seam);
    *painted |= 1u << seam;
  }
}

/* @seam: (nullable): the highlight that is shown by a seam. */
static void
paint_parts (const PsrPartPainter *painter, const Model *model, const PsrInk *ink, const char *seam)
{
  const PsrShapes *shapes = painter->shapes;
  guint order[PSR_SHAPES_MAX_PARTS];
  guint n_joined, seams = 0;

  psr_depth_order (shapes, painter->circles, painter->projection->scale, order);
  for (guint i = 0; i < shapes->n_parts; i += n_joined) {
    const PsrBodyPart *joined[3] = { &shapes->parts[order[i]] };

    n_joined = count_joined (painter, model, order, i);
    for (guint j = 0; j < n_joined; j++)
      joined[j] = &shapes->parts[order[i + j]];

    for (guint j = 0; seam != NULL && j < n_joined; j++)
      paint_seams (painter, ink, joined[j], seam, &seams);
    if (joined[0]->is_head)
      psr_head_painter_paint (painter, joined[0], &model->skeleton);
    else if (joined[0]->material != PSR_MATERIAL_MAT)
      psr_part_painter_paint (painter, joined, n_joined);
  }
}

static void
paint_mat (const PsrPartPainter *painter)
{
  for (guint i = 0; i < painter->shapes->n_parts; i++) {
    const PsrBodyPart *part = &painter->shapes->parts[i];

    if (part->material == PSR_MATERIAL_MAT) {
      psr_part_painter_add_outline (painter, part, PSR_OUTLINE_PLAIN);
      set_source (painter->cr, painter->palette->materials[PSR_MATERIAL_MAT], part->alpha);
      cairo_fill (painter->cr);
    }
  }
}

/* Bones and muscles over the paled body, in the order of their own depths. */
static void
paint_anatomy (const PsrPartPainter *painter, const Model *model, double alpha)
{
  PsrShapes shapes;
  PsrCircle circles[PSR_SHAPES_MAX_SPHERES];
  PsrPartPainter inner = *painter;
  guint order[PSR_SHAPES_MAX_PARTS];

  psr_shapes_clear (&shapes);
  psr_anatomy_build (&shapes, &model->skeleton);
  project_all (painter->projection, &shapes, circles);
  inner.shapes = &shapes;
  inner.circles = circles;
  inner.layer_step = 1;
  psr_depth_order (&shapes, circles, painter->projection->scale, order);

  if (alpha < 1)
    cairo_push_group (painter->cr);
  for (guint i = 0; i < shapes.n_parts; i++) {
    const PsrBodyPart *part = &shapes.parts[order[i]];

    psr_part_painter_paint (&inner, &part, 1);
  }
  if (alpha < 1) {
    cairo_pop_group_to_source (painter->cr);
    cairo_paint_with_alpha (painter->cr, alpha);
  }
}

static double
get_muscles (const PsrFigureScene *scene)
{
  return (scene->marks & PSR_MARKS_MUSCLES) != 0 ? CLAMP (scene->marks_alpha, 0, 1) : 0;
}

static void
paint_body (const PsrPartPainter *painter,
            const Model *model,
            const PsrInk *ink,
            const PsrFigureScene *scene)
{
  double muscles = get_muscles (scene);
  const char *seam =
    ink->alpha > 0 && psr_highlight_has_seam (scene->highlight) ? scene->highlight : NULL;

  paint_parts (painter, model, ink, seam);
  if (muscles > 0)
    paint_anatomy (painter, model, muscles);
}

static void
paint_marks (const PsrPartPainter *painter,
             const PsrInk *ink,
             const Model *model,
             const PsrFigureScene *scene)
{
  if (scene->marks_alpha <= 0)
    return;

  psr_mark_painter_paint (painter, ink, &model->skeleton, scene->marks);
  if (scene->highlight != NULL)
    psr_mark_painter_paint_highlight (painter, ink, &model->skeleton, scene->highlight);
}

static void
pale (PsrPalette *palette, double t)
{
  for (PsrMaterial material = PSR_MATERIAL_SKIN; material <= PSR_MATERIAL_TROUSERS; material++)
    palette->materials[material] =
      psr_color_mix (palette->materials[material], palette->background, t);
  palette->hair = psr_color_mix (palette->hair, palette->background, t);
  palette->face = psr_color_mix (palette->face, palette->background, t);
  palette->shade = psr_color_mix (palette->shade, (PsrColor){ 1, 1, 1 }, t * 0.6);
}

void
psr_figure_paint (const PsrFigureScene *scene,
                  const PsrFigureStyle *style,
                  cairo_t *cr,
                  double width,
                  double height)
{
  Model model;
  PsrProjection projection;
  PsrPalette palette;
  PsrCircle circles[PSR_SHAPES_MAX_SPHERES];
  PsrPartPainter painter = { cr, &projection, &palette, &model.shapes, circles };
  PsrInk ink = { .cr = cr, .alpha = CLAMP (scene->marks_alpha, 0, 1), .font = style->font };
  guint n_looks;

  build_model (&model, scene, scene->breath);
  psr_palette_init (&palette,
                    style->look != NULL ? style->look : psr_looks_get_all (&n_looks),
                    style->scheme,
                    style->accent);
  pale (&palette, get_muscles (scene) * (1 - VEIL));
  ink.color = palette.accent;
  ink.halo = palette.background;
  ink.width = CLAMP (MIN (width, height) * LINE, THINNEST, THICKEST);
  fit (&projection, scene, width, height);
  project_all (&projection, &model.shapes, circles);

  /* Darkening with depth runs over the reach of a body, not of this pose: nothing flickers when a
   * hand comes nearer. */
  painter.nearest = psr_vec3_dot (model.skeleton.waist, projection.view.z) + 0.16;
  painter.farthest = painter.nearest - 0.42;
  /* A paled body shows half of its light. */
  painter.layer_step = get_muscles (scene) > 0 ? 2 : 1;

  cairo_save (cr);
  if (style->paints_background) {
    set_source (cr, palette.background, 1);
    cairo_rectangle (cr, 0, 0, width, height);
    cairo_fill (cr);
  }
  /* Sixteen shades of an edge instead of 255, at a third of the cost; nobody sees the difference.
   */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  paint_mat (&painter);
  paint_shadow (&painter, model.first_body_part, 1 - get_muscles (scene) * (1 - VEIL));
  paint_body (&painter, &model, &ink, scene);
  paint_marks (&painter, &ink, &model, scene);
  cairo_restore (cr);
}
