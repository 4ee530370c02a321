/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-lesson-private.h"

#include "base/psr-markup.h"
#include "script/psr-document.h"
#include "script/psr-script-values.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ORDER 99
#define MAX_POSES 8

/* Fills a lesson element by element. Blocks are owned by the lesson from their first moment. */
typedef struct {
  PsrLesson *lesson;
  PsrLessonBlock *block; /* the last one */
  GHashTable *texts; /* of the element that is open: language → text */
} Builder;

static gboolean
parse_number (const char *word, int from, int to, int *number, GError **error)
{
  g_autofree char *quoted = NULL;
  guint64 value;

  if (g_ascii_string_to_unsigned (word, 10, (guint64) from, (guint64) to, &value, NULL)) {
    *number = (int) value;
    return TRUE;
  }

  quoted = psr_value_quote (word);
  return psr_script_refuse (error,
                            _ ("“%s” is not a whole number from %d to %d; write one"),
                            quoted,
                            from,
                            to);
}

/* An attribute that is there with one word only. */
static gboolean
parse_flag (const PsrAttributes *attributes,
            const char *name,
            const char *word,
            gboolean *flag,
            GError **error)
{
  const char *value = psr_attributes_get (attributes, name);

  *flag = value != NULL;
  if (value == NULL || strcmp (value, word) == 0)
    return TRUE;

  return psr_script_refuse (error,
                            _ ("“%s” can only be “%s”; write that or remove it"),
                            name,
                            word);
}

static gboolean
start_lesson (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  PsrLesson *lesson = ((Builder *) builder)->lesson;
  const char *id = psr_attributes_require (attributes, "id", error);
  const char *order = id != NULL ? psr_attributes_require (attributes, "order", error) : NULL;
  const char *session = psr_attributes_get (attributes, "session");

  if (order == NULL || !psr_value_check_id (id, error) ||
      !parse_number (order, 1, MAX_ORDER, &lesson->order, error) ||
      (session != NULL && !psr_value_check_id (session, error)))
    return FALSE;

  lesson->id = g_strdup (id);
  lesson->session = g_strdup (session);
  return TRUE;
}

/* Returns: (transfer full): the words of the element that ends here. */
static char *
take_text (Builder *self)
{
  char *text = g_strdup (g_hash_table_lookup (self->texts, "en"));

  g_hash_table_remove_all (self->texts);
  return text;
}

static gboolean
take_once (Builder *self, char **target, GError **error)
{
  g_autofree char *text = take_text (self);

  if (*target != NULL)
    return psr_script_refuse (error, _ ("this is there twice; remove one"));

  *target = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
end_title (gpointer builder, GError **error)
{
  Builder *self = builder;

  return take_once (self, &self->lesson->title, error);
}

static gboolean
end_summary (gpointer builder, GError **error)
{
  Builder *self = builder;

  return take_once (self, &self->lesson->summary, error);
}

static gboolean
end_caption (gpointer builder, GError **error)
{
  Builder *self = builder;

  return take_once (self, &self->lesson->picture.caption, error);
}

static gboolean
check_poses (char **poses, GError **error)
{
  guint n_poses = g_strv_length (poses);

  if (n_poses == 0 || n_poses > MAX_POSES)
    return psr_script_refuse (error, _ ("a picture has one to %d poses; name as many"), MAX_POSES);

  for (guint i = 0; i < n_poses; i++) {
    if (!psr_value_check_pose (poses[i], FALSE, error))
      return FALSE;
    /* The last is followed by the first. */
    if (n_poses > 1 && strcmp (poses[i], poses[(i + 1) % n_poses]) == 0)
      return psr_script_refuse (error, _ ("the pose “%s” follows itself; name it once"), poses[i]);
  }

  return TRUE;
}

static gboolean
start_picture (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  PsrLessonPicture *picture = &((Builder *) builder)->lesson->picture;
  const char *poses = psr_attributes_require (attributes, "poses", error);
  const char *highlight = psr_attributes_get (attributes, "highlight");
  g_autofree char *collapsed = NULL;

  if (poses == NULL)
    return FALSE;
  if (picture->poses != NULL)
    return psr_script_refuse (error, _ ("this is there twice; remove one"));

  collapsed = psr_markup_collapse (poses);
  picture->poses = g_strsplit (collapsed, " ", -1);
  picture->highlight = g_strdup (highlight);

  return check_poses (picture->poses, error) && psr_value_check_highlight (highlight, error) &&
         psr_value_parse_view (psr_attributes_get (attributes, "view"), &picture->view, error) &&
         parse_flag (attributes, "muscles", "yes", &picture->muscles, error) &&
         parse_flag (attributes, "near", "yes", &picture->near, error) &&
         parse_flag (attributes, "pace", "even", &picture->even, error);
}

static gboolean
check_beginning (PsrLesson *lesson, GError **error)
{
  const PsrLessonPicture *picture = &lesson->picture;

  if (lesson->title == NULL || lesson->summary == NULL || picture->poses == NULL)
    return psr_script_refuse (error, _ ("title, summary and picture come first; write them above"));
  if (g_strv_length (picture->poses) > 1 && picture->caption == NULL)
    return psr_script_refuse (error,
                              _ ("a picture that moves needs a caption; say what is to be seen"));

  return TRUE;
}

static gboolean
check_sequence (const PsrLessonBlock *last, PsrLessonKind kind, GError **error)
{
  gboolean asked = last != NULL && last->kind == PSR_LESSON_QUESTION;

  if (asked != (kind == PSR_LESSON_ANSWER))
    return psr_script_refuse (error, _ ("after each question comes its answer; put them together"));
  if (last != NULL && last->kind == PSR_LESSON_SOURCE && kind != PSR_LESSON_SOURCE)
    return psr_script_refuse (error, _ ("the sources come last; move this above them"));

  return TRUE;
}

static gboolean
begin_block (Builder *self, PsrLessonKind kind, GError **error)
{
  if (!check_beginning (self->lesson, error) || !check_sequence (self->block, kind, error))
    return FALSE;

  self->block = g_new0 (PsrLessonBlock, 1);
  self->block->kind = kind;
  g_ptr_array_add (self->lesson->blocks, self->block);
  return TRUE;
}

static gboolean
take_name (Builder *self, const PsrAttributes *attributes, GError **error)
{
  const char *by = psr_attributes_require (attributes, "by", error);

  self->block->by = g_strdup (by);
  return by != NULL;
}

static gboolean
start_heading (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_HEADING, error);
}

