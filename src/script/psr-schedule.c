/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-schedule.h"

#include "base/psr-units.h"
#include "script/psr-schedule-demand.h"
#include "script/psr-schedule-items.h"

#include <glib/gi18n.h>

struct _PsrSchedule {
  GObject parent_instance;

  PsrScript *script;
  char *language;
  PsrChoices choices;
  gint64 total_samples;
  GArray *cues; /* PsrScheduledCue, by start */
  GArray *parts; /* PsrScheduledPart */
};

G_DEFINE_FINAL_TYPE (PsrSchedule, psr_schedule, G_TYPE_OBJECT)

static void
psr_schedule_finalize (GObject *object)
{
  PsrSchedule *self = PSR_SCHEDULE (object);

  g_clear_object (&self->script);
  g_free (self->language);
  g_array_unref (self->cues);
  g_array_unref (self->parts);

  G_OBJECT_CLASS (psr_schedule_parent_class)->finalize (object);
}

static void
psr_schedule_class_init (PsrScheduleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_schedule_finalize;
}

static void
psr_schedule_init (PsrSchedule *self)
{
  self->cues = g_array_new (FALSE, FALSE, sizeof (PsrScheduledCue));
  self->parts = g_array_new (FALSE, FALSE, sizeof (PsrScheduledPart));
}

static gboolean
fits (PsrSchedule *self, GArray *items, int n_ranks, int minutes)
{
  PsrScheduleDemand demand;

  psr_schedule_demand_init (&demand, self->script, items, n_ranks);

  return psr_schedule_demand_fits (&demand, minutes, self->choices.settle_minutes);
}

/* The work of laying: the items ranked below @n_ranks, and the time that is left beside them, as
 * the pauses that grow take it in turn. */
typedef struct {
  PsrSchedule *schedule;
  GArray *items;
  int n_ranks;
  PsrScheduleDemand demand;
  gint64 silence;
  int n_shares_taken;
} Layout;

static void
add_part (PsrSchedule *self, const PsrPart *part, PsrSide side, gint64 start)
{
  PsrScheduledPart scheduled = { part, side, start, self->total_samples };

  if (self->parts->len > 0)
    g_array_index (self->parts, PsrScheduledPart, self->parts->len - 1).end = start;
  g_array_append_val (self->parts, scheduled);
}

/* Returns: the place after the item, its pause included. */
static gint64
place_item (PsrSchedule *self, const PsrScheduleItem *item, gint64 start)
{
  PsrScheduledCue scheduled = item->scheduled;

  scheduled.start = start;
  scheduled.end = start + item->samples;
  g_array_append_val (self->cues, scheduled);

  return scheduled.end + item->pause;
}

/* Equal but for a sample; all together they are the silence. */
static gint64
take_share (Layout *layout)
{
  int n_shares = layout->demand.n_growing;
  gint64 before = layout->silence * layout->n_shares_taken / n_shares;

  layout->n_shares_taken++;
  return layout->silence * layout->n_shares_taken / n_shares - before;
}

/* One after the other from @at. Returns: the place after the last. */
static gint64
lay_in_sequence (Layout *layout, const PsrPart *part, PsrSide side, gint64 at)
{
  for (guint i = 0; i < layout->items->len; i++) {
    const PsrScheduleItem *item = &g_array_index (layout->items, PsrScheduleItem, i);

    if (item->scheduled.part != part || item->scheduled.side != side ||
        item->rank >= layout->n_ranks)
      continue;

    at = place_item (layout->schedule, item, at);
    if (item->scheduled.cue->grows)
      at += take_share (layout);
  }

  return at;
}

/* Evenly: the silence is divided into one gap more than there are cues. */
static void
lay_stretched (Layout *layout, const PsrPart *part, gint64 from)
{
  int n_gaps = layout->demand.n_stretch + 1;
  gint64 sound = 0;
  int n_laid = 0;

  for (guint i = 0; i < layout->items->len; i++) {
    const PsrScheduleItem *item = &g_array_index (layout->items, PsrScheduleItem, i);

    if (item->scheduled.part != part || item->rank >= layout->n_ranks)
      continue;

    n_laid++;
    place_item (layout->schedule, item, from + sound + layout->silence * n_laid / n_gaps);
    sound += item->samples + MAX (item->pause - layout->demand.gap, 0);
  }
}

