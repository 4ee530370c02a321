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
  gint64 total = psr_schedule_get_total_samples (schedule);
  const PsrPart *part = NULL;
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    PsrChapter chapter = { .start = cues[i].start, .end = total };

    if (cues[i].part == part)
      continue;

    part = cues[i].part;
    chapter.title = psr_part_get_title (part, language);
    if (chapters->len == 0)
      chapter.start = 0;
    else
      g_array_index (chapters, PsrChapter, chapters->len - 1).end = chapter.start;
    g_array_append_val (chapters, chapter);
  }

  return chapters;
}
