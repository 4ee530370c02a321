/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-script-private.h"

#include "script/psr-answer-private.h"
#include "script/psr-cue-private.h"
#include "script/psr-document.h"
#include "script/psr-phrases.h"
#include "script/psr-schedule.h"
#include "script/psr-script-values.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_CUES    500
#define MAX_PAUSE_S 120
#define MAX_BELL_S  300

/* Fills a script element by element. Knows what may stand where and what it must have; knows
 * nothing of files. What is being built is owned by the script from its first moment. */
typedef struct {
  PsrScript *script;
  PsrPart *part;
  PsrCue *cue;
  PsrAnswer *answer;
  guint n_cues;
  guint n_growing;
} Builder;

/* An id is unique among the parts and cues of a script. */
static gboolean
take_id (Builder *self, const PsrAttributes *attributes, char **id, PsrCue *cue, GError **error)
{
  const char *value = psr_attributes_require (attributes, "id", error);

  if (value == NULL || !psr_value_check_id (value, error))
    return FALSE;

  if (g_hash_table_contains (self->script->ids, value))
    return psr_script_refuse (error, _ ("the id “%s” stands twice; give each its own"), value);

  *id = g_strdup (value);
  g_hash_table_insert (self->script->ids, *id, cue);
  return TRUE;
}

static gboolean
check_lengths (PsrScript *script, GError **error)
{
  if (script->shortest_minutes > script->default_minutes ||
      script->default_minutes > script->longest_minutes)
    return psr_script_refuse (error,
                              _ ("“minutes” (%d) must lie between “shortest” (%d) and “longest” "
                                 "(%d)"),
                              script->default_minutes,
                              script->shortest_minutes,
                              script->longest_minutes);

  if (script->recommended_from < script->shortest_minutes ||
      script->recommended_to > script->longest_minutes)
    return psr_script_refuse (error,
                              _ ("“recommended” (%d-%d) must lie between “shortest” (%d) and "
                                 "“longest” (%d)"),
                              script->recommended_from,
                              script->recommended_to,
                              script->shortest_minutes,
                              script->longest_minutes);

  return TRUE;
}

static gboolean
take_minutes (const PsrAttributes *attributes, const char *name, int *minutes, GError **error)
{
  const char *value = psr_attributes_require (attributes, name, error);

  return value != NULL && psr_value_parse_minutes (value, minutes, error);
}

static gboolean
start_session (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  PsrScript *script = self->script;
  const char *id = psr_attributes_require (attributes, "id", error);

  if (id == NULL || !psr_value_check_id (id, error) ||
      !take_minutes (attributes, "minutes", &script->default_minutes, error) ||
      !take_minutes (attributes, "shortest", &script->shortest_minutes, error) ||
      !take_minutes (attributes, "longest", &script->longest_minutes, error))
    return FALSE;

  if (strcmp (id, PSR_PHRASES_ID) == 0)
    return psr_script_refuse (error,
                              _ ("the id “%s” is that of the phrases; choose another one"),
                              id);

  script->id = g_strdup (id);
  script->recommended_from = script->shortest_minutes;
  script->recommended_to = script->longest_minutes;

  return psr_value_parse_minute_range (psr_attributes_get (attributes, "recommended"),
                                       &script->recommended_from,
                                       &script->recommended_to,
                                       error) &&
         check_lengths (script, error);
}

static gboolean
take_lay (const PsrAttributes *attributes, PsrPartLay *lay, GError **error)
{
  static const char *const words[] = { "settle", "start", "stretch", "end" };
  const char *value = psr_attributes_require (attributes, "lay", error);
  g_autofree char *quoted = NULL;

  if (value == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strcmp (words[i], value) == 0) {
      *lay = (PsrPartLay) i;
      return TRUE;
    }
  }

  quoted = psr_value_quote (value);
  return psr_script_refuse (error,
                            _ ("a part cannot be laid “%s”; use settle, start, stretch or end"),
                            quoted);
}

/* Settle, start, stretch, end: in this order; only start and end may be several. */
static gboolean
check_order (Builder *self, PsrPartLay lay, GError **error)
{
  guint n_parts = self->script->parts->len;
  PsrPart *last = n_parts > 0 ? g_ptr_array_index (self->script->parts, n_parts - 1) : NULL;
  gboolean may_repeat = lay == PSR_PART_START || lay == PSR_PART_END;

  if (last == NULL ? lay > PSR_PART_START
                   : lay < last->lay || lay > last->lay + 1 || (lay == last->lay && !may_repeat))
    return psr_script_refuse (error,
                              _ ("this part stands in the wrong place; the order is settle "
                                 "(may be left "
                                 "out), start, one stretch, end"));

  return TRUE;
}

