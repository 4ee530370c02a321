/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "ui/psr-preview.h"

G_BEGIN_DECLS

/**
 * PsrPreferencesWindow:
 *
 * What stays the same from one session to the next: how it sounds, how it goes, how it looks. All
 * of it lives in the settings and is in force at once; where it can only be so from the next
 * session on, the window says so while a session is under way.
 */
#define PSR_TYPE_PREFERENCES_WINDOW (psr_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrPreferencesWindow,
                      psr_preferences_window,
                      PSR,
                      PREFERENCES_WINDOW,
                      AdwWindow)

/* @parent: with its application, whose keys work here too */
GtkWindow *psr_preferences_window_new (GtkWindow *parent,
                                       GSettings *settings,
                                       PsrSession *session,
                                       PsrVoiceCatalog *voices,
                                       PsrPoseCatalog *poses,
                                       PsrPreview *preview);

G_END_DECLS
