/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrShortcutsWindow:
 *
 * What every key does: the table of psr_shortcuts_get_all(), to be read and to be listened to.
 */
#define PSR_TYPE_SHORTCUTS_WINDOW (psr_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrShortcutsWindow, psr_shortcuts_window, PSR, SHORTCUTS_WINDOW, AdwWindow)

/* @parent: with its application, whose keys work here too */
GtkWindow *psr_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
