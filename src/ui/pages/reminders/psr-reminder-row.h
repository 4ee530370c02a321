/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "reminder/psr-reminder.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/**
 * PsrReminderRow:
 *
 * One reminder: its time and days to be read, everything about it to be changed.
 *
 * Signals: `changed` (PsrReminder *): the person wants this one in its place; `removed`.
 */
#define PSR_TYPE_REMINDER_ROW (psr_reminder_row_get_type ())
G_DECLARE_FINAL_TYPE (PsrReminderRow, psr_reminder_row, PSR, REMINDER_ROW, AdwExpanderRow)

GtkWidget *psr_reminder_row_new (PsrScriptCatalog *scripts);

/* Shows @reminder from now on. */
void psr_reminder_row_set_reminder (PsrReminderRow *self, PsrReminder *reminder);

/* Returns: (transfer none) */
PsrReminder *psr_reminder_row_get_reminder (PsrReminderRow *self);

G_END_DECLS
