/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-schedule-items.h"

#include "base/psr-units.h"

#include <glib/gi18n.h>

/* How long reading a caption takes: the pace of the computer voices. */
#define WORD_MS     480
#define SENTENCE_MS 500

/* Who tells how long the clips are. */
typedef struct {
  PsrClipLengthFunc clip_length;
  gpointer data;
} Voice;

static gint64
estimate_samples (const char *words)
{
  int n_words = 1;
  int n_sentences = 0;

  for (const char *p = words; *p != '\0'; p++) {
    n_words += *p == ' ';
    n_sentences += *p == '.' || *p == '?' || *p == '!';
  }

  return PSR_MS_TO_SAMPLES (n_words * WORD_MS + MAX (n_sentences, 1) * SENTENCE_MS);
}

static gboolean
init_item (PsrScheduleItem *item,
           PsrSchedule *schedule,
           const PsrPart *part,
           const PsrCue *cue,
           PsrSide side,
           const Voice *voice,
           GError **error)
{
  const char *language = psr_schedule_get_language (schedule);
  const char *session_id = psr_script_get_id (psr_schedule_get_script (schedule));

  *item = (PsrScheduleItem){ .scheduled = { .cue = cue, .part = part, .side = side }, .rank = -1 };
  item->scheduled.pose = psr_cue_get_pose (cue, side);
  item->pause = PSR_MS_TO_SAMPLES (cue->pause_ms);

  if (cue->kind == PSR_CUE_BELL)
    return TRUE;

  item->scheduled.words = psr_cue_get_words (cue, language);
  if (item->scheduled.words == NULL) {
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_LANGUAGE,
                 _ ("The cue “%s” of the session “%s” has no words in the language “%s”; choose a "
                    "voice of another language."),
                 cue->id,
                 session_id,
                 language);
    return FALSE;
  }

  item->samples = voice->clip_length (session_id, cue->id, voice->data);
  item->scheduled.has_clip = item->samples > 0;
  if (!item->scheduled.has_clip)
    item->samples = estimate_samples (item->scheduled.words);

  return TRUE;
}

/* Appends every cue of the part that applies, in the order of the script. */
static gboolean
collect_part (PsrSchedule *schedule,
              GArray *items,
              const PsrPart *part,
              PsrSide side,
              const Voice *voice,
              GError **error)
{
  for (guint i = 0; i < part->cues->len; i++) {
    const PsrCue *cue = g_ptr_array_index (part->cues, i);
    PsrScheduleItem item;

    if (!psr_cue_applies (cue, psr_schedule_get_choices (schedule), side))
      continue;
    if (!init_item (&item, schedule, part, cue, side, voice, error))
      return FALSE;
    g_array_append_val (items, item);
  }

  return TRUE;
}

GArray *
psr_schedule_items_collect (PsrSchedule *schedule,
                            PsrClipLengthFunc clip_length,
                            gpointer clip_length_data,
                            GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (PsrScheduleItem));
  GPtrArray *parts = psr_script_get_parts (psr_schedule_get_script (schedule));
  const PsrChoices *choices = psr_schedule_get_choices (schedule);
  const Voice voice = { clip_length, clip_length_data };
  PsrSide first = choices->first_side;

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);
    PsrSide side = part->sided ? first : PSR_SIDE_NONE;

    if (part->lay == PSR_PART_SETTLE && choices->settle_minutes == 0)
      continue;
    if (!collect_part (schedule, items, part, side, &voice, error) ||
        (part->sided &&
         !collect_part (schedule, items, part, psr_side_get_other (first), &voice, error)))
      return NULL;
  }

  return g_steal_pointer (&items);
}

/* What is heard for both sides is kept for both or for none. Returns: the rank that the same cue
 * has already for the side that comes first, or -1. */
static int
find_rank (GArray *items, guint index)
{
  const PsrScheduleItem *item = &g_array_index (items, PsrScheduleItem, index);

  for (guint i = 0; i < index && item->scheduled.side != PSR_SIDE_NONE; i++) {
    if (g_array_index (items, PsrScheduleItem, i).scheduled.cue == item->scheduled.cue)
      return g_array_index (items, PsrScheduleItem, i).rank;
  }

  return -1;
}

int
psr_schedule_items_rank (GArray *items)
{
  int n_ranks = 0;

  for (int priority = PSR_PRIORITY_REQUIRED + 1; priority <= PSR_PRIORITY_LAST; priority++) {
    for (guint i = 0; i < items->len; i++) {
      PsrScheduleItem *item = &g_array_index (items, PsrScheduleItem, i);

      if (item->scheduled.cue->priority != priority)
        continue;
      item->rank = find_rank (items, i);
      if (item->rank < 0)
        item->rank = n_ranks++;
    }
  }

  return n_ranks;
}
