/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "figure/psr-camera.h"
#include "figure/psr-highlight.h"
#include "figure/psr-palette.h"
#include "figure/psr-pose.h"
#include "figure/psr-stance.h"

G_BEGIN_DECLS

/**
 * PsrFigureBox:
 *
 * A rectangle of the plane of the picture, in heights of the body, y upwards: what a picture is
 * fitted to.
 */
typedef struct {
  double left, right, bottom, top;
} PsrFigureBox;

PsrFigureBox psr_figure_box_lerp (PsrFigureBox a, PsrFigureBox b, double t);

/**
 * PsrFigureScene:
 * @stance: the body and what stands about it
 * @camera: from where it is seen
 * @box: what is to fit into the picture, from psr_figure_scene_measure() or between two of these
 * @breath: 0 out, 1 in
 * @marks: what is drawn over the picture
 * @marks_alpha: how plainly, 0 to 1
 * @highlight: (nullable): the part of the body that is spoken of, one of
 *   psr_highlights_get_all()
 * @near: whether the lower back and the hips fill the picture, and the rest may lie outside
 *
 * What is to be seen.
 */
typedef struct {
  PsrStance stance;
  PsrCamera camera;
  PsrFigureBox box;
  double breath;
  PsrMarks marks;
  double marks_alpha;
  const char *highlight;
  gboolean near;
} PsrFigureScene;

/**
 * PsrFigureStyle:
 * @look: (nullable): skin, hair and clothes; %NULL for the default
 * @scheme: against what it is drawn
 * @accent: the colour that points at things
 * @font: (nullable): of text in the picture; %NULL for the default font
 * @paints_background: whether the picture is opaque
 *
 * How it is to look.
 */
typedef struct {
  const PsrLook *look;
  PsrScheme scheme;
  PsrColor accent;
  const PangoFontDescription *font;
  gboolean paints_background;
} PsrFigureStyle;

/* Sets up a scene that shows @pose in @view with its own marks, fitted. */
void
psr_figure_scene_init (PsrFigureScene *scene, const PsrPose *pose, PsrView view, double height_cm);

/* Returns: what is to fit into the picture for all of the scene to be seen; @box plays no part. */
PsrFigureBox psr_figure_scene_measure (const PsrFigureScene *scene);

/* Light, the first look, the accent of the desktop's default, an opaque picture. */
void psr_figure_style_init (PsrFigureStyle *style);

/* Paints the scene into the rectangle from (0, 0) to (@width, @height). The state of @cr is kept.
 */
void psr_figure_paint (const PsrFigureScene *scene,
                       const PsrFigureStyle *style,
                       cairo_t *cr,
                       double width,
                       double height);

G_END_DECLS
