/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrAnswer:
 * @id: unique in its question, written like the id of a cue
 *
 * One of the answers to a question, counted from 1 in the order in which the words of the question
 * name them. Immutable; owned by its #PsrCue.
 */
typedef struct {
  char *id;

  /*< private >*/
  GHashTable *words; /* language (owned) → words (owned) */
} PsrAnswer;

/* Returns: (nullable): what a button and a note call it, in exactly this language. */
const char *psr_answer_get_words (const PsrAnswer *self, const char *language);

G_END_DECLS
