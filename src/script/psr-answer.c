/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-answer-private.h"

PsrAnswer *
psr_answer_new (const char *id)
{
  PsrAnswer *self = g_new0 (PsrAnswer, 1);

  self->id = g_strdup (id);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
psr_answer_free (PsrAnswer *self)
{
  g_free (self->id);
  g_hash_table_unref (self->words);
  g_free (self);
}

const char *
psr_answer_get_words (const PsrAnswer *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return g_hash_table_lookup (self->words, language);
}
