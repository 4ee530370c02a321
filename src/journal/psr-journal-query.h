/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal.h"

G_BEGIN_DECLS

/* What is asked of a journal beside single entries. SQLite does the sums: what is answered does not
 * grow with the number of entries, but with that of the periods asked for. */

typedef enum {
  PSR_JOURNAL_DAYS,
  PSR_JOURNAL_WEEKS, /* from Monday */
  PSR_JOURNAL_MONTHS,
} PsrJournalPeriod;

/**
 * PsrJournalSum:
 * @day: the first day of the period, as psr_day_from_time() numbers them
 * @n_entries: how many sessions began in it
 * @rested_s: how long they were under way together
 * @n_tensions: in how many of them the tension was told both before and after
 * @tension_before: its mean over those, 0 when there are none
 * @tension_after: likewise
 *
 * One day, week or month.
 */
typedef struct {
  int day;
  int n_entries;
  gint64 rested_s;
  int n_tensions;
  double tension_before;
  double tension_after;
} PsrJournalSum;

/* Returns: (transfer full) (element-type PsrJournalSum): the periods between two days, both
 *   included, in which there is an entry, in their order; %NULL on error. */
GArray *psr_journal_sum (PsrJournal *self,
                         PsrJournalPeriod period,
                         int first_day,
                         int last_day,
                         GError **error);

/* The first day of the month of @day. */
int psr_journal_get_month (int day);

/* The days of the first and the last entry. Returns: FALSE when there is none. */
gboolean psr_journal_get_span (PsrJournal *self, int *first_day, int *last_day);

/* Returns: (transfer full) (element-type PsrJournalEntry): the last @n_max entries with an answer
 * of the check, the oldest first; %NULL on error. */
GPtrArray *psr_journal_get_checks (PsrJournal *self, guint n_max, GError **error);

G_END_DECLS
