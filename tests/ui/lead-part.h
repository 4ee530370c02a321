/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Returns: (transfer none) (nullable): the part of a #PsrLeadView, or of what stands in it, that is
 *   called so in its template. */
gpointer lead_part_find (GtkWidget *lead, const char *name);
