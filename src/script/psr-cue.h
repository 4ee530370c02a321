/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-view.h"
#include "script/psr-answer.h"
#include "script/psr-choices.h"

G_BEGIN_DECLS

typedef enum {
  PSR_CUE_VOICE, /* words, spoken by the voice and shown as a caption */
  PSR_CUE_BELL, /* one strike of the bell, no words */
} PsrCueKind;

#define PSR_PRIORITY_REQUIRED 0
#define PSR_PRIORITY_LAST     9

/* As many as there are keys for. */
#define PSR_ANSWERS_MAX 4

/* In a part that belongs to a side: whether it is the turn of the one chosen to be first. */
typedef enum {
  PSR_TURN_FIRST = 1 << 0,
  PSR_TURN_SECOND = 1 << 1,
} PsrTurns;
#define PSR_TURNS_BOTH (PSR_TURN_FIRST | PSR_TURN_SECOND)

/**
 * PsrCue:
 * @id: unique in its script, lower-case words joined by hyphens
 * @pose: the pose to be shown, one of psr_vocabulary_get_poses(); in a part that belongs to a side
 *   also the stem of two that mirror each other, see psr_vocabulary_get_pose_of_side()
 * @highlight: the part of the body that the words speak of, one of
 *   psr_vocabulary_get_highlights(), or %NULL
 * @pause_ms: silence after the last word (for a bell: from the strike) before whatever follows
 * @grows: whether that silence is the least, and takes its share of the time that is left
 * @priority: %PSR_PRIORITY_REQUIRED, or 1 (left out last) to %PSR_PRIORITY_LAST (left out first)
 * @guidances: at which levels of guidance the cue is heard, as flags 1 << #PsrGuidance
 * @arms: for which arm positions, as flags 1 << #PsrArms
 * @with: props that must all be chosen
 * @without: props of which none may be chosen
 * @sides: for which side it is, as flags 1 << #PsrSide
 * @turns: in whose turn it is heard
 * @answers: (element-type PsrAnswer): of a question: what it can be answered with, 2 to
 *   %PSR_ANSWERS_MAX, while it is said and in the pause after it. Empty for all else
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
  gboolean grows;
  int priority;
  guint guidances;
  guint arms;
  PsrProps with;
  PsrProps without;
  guint sides;
  PsrTurns turns;
  GPtrArray *answers;
  int line;

  /*< private >*/
  GHashTable *words; /* language (owned) → words (owned) */
} PsrCue;

/* Returns: (nullable): the words in exactly this language ("en", "nl"), never in another one. */
const char *psr_cue_get_words (const PsrCue *self, const char *language);

/* Whether the conditions of the cue agree with what was chosen. @side: the one whose turn it is,
 * %PSR_SIDE_NONE outside of parts that belong to a side. */
gboolean psr_cue_applies (const PsrCue *self, const PsrChoices *choices, PsrSide side);

/* Returns: the pose to be shown for @side: that of the side where @pose is a stem. */
const char *psr_cue_get_pose (const PsrCue *self, PsrSide side);

gboolean psr_cue_is_question (const PsrCue *self);

G_END_DECLS
