/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-entry.h"
#include "journal/psr-journal-error.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL (psr_journal_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournal, psr_journal, PSR, JOURNAL, GObject)

/**
 * PsrJournal:
 *
 * What has been done, kept in one file that several processes may have open. What a function has
 * answered with TRUE is on the disk; what it has answered with FALSE has changed nothing. For the
 * main thread: every function returns when the disk has answered, a writing one that has to wait
 * for another process gives up after 3 seconds.
 *
 * Signals: `changed` (#PsrJournalEntry before, #PsrJournalEntry after): an entry came (no before),
 * went (no after) or became another; without both anything may have changed.
 */

/* @path: the file, made when it is not there, with its folder. A damaged file is set aside. When
 * there can be no journal at all, this one is empty and refuses to keep anything. */
PsrJournal *psr_journal_new (const char *path);

/* Returns: (nullable) (transfer none): what the person should be told about opening the file, of
 *   #PsrJournalError. */
const GError *psr_journal_get_notice (PsrJournal *self);

/* Whether anything can be kept, as far as is known before it is tried: a journal that can only be
 * read shows what is in it and has no notice. */
gboolean psr_journal_check_writable (PsrJournal *self, GError **error);

/* Keeps the whole entry, in the place of the one with its id if there is one. Takes back
 * psr_journal_remove(). */
gboolean psr_journal_put (PsrJournal *self, PsrJournalEntry *entry, GError **error);

/* Returns: (transfer full) (nullable): the entry with this id; without @error set there is none. */
PsrJournalEntry *psr_journal_find (PsrJournal *self, const char *id, GError **error);

/* These change a part of one entry and leave alone what others may have changed in the meantime.
 * Nothing happens when the entry is gone. */
gboolean psr_journal_set_progress (PsrJournal *self,
                                   const char *id,
                                   int rested_s,
                                   PsrJournalEnding ending,
                                   GError **error);
gboolean
psr_journal_set_tension (PsrJournal *self, const char *id, int before, int after, GError **error);
gboolean psr_journal_set_answers (PsrJournal *self,
                                  const char *id,
                                  PsrJournalAnswer left,
                                  PsrJournalAnswer right,
                                  GError **error);
gboolean psr_journal_set_note (PsrJournal *self, const char *id, const char *note, GError **error);

/* Removes one entry; whoever offers to take that back keeps the entry. */
gboolean psr_journal_remove (PsrJournal *self, const char *id, GError **error);

/* Removes everything, overwritten on the disk, and the damaged files that were ever set aside. */
gboolean psr_journal_clear (PsrJournal *self, GError **error);

/* Emits `changed` when another process has written since this was last called. */
void psr_journal_refresh (PsrJournal *self);

G_END_DECLS
