/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrApplication:
 *
 * Puts the rooms together: makes the player, the session, the catalogues and the window.
 */
#define PSR_TYPE_APPLICATION (psr_application_get_type ())
G_DECLARE_FINAL_TYPE (PsrApplication, psr_application, PSR, APPLICATION, AdwApplication)

PsrApplication *psr_application_new (void);

/* Whether no window could be shown; what was wrong has been said on stderr. */
gboolean psr_application_has_failed (PsrApplication *self);

/* Whether it kept the reminders, and one is on: now that it has ended, somebody else has to. */
gboolean psr_application_wants_background (PsrApplication *self);

G_END_DECLS
