/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/psr-tension.h"

G_BEGIN_DECLS

/**
 * PsrTensionBox:
 *
 * Asks how tense a person is: a button for each number, and in words what the chosen one means. The
 * chosen button takes it back. Nothing is seen of it while that is not asked.
 */
#define PSR_TYPE_TENSION_BOX (psr_tension_box_get_type ())
G_DECLARE_FINAL_TYPE (PsrTensionBox, psr_tension_box, PSR, TENSION_BOX, AdwBin)

GtkWidget *psr_tension_box_new (PsrTension *tension, PsrTensionMoment moment);

/* In widgets of this class the keys 0 to 9, and T for ten, do @action (int32), unless what has the
 * focus takes them for itself. */
void psr_tension_box_bind_keys (GtkWidgetClass *widget_class, const char *action);

/* Returns: the question, translated. */
const char *psr_tension_box_get_question (void);

G_END_DECLS
