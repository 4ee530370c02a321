/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has a screen reader say it once, when @widget is seen. Before GTK 4.14 only what appears in a
 * widget with a live role, such as status or alert, is said. */
void psr_announce (GtkWidget *widget, const char *words);

G_END_DECLS
