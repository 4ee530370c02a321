/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-schedule.h"

#include "base/psr-units.h"

#include <glib/gi18n.h>
#include <string.h>

/* A sound server may swallow the first moments after a start. */
#define LEAD_SAMPLES PSR_SECONDS_TO_SAMPLES (1)

/* How long reading a caption takes: the pace of the computer voices. */
#define WORD_MS     480
#define SENTENCE_MS 500

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

/* A cue that applies, before it has a place. @rank: its number among the optional ones, those to
 * be kept first; -1 when required. */
typedef struct {
  PsrScheduledCue scheduled;
  gint64 samples;
  gint64 pause;
  int rank;
} Item;

/* Who tells how long the clips are. */
typedef struct {
  PsrClipLengthFunc clip_length;
  gpointer data;
} Voice;

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

static PsrSide
get_other (PsrSide side)
{
  return side == PSR_LEFT ? PSR_RIGHT : PSR_LEFT;
}

static gboolean
init_item (Item *item,
           PsrSchedule *self,
           const PsrPart *part,
           const PsrCue *cue,
           PsrSide side,
           const Voice *voice,
           GError **error)
{
  *item = (Item){ .scheduled = { .cue = cue, .part = part, .side = side }, .rank = -1 };
  item->scheduled.pose = psr_cue_get_pose (cue, side);
  item->pause = PSR_MS_TO_SAMPLES (cue->pause_ms);

  if (cue->kind == PSR_CUE_BELL)
    return TRUE;

  item->scheduled.words = psr_cue_get_words (cue, self->language);
  if (item->scheduled.words == NULL) {
    g_set_error (error,
                 PSR_SCRIPT_ERROR,
                 PSR_SCRIPT_ERROR_LANGUAGE,
                 _ ("The cue “%s” of the session “%s” has no words in the language “%s”; choose a "
                    "voice of another language."),
                 cue->id,
                 psr_script_get_id (self->script),
                 self->language);
    return FALSE;
  }

  item->samples = voice->clip_length (psr_script_get_id (self->script), cue->id, voice->data);
  item->scheduled.has_clip = item->samples > 0;
  if (!item->scheduled.has_clip)
    item->samples = estimate_samples (item->scheduled.words);

  return TRUE;
}

/* Appends every cue of the part that applies, in the order of the script. */
static gboolean
collect_part (PsrSchedule *self,
              GArray *items,
              const PsrPart *part,
              PsrSide side,
              const Voice *voice,
              GError **error)
{
  for (guint i = 0; i < part->cues->len; i++) {
    const PsrCue *cue = g_ptr_array_index (part->cues, i);
    Item item;

    if (!psr_cue_applies (cue, &self->choices, side))
      continue;
    if (!init_item (&item, self, part, cue, side, voice, error))
      return FALSE;
    g_array_append_val (items, item);
  }

  return TRUE;
}

/* Returns: (element-type Item): all that is heard, in order. */
static GArray *
collect_items (PsrSchedule *self, const Voice *voice, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  GPtrArray *parts = psr_script_get_parts (self->script);
  PsrSide first = self->choices.first_side;

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    if (part->lay == PSR_PART_SETTLE && self->choices.settle_minutes == 0)
      continue;
    if (!collect_part (self, items, part, part->sided ? first : PSR_SIDE_NONE, voice, error) ||
        (part->sided && !collect_part (self, items, part, get_other (first), voice, error)))
      return NULL;
  }

  return g_steal_pointer (&items);
}

/* What is heard for both sides is kept for both or for none. Returns: the rank that the same cue
 * has already for the side that comes first, or -1. */
static int
find_rank (GArray *items, guint index)
{
  const Item *item = &g_array_index (items, Item, index);

  for (guint i = 0; i < index && item->scheduled.side != PSR_SIDE_NONE; i++) {
    if (g_array_index (items, Item, i).scheduled.cue == item->scheduled.cue)
      return g_array_index (items, Item, i).rank;
  }

  return -1;
}

/* Gives the optional items their ranks: by priority, and among equals in the order of the script.
 * Returns: how many there are. */
