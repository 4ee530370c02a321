/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "refusals.h"
#include "script/psr-script.h"

#include <glib/gstdio.h>
#include <string.h>

/* The smallest script with one of everything; every refusal below is one change of it. */
static char *good;
static gsize good_length;

#define CUE_24 "<cue id=\"close\" pose=\"sitting\" pause=\"5\">"

static const Refusal refusals[] = {
  /* Not XML. */
  { "</session>\n", "", 25, "not well-formed" },
  { "</session>\n", "</session></session>\n", 26, "not well-formed" },
  { "<title>Small</title>", "<title>Small</titel>", 4, "not well-formed" },
  { "<title>Small</title>", "<title>Small<title>", 4, "belongs into" },
  { "<title>Small</title>", "<title>Small & more</title>", 4, "not well-formed" },
  { "<title>Small</title>", "<title>Small &nbsp; more</title>", 4, "not well-formed" },
  { "<title>Small</title>", "<title>&lol9;</title>", 4, "not well-formed" },
  { "<title>Small</title>", "<title>Small &#0;</title>", 4, "not well-formed" },
  { "id=\"small\"", "id=small", 3, "not well-formed" },
  { "id=\"small\"", "id=\"small", 3, "" },
  { "id=\"small\"", "id", 3, "not well-formed" },
  { "<session id", "<session< id", 3, "" },
  { "<title>Small</title>", "<title>Small</title", 5, "" },
  { "<title>Small</title>", "<>Small</>", 4, "not well-formed" },
  { "<title>Small</title>", "<title>Small</title>]]>", 4, "" },
  { "<!-- A comment. -->", "<!-- A comment. --", 26, "" },
  { "</session>\n", "</session>\nmore", 26, "not well-formed" },
  { "</session>\n", "</session>\n<session/>", 27, "" },
  { "<title>Small</title>",
    "<title>Sm\xff"
    "all</title>",
    4,
    "UTF-8" },
  { "<title>Small</title>",
    "<title>Sm\xc3"
    "</title>",
    4,
    "UTF-8" },
  /* What XML allows and a script does not. */
  { "<!-- A comment. -->", "<!DOCTYPE session>", 2, "not allowed" },
  { "<!-- A comment. -->", "<!DOCTYPE s [<!ENTITY lol \"lol\">]>", 2, "not allowed" },
  { "<!-- A comment. -->", "<!DOCTYPE s SYSTEM \"file:///etc/passwd\">", 2, "not allowed" },
  { "<!-- A comment. -->", "<?php echo 1 ?>", 2, "not allowed" },
  { "<!-- A comment. -->", "<?xml-stylesheet href=\"x\"?>", 2, "not allowed" },
  { "<title>Small</title>", "<title>Small</title><?x y?>", 4, "not allowed" },
  /* Elements. */
  { "<title>Small</title>", "<titel>Small</titel>", 4, "no such element" },
  { "<title>Small</title>", "<its:title>Small</its:title>", 4, "no such element" },
  { "<title>Small</title>", "<Title>Small</Title>", 4, "no such element" },
  { "<words>Wait.</words>", "<words>Wait <b>now</b>.</words>", 9, "no such element" },
  { "<words>Wait.</words>", "<words>Wait <words>now</words>.</words>", 9, "belongs into <cue>" },
  { "<words>Wait.</words>", "<title>Wait.</title>", 9, "belongs into <session> or <part>" },
  { "<words>Wait.</words>", "<summary>Wait.</summary>", 9, "belongs into <session>" },
  { "<title>Small</title>", "<cue id=\"x\" pose=\"rest\" pause=\"5\"/>", 4, "belongs into <part>" },
  { "<title>Small</title>", "<words>Small</words>", 4, "belongs into <cue>" },
  { "<title>Small</title>", "<session/>", 4, "one <session>" },
  { "<title>Settling</title>", "<part id=\"x\" lay=\"start\"/>", 8, "belongs into <session>" },
  { "<title>Settling</title>",
    "<bell id=\"x\" pose=\"rest\" pause=\"2\"><words>Bong</words></bell>",
    8,
    "belongs into <cue>" },
  { "<title>Small</title>", "stray <title>Small</title>", 4, "words stand outside" },
  { "<title>Settling</title>", "<title>Settling</title> stray", 8, "words stand outside" },
  { "<words>Wait.</words>", "Wait.", 9, "words stand outside" },
  { "<words>Wait.</words>", "<words>Wait.</words><![CDATA[stray]]>", 9, "words stand outside" },
  /* Attributes. */
  { "id=\"small\"", "id=\"small\" colour=\"red\"", 3, "no attribute “colour”" },
  { "id=\"small\"", "id=\"small\" xml:lang=\"en\"", 3, "no attribute “xml:lang”" },
  { "lay=\"settle\"", "lay=\"settle\" laid=\"x\"", 7, "no attribute “laid”" },
  { "view=\"above\"", "veiw=\"above\"", 14, "no attribute “veiw”" },
  { "<title>Small</title>", "<title lang=\"en\">Small</title>", 4, "no attribute “lang”" },
  { "<words>Wait.</words>", "<words id=\"x\">Wait.</words>", 9, "no attribute “id”" },
  { "<bell id=\"begin\"", "<bell id=\"begin\" priority=\"1\"", 13, "no attribute “priority”" },
  { "id=\"small\"", "id=\"small\" id=\"small\"", 3, "stands twice" },
  { "pause=\"6\"", "pause=\"6\" pause=\"7\"", 13, "stands twice" },
  { "<session id=\"small\" ", "<session ", 3, "“id” is missing" },
  { " minutes=\"15\"", "", 3, "“minutes” is missing" },
  { " shortest=\"5\"", "", 3, "“shortest” is missing" },
  { " longest=\"60\"", "", 3, "“longest” is missing" },
  { "<part id=\"settle\" ", "<part ", 7, "“id” is missing" },
  { " lay=\"settle\"", "", 7, "“lay” is missing" },
  { "<cue id=\"wait\" ", "<cue ", 9, "“id” is missing" },
  { "id=\"wait\" pose=\"standing\"", "id=\"wait\"", 9, "“pose” is missing" },
  { "id=\"wait\" pose=\"standing\" pause=\"2\"",
    "id=\"wait\" pose=\"standing\"",
    9,
    "“pause” is missing" },
  { "<bell id=\"begin\" ", "<bell ", 13, "“id” is missing" },
  { " pause=\"6\"", "", 13, "“pause” is missing" },
  /* Ids. */
  { "id=\"small\"", "id=\"\"", 3, "is not an id" },
  { "id=\"small\"", "id=\"Small\"", 3, "is not an id" },
  { "id=\"small\"", "id=\"../small\"", 3, "is not an id" },
  { "id=\"small\"", "id=\"small--one\"", 3, "is not an id" },
  { "id=\"small\"", "id=\"small-\"", 3, "is not an id" },
  { "id=\"small\"", "id=\"phrases\"", 3, "that of the phrases" },
  { "id=\"small\"", "id=\"1small\"", 3, "is not an id" },
  { "id=\"small\"", "id=\"sm&#10;all\"", 3, "is not an id" },
  { "id=\"wait\"", "id=\"w\xc3\xa4it\"", 9, "is not an id" },
  { "id=\"wait\"",
    "id=\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg\"",
    9,
    "is not an id" },
  { "id=\"close\"", "id=\"wait\"", 24, "“wait” stands twice" },
  { "id=\"close\"", "id=\"begin\"", 24, "“begin” stands twice" },
  { "id=\"close\"", "id=\"rest\"", 24, "“rest” stands twice" },
  { "id=\"return\"", "id=\"settle\"", 22, "“settle” stands twice" },
  /* Numbers. */
  { " minutes=\"15\"", " minutes=\"0\"", 3, "not a length" },
  { " minutes=\"15\"", " minutes=\"61\"", 3, "not a length" },
  { " minutes=\"15\"", " minutes=\"-15\"", 3, "not a length" },
  { " minutes=\"15\"", " minutes=\"15.5\"", 3, "not a length" },
  { " minutes=\"15\"", " minutes=\"fifteen\"", 3, "not a length" },
  { " minutes=\"15\"", " minutes=\"4\"", 3, "must lie between" },
  { " shortest=\"5\"", " shortest=\"20\"", 3, "must lie between" },
  { " longest=\"60\"", " longest=\"10\"", 3, "must lie between" },
  { "\"10-20\"", "\"20-10\"", 3, "not a range" },
  { "\"10-20\"", "\"10\"", 3, "not a range" },
  { "\"10-20\"", "\"10-20-30\"", 3, "not a range" },
  { "\"10-20\"", "\"2-20\"", 3, "must lie between" },
  { "pause=\"2\"", "pause=\"0\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"-2\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"121\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"99999999999999999999\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"1e2\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"NaN\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"inf\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"2,5\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"2 s\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"\"", 9, "not possible" },
  { "pause=\"2\"", "pause=\"0x10\"", 9, "not possible" },
  { "pause=\"6\"", "pause=\"301\"", 13, "not possible" },
  { "gap=\"60\"", "gap=\"44\"", 21, "not possible" },
  { "gap=\"60\"", "gap=\"many\"", 21, "not possible" },
  { "lay=\"settle\"", "lay=\"settle\" gap=\"60\"", 7, "only a part that stretches" },
  { "priority=\"3\"", "priority=\"0\"", 14, "not a priority" },
  { "priority=\"3\"", "priority=\"10\"", 14, "not a priority" },
  { "priority=\"3\"", "priority=\"low\"", 14, "not a priority" },
  { "priority=\"3\"", "priority=\"\"", 14, "not a priority" },
  /* Words of the vocabulary. */
  { "pose=\"sitting\"", "pose=\"siting\"", 24, "did you mean “sitting”" },
  { "pose=\"sitting\"", "pose=\"banana-split-on-the-floor\"", 24, "there is no pose" },
  { "pose=\"sitting\"", "pose=\"\"", 24, "there is no pose" },
  { "pose=\"sitting\"", "pose=\"%s%n%s\"", 24, "there is no pose" },
  { "pose=\"feet-parallel\"", "pose=\"flying\"", 14, "there is no pose" },
  { "view=\"above\"", "view=\"below\"", 14, "not a view" },
  { "highlight=\"feet\"", "highlight=\"foot\"", 14, "no part “foot”" },
  { "guidance=\"full\"", "guidance=\"much\"", 14, "not a level of guidance" },
  { "guidance=\"full\"", "guidance=\"\"", 14, "not a level of guidance" },
  { "guidance=\"full\"", "guidance=\"full bells\"", 14, "nothing is said with guidance" },
  { "arms=\"ribs\"", "arms=\"head\"", 14, "not a position of the arms" },
  { "with=\"towel\"", "with=\"pillow\"", 14, "not a prop" },
  { "without=\"chair\"", "without=\"chair,strap\"", 14, "not a prop" },
  { "without=\"chair\"", "without=\"towel\"", 14, "both in “with” and in “without”" },
  { "lay=\"settle\"", "lay=\"middle\"", 7, "cannot be laid" },
  /* Words. */
  { "<words>Wait.</words>", "", 9, "no English words" },
  { "<words>Wait.</words>", "<words/>", 9, "no words" },
  { "<words>Wait.</words>", "<words>  \n  </words>", 10, "no words" },
  { "<words>Wait.</words>", "<words xml:lang=\"nl\">Wacht.</words>", 9, "no English words" },
  { "<words>Wait.</words>",
    "<words xml:lang=\"Dutch language\">Wacht.</words>",
    9,
    "not a language" },
  { "<words>Wait.</words>", "<words xml:lang=\"\">Wacht.</words>", 9, "not a language" },
  { "<words>Wait.</words>", "<words>Wait.</words><words>Wait.</words>", 9, "stands twice" },
  { "<words>Wait.</words>", "<words>Wait.&#x7f;</words>", 9, "control character" },
  { "xml:lang=\"nl\">Je", "xml:lang=\"en\">Je", 18, "stands twice in the language “en”" },
  { "<title>Small</title>", "<title xml:lang=\"de\">Klein</title>", 26, "no title" },
  { "<title>Small</title>", "<title></title>", 4, "no words" },
  { "<summary>One of everything.</summary>", "", 26, "no summary" },
  { "<title>Rest</title>", "", 21, "no title" },
  /* Parts. */
  { "lay=\"stretch\" gap=\"60\"", "lay=\"start\"", 21, "empty" },
  { "lay=\"end\"", "lay=\"stretch\"", 22, "wrong place" },
  { "lay=\"end\"", "lay=\"start\"", 22, "wrong place" },
  { "lay=\"start\"", "lay=\"end\"", 11, "wrong place" },
  { "lay=\"start\"", "lay=\"settle\"", 11, "wrong place" },
  { "lay=\"settle\"", "lay=\"stretch\"", 7, "wrong place" },
  { CUE_24 "<words>That is all.</words></cue>", "", 25, "empty" },
};

