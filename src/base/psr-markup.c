/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-markup.h"

#include <string.h>

int
psr_markup_find_line (GMarkupParseContext *context, const char *data, gsize length)
{
  const char *end = data + length;
  const char *place = data;
  int line;
  int column;
  int n_newlines = 0;

  g_markup_parse_context_get_position (context, &line, &column);
  for (int i = 1; i < line && place < end; i++) {
    const char *newline = memchr (place, '\n', end - place);

    place = newline != NULL ? newline + 1 : end;
  }

  /* Its columns count from 1, and below the first line from the line break before. */
  place += column - (line > 1 ? 2 : 1);
  place = MIN (place, end);
  while (place > data && (place == end || *place != '<'))
    place--;
  for (const char *p = data; p < place; p++)
    n_newlines += *p == '\n';

  return n_newlines + 1;
}

const char *
psr_markup_get_message (GMarkupParseContext *context, const GError *error)
{
  g_autofree char *with_column = NULL;
  g_autofree char *without = NULL;
  int line;
  int column;

  g_markup_parse_context_get_position (context, &line, &column);
  with_column = g_strdup_printf (g_dgettext ("glib20", "Error on line %d char %d: "), line, column);
  without = g_strdup_printf (g_dgettext ("glib20", "Error on line %d: %s"), line, "");

  if (g_str_has_prefix (error->message, with_column))
    return error->message + strlen (with_column);
  if (g_str_has_prefix (error->message, without))
    return error->message + strlen (without);

  return error->message;
}