static int
rank_items (GArray *items)
{
  int n_ranks = 0;

  for (int priority = PSR_PRIORITY_REQUIRED + 1; priority <= PSR_PRIORITY_LAST; priority++) {
    for (guint i = 0; i < items->len; i++) {
      Item *item = &g_array_index (items, Item, i);

      if (item->scheduled.cue->priority != priority)
        continue;
      item->rank = find_rank (items, i);
      if (item->rank < 0)
        item->rank = n_ranks++;
    }
  }

  return n_ranks;
}

/* The time that the items ranked below @n_ranks ask for. */
typedef struct {
  gint64 settle; /* all of the settling part */
  gint64 start; /* all that is laid from the start, its last pause included */
  gint64 last_pause; /* that pause */
  int n_growing; /* how many of these pauses take a share of the time that is left */
  gint64 end; /* all that is laid from the end */
  gint64 stretch; /* the stretched cues without the gaps between them */
  int n_stretch;
  gint64 gap;
} Demand;

static void
add_demand (Demand *demand, const Item *item)
{
  gint64 samples = item->samples + item->pause;

  switch (item->scheduled.part->lay) {
  case PSR_PART_SETTLE:
    demand->settle += samples;
    break;
  case PSR_PART_START:
    demand->start += samples;
    demand->last_pause = item->pause;
    demand->n_growing += item->scheduled.cue->grows;
    break;
  case PSR_PART_STRETCH:
    /* The gap is silence enough for any pause up to its length. */
    demand->stretch += item->samples + MAX (item->pause - demand->gap, 0);
    demand->n_stretch++;
    break;
  case PSR_PART_END:
  default:
    demand->end += samples;
    break;
  }
}

static void
compute_demand (Demand *demand, PsrSchedule *self, GArray *items, int n_ranks)
{
  GPtrArray *parts = psr_script_get_parts (self->script);

  *demand = (Demand){ .settle = LEAD_SAMPLES, .start = LEAD_SAMPLES };
  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    if (part->lay == PSR_PART_STRETCH)
      demand->gap = PSR_MS_TO_SAMPLES (part->gap_ms);
  }

  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);

    if (item->rank < n_ranks)
      add_demand (demand, item);
  }
}

/* Where a part stretches: the silence of the long rest reaches back into the last pause before it;
 * a pause longer than the gap is kept. */
static gint64
get_shared_pause (const Demand *demand)
{
  return MIN (demand->last_pause, demand->gap);
}

/* What a part that stretches, or pauses that grow, are to take. */
static gint64
get_silence (const Demand *demand, int minutes)
{
  return PSR_MINUTES_TO_SAMPLES (minutes) - demand->start - demand->end - demand->stretch +
         get_shared_pause (demand);
}

static gboolean
fits (PsrSchedule *self, GArray *items, int n_ranks, int minutes)
{
  Demand demand;
  gint64 least;

  compute_demand (&demand, self, items, n_ranks);
  /* Without a part that stretches there is no gap, and pauses need not grow. */
  least = demand.n_stretch > 0 ? (demand.n_stretch + 1) * demand.gap
                               : MIN (demand.gap, PSR_MS_TO_SAMPLES (PSR_SCHEDULE_REST_GAP_MS));

  return get_silence (&demand, minutes) >= least &&
         (self->choices.settle_minutes == 0 ||
          demand.settle <= PSR_MINUTES_TO_SAMPLES (self->choices.settle_minutes));
}

/* Where the first cue after the settling begins. */
static gint64
get_first_place (PsrSchedule *self)
{
  return psr_schedule_get_settle_samples (self) + LEAD_SAMPLES;
}

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
place_item (PsrSchedule *self, const Item *item, gint64 start)
{
  PsrScheduledCue scheduled = item->scheduled;

  scheduled.start = start;
  scheduled.end = start + item->samples;
  g_array_append_val (self->cues, scheduled);

  return scheduled.end + item->pause;
}

/* The time that is left, as the pauses that grow take it in turn. */
typedef struct {
  gint64 silence;
  int n_shares;
  int n_taken;
} Growth;

/* Equal but for a sample; all together they are the silence. */
static gint64
take_share (Growth *growth)
{
  gint64 before = growth->silence * growth->n_taken / growth->n_shares;

  growth->n_taken++;
  return growth->silence * growth->n_taken / growth->n_shares - before;
}

