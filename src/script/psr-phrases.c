/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-phrases.h"

#include "script/psr-document.h"
#include "script/psr-script-values.h"
#include "script/psr-script.h"

#include <glib/gi18n.h>
#include <string.h>

#define NUMBER     "{n}"
#define MAX_NUMBER 999

/* So many sentences of its own no program needs; a wrong "to" must not fill a disk with clips. */
#define MAX_PHRASES 500

struct _PsrPhrases {
  GObject parent_instance;

  GPtrArray *ids; /* ended by NULL once it is read */
  GHashTable *words; /* id → (language → words) */
};

G_DEFINE_FINAL_TYPE (PsrPhrases, psr_phrases, G_TYPE_OBJECT)

/* The phrase that is open. */
typedef struct {
  PsrPhrases *phrases;
  char *id;
  GHashTable *words; /* language → words */
  int from; /* 0 when it has no number */
  int to;
} Builder;

static void
psr_phrases_finalize (GObject *object)
{
  PsrPhrases *self = PSR_PHRASES (object);

  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->words);

  G_OBJECT_CLASS (psr_phrases_parent_class)->finalize (object);
}

static void
psr_phrases_class_init (PsrPhrasesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_phrases_finalize;
}

static void
psr_phrases_init (PsrPhrases *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->words =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->words, g_hash_table_unref);
}

static gboolean
parse_number (const char *word, int *number, GError **error)
{
  g_autofree char *quoted = NULL;
  guint64 value;

  if (g_ascii_string_to_unsigned (word, 10, 1, MAX_NUMBER, &value, NULL)) {
    *number = (int) value;
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not a number for a phrase; write one from 1 to %d"),
                            quoted,
                            MAX_NUMBER);
}

static gboolean
take_numbers (Builder *self, const PsrAttributes *attributes, GError **error)
{
  const char *from = psr_attributes_get (attributes, "from");
  const char *to = psr_attributes_get (attributes, "to");

  self->from = 0;
  self->to = 0;
  if (from == NULL && to == NULL)
    return TRUE;

  if (from == NULL || to == NULL)
    return psr_script_refuse (error, _ ("“from” and “to” go together; write both or none"));

  if (!parse_number (from, &self->from, error) || !parse_number (to, &self->to, error))
    return FALSE;

  return self->from <= self->to ||
         psr_script_refuse (error,
                            _ ("“from” (%d) is more than “to” (%d); change them"),
                            self->from,
                            self->to);
}

static gboolean
start_phrase (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  const char *id = psr_attributes_require (attributes, "id", error);

  if (id == NULL || !psr_value_check_id (id, error) || !take_numbers (self, attributes, error))
    return FALSE;

  self->id = g_strdup (id);
  self->words = make_table ();
  return TRUE;
}

/* {n} stands where there are numbers, and only there. */
static gboolean
check_words (Builder *self, GError **error)
{
  GHashTableIter iter;
  gpointer language, words;

  if (g_hash_table_lookup (self->words, "en") == NULL)
    return psr_script_refuse (error, _ ("the phrase has no English words; add <words>…</words>"));

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &language, &words)) {
    gboolean has_number = strstr (words, NUMBER) != NULL;

    if (has_number && self->from == 0)
      return psr_script_refuse (error,
                                _ ("the words in the language “%s” have {n} in them; add “from” "
                                   "and “to”"),
                                (const char *) language);
    if (!has_number && self->from > 0)
      return psr_script_refuse (error,
                                _ ("the words in the language “%s” do not say the number; write "
                                   "{n} where it belongs"),
                                (const char *) language);
  }

  return TRUE;
}

/* Takes over @id. */
static gboolean
add_phrase (PsrPhrases *self, char *id, GHashTable *words, GError **error)
{
  gboolean known = g_hash_table_contains (self->words, id);

  g_ptr_array_add (self->ids, id);
  if (known)
    return psr_script_refuse (error, _ ("the id “%s” stands twice; give each its own"), id);

  if (self->ids->len > MAX_PHRASES)
    return psr_script_refuse (error,
                              _ ("there are more than %d phrases; remove some"),
                              MAX_PHRASES);

  g_hash_table_insert (self->words, id, g_hash_table_ref (words));
  return TRUE;
}

static GHashTable *
dup_with_number (GHashTable *words, const char *number)
{
  GHashTable *result = make_table ();
  GHashTableIter iter;
  gpointer language, text;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &language, &text)) {
    g_autoptr (GString) said = g_string_new (text);

    g_string_replace (said, NUMBER, number, 0);
    g_hash_table_insert (result, g_strdup (language), g_strdup (said->str));
  }

  return result;
}

