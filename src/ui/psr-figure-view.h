/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "base/psr-view.h"
#include "figure/psr-transition.h"

G_BEGIN_DECLS

/**
 * PsrFigureView:
 *
 * Shows a pose, moves from one to the next, breathes, and can be turned: by dragging and with the
 * arrow keys, also with Shift; Home and a double click turn it back. Draws nothing while nothing
 * changes.
 *
 * The description of the pose is the widget's accessible label.
 *
 * Signal `arrived`: the pose is shown as it is, moved to or at once.
 */
#define PSR_TYPE_FIGURE_VIEW (psr_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (PsrFigureView, psr_figure_view, PSR, FIGURE_VIEW, GtkWidget)

GtkWidget *psr_figure_view_new (void);

/* Moves on to @pose, seen in @view, unless the interface is to keep still: then it is there at
 * once. A turn by hand ends. @highlight: (nullable): the part of the body that is spoken of. */
void
psr_figure_view_show_pose (PsrFigureView *self, PsrPose *pose, PsrView view, const char *highlight);

/* How the next poses are shown: @muscles: whether psoas and iliacus are seen, and the bones that
 * they join; @near: whether the hips fill the picture; @pace: of the way from one to the next. */
void
psr_figure_view_set_manner (PsrFigureView *self, gboolean muscles, gboolean near, PsrPace pace);

/* @description: (nullable): the accessible label, instead of the description of each pose */
void psr_figure_view_set_description (PsrFigureView *self, const char *description);

/* Stops on the way to a pose, and goes on; one that is shown anew goes on too.
 * Returns: whether there is something left to go on with. */
void psr_figure_view_pause (PsrFigureView *self);
gboolean psr_figure_view_resume (PsrFigureView *self);

/* Whether it breathes; it does not at first, and never when the interface is to keep still. */
void psr_figure_view_set_breathing (PsrFigureView *self, gboolean breathing);

/* @look: the id of one of psr_looks_get_all(); an unknown one is the default. */
void psr_figure_view_set_look (PsrFigureView *self, const char *look);

G_END_DECLS
