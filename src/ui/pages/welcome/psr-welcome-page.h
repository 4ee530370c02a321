/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "ui/psr-preview.h"

G_BEGIN_DECLS

/**
 * PsrWelcomePage:
 *
 * The first start, in three short panels: what this is, when not to, and how it sounds. Enter goes
 * on, Escape skips; either way the key `welcomed` is TRUE in the end. A screen reader reads each
 * panel when it comes, for the focus goes there.
 */
#define PSR_TYPE_WELCOME_PAGE (psr_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrWelcomePage, psr_welcome_page, PSR, WELCOME_PAGE, AdwBin)

GtkWidget *psr_welcome_page_new (GSettings *settings,
                                 PsrVoiceCatalog *voices,
                                 PsrPoseCatalog *poses,
                                 PsrPreview *preview);

/* @look: the id of one of psr_looks_get_all(). */
void psr_welcome_page_set_look (PsrWelcomePage *self, const char *look);

/* Puts the focus on the panel that is shown, and makes its way on the default of the window. */
void psr_welcome_page_focus (PsrWelcomePage *self);

G_END_DECLS
