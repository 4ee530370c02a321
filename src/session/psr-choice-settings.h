/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "script/psr-script.h"

G_BEGIN_DECLS

/* What a person chose, as the settings of the program keep it (data/, the gschema). The length is
 * kept for each session by itself: 20 minutes of rest make no 20 minutes of stretching. */

/* Fills all of @choices; values that the session does not offer become the nearest that it does. */
void psr_choice_settings_read (GSettings *settings, PsrScript *script, PsrChoices *choices);

/* In whole minutes, from the session's shortest to its longest; its default when none was chosen.
 */
int psr_choice_settings_get_minutes (GSettings *settings, PsrScript *script);
void psr_choice_settings_set_minutes (GSettings *settings, PsrScript *script, int minutes);

/* This session becomes the chosen one, with this length. */
void psr_choice_settings_choose (GSettings *settings, PsrScript *script, int minutes);

G_END_DECLS
