/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "reminder/psr-reminder.h"

G_BEGIN_DECLS

/* More than a person can want; what the settings hold beyond is ignored. */
#define PSR_REMINDER_LIST_MOST 20

/**
 * PsrReminderList:
 *
 * A person's reminders, a #GListModel of #PsrReminder that is kept under the key `reminders` of the
 * settings and follows it, whoever changes it. What the key holds that is no reminder, or has the
 * id of one before, is left out and goes with the next change.
 */
#define PSR_TYPE_REMINDER_LIST (psr_reminder_list_get_type ())
G_DECLARE_FINAL_TYPE (PsrReminderList, psr_reminder_list, PSR, REMINDER_LIST, GObject)

PsrReminderList *psr_reminder_list_new (GSettings *settings);

/* Whether one is on, on some day at least. */
gboolean psr_reminder_list_is_active (PsrReminderList *self);

/* Returns: (transfer none) (nullable) */
PsrReminder *psr_reminder_list_find (PsrReminderList *self, const char *id);

/* @position: as far as the end; a full list stays as it is. */
void psr_reminder_list_insert (PsrReminderList *self, guint position, PsrReminder *reminder);

/* Puts @reminder in the place of the one of the same id, if it is there. */
void psr_reminder_list_replace (PsrReminderList *self, PsrReminder *reminder);

void psr_reminder_list_remove (PsrReminderList *self, guint position);

G_END_DECLS
