/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-error.h"

G_DEFINE_QUARK (psr_journal_error_quark, psr_journal_error)

gboolean
psr_journal_refuse_line (const char *name, int line, const char *message, GError **error)
{
  g_set_error (error,
               PSR_JOURNAL_ERROR,
               PSR_JOURNAL_ERROR_IMPORT,
               "%s:%d: %s",
               name,
               line,
               message);
  return FALSE;
}
