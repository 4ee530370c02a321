/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the parsers of XML files have in common: telling where a mistake is. */

/* How far the lines of a document have been counted; all zero at first. */
typedef struct {
  gsize line_start; /* of the line where GMarkup stood */
  int line;
  gsize counted; /* bytes looked at for line breaks */
  int n_newlines;
} PsrMarkupPlace;

/* GMarkup stands at the end of what it complains about; people look for its beginning.
 * @place: where the last call came to, so that a whole document takes no more than one reading.
 * Returns: the line of the last '<' up to the place where @context is in @data, from 1. */
int psr_markup_find_line (GMarkupParseContext *context,
                          const char *data,
                          gsize length,
                          PsrMarkupPlace *place);

/* Returns: (transfer none): the message of GMarkup's @error without the place that it puts before
 *   some and not before others, in any language. */
const char *psr_markup_get_message (GMarkupParseContext *context, const GError *error);

/* Files are wrapped and indented; what is said and shown has single blanks, and so has the msgid
 * that xgettext collects. Returns: (transfer full): @text with a blank for each run of white
 * space, and none at either end. */
char *psr_markup_collapse (const char *text);

G_END_DECLS
