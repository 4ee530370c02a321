/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ui/psr-plot-data.h"

G_BEGIN_DECLS

#define PSR_TYPE_PLOT (psr_plot_get_type ())
G_DECLARE_FINAL_TYPE (PsrPlot, psr_plot, PSR, PLOT, GtkWidget)

/**
 * PsrPlot:
 *
 * Draws a #PsrPlotData. To a screen reader it is one image, to be named by whoever shows it, with a
 * table beside it for the numbers. Two series differ in shape as well as in colour.
 */

/* @data: (nullable): is watched no longer than until the next call or the end of the widget, which
 *   it must outlive. */
void psr_plot_set_data (PsrPlot *self, const PsrPlotData *data);

G_END_DECLS
