/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-script.h"

G_BEGIN_DECLS

/* The fields that the parser fills in; nobody changes them afterwards. */
struct _PsrScript {
  GObject parent_instance;

  char *id;
  int default_minutes;
  int shortest_minutes;
  int longest_minutes;
  int recommended_from;
  int recommended_to;
  GHashTable *titles; /* language → title */
  GHashTable *summaries; /* language → summary */
  GPtrArray *parts; /* PsrPart */
  GHashTable *ids; /* id (borrowed) → PsrCue (borrowed), or NULL for a part */
};

PsrPart *psr_part_new (void);
void psr_part_free (PsrPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPart, psr_part_free)

/* Parses a NUL-terminated document into @script. @name stands for the file in messages. */
gboolean psr_script_parse (PsrScript *script,
                           const char *data,
                           gsize length,
                           const char *name,
                           GError **error);

G_END_DECLS
