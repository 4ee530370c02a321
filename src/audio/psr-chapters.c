/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-chapters.h"

GArray *
psr_chapters_new (PsrSchedule *schedule)
{
  GArray *chapters = g_array_new (FALSE, FALSE, sizeof (PsrChapter));
  const char *language = psr_schedule_get_language (schedule);
  guint n_parts;
  const PsrScheduledPart *parts = psr_schedule_get_parts (schedule, &n_parts);

  for (guint i = 0; i < n_parts; i++) {
    PsrChapter chapter = {
      .start = parts[i].start,
      .end = parts[i].end,
      .title = psr_part_get_title (parts[i].part, language),
    };

    g_array_append_val (chapters, chapter);
  }

  return chapters;
}
