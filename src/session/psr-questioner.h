/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-session.h"

G_BEGIN_DECLS

/* How long a session waits for an answer after it asked, and after it asked once more. */
#define PSR_QUESTIONER_FIRST_WAIT_MS  15000
#define PSR_QUESTIONER_SECOND_WAIT_MS 20000

#define PSR_TYPE_QUESTIONER           (psr_questioner_get_type ())
G_DECLARE_FINAL_TYPE (PsrQuestioner, psr_questioner, PSR, QUESTIONER, GObject)

/**
 * PsrQuestioner:
 *
 * Waits for the answers to the questions of a session. A question is open from its first word on.
 * An answer closes it at once and the session goes on with the next cue, whose words are the
 * confirmation. When the time on the timeline has passed without one, the session is held, asks
 * once more, is held again, and goes on: nobody who lies there with closed eyes is kept. Whoever
 * skips over a question leaves it unanswered, whoever goes back to it is asked again.
 *
 * Property, notified: `question` (pointer to a #PsrScheduledCue): see
 * psr_questioner_get_question().
 *
 * Signal `answered` (const char *cue, #PsrSide side as an int, const char *answer): a question was
 * closed: the id of its cue, the side it belongs to, and the id of the answer, %NULL when it was
 * left unanswered. Of several answers to one question in a session the last one counts. Nothing is
 * emitted for a question that is open when the session ends.
 */

/* @clock: counts the time that it waits. */
PsrQuestioner *psr_questioner_new (PsrSession *session, PsrClock *clock);

/* Returns: (nullable): the question that is open, owned by the schedule of the session's program;
 *   its answers are `cue->answers`, in the language of the schedule. */
const PsrScheduledCue *psr_questioner_get_question (PsrQuestioner *self);

/* @number: of the answer, from 1. Nothing happens when no question is open or when it has no such
 * answer. Also while paused: then the session stays so, at the next cue. */
void psr_questioner_answer (PsrQuestioner *self, guint number);

G_END_DECLS
