/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-lesson.h"

#include "refusals.h"
#include "script/psr-lesson-list.h"

#include <glib/gstdio.h>
#include <string.h>

#define PICTURE "<picture poses=\"lying\n      rest\""

static char *good;
static gsize good_length;

/* Changes of the good lesson. */
static const Refusal refusals[] = {
  { "</lesson>\n", "", 18, "not well-formed" },
  { "<title>Small</title>", "<title>Small</titel>", 3, "not well-formed" },
  { "<title>Small</title>", "<title>Sm\xff</title>", 3, "UTF-8" },
  { "<!-- A comment. -->", "<!DOCTYPE s [<!ENTITY lol \"lol\">]>", 9, "not allowed" },
  { "<!-- A comment. -->", "A comment.", 9, "where none belong" },
  { "</lesson>\n", "</lesson>\n<title>More</title>", 20, "belongs into" },
  /* Elements. */
  { "<item>Item</item>", "<bullet>Item</bullet>", 13, "no such element" },
  { "<item>Item</item>", "<item><heading>Item</heading></item>", 13, "belongs into" },
  { "<item>Item</item>", "<item></item>", 13, "no words" },
  { "<safety/>", "<safety>Careful.</safety>", 17, "where none belong" },
  { "<title>Small</title>", "", 10, "come first" },
  { "<summary>One of everything.</summary>", "", 10, "come first" },
  { "<title>Small</title>", "<title>Small</title><title>Again</title>", 3, "twice" },
  { "<summary>One", "<summary>One</summary><summary>One", 4, "twice" },
  { "<caption>Knees", "<caption>Knees</caption><caption>Knees", 8, "twice" },
  { "<!-- A comment. -->", "<picture poses=\"rest\"/>", 9, "twice" },
  { "<caption>Knees bend &amp; stretch.</caption>", "", 10, "needs a caption" },
  { "<answer>Because.</answer>", "", 16, "after each question" },
  { "<question>Why?</question>", "", 15, "after each question" },
  { "</lesson>", "<item>Late</item></lesson>", 19, "sources come last" },
  /* Attributes. */
  { " id=\"small\"", "", 2, "“id” is missing" },
  { "id=\"small\"", "id=\"Small one\"", 2, "not an id" },
  { " order=\"3\"", "", 2, "“order” is missing" },
  { "order=\"3\"", "order=\"0\"", 2, "not a whole number" },
  { "order=\"3\"", "order=\"first\"", 2, "not a whole number" },
  { "session=\"evening-rest\"", "session=\"../rest\"", 2, "not an id" },
  { "session=\"evening-rest\"", "colour=\"red\"", 2, "no attribute “colour”" },
  { "<item>Item", "<item xml:lang=\"nl\">Item", 13, "no attribute “xml:lang”; it may have none" },
  { PICTURE, "<picture", 5, "“poses” is missing" },
  { PICTURE, "<picture poses=\" \"", 5, "one to 8 poses" },
  { PICTURE, "<picture poses=\"lying siting\"", 5, "did you mean “sitting”" },
  { PICTURE, "<picture poses=\"rest rest\"", 5, "follows itself" },
  { PICTURE, "<picture poses=\"rest lying rest\"", 5, "follows itself" },
  { "view=\"above\"", "view=\"below\"", 5, "not a view" },
  { "highlight=\"feet\"", "highlight=\"foot\"", 5, "no part “foot”" },
  { "muscles=\"yes\"", "muscles=\"no\"", 5, "can only be “yes”" },
  { "near=\"yes\"", "near=\"1\"", 5, "can only be “yes”" },
  { "pace=\"even\"", "pace=\"fast\"", 5, "can only be “even”" },
  { " by=\"A. Nother\"", "", 16, "“by” is missing" },
  { " by=\"A. Uthor\"", "", 18, "“by” is missing" },
  { " year=\"1937\"", "", 18, "“year” is missing" },
  { "year=\"1937\"", "year=\"long ago\"", 18, "not a whole number" },
};

static void
assert_refused (const char *data, gssize length, int line, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_strdup_printf ("small.xml:%d: ", line);
  PsrLesson *lesson = psr_lesson_new_from_data (data, length, "small.xml", &error);

  if (lesson != NULL)
    g_error ("expected “%s…%s”, but the lesson is good", place, says);
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, place) || strstr (error->message, says) == NULL)
    g_error ("expected “%s…%s”, got “%s”", place, says, error->message);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *data = refusals_change (good, refusals[i].find, refusals[i].replace);

    assert_refused (data, -1, refusals[i].line, refusals[i].says);
  }

  assert_refused ("<!-- nothing -->", -1, 1, "");
  assert_refused ("<lesson id=\"a\" order=\"1\"/>", -1, 1, "nothing to read");
  assert_refused ("<lesson id=\"a\" order=\"1\"><title>A</title><summary>B</summary>"
                  "<picture poses=\"rest\"/><question>Why?</question></lesson>",
                  -1,
                  1,
                  "after each question");
}

static void
test_truncated (void)
{
  for (gsize length = 0; length < good_length - 1; length++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (psr_lesson_new_from_data (good, (gssize) length, "cut.xml", &error));
    g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "cut.xml:"));
    g_assert_null (strchr (error->message, '\n'));
  }
}

