/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  PSR_PLOT_BARS,
  PSR_PLOT_POINTS, /* joined by lines, see @join_from */
} PsrPlotKind;

#define PSR_PLOT_MAX_SERIES 2

/* One value for each period: @values, NAN for none, and how a table says it. */
typedef struct {
  char *name;
  GArray *values; /* of double */
  GPtrArray *texts; /* of char * */
} PsrPlotSeries;

/**
 * PsrPlotData:
 * @max: the top of the scale, which begins at 0
 * @ticks: (array zero-terminated=1): what stands beside the scale, evenly from 0 to @max
 * @period_title: what the periods are, for the table: "Week"
 * @periods: (element-type utf8): their names, in the order of time
 * @series: up to %PSR_PLOT_MAX_SERIES, each with a value for every period
 * @join_from: how many known values a series must have before lines join them
 * @band_middle: the middle of the band in which differences say nothing; NAN for no band
 * @band_half: how far it reaches on each side
 *
 * What a plot shows, as a picture and as a table.
 */
typedef struct {
  PsrPlotKind kind;
  double max;
  char **ticks;
  char *period_title;
  GPtrArray *periods;
  PsrPlotSeries series[PSR_PLOT_MAX_SERIES];
  guint n_series;
  guint join_from;
  double band_middle;
  double band_half;
} PsrPlotData;

/* @ticks: (transfer full) */
PsrPlotData *
psr_plot_data_new (PsrPlotKind kind, double max, char **ticks, const char *period_title);
void psr_plot_data_free (PsrPlotData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPlotData, psr_plot_data_free)

/* Returns: the number of the series. */
guint psr_plot_data_add_series (PsrPlotData *self, const char *name);
void psr_plot_data_add_period (PsrPlotData *self, const char *name);

/* The value of a series for the period after its last one. @text: (transfer full) */
void psr_plot_data_add_value (PsrPlotData *self, guint series, double value, char *text);

/* Whether lines join the values of a series. */
gboolean psr_plot_data_is_joined (const PsrPlotData *self, guint series);

G_END_DECLS
