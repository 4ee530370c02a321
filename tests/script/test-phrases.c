/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "refusals.h"
#include "script/psr-phrases.h"

#define NAME "phrases.xml"

/* The smallest file with one of everything; every refusal below is one change of it. */
static const char good[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<phrases>\n"
                           "  <!-- A comment. -->\n"
                           "  <phrase id=\"paused\">\n"
                           "    <words>Paused.</words>\n"
                           "    <words xml:lang=\"nl\">Gepauzeerd.</words>\n"
                           "  </phrase>\n"
                           "  <phrase id=\"left\" from=\"9\" to=\"11\">\n"
                           "    <words>{n} minutes\n      left, {n}.</words>\n"
                           "    <words xml:lang=\"nl\">Nog {n} minuten.</words>\n"
                           "  </phrase>\n"
                           "</phrases>\n";

static const Refusal refusals[] = {
  { "</phrases>", "", 12, "not well-formed" },
  { "<!-- A comment. -->", "<!DOCTYPE phrases>", 3, "not allowed" },
  { "<words>Paused.</words>", "<words>&lol;</words>", 5, "not well-formed" },
  { "<words>Paused.</words>", "<word>Paused.</word>", 5, "use phrases, phrase or words" },
  { "<words>Paused.</words>", "<title>Paused.</title>", 5, "no such element" },
  { "<words>Paused.</words>", "Paused.", 5, "words stand outside of <words>" },
  { "<!-- A comment. -->", "<words>Paused.</words>", 3, "belongs into <phrase>" },
  { "<!-- A comment. -->", "<phrases/>", 3, "one <phrases>" },
  { "<words>Paused.</words>", "<phrase id=\"x\"/>", 5, "belongs into <phrases>" },
  { "<phrases>", "<phrases language=\"en\">", 2, "no attribute “language”" },
  { "id=\"paused\"", "id=\"paused\" pose=\"rest\"", 4, "it may have id, from, to" },
  { "id=\"paused\"", "id=\"paused\" id=\"again\"", 4, "stands twice" },
  { " id=\"paused\"", "", 4, "“id” is missing" },
  { "id=\"paused\"", "id=\"Paused\"", 4, "is not an id" },
  { "id=\"paused\"", "id=\"rest.paused\"", 4, "is not an id" },
  { "id=\"paused\"", "id=\"left-10\"", 12, "the id “left-10” stands twice" },
  { "<words>Paused.</words>", "", 7, "no English words" },
  { "<words>Paused.</words>", "<words> </words>", 5, "no words in it" },
  { "<words>Paused.</words>",
    "<words>Paused.</words><words>So.</words>",
    5,
    "twice in the language" },
  { "xml:lang=\"nl\"", "xml:lang=\"Dutch\"", 6, "is not a language" },
  { "Gepauzeerd.", "Nog {n}.", 7, "“nl” have {n} in them; add “from” and “to”" },
  { "Nog {n} minuten.", "Nog een paar minuten.", 12, "“nl” do not say the number" },
  { " to=\"11\"", "", 8, "“from” and “to” go together" },
  { " from=\"9\"", "", 8, "“from” and “to” go together" },
  { "from=\"9\"", "from=\"nine\"", 8, "“nine” is not a number" },
  { "from=\"9\"", "from=\"0\"", 8, "write one from 1 to 999" },
  { "to=\"11\"", "to=\"1000\"", 8, "“1000” is not a number" },
  { "to=\"11\"", "to=\"8\"", 8, "“from” (9) is more than “to” (8)" },
  { "to=\"11\"", "to=\"900\"", 12, "more than 500 phrases" },
};

static void
assert_refused (const char *data, int line, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_data (data, -1, NAME, &error);

  refusals_assert_error (error, NAME, line, says);
}

static void
test_refusals (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autofree char *data = refusals_change (good, refusals[i].find, refusals[i].replace);

    assert_refused (data, refusals[i].line, refusals[i].says);
  }

  assert_refused ("", 1, "not well-formed");
  assert_refused ("<!-- -->", 1, "no <phrases> in it");
  assert_refused ("<phrases/>", 1, "no phrase in it");
  assert_refused ("<session/>", 1, "no such element");
  assert_refused ("<phrase id=\"x\"/>", 1, "belongs into <phrases>");
}

static void
test_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_data (good, -1, NAME, &error);
  g_auto (GStrv) languages = NULL;
  g_autofree char *ids = NULL;

  g_assert_no_error (error);
  ids = g_strjoinv (" ", (char **) psr_phrases_get_ids (phrases));
  g_assert_cmpstr (ids, ==, "paused left-9 left-10 left-11");
  g_assert_cmpstr (psr_phrases_get_words (phrases, "paused", "nl"), ==, "Gepauzeerd.");
  g_assert_cmpstr (psr_phrases_get_words (phrases, "left-10", "en"), ==, "10 minutes left, 10.");
  g_assert_cmpstr (psr_phrases_get_words (phrases, "left-11", "nl"), ==, "Nog 11 minuten.");
  g_assert_null (psr_phrases_get_words (phrases, "left", "en"));
  g_assert_null (psr_phrases_get_words (phrases, "paused", "fr"));

  languages = psr_phrases_dup_languages (phrases);
  g_assert_cmpint ((int) g_strv_length (languages), ==, 2);
  g_assert_cmpstr (languages[0], ==, "en");
  g_assert_cmpstr (languages[1], ==, "nl");
}

static void
test_incomplete_language (void)
{
  g_autofree char *data = refusals_change (good, "<words xml:lang=\"nl\">Gepauzeerd.</words>", "");
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_data (data, -1, NAME, NULL);
  g_auto (GStrv) languages = psr_phrases_dup_languages (phrases);

  g_assert_cmpint ((int) g_strv_length (languages), ==, 1);
  g_assert_cmpstr (languages[0], ==, "en");
}

static void
test_missing_file (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/phrases.xml");
  g_autoptr (GError) error = NULL;

  g_assert_null (psr_phrases_new_from_file (file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_titles_and_phrases_never_meet (void)
{
  g_autofree char *id = psr_phrases_dup_title_id ("constructive-rest", "rest");

  g_assert_cmpstr (id, ==, "constructive-rest.rest");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/phrases/refusals", test_refusals);
  g_test_add_func ("/script/phrases/words", test_words);
  g_test_add_func ("/script/phrases/incomplete-language", test_incomplete_language);
  g_test_add_func ("/script/phrases/missing-file", test_missing_file);
  g_test_add_func ("/script/phrases/titles-and-phrases-never-meet",
                   test_titles_and_phrases_never_meet);

  return g_test_run ();
}
