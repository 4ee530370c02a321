/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-schedule.h"

G_BEGIN_DECLS

/**
 * PsrScheduleItem:
 * @scheduled: all but where it starts and ends
 * @samples: how long it sounds; 0 for a bell
 * @pause: the silence after it, in samples
 * @rank: its number among the optional ones, those to be kept first; -1 when required
 *
 * A cue that applies, before it has a place on the timeline. What psr_schedule_new() works on.
 */
typedef struct {
  PsrScheduledCue scheduled;
  gint64 samples;
  gint64 pause;
  int rank;
} PsrScheduleItem;

/* Asks of @schedule only what was put into it: script, language and choices. Cues of a sided part
 * are there for either side.
 * Returns: (transfer full) (element-type PsrScheduleItem): every cue that applies, in the order in
 *   which they are heard, none ranked yet; or %NULL with %PSR_SCRIPT_ERROR_LANGUAGE */
GArray *psr_schedule_items_collect (PsrSchedule *schedule,
                                    PsrClipLengthFunc clip_length,
                                    gpointer clip_length_data,
                                    GError **error);

/* Gives the optional items their ranks: by priority, and among equals in the order of the script.
 * What is heard for both sides has one rank. Returns: how many ranks there are. */
int psr_schedule_items_rank (GArray *items);

G_END_DECLS
