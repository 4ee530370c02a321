/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/psr-program.h"

G_BEGIN_DECLS

/**
 * PsrSaveWindow:
 *
 * Saves a session as a sound file: asks for the format and the place, shows how far the writing is,
 * with Cancel, and what became of it. The writing itself is done by whoever listens to `save`.
 *
 * Signal `save` (#GFile file, gboolean overwrite, #GCancellable cancellable): the file is to be
 * written now, over one that is there if @overwrite. The cancellable is cancelled by Cancel and
 * when the window goes away. To be answered by psr_save_window_set_progress() while it lasts and,
 * in any case, by psr_save_window_finish(); there is no second `save` before.
 *
 * The format chosen last is kept under the key `save-format` of the settings.
 */
#define PSR_TYPE_SAVE_WINDOW (psr_save_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrSaveWindow, psr_save_window, PSR, SAVE_WINDOW, AdwWindow)

/* @endings: the formats that can be written, as endings without the dot. */
PsrSaveWindow *psr_save_window_new (GtkWindow *parent,
                                    GSettings *settings,
                                    PsrProgram *program,
                                    const char *const *endings);

/* @progress: 0 to 1. */
void psr_save_window_set_progress (PsrSaveWindow *self, double progress);

/* @warning: (nullable): what is missing in the file
 * @error: (nullable): why there is none; %G_IO_ERROR_CANCELLED is the person's own wish */
void psr_save_window_finish (PsrSaveWindow *self, const char *warning, const GError *error);

G_END_DECLS