/* The sound of the session begins a little after the session. Returns: the place after the part,
 * after both of its sides where it has sides. */
static gint64
lay_part (Layout *layout, const PsrPart *part, gint64 at)
{
  PsrSchedule *self = layout->schedule;
  PsrSide side = part->sided ? self->choices.first_side : PSR_SIDE_NONE;
  gboolean first = at == psr_schedule_get_settle_samples (self);

  add_part (self, part, side, at);
  at = lay_in_sequence (layout, part, side, first ? at + PSR_SCHEDULE_LEAD_SAMPLES : at);
  if (part->sided) {
    side = psr_side_get_other (side);
    add_part (self, part, side, at);
    at = lay_in_sequence (layout, part, side, at);
  }

  return at;
}

static void
lay_parts (Layout *layout)
{
  PsrSchedule *self = layout->schedule;
  GPtrArray *parts = psr_script_get_parts (self->script);
  gint64 at = psr_schedule_get_settle_samples (self);

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    switch (part->lay) {
    case PSR_PART_SETTLE:
      if (self->choices.settle_minutes > 0) {
        add_part (self, part, PSR_SIDE_NONE, 0);
        lay_in_sequence (layout, part, PSR_SIDE_NONE, PSR_SCHEDULE_LEAD_SAMPLES);
      }
      break;
    case PSR_PART_STRETCH:
      add_part (self, part, PSR_SIDE_NONE, at);
      at -= psr_schedule_demand_get_shared_pause (&layout->demand);
      lay_stretched (layout, part, at);
      at = self->total_samples - layout->demand.end;
      break;
    case PSR_PART_START:
    case PSR_PART_END:
    default:
      at = lay_part (layout, part, at);
      break;
    }
  }
}

/* Lays the required items and the optional ones ranked below @n_ranks. */
static void
lay (PsrSchedule *self, GArray *items, int n_ranks)
{
  Layout layout = { .schedule = self, .items = items, .n_ranks = n_ranks };

  psr_schedule_demand_init (&layout.demand, self->script, items, n_ranks);
  layout.silence = psr_schedule_demand_get_silence (&layout.demand, self->choices.minutes);
  lay_parts (&layout);
}

static void
set_length_error (PsrSchedule *self, int shortest, int longest, GError **error)
{
  const char *id = psr_script_get_id (self->script);

  if (shortest == longest)
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_RANGE,
                 _ ("The session “%s” always takes %d minutes."),
                 id,
                 shortest);
  else
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_RANGE,
                 _ ("The session “%s” cannot take %d minutes; choose %d to %d."),
                 id,
                 self->choices.minutes,
                 shortest,
                 longest);
}

static gboolean
check_choices (PsrSchedule *self, GError **error)
{
  int shortest = psr_script_get_shortest_minutes (self->script);
  int longest = psr_script_get_longest_minutes (self->script);

  if (self->choices.minutes < shortest || self->choices.minutes > longest) {
    set_length_error (self, shortest, longest, error);
    return FALSE;
  }

  if (self->choices.settle_minutes < 0 || self->choices.settle_minutes > PSR_SETTLE_MINUTES_MAX) {
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_RANGE,
                 _ ("Settling cannot take %d minutes; choose 0 to %d."),
                 self->choices.settle_minutes,
                 PSR_SETTLE_MINUTES_MAX);
    return FALSE;
  }

  return TRUE;
}

static void
set_too_short_error (PsrSchedule *self, GArray *items, GError **error)
{
  int longest = psr_script_get_longest_minutes (self->script);
  int minutes = self->choices.minutes + 1;

  while (minutes <= longest && !fits (self, items, 0, minutes))
    minutes++;

  if (minutes > longest)
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_TOO_SHORT,
                 _ ("This voice speaks too slowly for the session “%s” at any length; choose "
                    "another voice or less guidance."),
                 psr_script_get_id (self->script));
  else
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_TOO_SHORT,
                 _ ("This voice needs at least %d minutes for the session “%s” with these "
                    "choices."),
                 minutes,
                 psr_script_get_id (self->script));
}

