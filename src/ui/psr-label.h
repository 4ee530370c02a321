/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What labels whose words come and go, and are read from afar, need beyond GtkLabel. */

/* A label that stays the same is not laid out and drawn anew. Returns: whether it changed. */
gboolean psr_label_set_text (GtkLabel *label, const char *text);

/* @scale: of the size that the interface's text has. */
void psr_label_set_scale (GtkLabel *label, double scale, PangoWeight weight);

/* Returns: the height of a line of the interface's text in @widget, in pixels; at least 1. */
double psr_label_measure_line (GtkWidget *widget);

G_END_DECLS
