/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The room that saying the question takes, the time to answer it, and the fade after that. */
#define PSR_SESSION_QUESTION_MS 8000
#define PSR_SESSION_ANSWER_MS   60000
#define PSR_SESSION_DRIFT_MS    10000

/* What is to be done now. */
typedef enum {
  PSR_SLEEP_WATCH_NOTHING,
  PSR_SLEEP_WATCH_ASK,
  PSR_SLEEP_WATCH_FADE, /* nobody answered */
  PSR_SLEEP_WATCH_DRIFTED_OFF, /* nor during the fade */
} PsrSleepWatchDuty;

/**
 * PsrSleepWatch:
 *
 * Sees to it that somebody who sleeps is asked once and then left alone. It counts in the samples
 * of the session, so that the question waits while the session stands still.
 */
typedef struct {
  gint64 question; /* its place, -1 for none */
  gint64 last; /* the place looked at last */
  gint64 answer_until;
  gboolean enabled; /* the person wants it */
  gboolean asking;
  gboolean fading;
} PsrSleepWatch;

/* @question: from psr_sleep_question_find(). Keeps whether it is wanted. */
void psr_sleep_watch_begin (PsrSleepWatch *self, gint64 question);

/* The session moves on from @position: whatever was skipped does not ask. */
void psr_sleep_watch_jump (PsrSleepWatch *self, gint64 position);

/* The session has been played up to @position. */
PsrSleepWatchDuty psr_sleep_watch_pass (PsrSleepWatch *self, gint64 position);

/* Somebody is awake, or does not want to be asked. */
void psr_sleep_watch_withdraw (PsrSleepWatch *self);

/* Returns: the next place after @position at which there may be a duty, or -1. */
gint64 psr_sleep_watch_find_next (const PsrSleepWatch *self, gint64 position);

G_END_DECLS