static void
test_refusals (void)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (refusals) >= 100);

  refusals_assert_all (good, "small.xml", refusals, G_N_ELEMENTS (refusals));
}

static void
test_truncated (void)
{
  /* Whatever a cut file ends with, it is refused in one line. */
  for (gsize length = 0; length < good_length - 1; length++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (psr_script_new_from_data (good, (gssize) length, "cut.xml", &error));
    g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "cut.xml:"));
    g_assert_null (strchr (error->message, '\n'));
  }
}

static void
test_damaged (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  /* Damage that happens to leave a good script is fine; a crash or a silent NULL is not. */
  for (int i = 0; i < 5000; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PsrScript) script = NULL;
    g_autofree char *damaged = g_strdup (good);

    for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
      damaged[g_rand_int_range (rand, 0, good_length)] = (char) g_rand_int_range (rand, 0, 256);

    script = psr_script_new_from_data (damaged, good_length, "damaged.xml", &error);
    g_assert_true ((script == NULL) == (error != NULL));
    if (error != NULL)
      g_assert_true (g_str_has_prefix (error->message, "damaged.xml:"));
  }
}

static void
test_too_large (void)
{
  g_autofree char *data = g_strnfill (PSR_SCRIPT_MAX_BYTES + 1, ' ');
  g_autoptr (GString) fits = g_string_new (good);

  refusals_assert (data, PSR_SCRIPT_MAX_BYTES + 1, "small.xml", 1, "larger than 1 MiB");

  while (fits->len < PSR_SCRIPT_MAX_BYTES)
    g_string_append_c (fits, '\n');
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (PsrScript) script =
      psr_script_new_from_data (fits->str, (gssize) fits->len, "small.xml", &error);

    g_assert_no_error (error);
    g_assert_nonnull (script);
  }
}

