/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-state.h"

/* Days are forgotten by their number and never by their date: a clock that was wrong for an hour
 * must not open what is settled. Enough for more than a week of a full list. */
#define MOST_ENTRIES 200

/* The id that stands for all. */
#define EVERY_ID ""

typedef struct {
  char *id;
  guint32 date;
  PsrReminderMark mark;
  gint64 until_s;
} Entry;

struct _PsrReminderState {
  gint64 rest_s;
  GArray *entries; /* of Entry, the newest last */
};

static void
clear_entry (gpointer data)
{
  g_clear_pointer (&((Entry *) data)->id, g_free);
}

PsrReminderState *
psr_reminder_state_new (void)
{
  PsrReminderState *self = g_new0 (PsrReminderState, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);

  return self;
}

void
psr_reminder_state_free (PsrReminderState *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_free (self);
}

static Entry *
find_entry (PsrReminderState *self, const char *id, guint32 date)
{
  for (guint i = self->entries->len; i > 0; i--) {
    Entry *entry = &g_array_index (self->entries, Entry, i - 1);

    if (entry->date == date && g_str_equal (entry->id, id))
      return entry;
  }

  return NULL;
}

PsrReminderState *
psr_reminder_state_new_from_variant (GVariant *variant)
{
  PsrReminderState *self = psr_reminder_state_new ();
  g_autoptr (GVariantIter) iter = NULL;
  const char *id;
  guint32 date;
  guint8 mark;
  gint64 until_s;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE (PSR_REMINDER_STATE_TYPE)),
                        self);

  g_variant_get (variant, PSR_REMINDER_STATE_TYPE, &self->rest_s, &iter);
  while (g_variant_iter_next (iter, "(&suyx)", &id, &date, &mark, &until_s)) {
    if (mark > PSR_REMINDER_OPEN && mark <= PSR_REMINDER_MISSED)
      psr_reminder_state_set_mark (self, id, date, (PsrReminderMark) mark, until_s);
  }

  return self;
}

GVariant *
psr_reminder_state_to_variant (PsrReminderState *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(suyx)"));

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);

    g_variant_builder_add (&builder,
                           "(suyx)",
                           entry->id,
                           entry->date,
                           (guint8) entry->mark,
                           entry->until_s);
  }

  return g_variant_new ("(xa(suyx))", self->rest_s, &builder);
}

void
psr_reminder_state_note_rest (PsrReminderState *self, gint64 now_s)
{
  g_return_if_fail (self != NULL);

  self->rest_s = now_s;
}

gint64
psr_reminder_state_get_rest (PsrReminderState *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rest_s;
}

void
psr_reminder_state_set_mark (PsrReminderState *self,
                             const char *id,
                             guint32 date,
                             PsrReminderMark mark,
                             gint64 until_s)
{
  Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  entry = find_entry (self, id, date);
  if (entry == NULL) {
    Entry new_entry = { .id = g_strdup (id), .date = date };

    if (self->entries->len >= MOST_ENTRIES)
      g_array_remove_index (self->entries, 0);
    g_array_append_val (self->entries, new_entry);
    entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  }

  entry->mark = mark;
  entry->until_s = until_s;
}

PsrReminderMark
psr_reminder_state_get_mark (PsrReminderState *self, const char *id, guint32 date, gint64 *until_s)
{
  const Entry *entry;

  g_return_val_if_fail (self != NULL, PSR_REMINDER_OPEN);
  g_return_val_if_fail (id != NULL, PSR_REMINDER_OPEN);

  entry = find_entry (self, EVERY_ID, date);
  if (entry == NULL)
    entry = find_entry (self, id, date);
  if (until_s != NULL)
    *until_s = entry != NULL ? entry->until_s : 0;

  return entry != NULL ? entry->mark : PSR_REMINDER_OPEN;
}

void
psr_reminder_state_skip_date (PsrReminderState *self, guint32 date)
{
  psr_reminder_state_set_mark (self, EVERY_ID, date, PSR_REMINDER_SKIPPED, 0);
}

gboolean
psr_reminder_state_is_standing (PsrReminderState *self, guint32 date)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (find_entry (self, EVERY_ID, date) != NULL)
    return FALSE;

  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index (self->entries, Entry, i);

    if (entry->date == date && entry->mark == PSR_REMINDER_SHOWN)
      return TRUE;
  }

  return FALSE;
}
