/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-first-sentence.h"

#include <pango/pango.h>

char *
psr_first_sentence_dup (const char *words)
{
  g_autofree PangoLogAttr *places = NULL;
  long n_characters;
  long end = 0;

  g_return_val_if_fail (words != NULL, NULL);

  /* One for each character, and one for the end. */
  n_characters = g_utf8_strlen (words, -1);
  places = g_new0 (PangoLogAttr, n_characters + 1);
  pango_get_log_attrs (words,
                       -1,
                       -1,
                       pango_language_get_default (),
                       places,
                       (int) n_characters + 1);
  while (end < n_characters && !places[end].is_sentence_end)
    end++;

  return g_utf8_substring (words, 0, end);
}
