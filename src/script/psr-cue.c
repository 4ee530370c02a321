/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-cue-private.h"

#include "script/psr-answer-private.h"
#include "script/psr-vocabulary.h"

PsrCue *
psr_cue_new (PsrCueKind kind)
{
  PsrCue *self = g_new0 (PsrCue, 1);

  self->kind = kind;
  self->sides = (1u << PSR_N_SIDES) - 1;
  self->turns = PSR_TURNS_BOTH;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) psr_answer_free);

  return self;
}

void
psr_cue_free (PsrCue *self)
{
  g_free (self->id);
  g_free (self->pose);
  g_free (self->highlight);
  g_hash_table_unref (self->words);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

const char *
psr_cue_get_words (const PsrCue *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return g_hash_table_lookup (self->words, language);
}

static gboolean
is_for_side (const PsrCue *self, const PsrChoices *choices, PsrSide side)
{
  PsrTurns turn = side == choices->first_side ? PSR_TURN_FIRST : PSR_TURN_SECOND;

  return side == PSR_SIDE_NONE || ((self->sides & (1u << side)) != 0 && (self->turns & turn) != 0);
}

gboolean
psr_cue_applies (const PsrCue *self, const PsrChoices *choices, PsrSide side)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);

  return (self->guidances & (1u << choices->guidance)) != 0 &&
         (self->arms & (1u << choices->arms)) != 0 && (self->with & ~choices->props) == 0 &&
         (self->without & choices->props) == 0 && is_for_side (self, choices, side);
}

const char *
psr_cue_get_pose (const PsrCue *self, PsrSide side)
{
  const char *of_side = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (side != PSR_SIDE_NONE)
    of_side = psr_vocabulary_get_pose_of_side (self->pose, side);

  return of_side != NULL ? of_side : self->pose;
}

gboolean
psr_cue_is_question (const PsrCue *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->answers->len > 0;
}
