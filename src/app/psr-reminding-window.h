/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/psr-reminding.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/* Opens the window of the reminders, which also shows whether the desktop starts the program for
 * them, and shows an example on the desktop. */
void
psr_reminding_window_open (PsrReminding *reminding, GtkWindow *parent, PsrScriptCatalog *scripts);

G_END_DECLS
