/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer floating): a piece of a text to read: it wraps and begins at the start.
 *   @role: what it is in the text, for screen readers. */
GtkWidget *psr_text_label_new (const char *text, GtkAccessibleRole role);

G_END_DECLS
