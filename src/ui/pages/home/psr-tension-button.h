/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/psr-tension.h"

G_BEGIN_DECLS

/**
 * PsrTensionButton:
 *
 * Asks in one line how tense a person is before a rest, or shows what was told; #PsrTensionBox
 * opens above it. Nothing is seen of it unless that is asked before the session that is chosen.
 *
 * Signal: `told`: the box has closed upon an answer.
 */
#define PSR_TYPE_TENSION_BUTTON (psr_tension_button_get_type ())
G_DECLARE_FINAL_TYPE (PsrTensionButton, psr_tension_button, PSR, TENSION_BUTTON, GtkButton)

/* To be called once. */
void psr_tension_button_set_up (PsrTensionButton *self, PsrTension *tension);

G_END_DECLS
