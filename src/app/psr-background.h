/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsrBackground:
 *
 * The program without a window: it waits while a reminder is on, answers the buttons of the
 * notification, and starts the window for everything that needs one. The desktop starts it for its
 * name on the bus, too; then it stays for a moment. It hands its name over to a window that comes.
 */
#define PSR_TYPE_BACKGROUND (psr_background_get_type ())
G_DECLARE_FINAL_TYPE (PsrBackground, psr_background, PSR, BACKGROUND, GApplication)

PsrBackground *psr_background_new (void);

G_END_DECLS