static gboolean
start_paragraph (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_PARAGRAPH, error);
}

static gboolean
start_item (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_ITEM, error);
}

static gboolean
start_question (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_QUESTION, error);
}

static gboolean
start_answer (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_ANSWER, error);
}

static gboolean
start_opinion (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_OPINION, error) && take_name (builder, attributes, error);
}

static gboolean
start_safety (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  return begin_block (builder, PSR_LESSON_SAFETY, error);
}

static gboolean
start_source (gpointer builder, const PsrAttributes *attributes, GError **error)
{
  Builder *self = builder;
  const char *year;

  if (!begin_block (self, PSR_LESSON_SOURCE, error) || !take_name (self, attributes, error))
    return FALSE;

  year = psr_attributes_require (attributes, "year", error);
  return year != NULL && parse_number (year, 1500, 2100, &self->block->year, error);
}

static gboolean
end_block (gpointer builder, GError **error)
{
  Builder *self = builder;

  self->block->text = take_text (self);
  return TRUE;
}

static gboolean
end_lesson (gpointer builder, GError **error)
{
  Builder *self = builder;

  if (self->block == NULL)
    return psr_script_refuse (error, _ ("there is nothing to read in it; write a paragraph"));
  if (self->block->kind == PSR_LESSON_QUESTION)
    return psr_script_refuse (error, _ ("after each question comes its answer; put them together"));

  return TRUE;
}

static GHashTable *
get_texts (gpointer builder)
{
  return ((Builder *) builder)->texts;
}

/* Only the lesson has an id, and there is but one. */
static const char *
get_open_id (gpointer builder)
{
  return NULL;
}

static const PsrElement elements[] = {
  { "lesson", { NULL }, { "id", "order", "session" }, start_lesson, end_lesson },
  { "title", { "lesson" }, { NULL }, NULL, end_title, get_texts },
  { "summary", { "lesson" }, { NULL }, NULL, end_summary, get_texts },
  { "picture",
    { "lesson" },
    { "poses", "view", "highlight", "muscles", "near", "pace" },
    start_picture },
  { "caption", { "lesson" }, { NULL }, NULL, end_caption, get_texts },
  { "heading", { "lesson" }, { NULL }, start_heading, end_block, get_texts },
  { "paragraph", { "lesson" }, { NULL }, start_paragraph, end_block, get_texts },
  { "item", { "lesson" }, { NULL }, start_item, end_block, get_texts },
  { "question", { "lesson" }, { NULL }, start_question, end_block, get_texts },
  { "answer", { "lesson" }, { NULL }, start_answer, end_block, get_texts },
  { "opinion", { "lesson" }, { "by" }, start_opinion, end_block, get_texts },
  { "safety", { "lesson" }, { NULL }, start_safety },
  { "source", { "lesson" }, { "by", "year" }, start_source, end_block, get_texts },
  { NULL },
};

static const PsrDocumentFormat format = {
  .elements = elements,
  .no_such_element = N_ ("there is no such element; use lesson, title, summary, picture, caption, "
                         "heading, paragraph, item, question, answer, opinion, safety or source"),
  .stray_words = N_ ("words stand where none belong; put them into <paragraph>"),
  .get_open_id = get_open_id,
};

gboolean
psr_lesson_parse (PsrLesson *lesson,
                  const char *data,
                  gsize length,
                  const char *name,
                  GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Builder builder = { .lesson = lesson, .texts = texts };

  return psr_document_parse (&format, &builder, data, length, name, error);
}
