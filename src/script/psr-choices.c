/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-choices.h"

#include <string.h>

static const char *const guidance_words[] = { "full", "light", "bells", NULL };
static const char *const arms_words[] = { "ribs", "sides", "belly", NULL };
static const char *const prop_words[] = { "towel", "chair", "strap", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (guidance_words) == PSR_N_GUIDANCES + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (arms_words) == PSR_N_ARMS + 1);

static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], word) == 0)
      return i;
  }

  return -1;
}

const char *
psr_guidance_to_string (PsrGuidance guidance)
{
  g_return_val_if_fail ((guint) guidance < PSR_N_GUIDANCES, NULL);

  return guidance_words[guidance];
}

const char *
psr_arms_to_string (PsrArms arms)
{
  g_return_val_if_fail ((guint) arms < PSR_N_ARMS, NULL);

  return arms_words[arms];
}

const char *
psr_prop_to_string (PsrProps prop)
{
  g_return_val_if_fail (prop > 0 && prop <= PSR_PROPS_STRAP, NULL);

  return prop_words[g_bit_nth_lsf (prop, -1)];
}

gboolean
psr_guidance_from_string (const char *word, PsrGuidance *guidance)
{
  int i = find_word (guidance_words, word);

  if (i >= 0)
    *guidance = (PsrGuidance) i;

  return i >= 0;
}

gboolean
psr_arms_from_string (const char *word, PsrArms *arms)
{
  int i = find_word (arms_words, word);

  if (i >= 0)
    *arms = (PsrArms) i;

  return i >= 0;
}

gboolean
psr_prop_from_string (const char *word, PsrProps *props)
{
  int i = find_word (prop_words, word);

  if (i >= 0)
    *props |= 1 << i;

  return i >= 0;
}

void
psr_choices_init (PsrChoices *choices, int minutes)
{
  *choices = (PsrChoices){
    .minutes = minutes,
    .guidance = PSR_GUIDANCE_FULL,
    .arms = PSR_ARMS_RIBS,
    .props = PSR_PROPS_NONE,
    .first_side = PSR_LEFT,
  };
}

void
psr_choices_restrict (PsrChoices *choices, PsrChoiceKinds kinds)
{
  PsrChoices usual;

  psr_choices_init (&usual, choices->minutes);
  if ((kinds & PSR_CHOICE_SETTLING) == 0)
    choices->settle_minutes = usual.settle_minutes;
  if ((kinds & PSR_CHOICE_GUIDANCE) == 0)
    choices->guidance = usual.guidance;
  if ((kinds & PSR_CHOICE_ARMS) == 0)
    choices->arms = usual.arms;
  if ((kinds & PSR_CHOICE_PROPS) == 0)
    choices->props = usual.props;
  if ((kinds & PSR_CHOICE_SIDES) == 0)
    choices->first_side = usual.first_side;
}
