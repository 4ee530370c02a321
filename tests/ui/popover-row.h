/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the popover of a #PsrPopoverRow in a window that is shown, as a person does: waits until
 * the row is drawn. Returns: (transfer none): the open popover. */
GtkWidget *popover_row_open (GtkWidget *row);

/* Takes the choice at @position of an open list, counted from 0, which closes it. */
void popover_row_choose (GtkWidget *list, guint position);

G_END_DECLS
