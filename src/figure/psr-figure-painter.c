/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-figure-painter.h"

#include <math.h>
#include <string.h>

#include "figure/psr-depth-order.h"
#include "figure/psr-flesh.h"
#include "figure/psr-furniture.h"
#include "figure/psr-head-painter.h"
#include "figure/psr-part-painter.h"

/* Round the picture, as a part of its shorter side. */
#define MARGIN 0.05

/* No body is drawn larger than this part of the shorter side of the picture for one height, or a
 * person who sits would be a giant beside one who lies. */
#define LARGEST 1.7

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
  return (PsrFigureBox) {
    .left = a.left + (b.left - a.left) * t,
    .right = a.right + (b.right - a.right) * t,
    .bottom = a.bottom + (b.bottom - a.bottom) * t,
    .top = a.top + (b.top - a.top) * t,
  };
}

PsrFigureBox
psr_figure_scene_measure (const PsrFigureScene *scene)
{
  PsrFigureBox box = { G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE };
  PsrBasis view = psr_camera_get_basis (scene->camera);
  Model model;

  build_model (&model, scene, 0);
  for (guint i = 0; i < model.shapes.n_spheres; i++) {
    const PsrSphere *sphere = &model.shapes.spheres[i];
    double x = psr_vec3_dot (sphere->center, view.x), y = psr_vec3_dot (sphere->center, view.y);

    box.left = MIN (box.left, x - sphere->radius);
    box.right = MAX (box.right, x + sphere->radius);
    box.bottom = MIN (box.bottom, y - sphere->radius);
    box.top = MAX (box.top, y + sphere->radius);
  }

  return box;
}

void
psr_figure_scene_init (PsrFigureScene *scene,
                       const PsrPose *pose,
                       PsrFigureView view,
                       double height_cm)
{
  *scene = (PsrFigureScene) {
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
  *style = (PsrFigureStyle) {
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
  psr_projection_init (projection, scene->camera, scale,
                       width / 2 - scale * (box->left + box->right) / 2,
                       height / 2 + scale * (box->bottom + box->top) / 2);
}

static void
set_source (cairo_t *cr, PsrColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

/* Seen from the side the shadow has no width. */
static void
paint_shadow (const PsrPartPainter *painter, guint first_part)
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
      const PsrPart *part = &shapes->parts[p];

      for (guint h = part->first; h < part->first + part->n_hulls; h++) {
        const PsrHull *hull = &shapes->hulls[h];

        if (hull->region != PSR_REGION_FINGERS_LEFT && hull->region != PSR_REGION_FINGERS_RIGHT)
          psr_projection_add_shadow (painter->projection, painter->cr,
                                     &shapes->spheres[hull->first], hull->n_spheres,
                                     layers[layer].grow);
      }
    }
    cairo_set_source_rgba (painter->cr, 0.08, 0.06, 0.12,
                           layers[layer].alpha * MIN (1, facing * 3));
    cairo_fill (painter->cr);
  }
}

static void
paint_parts (const PsrPartPainter *painter, const Model *model)
{
  guint order[PSR_SHAPES_MAX_PARTS];

  psr_depth_order (painter->shapes, painter->circles, painter->projection->scale, order);
  for (guint i = 0; i < painter->shapes->n_parts; i++) {
    const PsrPart *part = &painter->shapes->parts[order[i]];

    if (part->material == PSR_MATERIAL_MAT)
      continue;
    if (part->is_head)
      psr_head_painter_paint (painter, part, &model->skeleton);
    else
      psr_part_painter_paint (painter, part);
  }
}

static void
paint_mat (const PsrPartPainter *painter)
{
  for (guint i = 0; i < painter->shapes->n_parts; i++) {
    const PsrPart *part = &painter->shapes->parts[i];

    if (part->material == PSR_MATERIAL_MAT) {
      psr_part_painter_add_outline (painter, part, PSR_OUTLINE_PLAIN);
      set_source (painter->cr, painter->palette->materials[PSR_MATERIAL_MAT], part->alpha);
      cairo_fill (painter->cr);
    }
  }
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
  guint n_looks;

  build_model (&model, scene, scene->breath);
  psr_palette_init (&palette, style->look != NULL ? style->look : psr_looks_get_all (&n_looks),
                    style->scheme, style->accent);
  fit (&projection, scene, width, height);
  for (guint i = 0; i < model.shapes.n_spheres; i++)
    circles[i] = psr_projection_project (&projection, model.shapes.spheres[i].center,
                                         model.shapes.spheres[i].radius);

  /* Darkening with depth runs over the reach of a body, not of this pose: nothing flickers when a
   * hand comes nearer. */
  painter.nearest = psr_vec3_dot (model.skeleton.waist, projection.view.z) + 0.16;
  painter.farthest = painter.nearest - 0.42;

  cairo_save (cr);
  if (style->paints_background) {
    set_source (cr, palette.background, 1);
    cairo_rectangle (cr, 0, 0, width, height);
    cairo_fill (cr);
  }
  /* Sixteen shades of an edge instead of 255, at a third of the cost; nobody sees the difference. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  paint_mat (&painter);
  paint_shadow (&painter, model.first_body_part);
  paint_parts (&painter, &model);
  cairo_restore (cr);
}
