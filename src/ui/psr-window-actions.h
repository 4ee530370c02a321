/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/psr-window.h"

G_BEGIN_DECLS

/* The actions of the window, see there, and the windows that they open: at most one of each. */

void psr_window_actions_add (PsrWindow *self);

/* Enables those that make sense now: by the state of the session, by what is asked, and by what can
 * be gone on with. */
void psr_window_actions_update (PsrWindow *self);

void psr_window_actions_set_enabled (PsrWindow *self, const char *name, gboolean enabled);

/* For a window that goes. */
void psr_window_actions_close_windows (PsrWindow *self);

G_END_DECLS
