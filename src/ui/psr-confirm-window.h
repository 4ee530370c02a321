/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSR_TYPE_CONFIRM_WINDOW (psr_confirm_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrConfirmWindow, psr_confirm_window, PSR, CONFIRM_WINDOW, AdwWindow)

/**
 * PsrConfirmWindow:
 *
 * Asks before something that cannot be taken back. Cancel has the focus, Escape means it.
 *
 * Signal: `confirmed`: the person wants it; the window has closed.
 */

/* @label: what the button says that does it, with a mnemonic. */
GtkWindow *psr_confirm_window_new (GtkWindow *parent,
                                   const char *heading,
                                   const char *body,
                                   const char *label);

G_END_DECLS
