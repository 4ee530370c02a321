/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "base/psr-units.h"

G_BEGIN_DECLS

/* How a session came to its end. */
typedef enum {
  PSR_JOURNAL_FINISHED,
  PSR_JOURNAL_ENDED_EARLY, /* by the person */
  PSR_JOURNAL_DRIFTED_OFF, /* asleep */
  PSR_JOURNAL_BROKEN_OFF, /* by anything else, a power cut too */
} PsrJournalEnding;
#define PSR_N_JOURNAL_ENDINGS 4

/* What the straight leg does in the stiffness check. */
typedef enum {
  PSR_JOURNAL_NOT_ASKED,
  PSR_JOURNAL_STAYS_DOWN,
  PSR_JOURNAL_LIFTS_A_LITTLE,
  PSR_JOURNAL_LIFTS_CLEARLY,
  PSR_JOURNAL_COULD_NOT_TELL,
} PsrJournalAnswer;
#define PSR_N_JOURNAL_ANSWERS 5

/**
 * PsrJournalFields:
 * @id: a UUID that stays the same in every copy of the entry
 * @start_s: when the session began, in seconds since 1970 in UTC
 * @utc_offset_min: how many minutes the clock on the wall was ahead of UTC then, so that the day of
 *   the entry stays what it was wherever the person goes
 * @time_zone: its name then, like "Europe/Amsterdam", or ""
 * @minutes: the length that was asked for
 * @rested_s: how long the session was under way, in seconds
 * @session: id of the session
 * @voice: id of the voice, or ""
 * @language: what the voice spoke, or ""
 * @arms: where the arms lay, as a script calls it, or ""
 * @props: what was used, as a script calls it, joined by commas, or ""
 * @left: the answer of the check for the left leg
 * @right: for the right leg
 * @note: whatever the person wrote
 *
 * What an entry holds. The texts are valid UTF-8 and never %NULL; whose they are depends on where
 * the fields come from.
 */
typedef struct {
  const char *id;
  gint64 start_s;
  int utc_offset_min;
  const char *time_zone;
  int minutes;
  int rested_s;
  PsrJournalEnding ending;
  const char *session;
  const char *voice;
  const char *language;
  const char *arms;
  const char *props;
  int tension_before;
  int tension_after;
  PsrJournalAnswer left;
  PsrJournalAnswer right;
  const char *note;
} PsrJournalFields;

/* Empty texts, nothing told, broken off: what an entry is until more is known. */
void psr_journal_fields_init (PsrJournalFields *fields);

/* Sets the three fields of the start. The name of the time zone stays @time's. */
void psr_journal_fields_set_start (PsrJournalFields *fields, GDateTime *time);

#define PSR_TYPE_JOURNAL_ENTRY (psr_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalEntry, psr_journal_entry, PSR, JOURNAL_ENTRY, GObject)

/**
 * PsrJournalEntry:
 *
 * One session in the journal. Immutable.
 */

/* @fields: is copied; without an id the entry gets a new one. */
PsrJournalEntry *psr_journal_entry_new (const PsrJournalFields *fields);

/* Returns: (transfer none): for as long as the entry lives. */
const PsrJournalFields *psr_journal_entry_get_fields (PsrJournalEntry *self);

/* The day, see psr_day_from_time(), on which the session began. */
int psr_journal_entry_get_day (PsrJournalEntry *self);

/* Returns: (transfer full): when it began, by the clock on the wall then. */
GDateTime *psr_journal_fields_dup_start (const PsrJournalFields *fields);

G_END_DECLS
