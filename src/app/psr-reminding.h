/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desktop/psr-autostart.h"
#include "desktop/psr-notifier.h"

G_BEGIN_DECLS

/**
 * PsrReminding:
 *
 * What the process with the window and the one without have in common: it keeps the reminders, says
 * them on the desktop, and has the desktop start the program while one is on.
 */
#define PSR_TYPE_REMINDING (psr_reminding_get_type ())
G_DECLARE_FINAL_TYPE (PsrReminding, psr_reminding, PSR, REMINDING, GObject)

/* @application: registered. What is due already is said at once. */
PsrReminding *psr_reminding_new (GApplication *application, GSettings *settings);

/* Returns: (transfer none) */
PsrReminderKeeper *psr_reminding_get_keeper (PsrReminding *self);
PsrNotifier *psr_reminding_get_notifier (PsrReminding *self);
PsrAutostart *psr_reminding_get_autostart (PsrReminding *self);

G_END_DECLS