PsrSchedule *
psr_schedule_new (PsrScript *script,
                  const char *language,
                  const PsrChoices *choices,
                  PsrClipLengthFunc clip_length,
                  gpointer clip_length_data,
                  GError **error)
{
  g_autoptr (PsrSchedule) self = NULL;
  g_autoptr (GArray) items = NULL;
  int n_optional;
  int n_kept = 0;

  g_return_val_if_fail (PSR_IS_SCRIPT (script), NULL);
  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (choices != NULL, NULL);
  g_return_val_if_fail (clip_length != NULL, NULL);

  self = g_object_new (PSR_TYPE_SCHEDULE, NULL);
  self->script = g_object_ref (script);
  self->language = g_strdup (language);
  self->choices = *choices;

  if (!check_choices (self, error))
    return NULL;

  psr_choices_restrict (&self->choices, psr_script_get_choices (script));
  self->total_samples =
    PSR_MINUTES_TO_SAMPLES (self->choices.minutes + self->choices.settle_minutes);

  items = psr_schedule_items_collect (self, clip_length, clip_length_data, error);
  if (items == NULL)
    return NULL;

  n_optional = psr_schedule_items_rank (items);
  if (!fits (self, items, 0, choices->minutes)) {
    set_too_short_error (self, items, error);
    return NULL;
  }

  /* Stopping at the first that does not fit keeps the promise that whatever is left out ranks
   * lower than whatever is kept. */
  while (n_kept < n_optional && fits (self, items, n_kept + 1, choices->minutes))
    n_kept++;

  lay (self, items, n_kept);

  return g_steal_pointer (&self);
}

PsrScript *
psr_schedule_get_script (PsrSchedule *self)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), NULL);

  return self->script;
}

const char *
psr_schedule_get_language (PsrSchedule *self)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), NULL);

  return self->language;
}

const PsrChoices *
psr_schedule_get_choices (PsrSchedule *self)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), NULL);

  return &self->choices;
}

gint64
psr_schedule_get_total_samples (PsrSchedule *self)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), 0);

  return self->total_samples;
}

gint64
psr_schedule_get_settle_samples (PsrSchedule *self)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), 0);

  return PSR_MINUTES_TO_SAMPLES (self->choices.settle_minutes);
}

const PsrScheduledCue *
psr_schedule_get_cues (PsrSchedule *self, guint *n_cues)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (n_cues != NULL, NULL);

  *n_cues = self->cues->len;
  return (const PsrScheduledCue *) (gpointer) self->cues->data;
}

const PsrScheduledPart *
psr_schedule_get_parts (PsrSchedule *self, guint *n_parts)
{
  g_return_val_if_fail (PSR_IS_SCHEDULE (self), NULL);
  g_return_val_if_fail (n_parts != NULL, NULL);

  *n_parts = self->parts->len;
  return (const PsrScheduledPart *) (gpointer) self->parts->data;
}

int
psr_schedule_find_cue (PsrSchedule *self, gint64 position)
{
  int low = 0;
  int high;

  g_return_val_if_fail (PSR_IS_SCHEDULE (self), -1);

  high = (int) self->cues->len;
  while (low < high) {
    int middle = (low + high) / 2;

    if (g_array_index (self->cues, PsrScheduledCue, middle).start <= position)
      low = middle + 1;
    else
      high = middle;
  }

  return low - 1;
}

const PsrScheduledPart *
psr_schedule_find_part (PsrSchedule *self, gint64 position)
{
  const PsrScheduledPart *found = NULL;

  g_return_val_if_fail (PSR_IS_SCHEDULE (self), NULL);

  for (guint i = 0; i < self->parts->len; i++) {
    const PsrScheduledPart *part = &g_array_index (self->parts, PsrScheduledPart, i);

    if (found == NULL || part->start <= position)
      found = part;
  }

  return found;
}
