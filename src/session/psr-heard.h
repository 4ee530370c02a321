/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrHeard:
 *
 * Counts the samples that were really heard: what is skipped does not count, what is heard twice
 * counts twice. All places are samples of the session.
 */
typedef struct {
  gint64 first; /* what lies before does not count */
  gint64 from; /* noted up to here */
  gint64 samples;
  gboolean counting;
} PsrHeard;

/* Nothing heard yet. @first: where what counts begins. */
void psr_heard_init (PsrHeard *self, gint64 first);

/* It is heard from @position on. */
void psr_heard_start (PsrHeard *self, gint64 position);

/* It has been heard without a break up to @position. */
void psr_heard_note (PsrHeard *self, gint64 position);

/* From here on it is not heard. Only what was noted counts. */
void psr_heard_stop (PsrHeard *self);

G_END_DECLS
