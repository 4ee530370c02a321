/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/psr-questioner.h"

G_BEGIN_DECLS

/**
 * PsrAnswerBox:
 *
 * The answers to the question that is open, as large buttons with the numbers of their keys, each
 * doing `win.answer`; nothing while no question is open. What was answered last stays to be read
 * until the cue after that has been said. Invisible while it has nothing to show.
 */
#define PSR_TYPE_ANSWER_BOX (psr_answer_box_get_type ())
G_DECLARE_FINAL_TYPE (PsrAnswerBox, psr_answer_box, PSR, ANSWER_BOX, AdwBin)

/* To be called once. */
void psr_answer_box_set_up (PsrAnswerBox *self, PsrSession *session, PsrQuestioner *questioner);

/* Whether the answers stand below each other, instead of two in a row. Two at first. */
void psr_answer_box_set_narrow (PsrAnswerBox *self, gboolean narrow);

/* Moves the focus to the next (1) or to the previous (-1) answer, round the end; from elsewhere to
 * the first or to the last. Returns: the number of that answer, 0 when none can be seen. */
int psr_answer_box_move (PsrAnswerBox *self, int step);

G_END_DECLS
