/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-view.h"
#include "script/psr-choices.h"

G_BEGIN_DECLS

typedef enum {
  PSR_CUE_VOICE, /* words, spoken by the voice and shown as a caption */
  PSR_CUE_BELL, /* one strike of the bell, no words */
} PsrCueKind;

#define PSR_PRIORITY_REQUIRED 0
#define PSR_PRIORITY_LAST     9

/**
 * PsrCue:
 * @id: unique in its script, lower-case words joined by hyphens
 * @pose: the pose to be shown, one of psr_vocabulary_get_poses()
 * @highlight: the part of the body that the words speak of, one of
 *   psr_vocabulary_get_highlights(), or %NULL
 * @pause_ms: silence after the last word (for a bell: from the strike) before whatever follows
 * @priority: %PSR_PRIORITY_REQUIRED, or 1 (left out last) to %PSR_PRIORITY_LAST (left out first)
 * @guidances: at which levels of guidance the cue is heard, as flags 1 << #PsrGuidance
 * @arms: for which arm positions, as flags 1 << #PsrArms
 * @with: props that must all be chosen
 * @without: props of which none may be chosen
 * @line: where it stands in its file, for messages
 *
 * One thing that is said, or one bell. Immutable; owned by its #PsrScript.
 */
typedef struct {
  char *id;
  PsrCueKind kind;
  char *pose;
  PsrView view;
  char *highlight;
  int pause_ms;
  int priority;
  guint guidances;
  guint arms;
  PsrProps with;
  PsrProps without;
  int line;

  /*< private >*/
  GHashTable *words; /* language (owned) → words (owned) */
} PsrCue;

/* Returns: (nullable): the words in exactly this language ("en", "nl"), never in another one. */
const char *psr_cue_get_words (const PsrCue *self, const char *language);

/* Whether the conditions of the cue agree with what was chosen. */
gboolean psr_cue_applies (const PsrCue *self, const PsrChoices *choices);

G_END_DECLS
