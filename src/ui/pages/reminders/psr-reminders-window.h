/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "reminder/psr-reminder-keeper.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/**
 * PsrRemindersWindow:
 *
 * The reminders: what comes next, in words; each of them, to be changed; and whether the desktop
 * lets the program remind at all.
 *
 * Signals: `example`: the person wants to see what a reminder looks like.
 */
#define PSR_TYPE_REMINDERS_WINDOW (psr_reminders_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrRemindersWindow, psr_reminders_window, PSR, REMINDERS_WINDOW, AdwWindow)

GtkWindow *
psr_reminders_window_new (GtkWindow *parent, PsrReminderKeeper *keeper, PsrScriptCatalog *scripts);

/* @on: whether the desktop starts the program. @advice: (nullable): why it does not although it
 *   should, and what to do. */
void
psr_reminders_window_show_background (PsrRemindersWindow *self, gboolean on, const char *advice);

G_END_DECLS