static void
test_long_text (void)
{
  g_autofree char *filler = g_strnfill (601, 'a');
  g_autofree char *words = g_strdup_printf ("<words>%s</words>", filler);
  g_autofree char *data = refusals_change (good, "<words>Wait.</words>", words);

  refusals_assert (data, -1, "small.xml", 9, "longer than 600 characters");
}

static void
test_too_many_cues (void)
{
  g_autoptr (GString) cues = g_string_new (NULL);
  g_autofree char *data = NULL;

  for (int i = 0; i < 499; i++)
    g_string_append_printf (cues, "<bell id=\"b%d\" pose=\"rest\" pause=\"2\"/>", i);
  data = refusals_change (good, "<bell id=\"begin\" pose=\"standing\" pause=\"6\"/>", cues->str);

  refusals_assert (data, -1, "small.xml", 14, "at most 500 cues");
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = psr_script_new_from_data (good, -1, "small.xml", &error);
  g_auto (GStrv) languages = NULL;
  const PsrCue *cue;
  const PsrPart *part;

  g_assert_no_error (error);
  g_assert_cmpstr (psr_script_get_id (script), ==, "small");
  g_assert_cmpstr (psr_script_get_title (script, "en"), ==, "Small");
  g_assert_cmpstr (psr_script_get_title (script, "nl"), ==, "Klein");
  g_assert_cmpstr (psr_script_get_summary (script, "nl"), ==, "One of everything.");
  g_assert_cmpint (psr_script_get_default_minutes (script), ==, 15);
  g_assert_cmpint (psr_script_get_shortest_minutes (script), ==, 5);
  g_assert_cmpint (psr_script_get_longest_minutes (script), ==, 60);
  g_assert_cmpint (psr_script_get_recommended_from (script), ==, 10);
  g_assert_cmpint (psr_script_get_recommended_to (script), ==, 20);
  g_assert_cmpuint (psr_script_get_parts (script)->len, ==, 4);

  part = g_ptr_array_index (psr_script_get_parts (script), 2);
  g_assert_cmpint (part->lay, ==, PSR_PART_STRETCH);
  g_assert_cmpint (part->gap_ms, ==, 60000);
  g_assert_cmpstr (psr_part_get_title (part, "nl"), ==, "Rest");

  cue = psr_script_find_cue (script, "feet");
  g_assert_nonnull (cue);
  g_assert_cmpint (cue->kind, ==, PSR_CUE_VOICE);
  g_assert_cmpstr (cue->pose, ==, "feet-parallel");
  g_assert_cmpint (cue->view, ==, PSR_VIEW_ABOVE);
  g_assert_cmpstr (cue->highlight, ==, "feet");
  g_assert_cmpint (cue->pause_ms, ==, 7500);
  g_assert_cmpint (cue->priority, ==, 3);
  g_assert_cmpint (cue->line, ==, 14);
  g_assert_cmpstr (psr_cue_get_words (cue, "en"), ==, "Your feet are parallel.");
  g_assert_cmpstr (psr_cue_get_words (cue, "nl"), ==, "Je voeten zijn evenwijdig.");
  g_assert_null (psr_cue_get_words (cue, "de"));
  g_assert_null (psr_script_find_cue (script, "rest"));
  g_assert_cmpint (psr_script_find_cue (script, "begin")->kind, ==, PSR_CUE_BELL);

  /* Dutch lacks words for two cues. */
  languages = psr_script_dup_languages (script);
  g_assert_cmpuint (g_strv_length (languages), ==, 1);
  g_assert_cmpstr (languages[0], ==, "en");
}