static gboolean
take_sides (const PsrAttributes *attributes, PsrPart *part, GError **error)
{
  const char *value = psr_attributes_get (attributes, "side");
  g_autofree char *quoted = NULL;

  part->sided = value != NULL;
  if (value == NULL)
    return TRUE;

  quoted = psr_value_quote (value);
  if (strcmp (value, "each") != 0)
    return psr_script_refuse (error,
                              _ ("a part has no side “%s”; write “each” when it is for both in "
                                 "turn"),
                              quoted);

  return part->lay == PSR_PART_START ||
         psr_script_refuse (error, _ ("only a part that is laid “start” has sides; remove “side”"));
}

static gboolean
start_part (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  g_autoptr (PsrPart) part = psr_part_new ();
  const char *gap = psr_attributes_get (attributes, "gap");

  if (!take_id (self, attributes, &part->id, NULL, error) ||
      !take_lay (attributes, &part->lay, error) || !check_order (self, part->lay, error) ||
      !take_sides (attributes, part, error))
    return FALSE;

  if (part->lay == PSR_PART_STRETCH) {
    part->gap_ms = PSR_SCHEDULE_REST_GAP_MS;
    if (gap != NULL && !psr_value_parse_seconds (gap,
                                                 PSR_SCHEDULE_REST_GAP_MS / 1000,
                                                 MAX_BELL_S,
                                                 &part->gap_ms,
                                                 error))
      return FALSE;
  } else if (gap != NULL) {
    return psr_script_refuse (error, _ ("only a part that stretches has a “gap”; remove it"));
  }

  self->part = part;
  g_ptr_array_add (self->script->parts, g_steal_pointer (&part));
  return TRUE;
}

static gboolean
end_part (gpointer builder, GError **error)
{
  Builder *self = builder;

  if (g_hash_table_lookup (self->part->titles, "en") == NULL)
    return psr_script_refuse (error, _ ("the part has no title; add <title>…</title>"));

  if (self->part->cues->len == 0 && self->part->lay != PSR_PART_STRETCH)
    return psr_script_refuse (error,
                              _ ("the part is empty; give it a cue or a bell, or remove it"));

  self->part = NULL;
  return TRUE;
}

/* A pause that grows must be heard whatever is chosen, or a session could not end on time. */
static gboolean
check_growth (Builder *self, const PsrCue *cue, GError **error)
{
  if (!cue->grows)
    return TRUE;

  if (self->part->lay != PSR_PART_START)
    return psr_script_refuse (error,
                              _ ("only in a part that is laid “start” can a pause grow; remove the "
                                 "plus"));

  if (cue->priority != PSR_PRIORITY_REQUIRED || cue->arms != PSR_ARMS_ALL ||
      cue->with != PSR_PROPS_NONE || cue->without != PSR_PROPS_NONE)
    return psr_script_refuse (error,
                              _ ("a pause that grows must always be heard; remove the plus, or "
                                 "“priority”, “arms”, “with” and “without”"));

  self->n_growing++;
  return TRUE;
}

static gboolean
take_turn (Builder *self, const PsrAttributes *attributes, PsrCue *cue, GError **error)
{
  const char *side = psr_attributes_get (attributes, "side");
  const char *turn = psr_attributes_get (attributes, "turn");

  if (!self->part->sided && (side != NULL || turn != NULL))
    return psr_script_refuse (error,
                              _ ("“side” and “turn” are for parts with side=\"each\"; remove "
                                 "them"));

  return psr_value_parse_side (side, &cue->sides, error) &&
         psr_value_parse_turn (turn, &cue->turns, error);
}