/* One after the other from @at. Returns: the place after the last. */
static gint64
lay_in_sequence (PsrSchedule *self,
                 GArray *items,
                 int n_ranks,
                 const PsrPart *part,
                 PsrSide side,
                 Growth *growth,
                 gint64 at)
{
  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);

    if (item->scheduled.part != part || item->scheduled.side != side || item->rank >= n_ranks)
      continue;

    at = place_item (self, item, at);
    if (item->scheduled.cue->grows)
      at += take_share (growth);
  }

  return at;
}

/* Evenly: the silence is divided into one gap more than there are cues. */
static void
lay_stretched (PsrSchedule *self,
               GArray *items,
               int n_ranks,
               const PsrPart *part,
               const Demand *demand,
               gint64 from)
{
  gint64 silence = get_silence (demand, self->choices.minutes);
  gint64 sound = 0;
  int n_laid = 0;

  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);

    if (item->scheduled.part != part || item->rank >= n_ranks)
      continue;

    n_laid++;
    place_item (self, item, from + sound + silence * n_laid / (demand->n_stretch + 1));
    sound += item->samples + MAX (item->pause - demand->gap, 0);
  }
}

static void
lay_parts (PsrSchedule *self, GArray *items, int n_ranks)
{
  GPtrArray *parts = psr_script_get_parts (self->script);
  PsrSide first = self->choices.first_side;
  gint64 at = get_first_place (self);
  Growth growth = { 0 };
  Demand demand;

  compute_demand (&demand, self, items, n_ranks);
  growth.silence = get_silence (&demand, self->choices.minutes);
  growth.n_shares = demand.n_growing;

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);
    PsrSide side = part->sided ? first : PSR_SIDE_NONE;

    switch (part->lay) {
    case PSR_PART_SETTLE:
      if (self->choices.settle_minutes > 0) {
        add_part (self, part, PSR_SIDE_NONE, 0);
        lay_in_sequence (self, items, n_ranks, part, PSR_SIDE_NONE, &growth, LEAD_SAMPLES);
      }
      break;
    case PSR_PART_STRETCH:
      add_part (self, part, PSR_SIDE_NONE, at);
      lay_stretched (self, items, n_ranks, part, &demand, at - get_shared_pause (&demand));
      at = self->total_samples - demand.end;
      break;
    case PSR_PART_START:
    case PSR_PART_END:
    default:
      add_part (self, part, side, at == get_first_place (self) ? at - LEAD_SAMPLES : at);
      at = lay_in_sequence (self, items, n_ranks, part, side, &growth, at);
      if (part->sided) {
        add_part (self, part, get_other (side), at);
        at = lay_in_sequence (self, items, n_ranks, part, get_other (side), &growth, at);
      }
      break;
    }
  }
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

/* What the session does not leave to the person is as it is by itself. */
static void
drop_choices (PsrChoices *choices, PsrChoiceKinds kinds)
{
  PsrChoices usual;

  psr_choices_init (&usual, choices->minutes);
  if ((kinds & PSR_CHOICE_SETTLING) == 0)
    choices->settle_minutes = usual.settle_minutes;
  if ((kinds & PSR_CHOICE_GUIDANCE) == 0)
    choices->guidance = usual.guidance;
  if ((kinds & PSR_CHOICE_ARMS) == 0)
    choices->arms = usual.arms;
  if ((kinds & PSR_CHOICE_PROPS) == 0)
    choices->props = usual.props;
  if ((kinds & PSR_CHOICE_SIDES) == 0)
    choices->first_side = usual.first_side;
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
  const Voice voice = { clip_length, clip_length_data };
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

  drop_choices (&self->choices, psr_script_get_choices (script));
  self->total_samples =
    PSR_MINUTES_TO_SAMPLES (self->choices.minutes + self->choices.settle_minutes);

  items = collect_items (self, &voice, error);
  if (items == NULL)
    return NULL;

  n_optional = rank_items (items);
  if (!fits (self, items, 0, choices->minutes)) {
    set_too_short_error (self, items, error);
    return NULL;
  }

  /* Stopping at the first that does not fit keeps the promise that whatever is left out ranks
   * lower than whatever is kept. */
  while (n_kept < n_optional && fits (self, items, n_kept + 1, choices->minutes))
    n_kept++;

  lay_parts (self, items, n_kept);

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
