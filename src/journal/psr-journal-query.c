/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-query.h"

#include "base/psr-day.h"
#include "journal/psr-journal-private.h"

int
psr_journal_get_month (int day)
{
  GDate date;

  psr_day_get_date (day, &date);
  g_date_set_day (&date, 1);

  return psr_day_from_date (&date);
}

/* In SQL, the first day of the period of a day, by period. SQLite counts its days from noon. */
static const char *const first_days[] = {
  [PSR_JOURNAL_DAYS] = "day",
  /* As psr_day_get_week() does it; C's remainder is SQLite's. */
  [PSR_JOURNAL_WEEKS] = "day - ((day + 3) % 7 + 7) % 7",
  [PSR_JOURNAL_MONTHS] =
    "CAST (julianday (day + 2440587.5, 'start of month') - 2440587.5 AS INTEGER)",
};

GArray *
psr_journal_sum (PsrJournal *self,
                 PsrJournalPeriod period,
                 int first_day,
                 int last_day,
                 GError **error)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (PsrJournalSum));
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), NULL);

  sql = g_strdup_printf ("SELECT %s AS period, count (*), sum (rested_s), count (both),"
                         " avg (iif (both, tension_before, NULL)),"
                         " avg (iif (both, tension_after, NULL))"
                         " FROM (SELECT day, rested_s, tension_before, tension_after,"
                         "   iif (tension_before >= 0 AND tension_after >= 0, 1, NULL) AS both"
                         "   FROM entry WHERE day BETWEEN ? AND ?)"
                         " GROUP BY period ORDER BY period",
                         first_days[period]);
  statement = psr_journal_database_prepare (psr_journal_get_database (self), sql, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int (statement, 1, first_day);
  sqlite3_bind_int (statement, 2, last_day);
  while (psr_journal_database_next (statement, &local_error)) {
    PsrJournalSum sum = {
      .day = sqlite3_column_int (statement, 0),
      .n_entries = sqlite3_column_int (statement, 1),
      .rested_s = sqlite3_column_int64 (statement, 2),
      .n_tensions = sqlite3_column_int (statement, 3),
      .tension_before = sqlite3_column_double (statement, 4),
      .tension_after = sqlite3_column_double (statement, 5),
    };

    g_array_append_val (sums, sum);
  }

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }

  return g_steal_pointer (&sums);
}

gboolean
psr_journal_get_span (PsrJournal *self, int *first_day, int *last_day)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), FALSE);

  /* Two questions, each of which the index answers with one row. */
  statement = psr_journal_database_prepare (psr_journal_get_database (self),
                                            "SELECT (SELECT min (day) FROM entry), "
                                            "(SELECT max (day) FROM entry)",
                                            NULL);
  if (statement == NULL || !psr_journal_database_next (statement, NULL) ||
      sqlite3_column_type (statement, 0) == SQLITE_NULL)
    return FALSE;

  *first_day = sqlite3_column_int (statement, 0);
  *last_day = sqlite3_column_int (statement, 1);
  return TRUE;
}

GPtrArray *
psr_journal_get_checks (PsrJournal *self, guint n_max, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (PSR_IS_JOURNAL (self), NULL);

  statement = psr_journal_database_prepare (psr_journal_get_database (self),
                                            "SELECT " PSR_JOURNAL_COLUMNS " FROM entry"
                                            " WHERE check_left <> 0 OR check_right <> 0"
                                            " ORDER BY day DESC, start_s DESC, id DESC LIMIT ?",
                                            error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, n_max);
  while (psr_journal_database_next (statement, &local_error))
    g_ptr_array_insert (entries, 0, psr_journal_read_entry (statement));

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }

  return g_steal_pointer (&entries);
}
