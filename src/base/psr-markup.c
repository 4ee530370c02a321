/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-markup.h"

#include <string.h>

#define BLANKS " \t\r\n"

/* Where the line begins in which GMarkup stands. */
static const char *
find_line_start (const char *data, const char *end, int line, PsrMarkupPlace *place)
{
  const char *start = data + place->line_start;

  place->line = MAX (place->line, 1);
  for (; place->line < line && start < end; place->line++) {
    const char *newline = memchr (start, '\n', end - start);

    start = newline != NULL ? newline + 1 : end;
  }
  place->line_start = start - data;

  return start;
}

int
psr_markup_find_line (GMarkupParseContext *context,
                      const char *data,
                      gsize length,
                      PsrMarkupPlace *place)
{
  const char *end = data + length;
  const char *start;
  int line;
  int column;

  g_markup_parse_context_get_position (context, &line, &column);
  start = find_line_start (data, end, line, place);

  /* Its columns count from 1, and below the first line from the line break before. */
  start += column - (line > 1 ? 2 : 1);
  start = MIN (start, end);
  while (start > data && (start == end || *start != '<'))
    start--;

  for (const char *p = data + place->counted; p < start; p++)
    place->n_newlines += *p == '\n';
  for (const char *p = start; p < data + place->counted; p++)
    place->n_newlines -= *p == '\n';
  place->counted = start - data;

  return place->n_newlines + 1;
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

char *
psr_markup_collapse (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (text += strspn (text, BLANKS); *text != '\0'; text += strspn (text, BLANKS)) {
    gsize length = strcspn (text, BLANKS);

    if (line->len > 0)
      g_string_append_c (line, ' ');
    g_string_append_len (line, text, (gssize) length);
    text += length;
  }

  return g_string_free (g_steal_pointer (&line), FALSE);
}
