/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-script-private.h"

#include "script/psr-cue-private.h"
#include "script/psr-document.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (psr_script_error_quark, psr_script_error)

G_DEFINE_FINAL_TYPE (PsrScript, psr_script, G_TYPE_OBJECT)

#define SOURCE_LANGUAGE "en"

PsrPart *
psr_part_new (void)
{
  PsrPart *self = g_new0 (PsrPart, 1);

  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cues = g_ptr_array_new_with_free_func ((GDestroyNotify) psr_cue_free);

  return self;
}

void
psr_part_free (PsrPart *self)
{
  g_free (self->id);
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->cues);
  g_free (self);
}

static void
psr_script_finalize (GObject *object)
{
  PsrScript *self = PSR_SCRIPT (object);

  g_free (self->id);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->summaries);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->parts);

  G_OBJECT_CLASS (psr_script_parent_class)->finalize (object);
}

static void
psr_script_class_init (PsrScriptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_script_finalize;
}

static void
psr_script_init (PsrScript *self)
{
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->summaries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) psr_part_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
}

PsrScript *
psr_script_new_from_file (GFile *file, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_parse_name (file);
  bytes = psr_document_read (file, name, error);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  return psr_script_new_from_data (data, length, name, error);
}

PsrScript *
psr_script_new_from_data (const char *data, gssize length, const char *name, GError **error)
{
  g_autoptr (PsrScript) self = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PSR_TYPE_SCRIPT, NULL);
  if (!psr_script_parse (self, data, length < 0 ? strlen (data) : (gsize) length, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

static const char *
lookup_language (GHashTable *table, const char *language)
{
  const char *text = g_hash_table_lookup (table, language);

  return text != NULL ? text : g_hash_table_lookup (table, SOURCE_LANGUAGE);
}

const char *
psr_part_get_title (const PsrPart *self, const char *language)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return lookup_language (self->titles, language);
}

const char *
psr_script_get_id (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), NULL);

  return self->id;
}

const char *
psr_script_get_title (PsrScript *self, const char *language)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return lookup_language (self->titles, language);
}

const char *
psr_script_get_summary (PsrScript *self, const char *language)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  return lookup_language (self->summaries, language);
}

int
psr_script_get_default_minutes (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), 0);

  return self->default_minutes;
}

int
psr_script_get_shortest_minutes (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), 0);

  return self->shortest_minutes;
}

int
psr_script_get_longest_minutes (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), 0);

  return self->longest_minutes;
}

int
psr_script_get_recommended_from (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), 0);

  return self->recommended_from;
}

int
psr_script_get_recommended_to (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), 0);

  return self->recommended_to;
}

static PsrChoiceKinds
get_choices_of_cue (const PsrCue *cue)
{
  guint usual = cue->kind == PSR_CUE_BELL ? PSR_GUIDANCES_ALL : PSR_GUIDANCES_SPOKEN;
  PsrChoiceKinds kinds = 0;

  if (cue->guidances != usual)
    kinds |= PSR_CHOICE_GUIDANCE;
  if (cue->arms != PSR_ARMS_ALL)
    kinds |= PSR_CHOICE_ARMS;
  if (cue->with != PSR_PROPS_NONE || cue->without != PSR_PROPS_NONE)
    kinds |= PSR_CHOICE_PROPS;

  return kinds;
}

PsrChoiceKinds
psr_script_get_choices (PsrScript *self)
{
  PsrChoiceKinds kinds = 0;

  g_return_val_if_fail (PSR_IS_SCRIPT (self), 0);

  if (self->shortest_minutes < self->longest_minutes)
    kinds |= PSR_CHOICE_MINUTES;

  for (guint i = 0; i < self->parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (self->parts, i);

    if (part->lay == PSR_PART_SETTLE)
      kinds |= PSR_CHOICE_SETTLING;
    if (part->sided)
      kinds |= PSR_CHOICE_SIDES;
    for (guint j = 0; j < part->cues->len; j++)
      kinds |= get_choices_of_cue (g_ptr_array_index (part->cues, j));
  }

  return kinds;
}

GPtrArray *
psr_script_get_parts (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), NULL);

  return self->parts;
}

gboolean
psr_script_asks (PsrScript *self)
{
  GHashTableIter cues;
  gpointer cue;

  g_return_val_if_fail (PSR_IS_SCRIPT (self), FALSE);

  g_hash_table_iter_init (&cues, self->ids);
  while (g_hash_table_iter_next (&cues, NULL, &cue)) {
    if (cue != NULL && psr_cue_is_question (cue))
      return TRUE;
  }

  return FALSE;
}

gboolean
psr_script_has_rest (PsrScript *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), FALSE);

  for (guint i = 0; i < self->parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (self->parts, i);

    if (part->lay == PSR_PART_STRETCH)
      return TRUE;
  }

  return FALSE;
}

const PsrCue *
psr_script_find_cue (PsrScript *self, const char *id)
{
  g_return_val_if_fail (PSR_IS_SCRIPT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->ids, id);
}

static gboolean
has_words (const PsrCue *cue, const char *language)
{
  for (guint i = 0; i < cue->answers->len; i++) {
    if (psr_answer_get_words (g_ptr_array_index (cue->answers, i), language) == NULL)
      return FALSE;
  }

  return psr_cue_get_words (cue, language) != NULL;
}

static gboolean
is_complete_in (PsrScript *self, const char *language)
{
  for (guint i = 0; i < self->parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (self->parts, i);

    for (guint j = 0; j < part->cues->len; j++) {
      const PsrCue *cue = g_ptr_array_index (part->cues, j);

      if (cue->kind == PSR_CUE_VOICE && !has_words (cue, language))
        return FALSE;
    }
  }

  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
psr_script_dup_languages (PsrScript *self)
{
  g_autoptr (GPtrArray) languages = NULL;
  GHashTableIter iter;
  gpointer language;

  g_return_val_if_fail (PSR_IS_SCRIPT (self), NULL);

  languages = g_ptr_array_new_with_free_func (g_free);

  /* A language that has words for every cue also has the title: gettext merges both. */
  g_hash_table_iter_init (&iter, self->titles);
  while (g_hash_table_iter_next (&iter, &language, NULL)) {
    if (is_complete_in (self, language))
      g_ptr_array_add (languages, g_strdup (language));
  }

  g_ptr_array_sort (languages, compare_strings);
  g_ptr_array_add (languages, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&languages), FALSE);
}
