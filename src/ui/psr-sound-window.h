/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrSoundWindow:
 *
 * How loud the voice, the bells and the background sound are, each from silence on, under the keys
 * `volume-voice`, `volume-bells` and `volume-bed` of the settings; heard at once, also in the
 * middle of a session.
 */
#define PSR_TYPE_SOUND_WINDOW (psr_sound_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrSoundWindow, psr_sound_window, PSR, SOUND_WINDOW, AdwWindow)

GtkWindow *psr_sound_window_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
