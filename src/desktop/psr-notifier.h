/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "reminder/psr-reminder-keeper.h"

G_BEGIN_DECLS

/**
 * PsrNotifier:
 *
 * Says on the desktop what a #PsrReminderKeeper has to say, with a quiet notification, and takes it
 * back when it is over. Its buttons are actions of the application, so that the desktop can start
 * the program for them: `reminder-start`, `reminder-later` and `reminder-not-today`, each with the
 * id of the reminder (string). The latter two are added here; `reminder-start` is the
 * application's.
 */
#define PSR_TYPE_NOTIFIER (psr_notifier_get_type ())
G_DECLARE_FINAL_TYPE (PsrNotifier, psr_notifier, PSR, NOTIFIER, GObject)

/* To be made before the keeper starts. */
PsrNotifier *psr_notifier_new (GApplication *application, PsrReminderKeeper *keeper);

/* Takes back what stands there. */
void psr_notifier_withdraw (PsrNotifier *self);

/* Shows how a reminder looks; it reminds of nothing. */
void psr_notifier_show_example (PsrNotifier *self);

G_END_DECLS