static void
test_conditions (void)
{
  g_autoptr (PsrScript) script = psr_script_new_from_data (good, -1, "small.xml", NULL);
  const PsrCue *cue = psr_script_find_cue (script, "feet");
  PsrChoices choices;

  psr_choices_init (&choices, 15);
  g_assert_false (psr_cue_applies (cue, &choices, PSR_SIDE_NONE));
  choices.props = PSR_PROPS_TOWEL;
  g_assert_true (psr_cue_applies (cue, &choices, PSR_SIDE_NONE));
  choices.props = PSR_PROPS_TOWEL | PSR_PROPS_STRAP;
  g_assert_true (psr_cue_applies (cue, &choices, PSR_SIDE_NONE));
  choices.props = PSR_PROPS_TOWEL | PSR_PROPS_CHAIR;
  g_assert_false (psr_cue_applies (cue, &choices, PSR_SIDE_NONE));
  choices.props = PSR_PROPS_TOWEL;
  choices.arms = PSR_ARMS_BELLY;
  g_assert_false (psr_cue_applies (cue, &choices, PSR_SIDE_NONE));
  choices.arms = PSR_ARMS_RIBS;
  choices.guidance = PSR_GUIDANCE_LIGHT;
  g_assert_false (psr_cue_applies (cue, &choices, PSR_SIDE_NONE));
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("psr-script-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "small.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PsrScript *script;

  g_assert_no_error (error);

  script = psr_script_new_from_file (file, &error);
  g_assert_null (script);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, good, -1, &error));
  script = psr_script_new_from_file (file, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (script);

  g_assert_true (g_file_set_contents (path, "nonsense", -1, &error));
  g_assert_null (psr_script_new_from_file (file, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "small.xml:1: "));
  g_clear_error (&error);

  /* A folder, and a file without an end. */
  g_clear_object (&file);
  file = g_file_new_for_path (folder);
  g_assert_null (psr_script_new_from_file (file, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_clear_object (&file);
  file = g_file_new_for_path ("/dev/zero");
  g_assert_null (psr_script_new_from_file (file, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "larger than 1 MiB"));

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = NULL;

  g_test_init (&argc, &argv, NULL);

  data = refusals_read ("small.xml", &good_length);
  good = data;

  g_test_add_func ("/script/parser/fields", test_fields);
  g_test_add_func ("/script/parser/conditions", test_conditions);
  g_test_add_func ("/script/parser/file", test_file);
  g_test_add_func ("/script/parser/refusals", test_refusals);
  g_test_add_func ("/script/parser/truncated", test_truncated);
  g_test_add_func ("/script/parser/damaged", test_damaged);
  g_test_add_func ("/script/parser/too-large", test_too_large);
  g_test_add_func ("/script/parser/long-text", test_long_text);
  g_test_add_func ("/script/parser/too-many-cues", test_too_many_cues);

  return g_test_run ();
}
