/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-label.h"

gboolean
psr_label_set_text (GtkLabel *label, const char *text)
{
  g_return_val_if_fail (GTK_IS_LABEL (label), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (g_str_equal (gtk_label_get_label (label), text))
    return FALSE;

  gtk_label_set_label (label, text);
  return TRUE;
}

void
psr_label_set_scale (GtkLabel *label, double scale, PangoWeight weight)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  gtk_label_set_attributes (label, attributes);
}

double
psr_label_measure_line (GtkWidget *widget)
{
  PangoFontMetrics *metrics;
  int height;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);

  return MAX ((double) height / PANGO_SCALE, 1);
}
