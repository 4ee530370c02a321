/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What became of one reminder on one local date. */
typedef enum {
  PSR_REMINDER_OPEN, /* nothing yet */
  PSR_REMINDER_SHOWN,
  PSR_REMINDER_SNOOZED,
  PSR_REMINDER_SKIPPED, /* "not today" */
  PSR_REMINDER_MISSED, /* dropped without a word */
} PsrReminderMark;

/**
 * PsrReminderState:
 *
 * What was shown, snoozed, skipped and missed, for each local date, and when the last rest was. A
 * plain value; it is kept as a #GVariant of %PSR_REMINDER_STATE_TYPE. A date is a Julian day as
 * GDate counts them, a moment is in seconds since 1970 UTC.
 */
typedef struct _PsrReminderState PsrReminderState;

#define PSR_REMINDER_STATE_TYPE "(xa(suyx))"

PsrReminderState *psr_reminder_state_new (void);
void psr_reminder_state_free (PsrReminderState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrReminderState, psr_reminder_state_free)

/* Whatever the values are, something that can be used comes out. */
PsrReminderState *psr_reminder_state_new_from_variant (GVariant *variant);

/* Returns: (transfer floating) */
GVariant *psr_reminder_state_to_variant (PsrReminderState *self);

/* A rest was done, just now: today's reminders are silent from now on. */
void psr_reminder_state_note_rest (PsrReminderState *self, gint64 now_s);

/* Returns: when the last rest was, 0 for never. */
gint64 psr_reminder_state_get_rest (PsrReminderState *self);

/* @until_s: for %PSR_REMINDER_SNOOZED, else 0. */
void psr_reminder_state_set_mark (PsrReminderState *self,
                                  const char *id,
                                  guint32 date,
                                  PsrReminderMark mark,
                                  gint64 until_s);

/* @until_s: (out) (optional) */
PsrReminderMark
psr_reminder_state_get_mark (PsrReminderState *self, const char *id, guint32 date, gint64 *until_s);

/* "Not today": every reminder, also one that is added later. */
void psr_reminder_state_skip_date (PsrReminderState *self, guint32 date);

/* Whether one has been shown on that date and nothing has been answered. */
gboolean psr_reminder_state_is_standing (PsrReminderState *self, guint32 date);

G_END_DECLS