/* Makes a cue with what cues and bells have in common, and hands it to the open part. */
static gboolean
add_cue (Builder *self,
         PsrCueKind kind,
         guint guidances,
         int max_pause_s,
         const PsrAttributes *attributes,
         GError **error)
{
  g_autoptr (PsrCue) cue = psr_cue_new (kind);
  const char *pose = psr_attributes_require (attributes, "pose", error);
  const char *pause = pose != NULL ? psr_attributes_require (attributes, "pause", error) : NULL;

  cue->guidances = guidances;
  cue->arms = PSR_ARMS_ALL;

  if (pause == NULL || !psr_value_check_pose (pose, self->part->sided, error) ||
      !psr_value_parse_pause (pause, 1, max_pause_s, &cue->pause_ms, &cue->grows, error) ||
      !psr_value_parse_view (psr_attributes_get (attributes, "view"), &cue->view, error) ||
      !psr_value_check_highlight (psr_attributes_get (attributes, "highlight"), error) ||
      !psr_value_parse_guidances (psr_attributes_get (attributes, "guidance"),
                                  &cue->guidances,
                                  error) ||
      !take_turn (self, attributes, cue, error) ||
      !take_id (self, attributes, &cue->id, cue, error))
    return FALSE;

  if (++self->n_cues > MAX_CUES)
    return psr_script_refuse (error, _ ("a session has at most %d cues; split it"), MAX_CUES);

  cue->pose = g_strdup (pose);
  cue->highlight = g_strdup (psr_attributes_get (attributes, "highlight"));
  cue->line = attributes->line;
  self->cue = cue;
  g_ptr_array_add (self->part->cues, g_steal_pointer (&cue));
  return TRUE;
}

static gboolean
start_bell (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  return add_cue (self, PSR_CUE_BELL, PSR_GUIDANCES_ALL, MAX_BELL_S, attributes, error) &&
         check_growth (self, self->cue, error);
}

static gboolean
start_cue (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  PsrCue *cue;

  if (!add_cue (self, PSR_CUE_VOICE, PSR_GUIDANCES_SPOKEN, MAX_PAUSE_S, attributes, error))
    return FALSE;

  cue = self->cue;
  if (!psr_value_parse_priority (psr_attributes_get (attributes, "priority"),
                                 &cue->priority,
                                 error) ||
      !psr_value_parse_arms (psr_attributes_get (attributes, "arms"), &cue->arms, error) ||
      !psr_value_parse_props (psr_attributes_get (attributes, "with"), &cue->with, error) ||
      !psr_value_parse_props (psr_attributes_get (attributes, "without"), &cue->without, error))
    return FALSE;

  if ((cue->guidances & (1u << PSR_GUIDANCE_BELLS)) != 0)
    return psr_script_refuse (error, _ ("nothing is said with guidance “bells”; use <bell> there"));

  if ((cue->with & cue->without) != 0)
    return psr_script_refuse (error, _ ("a prop stands both in “with” and in “without”; keep one"));

  return check_growth (self, cue, error);
}

static gboolean
end_cue (gpointer builder, GError **error)
{
  Builder *self = builder;

  if (self->cue->kind == PSR_CUE_VOICE && psr_cue_get_words (self->cue, "en") == NULL)
    return psr_script_refuse (error, _ ("the cue has no English words; add <words>…</words>"));

  if (self->cue->answers->len == 1)
    return psr_script_refuse (error, _ ("a question needs two answers at least; add <answer>"));

  self->cue = NULL;
  return TRUE;
}

/* A question is never left out, and what follows it is what ends the time to answer. */
static gboolean
check_question (Builder *self, GError **error)
{
  if (self->part->lay != PSR_PART_START && self->part->lay != PSR_PART_END)
    return psr_script_refuse (error,
                              _ ("a question stands in a part that is laid “start” or “end”; move "
                                 "it"));

  if (self->cue->priority != PSR_PRIORITY_REQUIRED)
    return psr_script_refuse (error, _ ("a question is never left out; remove “priority”"));

  return self->cue->answers->len < PSR_ANSWERS_MAX ||
         psr_script_refuse (error,
                            _ ("a question has at most %d answers; remove some"),
                            PSR_ANSWERS_MAX);
}

static gboolean
start_answer (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  const char *id = psr_attributes_require (attributes, "id", error);
  GPtrArray *answers = self->cue->answers;

  if (id == NULL || !psr_value_check_id (id, error) || !check_question (self, error))
    return FALSE;

  for (guint i = 0; i < answers->len; i++) {
    if (strcmp (((const PsrAnswer *) g_ptr_array_index (answers, i))->id, id) == 0)
      return psr_script_refuse (error,
                                _ ("the answer “%s” stands twice; give each its own id"),
                                id);
  }

  self->answer = psr_answer_new (id);
  g_ptr_array_add (answers, self->answer);
  return TRUE;
}

static gboolean
end_answer (gpointer builder, GError **error)
{
  Builder *self = builder;

  if (psr_answer_get_words (self->answer, "en") == NULL)
    return psr_script_refuse (error, _ ("the answer has no English words; add <words>…</words>"));

  self->answer = NULL;
  return TRUE;
}

