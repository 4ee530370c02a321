/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-figure-painter.h"
#include "figure/psr-pose-catalog.h"
#include "ui-test-util.h"
#include "ui/psr-figure-view.h"

G_BEGIN_DECLS

/* A view of a figure in a window, and the shipped poses. */
typedef struct {
  PsrPoseCatalog *poses;
  GtkWidget *window;
  GtkWidget *widget; /* the view */
  PsrFigureView *view;
} FigureViewFixture;

void figure_view_set_up (FigureViewFixture *fixture, gconstpointer data);

/* Nothing keeps the widget, whatever it was doing. */
void figure_view_tear_down (FigureViewFixture *fixture, gconstpointer data);

/* Returns: (transfer none) */
PsrPose *figure_view_find_pose (FigureViewFixture *fixture, const char *name);

/* From the side. */
void figure_view_show_pose (FigureViewFixture *fixture, const char *name);

/* Returns: (transfer full): what the widget is to show, in the end. */
Picture *figure_view_paint (FigureViewFixture *fixture, const char *name, PsrScheme scheme);

/* Whether the widget shows this, or the pose at rest, in light colours. */
gboolean figure_view_shows (FigureViewFixture *fixture, Picture *expected);
gboolean figure_view_shows_pose (FigureViewFixture *fixture, const char *name);

G_END_DECLS
