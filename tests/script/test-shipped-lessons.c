/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What must be true of the words of the shipped lessons, in the language of the interface. */

#include "config.h"

#include "script/psr-lesson-list.h"
#include "script/psr-lesson-private.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* Two minutes at an easy 170 words a minute. */
#define MAX_WORDS 340

/* 20 in English; Dutch writes some words apart and says others with more. */
#define MAX_SENTENCE_WORDS 24

static const char *const ids[] = {
  "muscle", "movement", "running", "sitting", "tension", "rest", "questions", "safety",
};

static const char *const sessions[] = {
  "constructive-rest", "stiffness-check", "desk-stretch", "runner-warm-up", NULL,
};

/* Nobody is to be promised anything, and a view is not a fact. */
static const char *const forbidden[] = {
  "soul",        "stored emotion", "trapped", "trauma",
  "heals",       "cures",          " ziel",   "opgeslagen emoties",
  "geneest",     "toxins",         "detox",   "miracle",
  "hart van je", "wonder",
};

/* What each has to tell; numbers as both languages write them. */
static const struct {
  const char *id;
  const char *en;
  const char *nl;
} facts[] = {
  { "muscle", "psoas minor", "psoas minor" },
  { "muscle", "iliacus", "iliacus" },
  { "muscle", "iliopsoas", "iliopsoas" },
  { "muscle", "(T12)", "(T12)" },
  { "muscle", "(L5)", "(L5)" },
  { "muscle", "lesser trochanter", "trochanter minor" },
  { "movement", "pelvis", "bekken" },
  { "movement", "not a diagnosis", "geen diagnose" },
  { "running", "5,400", "5.400" },
  { "running", "180", "180" },
  { "running", "physiotherapist", "fysiotherapeut" },
  { "sitting", "stiff or weak", "stijf of zwak" },
  { "tension", "not a medical fact", "geen medisch feit" },
  { "tension", "doctor", "huisarts" },
  { "rest", "Mabel Todd", "Mabel Todd" },
  { "rest", "Lulu Sweigard", "Lulu Sweigard" },
  { "rest", "Liz Koch", "Liz Koch" },
  { "rest", "Ten to twenty minutes", "Tien tot twintig minuten" },
  { "questions", "31.8 %", "31,8%" },
  { "questions", "57.1 %", "57,1%" },
  { "questions", "image that Liz Koch uses", "beeld dat Liz Koch gebruikt" },
};

/* Nothing is told of these without saying who wrote it. */
static const struct {
  const char *id;
  const char *by;
  int year;
} sources[] = {
  { "muscle", "Henry Gray", 1918 },
  { "movement", "Henry Gray", 1918 },
  { "tension", "Liz Koch", 1981 },
  { "tension", "Liz Koch", 2012 },
  { "rest", "Mabel Elsworth Todd", 1937 },
  { "rest", "Lulu E. Sweigard", 1974 },
  { "rest", "Liz Koch", 1981 },
  { "questions", "Liz Koch", 1981 },
  { "questions", "Andrew D. Vigotsky et al.", 2016 },
};

static GListModel *
load (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "learn", NULL);
  g_autoptr (GError) error = NULL;
  GListModel *lessons = psr_lesson_list_load (folder, &error);

  g_assert_no_error (error);
  return lessons;
}

static gboolean
is_dutch (void)
{
  return g_strcmp0 (g_getenv ("LANGUAGE"), "nl") == 0;
}

/* Returns: (transfer full) (element-type utf8): all that is to be read in the lesson. */
static GPtrArray *
collect_texts (PsrLesson *lesson)
{
  GPtrArray *texts = g_ptr_array_new ();
  GPtrArray *blocks = psr_lesson_get_blocks (lesson);
  const char *caption = psr_lesson_picture_get_caption (psr_lesson_get_picture (lesson));

  g_ptr_array_add (texts, (gpointer) psr_lesson_get_title (lesson));
  g_ptr_array_add (texts, (gpointer) psr_lesson_get_summary (lesson));
  if (caption != NULL)
    g_ptr_array_add (texts, (gpointer) caption);
  for (guint i = 0; i < blocks->len; i++) {
    const PsrLessonBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind != PSR_LESSON_SOURCE && block->kind != PSR_LESSON_SAFETY)
      g_ptr_array_add (texts, (gpointer) psr_lesson_block_get_text (block));
  }

  return texts;
}

/* Returns: (transfer full): the same as one string. */
static char *
join_texts (PsrLesson *lesson)
{
  g_autoptr (GPtrArray) texts = collect_texts (lesson);

  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}

static void
test_all_are_there (void)
{
  g_autoptr (GListModel) lessons = load ();

  g_assert_cmpuint (g_list_model_get_n_items (lessons), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);
    const char *session = psr_lesson_get_session (lesson);

    g_assert_cmpstr (psr_lesson_get_id (lesson), ==, ids[i]);
    g_assert_cmpint (psr_lesson_get_order (lesson), ==, i + 1);
    g_assert_true (session == NULL || g_strv_contains (sessions, session));
  }
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n_words += words[i][0] != '\0';

  return n_words;
}

