/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "journal/psr-journal.h"

G_BEGIN_DECLS

#define PSR_TYPE_JOURNAL_CALENDAR (psr_journal_calendar_get_type ())
G_DECLARE_FINAL_TYPE (PsrJournalCalendar, psr_journal_calendar, PSR, JOURNAL_CALENDAR, AdwBin)

/**
 * PsrJournalCalendar:
 *
 * A month with a dot on each day that has an entry. Every day is a button; the arrow keys go from
 * one to the next, and a screen reader hears the date and what it holds.
 *
 * Signal: `day-activated` (int day): the person wants to see a day, as psr_day_from_time() numbers
 * it.
 */

/* To be called once. It shows the present month. */
void psr_journal_calendar_set_up (PsrJournalCalendar *self, PsrJournal *journal);

G_END_DECLS
