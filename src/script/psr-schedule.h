/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-script.h"

G_BEGIN_DECLS

#define PSR_TYPE_SCHEDULE (psr_schedule_get_type ())
G_DECLARE_FINAL_TYPE (PsrSchedule, psr_schedule, PSR, SCHEDULE, GObject)

/* No two reminders of the long rest are nearer than this, whatever the script asks. */
#define PSR_SCHEDULE_REST_GAP_MS 45000

/**
 * PsrScheduledCue:
 * @cue: what is said or struck
 * @part: the part it belongs to
 * @side: whose turn it is, %PSR_SIDE_NONE when @part belongs to no side
 * @pose: the pose of the cue, that of the side where there is one
 * @start: first sample of its sound, counted from the first sample of the session
 * @end: the sample after the last one; for a bell the same as @start: a bell rings on under
 *   whatever follows, the timeline does not wait for it
 * @words: (nullable): the words in the language of the schedule; %NULL for a bell
 * @has_clip: whether the voice has a sound for it; without one it is a caption for as long as
 *   reading it aloud would take
 */
typedef struct {
  const PsrCue *cue;
  const PsrPart *part;
  PsrSide side;
  const char *pose;
  gint64 start;
  gint64 end;
  const char *words;
  gboolean has_clip;
} PsrScheduledCue;

/**
 * PsrScheduledPart:
 * @side: whose turn it is, %PSR_SIDE_NONE when @part belongs to no side
 * @start: first sample of the part; parts follow one another without a gap
 * @end: the sample after its last one
 *
 * A phase of the session on the timeline.
 */
typedef struct {
  const PsrPart *part;
  PsrSide side;
  gint64 start;
  gint64 end;
} PsrScheduledPart;

/**
 * PsrClipLengthFunc:
 *
 * Returns: the length in samples of the voice's clip for a cue, or -1 when it has none
 */
typedef gint64 (*PsrClipLengthFunc) (const char *session_id, const char *cue_id, gpointer data);

/**
 * psr_schedule_new:
 * @language: the voice's language
 *
 * Lays the cues of a script on a timeline. The session is exactly `minutes` long, after
 * `settle_minutes` of quiet. Cues never touch. Every required cue that applies is there; of the
 * optional ones those of the lowest priority are left out first (of equals, the later one), as
 * many as the time asks. The cues of the stretched part stand evenly spread in the long rest; where
 * no part stretches, the pauses that grow take equal shares of the time that is left.
 * Parts that belong to a side are there twice, that of `first_side` first. Choices that the session
 * does not leave to the person are dropped, see psr_schedule_get_choices().
 *
 * Returns: (transfer full): the schedule, or %NULL with %PSR_SCRIPT_ERROR_TOO_SHORT (the message
 *   names the shortest length that works), _LANGUAGE or _RANGE
 */
PsrSchedule *psr_schedule_new (PsrScript *script,
                               const char *language,
                               const PsrChoices *choices,
                               PsrClipLengthFunc clip_length,
                               gpointer clip_length_data,
                               GError **error);

PsrScript *psr_schedule_get_script (PsrSchedule *self);
const char *psr_schedule_get_language (PsrSchedule *self);
/* What was chosen, without what makes no difference to the session. */
const PsrChoices *psr_schedule_get_choices (PsrSchedule *self);

/* Settling included. */
gint64 psr_schedule_get_total_samples (PsrSchedule *self);
gint64 psr_schedule_get_settle_samples (PsrSchedule *self);

/* Returns: (transfer none): voice cues and bells in the order of their starts. */
const PsrScheduledCue *psr_schedule_get_cues (PsrSchedule *self, guint *n_cues);

/* Returns: the number of the last cue that has started at @position, or -1 before the first one.
 *   Takes O(log n). */
int psr_schedule_find_cue (PsrSchedule *self, gint64 position);

/* Returns: (transfer none): the parts that are in the session, in order, from 0 to the total. */
const PsrScheduledPart *psr_schedule_get_parts (PsrSchedule *self, guint *n_parts);

/* Returns: the part that @position lies in. */
const PsrScheduledPart *psr_schedule_find_part (PsrSchedule *self, gint64 position);

G_END_DECLS
