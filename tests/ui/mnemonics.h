/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* Appends the mnemonics of @widget and all that it holds; no letter may come twice. */
void mnemonics_collect (GtkWidget *widget, GString *mnemonics);
