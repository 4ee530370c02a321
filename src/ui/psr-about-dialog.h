/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns: (transfer none): what this program is, under which licence, and on whose work it
 *   stands. GTK's own dialog, because libadwaita has none that is in all its versions. */
GtkWindow *psr_about_dialog_new (GtkWindow *parent);

G_END_DECLS