static void
test_short (void)
{
  g_autoptr (GListModel) lessons = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);
    g_autofree char *all = join_texts (lesson);
    g_auto (GStrv) sentences = g_regex_split_simple ("[.!?:;]\\s|\\n", all, 0, 0);

    g_assert_cmpuint (count_words (all), <=, MAX_WORDS);
    for (guint j = 0; sentences[j] != NULL; j++) {
      if (count_words (sentences[j]) > MAX_SENTENCE_WORDS)
        g_error ("%s: too long: %s", ids[i], sentences[j]);
    }
  }
}

static void
test_claims_nothing (void)
{
  g_autoptr (GListModel) lessons = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);
    g_autofree char *all = join_texts (lesson);
    g_autofree char *lower = g_utf8_strdown (all, -1);

    for (gsize j = 0; j < G_N_ELEMENTS (forbidden); j++) {
      if (strstr (lower, forbidden[j]) != NULL)
        g_error ("%s says “%s”", ids[i], forbidden[j]);
    }
  }
}

static void
test_tells_the_facts (void)
{
  g_autoptr (GListModel) lessons = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++) {
    const char *fact = is_dutch () ? facts[i].nl : facts[i].en;
    g_autofree char *all = join_texts (psr_lesson_list_find (lessons, facts[i].id));

    if (strstr (all, fact) == NULL)
      g_error ("%s does not say “%s”", facts[i].id, fact);
  }
}

static gboolean
has_source (PsrLesson *lesson, const char *by, int year)
{
  GPtrArray *blocks = psr_lesson_get_blocks (lesson);

  for (guint i = 0; i < blocks->len; i++) {
    const PsrLessonBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == PSR_LESSON_SOURCE && g_strcmp0 (block->by, by) == 0 && block->year == year)
      return TRUE;
  }

  return FALSE;
}

static void
test_names_its_sources (void)
{
  g_autoptr (GListModel) lessons = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_assert_true (
      has_source (psr_lesson_list_find (lessons, sources[i].id), sources[i].by, sources[i].year));
}

/* Koch's views are told as hers and nowhere else; the warning signs stand on the last page. */
static void
test_opinions_have_a_name (void)
{
  g_autoptr (GListModel) lessons = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);
    GPtrArray *blocks = psr_lesson_get_blocks (lesson);
    guint n_opinions = 0;
    guint n_safety = 0;

    for (guint j = 0; j < blocks->len; j++) {
      const PsrLessonBlock *block = g_ptr_array_index (blocks, j);

      n_safety += block->kind == PSR_LESSON_SAFETY;
      if (block->kind == PSR_LESSON_OPINION) {
        g_assert_cmpstr (block->by, ==, "Liz Koch");
        n_opinions++;
      }
    }
    g_assert_cmpuint (n_opinions, ==, strcmp (ids[i], "tension") == 0 ? 4 : 0);
    g_assert_cmpuint (n_safety, ==, strcmp (ids[i], "safety") == 0 ? 1 : 0);
  }
}

/* No sentence is left in English: gettext gives back what it has no translation of. */
static void
test_is_translated (void)
{
  g_autoptr (GListModel) lessons = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);
    const PsrLessonPicture *picture = psr_lesson_get_picture (lesson);
    GPtrArray *blocks = psr_lesson_get_blocks (lesson);

    g_assert_true (psr_lesson_get_title (lesson) != lesson->title);
    g_assert_true (psr_lesson_get_summary (lesson) != lesson->summary);
    if (picture->caption != NULL)
      g_assert_true (psr_lesson_picture_get_caption (picture) != picture->caption);
    for (guint j = 0; j < blocks->len; j++) {
      const PsrLessonBlock *block = g_ptr_array_index (blocks, j);

      if (block->kind != PSR_LESSON_SOURCE && block->kind != PSR_LESSON_SAFETY)
        g_assert_true (psr_lesson_block_get_text (block) != block->text);
    }
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSOAS_REST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/shipped-lessons/all-are-there", test_all_are_there);
  g_test_add_func ("/script/shipped-lessons/short", test_short);
  g_test_add_func ("/script/shipped-lessons/claim-nothing", test_claims_nothing);
  g_test_add_func ("/script/shipped-lessons/tell-the-facts", test_tells_the_facts);
  g_test_add_func ("/script/shipped-lessons/name-their-sources", test_names_its_sources);
  g_test_add_func ("/script/shipped-lessons/opinions-have-a-name", test_opinions_have_a_name);
  if (is_dutch ())
    g_test_add_func ("/script/shipped-lessons/are-translated", test_is_translated);

  return g_test_run ();
}
