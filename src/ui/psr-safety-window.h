/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/**
 * PsrSafetyWindow:
 *
 * The safety text, before the first check that somebody does. Its one button notes that it was read
 * (`check-safety-seen` of the settings) and does `begin` of the window behind it; Escape goes back
 * to that.
 */
#define PSR_TYPE_SAFETY_WINDOW (psr_safety_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrSafetyWindow, psr_safety_window, PSR, SAFETY_WINDOW, AdwWindow)

/* Whether it belongs before the session that the settings name: one that asks, and the first. */
gboolean psr_safety_window_is_wanted (GSettings *settings, PsrScriptCatalog *scripts);

/* @parent: has the action `begin`. */
GtkWindow *psr_safety_window_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
