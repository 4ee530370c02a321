/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-plot-data.h"

#include <math.h>

PsrPlotData *
psr_plot_data_new (PsrPlotKind kind, double max, char **ticks, const char *period_title)
{
  PsrPlotData *self = g_new0 (PsrPlotData, 1);

  self->kind = kind;
  self->max = max;
  self->ticks = ticks;
  self->period_title = g_strdup (period_title);
  self->periods = g_ptr_array_new_with_free_func (g_free);
  self->band_middle = NAN;

  return self;
}

void
psr_plot_data_free (PsrPlotData *self)
{
  for (guint i = 0; i < self->n_series; i++) {
    g_free (self->series[i].name);
    g_array_unref (self->series[i].values);
    g_ptr_array_unref (self->series[i].texts);
  }
  g_strfreev (self->ticks);
  g_free (self->period_title);
  g_ptr_array_unref (self->periods);
  g_free (self);
}

guint
psr_plot_data_add_series (PsrPlotData *self, const char *name)
{
  g_return_val_if_fail (self->n_series < PSR_PLOT_MAX_SERIES, 0);

  self->series[self->n_series] = (PsrPlotSeries){
    .name = g_strdup (name),
    .values = g_array_new (FALSE, FALSE, sizeof (double)),
    .texts = g_ptr_array_new_with_free_func (g_free),
  };

  return self->n_series++;
}

void
psr_plot_data_add_period (PsrPlotData *self, const char *name)
{
  g_ptr_array_add (self->periods, g_strdup (name));
}

void
psr_plot_data_add_value (PsrPlotData *self, guint series, double value, char *text)
{
  g_return_if_fail (series < self->n_series);

  g_array_append_val (self->series[series].values, value);
  g_ptr_array_add (self->series[series].texts, text);
}

gboolean
psr_plot_data_is_joined (const PsrPlotData *self, guint series)
{
  GArray *values;
  guint n_known = 0;

  g_return_val_if_fail (series < self->n_series, FALSE);

  values = self->series[series].values;
  for (guint i = 0; i < values->len; i++)
    n_known += !isnan (g_array_index (values, double, i));

  return n_known >= self->join_from;
}
