/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Longer than whatever a test of a widget waits for, on a busy machine. */
#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

typedef cairo_surface_t Picture;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, cairo_surface_destroy)

/* GLib's tests and libadwaita, in the language of the environment. */
void init_ui_tests (int *argc, char ***argv);

void set_animations (gboolean enabled);

/* Iterates for so long. Returns: how often the program woke up for anything else than the end of
 * the time. */
guint count_wake_ups (guint ms);

/* Until all that follows from opening a window is done. */
void settle (void);

void iterate_until_mapped (GtkWidget *widget);

/* Returns: (transfer none) (nullable): the widget of @type with the number @n, counted from 0,
 * among @widget and all that it holds. */
GtkWidget *find_widget (GtkWidget *widget, GType type, guint n);

/* Does what the key is bound to, as if @widget had the focus; it must be bound. Returns: whether
 * that has had an effect. */
gboolean press_bound_key (GtkWidget *widget, guint keyval);

/* Returns: (transfer full): what the widget would show if a frame were drawn now. */
Picture *draw_widget (GtkWidget *widget);

/* They are of one size. */
gboolean is_same_picture (Picture *a, Picture *b);

G_END_DECLS
