/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-schedule.h"

G_BEGIN_DECLS

/* Somebody who has rested for less than this is not asked. */
#define PSR_SLEEP_QUESTION_EARLIEST_MS 90000

/**
 * psr_sleep_question_find:
 *
 * Looks for the place at which a session asks whether the person still listens: in the long rest,
 * in silence, and so that the question, the time to answer it and the fade after it end before the
 * part that brings the person back. Best is the latest place at which all of that is silent; where
 * reminders stand too close for that, the latest one at which the question itself touches none.
 *
 * Returns: its first sample, or -1 in a session whose long rest is too short for a question
 */
gint64 psr_sleep_question_find (PsrSchedule *schedule);

G_END_DECLS
