/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-cue-private.h"

PsrCue *
psr_cue_new (PsrCueKind kind)
{
  PsrCue *self = g_new0 (PsrCue, 1);

  self->kind = kind;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
psr_cue_free (PsrCue *self)
{
  g_free (self->id);
  g_free (self->pose);
  g_free (self->highlight);
  g_hash_table_unref (self->words);
  g_free (self);
}

const char *
psr_cue_get_words (const PsrCue *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return g_hash_table_lookup (self->words, language);
}

gboolean
psr_cue_applies (const PsrCue *self, const PsrChoices *choices)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);

  return (self->guidances & (1u << choices->guidance)) != 0 &&
         (self->arms & (1u << choices->arms)) != 0 && (self->with & ~choices->props) == 0 &&
         (self->without & choices->props) == 0;
}
