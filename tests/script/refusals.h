/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-script.h"

G_BEGIN_DECLS

/* One change to a good script, and what must be said of it. */
typedef struct {
  const char *find; /* in the good script; "" stands for its beginning */
  const char *replace;
  int line; /* that the message must name */
  const char *says; /* part of the message */
} Refusal;

/* Returns: (transfer full): the script of this name in tests/script. */
char *refusals_read (const char *name, gsize *length);

/* Returns: (transfer full): the good script with the first @find replaced. */
char *refusals_change (const char *good, const char *find, const char *replace);

/* That what was said of the document @name is one line about its @line. */
void refusals_assert_error (const GError *error, const char *name, int line, const char *says);

/* That @data, called @name, is refused in one line. */
void
refusals_assert (const char *data, gssize length, const char *name, int line, const char *says);

/* That each of the changes is refused. */
void refusals_assert_all (const char *good, const char *name, const Refusal *refusals, gsize n);

G_END_DECLS