static GHashTable *
get_titles (gpointer builder)
{
  Builder *self = builder;

  return self->part != NULL ? self->part->titles : self->script->titles;
}

static GHashTable *
get_summaries (gpointer builder)
{
  Builder *self = builder;

  return self->script->summaries;
}

static GHashTable *
get_words (gpointer builder)
{
  Builder *self = builder;

  return self->answer != NULL ? self->answer->words : self->cue->words;
}

/* What takes the time that is left, so that a session ends when it should: one part that stretches,
 * or pauses that grow. */
static gboolean
check_length_is_filled (Builder *self, GError **error)
{
  GPtrArray *parts = self->script->parts;
  PsrPart *last = parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : NULL;

  if (last == NULL || last->lay == PSR_PART_SETTLE || last->lay == PSR_PART_STRETCH ||
      (last->lay == PSR_PART_START && self->n_growing == 0))
    return psr_script_refuse (error,
                              _ ("parts are missing; a session has a start, one part that "
                                 "stretches and an end, or a start with a pause that grows"));

  if (last->lay == PSR_PART_END && self->n_growing > 0)
    return psr_script_refuse (error,
                              _ ("a part stretches and a pause grows; keep one, remove the other"));

  if (self->n_growing > 0 && (psr_script_get_choices (self->script) & PSR_CHOICE_GUIDANCE) != 0)
    return psr_script_refuse (error,
                              _ ("a session whose pauses grow is always told in full; remove "
                                 "“guidance”"));

  return TRUE;
}

static gboolean
check_last_cue (PsrScript *script, GError **error)
{
  const PsrPart *part = g_ptr_array_index (script->parts, script->parts->len - 1);
  const PsrCue *cue = g_ptr_array_index (part->cues, part->cues->len - 1);

  return !psr_cue_is_question (cue) ||
         psr_script_refuse (error,
                            _ ("nothing follows the question “%s”; end with a cue or a bell"),
                            cue->id);
}

static gboolean
end_session (gpointer builder, GError **error)
{
  Builder *self = builder;
  PsrScript *script = self->script;

  if (g_hash_table_lookup (script->titles, "en") == NULL)
    return psr_script_refuse (error, _ ("the session has no title; add <title>…</title>"));

  if (g_hash_table_lookup (script->summaries, "en") == NULL)
    return psr_script_refuse (error, _ ("the session has no summary; add <summary>…</summary>"));

  return check_length_is_filled (self, error) && check_last_cue (script, error);
}

static const PsrElement elements[] = {
  { "session",
    { NULL },
    { "id", "minutes", "shortest", "longest", "recommended" },
    start_session,
    end_session,
    NULL },
  { "part", { "session" }, { "id", "lay", "gap", "side" }, start_part, end_part, NULL },
  { "cue",
    { "part" },
    { "id",
      "pose",
      "view",
      "highlight",
      "pause",
      "priority",
      "guidance",
      "arms",
      "with",
      "without",
      "side",
      "turn" },
    start_cue,
    end_cue,
    NULL },
  { "bell",
    { "part" },
    { "id", "pose", "view", "highlight", "pause", "guidance", "side", "turn" },
    start_bell,
    end_cue,
    NULL },
  { "answer", { "cue" }, { "id" }, start_answer, end_answer, NULL },
  { "title", { "session", "part" }, { "xml:lang" }, NULL, NULL, get_titles },
  { "summary", { "session" }, { "xml:lang" }, NULL, NULL, get_summaries },
  { "words", { "cue", "answer" }, { "xml:lang" }, NULL, NULL, get_words },
  { NULL },
};

static const char *
get_open_id (gpointer builder)
{
  Builder *self = builder;

  if (self->answer != NULL)
    return self->answer->id;
  if (self->cue != NULL)
    return self->cue->id;
  if (self->part != NULL)
    return self->part->id;

  return self->script->id;
}

static const PsrDocumentFormat format = {
  .elements = elements,
  .no_such_element = N_ ("there is no such element; use session, title, summary, part, cue, "
                         "words, answer or bell"),
  .stray_words = N_ ("words stand outside of <words>, <title> or <summary>; move them"),
  .get_open_id = get_open_id,
};

gboolean
psr_script_parse (PsrScript *script,
                  const char *data,
                  gsize length,
                  const char *name,
                  GError **error)
{
  Builder builder = { .script = script };

  return psr_document_parse (&format, &builder, data, length, name, error);
}
