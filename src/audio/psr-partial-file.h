/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsrPartialFile:
 *
 * A file that is being written under a passing name beside its own. It takes its own name when
 * it is whole, in one step; until then whatever stood there stays, and a file that is given up
 * leaves nothing behind. Errors are of #PsrExporterError, sentences that say what to do.
 */
typedef struct _PsrPartialFile PsrPartialFile;

/* Returns: (transfer full): or %NULL when @path cannot be written or, without @overwrite, is
 *   there. */
PsrPartialFile *psr_partial_file_new (const char *path, gboolean overwrite, GError **error);

/* Returns: the descriptor to write to; it can seek. */
int psr_partial_file_get_fd (PsrPartialFile *self);

/* Brings all to the disk and gives the file its name. A file that came into being at that name
 * in the meantime is not overwritten unless it may be. */
gboolean psr_partial_file_commit (PsrPartialFile *self, GError **error);

/* Removes what was not committed. */
void psr_partial_file_free (PsrPartialFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPartialFile, psr_partial_file_free)

G_END_DECLS
