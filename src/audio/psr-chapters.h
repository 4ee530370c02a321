/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-schedule.h"

G_BEGIN_DECLS

/**
 * PsrChapter:
 * @start: its first sample
 * @end: the sample after its last one
 * @title: in the language of the schedule; belongs to the script
 *
 * A part of a session, as a player's list of chapters shows it.
 */
typedef struct {
  gint64 start;
  gint64 end;
  const char *title;
} PsrChapter;

/* Returns: (transfer full) (element-type PsrChapter): one chapter for each part of the session,
 *   without a hole from the first sample to the last. Valid as long as the schedule. */
GArray *psr_chapters_new (PsrSchedule *schedule);

G_END_DECLS