static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (int i = 0; i < 3000; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PsrLesson) lesson = NULL;
    g_autofree char *damaged = g_strdup (good);

    for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
      damaged[g_rand_int_range (rand, 0, good_length)] = (char) g_rand_int_range (rand, 0, 256);

    lesson = psr_lesson_new_from_data (damaged, good_length, "damaged.xml", &error);
    g_assert_true ((lesson == NULL) == (error != NULL));
    if (error != NULL)
      g_assert_true (g_str_has_prefix (error->message, "damaged.xml:"));
  }
}

static void
test_reads_all (void)
{
  static const char *const texts[] = {
    "Heading", "Wrapped and indented.", "Item", "Why?", "Because.", "As I see it.", NULL, "Title",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrLesson) lesson =
    psr_lesson_new_from_data (good, (gssize) good_length, "small.xml", &error);
  const PsrLessonPicture *picture;
  const PsrLessonBlock *block;
  GPtrArray *blocks;

  g_assert_no_error (error);
  g_assert_cmpstr (psr_lesson_get_id (lesson), ==, "small");
  g_assert_cmpint (psr_lesson_get_order (lesson), ==, 3);
  g_assert_cmpstr (psr_lesson_get_session (lesson), ==, "evening-rest");
  g_assert_cmpstr (psr_lesson_get_title (lesson), ==, "Small");
  g_assert_cmpstr (psr_lesson_get_summary (lesson), ==, "One of everything.");

  picture = psr_lesson_get_picture (lesson);
  g_assert_cmpstrv (picture->poses, ((const char *const[]){ "lying", "rest", NULL }));
  g_assert_cmpint (picture->view, ==, PSR_VIEW_ABOVE);
  g_assert_cmpstr (picture->highlight, ==, "feet");
  g_assert_true (picture->muscles && picture->near && picture->even);
  g_assert_cmpstr (psr_lesson_picture_get_caption (picture), ==, "Knees bend & stretch.");

  blocks = psr_lesson_get_blocks (lesson);
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < blocks->len; i++) {
    block = g_ptr_array_index (blocks, i);
    g_assert_cmpint (block->kind, ==, PSR_LESSON_HEADING + i);
    g_assert_cmpstr (psr_lesson_block_get_text (block), ==, texts[i]);
    g_assert_cmpint (block->year, ==, block->kind == PSR_LESSON_SOURCE ? 1937 : 0);
  }
  g_assert_cmpstr (((PsrLessonBlock *) g_ptr_array_index (blocks, 5))->by, ==, "A. Nother");
  g_assert_cmpstr (((PsrLessonBlock *) g_ptr_array_index (blocks, 7))->by, ==, "A. Uthor");
}

static void
test_may_be_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrLesson) lesson =
    psr_lesson_new_from_data ("<lesson id=\"a\" order=\"1\"><title>A</title><summary>B</summary>"
                              "<picture poses=\"rest\"/><paragraph>C</paragraph></lesson>",
                              -1,
                              "a.xml",
                              &error);
  const PsrLessonPicture *picture;

  g_assert_no_error (error);
  picture = psr_lesson_get_picture (lesson);
  g_assert_null (psr_lesson_get_session (lesson));
  g_assert_null (psr_lesson_picture_get_caption (picture));
  g_assert_null (picture->highlight);
  g_assert_false (picture->muscles || picture->near || picture->even);
}

static void
write_lesson (const char *folder, const char *name, const char *find, const char *replace)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = refusals_change (good, find, replace);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, -1, &error);
  g_assert_no_error (error);
}

static void
assert_not_loaded (const char *folder, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (psr_lesson_list_load (folder, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, says));
}

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("psoas-rest-lessons-XXXXXX", &error);
  g_autoptr (GListModel) lessons = NULL;
  g_autoptr (PsrLesson) first = NULL;

  g_assert_no_error (error);
  assert_not_loaded (folder, "no lessons");

  write_lesson (folder, "a.xml", "id=\"small\"", "id=\"second\"");
  write_lesson (folder, "b.xml", "id=\"small\" order=\"3\"", "id=\"first\" order=\"1\"");
  write_lesson (folder, "README.md", "<lesson", "not a lesson");
  lessons = psr_lesson_list_load (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lessons), ==, 2);
  first = g_list_model_get_item (lessons, 0);
  g_assert_cmpstr (psr_lesson_get_id (first), ==, "first");
  g_assert_true (psr_lesson_list_find (lessons, "first") == first);
  g_assert_null (psr_lesson_list_find (lessons, "third"));

  write_lesson (folder, "c.xml", "id=\"small\"", "id=\"third\"");
  assert_not_loaded (folder, "of another one");
  write_lesson (folder, "c.xml", "id=\"small\" order=\"3\"", "id=\"first\" order=\"7\"");
  assert_not_loaded (folder, "of another one");
  write_lesson (folder, "c.xml", "<title>", "<titel>");
  assert_not_loaded (folder, "c.xml:3: ");

  remove_file (folder, "a.xml");
  remove_file (folder, "b.xml");
  remove_file (folder, "c.xml");
  remove_file (folder, "README.md");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  assert_not_loaded (folder, folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  good = refusals_read ("small-lesson.xml", &good_length);

  g_test_add_func ("/script/lesson/reads-all", test_reads_all);
  g_test_add_func ("/script/lesson/may-be-small", test_may_be_small);
  g_test_add_func ("/script/lesson/refusals", test_refusals);
  g_test_add_func ("/script/lesson/truncated", test_truncated);
  g_test_add_func ("/script/lesson/damaged", test_damaged);
  g_test_add_func ("/script/lesson-list/in-order", test_list);

  status = g_test_run ();
  g_free (good);
  return status;
}