static gboolean
add_phrases (Builder *self, GError **error)
{
  if (self->from == 0)
    return add_phrase (self->phrases, g_strdup (self->id), self->words, error);

  for (int n = self->from; n <= self->to; n++) {
    g_autofree char *number = g_strdup_printf ("%d", n);
    g_autoptr (GHashTable) words = dup_with_number (self->words, number);
    char *id = g_strdup_printf ("%s-%s", self->id, number);

    if (!add_phrase (self->phrases, id, words, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
end_phrase (gpointer builder, GError **error)
{
  Builder *self = builder;

  if (!check_words (self, error) || !add_phrases (self, error))
    return FALSE;

  builder_clear (self);
  return TRUE;
}

static gboolean
end_phrases (gpointer builder, GError **error)
{
  Builder *self = builder;

  return self->phrases->ids->len > 0 ||
         psr_script_refuse (error, _ ("there is no phrase in it; add <phrase>"));
}

static GHashTable *
get_words (gpointer builder)
{
  return ((Builder *) builder)->words;
}

static const char *
get_open_id (gpointer builder)
{
  return ((Builder *) builder)->id;
}

static const PsrElement elements[] = {
  { PSR_PHRASES_ID, { NULL }, { NULL }, NULL, end_phrases, NULL },
  { "phrase", { PSR_PHRASES_ID }, { "id", "from", "to" }, start_phrase, end_phrase, NULL },
  { "words", { "phrase" }, { "xml:lang" }, NULL, NULL, get_words },
  { NULL },
};

static const PsrDocumentFormat format = {
  .elements = elements,
  .no_such_element = N_ ("there is no such element; use phrases, phrase or words"),
  .stray_words = N_ ("words stand outside of <words>; move them"),
  .get_open_id = get_open_id,
};

PsrPhrases *
psr_phrases_new_from_file (GFile *file, GError **error)
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
  return psr_phrases_new_from_data (data, (gssize) length, name, error);
}

PsrPhrases *
psr_phrases_new_from_data (const char *data, gssize length, const char *name, GError **error)
{
  g_autoptr (PsrPhrases) self = NULL;
  Builder builder = { NULL };
  gboolean parsed;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PSR_TYPE_PHRASES, NULL);
  builder.phrases = self;
  parsed = psr_document_parse (&format,
                               &builder,
                               data,
                               length < 0 ? strlen (data) : (gsize) length,
                               name,
                               error);
  builder_clear (&builder);
  if (!parsed)
    return NULL;

  g_ptr_array_add (self->ids, NULL);
  return g_steal_pointer (&self);
}

const char *const *
psr_phrases_get_ids (PsrPhrases *self)
{
  g_return_val_if_fail (PSR_IS_PHRASES (self), NULL);

  return (const char *const *) self->ids->pdata;
}

const char *
psr_phrases_get_words (PsrPhrases *self, const char *id, const char *language)
{
  GHashTable *words;

  g_return_val_if_fail (PSR_IS_PHRASES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  words = g_hash_table_lookup (self->words, id);
  return words != NULL ? g_hash_table_lookup (words, language) : NULL;
}

static gboolean
is_complete_in (PsrPhrases *self, const char *language)
{
  const char *const *ids = psr_phrases_get_ids (self);

  for (gsize i = 0; ids[i] != NULL; i++) {
    if (psr_phrases_get_words (self, ids[i], language) == NULL)
      return FALSE;
  }

  return TRUE;
}

static int
compare_languages (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

char **
psr_phrases_dup_languages (PsrPhrases *self)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_autoptr (GList) all = NULL;

  g_return_val_if_fail (PSR_IS_PHRASES (self), NULL);

  all = g_hash_table_get_keys (g_hash_table_lookup (self->words, self->ids->pdata[0]));
  all = g_list_sort (all, compare_languages);
  for (GList *l = all; l != NULL; l = l->next) {
    if (is_complete_in (self, l->data))
      g_strv_builder_add (languages, l->data);
  }

  return g_strv_builder_end (languages);
}

char *
psr_phrases_dup_title_id (const char *session_id, const char *part_id)
{
  g_return_val_if_fail (session_id != NULL, NULL);
  g_return_val_if_fail (part_id != NULL, NULL);

  return g_strdup_printf ("%s.%s", session_id, part_id);
}
