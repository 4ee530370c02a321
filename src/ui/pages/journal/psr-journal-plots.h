/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "journal/psr-journal-query.h"
#include "ui/psr-plot-data.h"

G_BEGIN_DECLS

/* What the plots of the journal show, for the last periods up to the one of @today. */

/* How many periods a plot shows. */
#define PSR_JOURNAL_PLOT_PERIODS 12

/* How many checks are shown, and how many answers a side needs before lines join them. */
#define PSR_JOURNAL_PLOT_CHECKS  12
#define PSR_JOURNAL_TREND_CHECKS 5

/* Returns: (transfer full): the minutes rested, or %NULL when the journal cannot be read. */
PsrPlotData *psr_journal_plots_make_time (PsrJournal *journal, PsrJournalPeriod period, int today);

/* Returns: (transfer full): the mean tension before and after, or %NULL when it was never told in
 *   these periods. */
PsrPlotData *
psr_journal_plots_make_tension (PsrJournal *journal, PsrJournalPeriod period, int today);

/* @n_checks: (out): how many it shows
 * Returns: (transfer full): the last checks, left and right, or %NULL when there was none. */
PsrPlotData *psr_journal_plots_make_checks (PsrJournal *journal, guint *n_checks);

G_END_DECLS
