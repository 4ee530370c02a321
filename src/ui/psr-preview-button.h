/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ui/psr-preview.h"

G_BEGIN_DECLS

/**
 * PsrPreviewButton:
 *
 * Plays one lane of a #PsrPreview, and stops it.
 */
#define PSR_TYPE_PREVIEW_BUTTON (psr_preview_button_get_type ())
G_DECLARE_FINAL_TYPE (PsrPreviewButton, psr_preview_button, PSR, PREVIEW_BUTTON, GtkButton)

/* To be called once. */
void psr_preview_button_set_up (PsrPreviewButton *self, PsrPreview *preview, PsrLane lane);

G_END_DECLS
