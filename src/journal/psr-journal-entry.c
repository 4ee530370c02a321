/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-entry.h"

#include "base/psr-day.h"

struct _PsrJournalEntry {
  GObject parent_instance;

  PsrJournalFields fields; /* the texts are of the chunk */
  GStringChunk *texts;
};

G_DEFINE_FINAL_TYPE (PsrJournalEntry, psr_journal_entry, G_TYPE_OBJECT)

static void
psr_journal_entry_finalize (GObject *object)
{
  PsrJournalEntry *self = PSR_JOURNAL_ENTRY (object);

  g_string_chunk_free (self->texts);

  G_OBJECT_CLASS (psr_journal_entry_parent_class)->finalize (object);
}

static void
psr_journal_entry_class_init (PsrJournalEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_journal_entry_finalize;
}

static void
psr_journal_entry_init (PsrJournalEntry *self)
{
  self->texts = g_string_chunk_new (128);
}

void
psr_journal_fields_init (PsrJournalFields *fields)
{
  *fields = (PsrJournalFields){
    .id = "",
    .time_zone = "",
    .ending = PSR_JOURNAL_BROKEN_OFF,
    .session = "",
    .voice = "",
    .language = "",
    .arms = "",
    .props = "",
    .tension_before = PSR_TENSION_UNKNOWN,
    .tension_after = PSR_TENSION_UNKNOWN,
    .note = "",
  };
}

void
psr_journal_fields_set_start (PsrJournalFields *fields, GDateTime *time)
{
  fields->start_s = g_date_time_to_unix (time);
  fields->utc_offset_min = (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
  fields->time_zone = g_time_zone_get_identifier (g_date_time_get_timezone (time));
}

GDateTime *
psr_journal_fields_dup_start (const PsrJournalFields *fields)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (fields->utc_offset_min * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (fields->start_s);

  return g_date_time_to_timezone (utc, zone);
}

PsrJournalEntry *
psr_journal_entry_new (const PsrJournalFields *fields)
{
  PsrJournalEntry *self = g_object_new (PSR_TYPE_JOURNAL_ENTRY, NULL);
  const char **texts[] = {
    &self->fields.id,       &self->fields.time_zone, &self->fields.session, &self->fields.voice,
    &self->fields.language, &self->fields.arms,      &self->fields.props,   &self->fields.note,
  };
  g_autofree char *id = NULL;

  self->fields = *fields;
  if (fields->id[0] == '\0')
    self->fields.id = id = g_uuid_string_random ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_string_chunk_insert (self->texts, *texts[i]);

  return self;
}

const PsrJournalFields *
psr_journal_entry_get_fields (PsrJournalEntry *self)
{
  g_return_val_if_fail (PSR_IS_JOURNAL_ENTRY (self), NULL);

  return &self->fields;
}

int
psr_journal_entry_get_day (PsrJournalEntry *self)
{
  g_return_val_if_fail (PSR_IS_JOURNAL_ENTRY (self), 0);

  return psr_day_from_time (self->fields.start_s, self->fields.utc_offset_min);
}
