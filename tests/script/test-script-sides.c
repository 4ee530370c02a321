/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-units.h"
#include "refusals.h"
#include "script/psr-schedule.h"

/* Sides, questions and pauses that grow: how they are read and where they come to lie. */

#define NAME "sides.xml"
#define BELL "<bell id=\"last-bell\" pose=\"standing\" pause=\"6\"/>"

#define BEGINNING                                                                                  \
  "lay=\"start\">\n    <title>Beginning</title>\n    "                                             \
  "<bell id=\"first-bell\" pose=\"standing\" pause=\"4\"/>"

static const Refusal refusals[] = {
  /* Sides and turns. */
  { "side=\"each\"", "side=\"left\"", 9, "no side “left”; write “each”" },
  { "side=\"each\"", "side=\"\"", 9, "write “each”" },
  { " side=\"each\"", "", 11, "for parts with side=\"each\"" },
  { "side=\"left\"", "side=\"links\"", 12, "“links” is not a side; use left or right" },
  { "side=\"left\"", "side=\"left right\"", 12, "not a side" },
  { "turn=\"second\"", "turn=\"third\"", 11, "“third” is not a turn; use first or second" },
  { "pose=\"desk-stretch\"", "pose=\"desk-strech\"", 12, "did you mean “desk-stretch-left”" },
  { "id=\"stand\" pose=\"standing\"",
    "id=\"stand\" pose=\"desk-stretch\"",
    24,
    "there is no pose" },
  { "<bell id=\"first-bell\"", "<bell id=\"first-bell\" side=\"left\"", 7, "for parts with side" },
  { "<part id=\"begin\" lay=\"start\">",
    "<part id=\"begin\" lay=\"settle\" side=\"each\">",
    5,
    "has sides" },
  /* Pauses that grow. */
  { "pause=\"10+\"", "pause=\"10\"", 27, "with a pause that grows" },
  { "pause=\"10+\"", "pause=\"+\"", 14, "not possible" },
  { "pause=\"10+\"", "pause=\"10++\"", 14, "not possible" },
  { "pause=\"10+\"", "pause=\"+10\"", 14, "not possible" },
  { "pause=\"10+\"", "pause=\"10 +\"", 14, "not possible" },
  { "pause=\"10+\"", "pause=\"121+\"", 14, "not possible" },
  { "pause=\"10+\"", "pause=\"10+\" priority=\"2\"", 14, "must always be heard" },
  { "pause=\"10+\"", "pause=\"10+\" arms=\"ribs\"", 14, "must always be heard" },
  { "pause=\"10+\"", "pause=\"10+\" with=\"strap\"", 14, "must always be heard" },
  { "pause=\"10+\"", "pause=\"10+\" guidance=\"full\"", 27, "told in full" },
  { BEGINNING,
    "lay=\"settle\"><title>Beginning</title><bell id=\"b\" pose=\"standing\" pause=\"4+\"/>",
    5,
    "can a pause grow" },
  { "  <part id=\"close\" lay=\"start\">",
    "<part id=\"s\" lay=\"stretch\"><title>S</title></part><part id=\"close\" lay=\"end\">",
    27,
    "stretches and a pause grows" },
  /* Questions. */
  { "<answer id=\"firm\"><words>Firm</words></answer>", "", 20, "two answers at least" },
  { "<answer id=\"firm\">", "<answer id=\"soft\">", 19, "“soft” stands twice" },
  { "<answer id=\"firm\">", "<answer id=\"Firm\">", 19, "is not an id" },
  { "<answer id=\"firm\">", "<answer>", 19, "“id” is missing" },
  { "<words>Firm</words>", "", 19, "the answer has no English words" },
  { "<words>Firm</words>", "Firm", 19, "words stand outside" },
  { "<words>Firm</words>", "<title>Firm</title>", 19, "belongs into" },
  { "xml:lang=\"nl\">Zacht", "xml:lang=\"en\">Zacht", 18, "stands twice in the language “en”" },
  { BEGINNING,
    "lay=\"settle\"><title>Beginning</title><cue id=\"ready\" pose=\"standing\" pause=\"4\">"
    "<words>Ready?</words><answer id=\"yes\"><words>Yes</words></answer></cue>",
    5,
    "laid “start” or “end”" },
  { "pause=\"8\"", "pause=\"8\" priority=\"2\"", 18, "never left out" },
  { BELL,
    "<cue id=\"last\" pose=\"rest\" pause=\"2\"><words>Well?</words><answer id=\"yes\"><words>Yes"
    "</words></answer><answer id=\"no\"><words>No</words></answer></cue>",
    27,
    "nothing follows the question “last”" },
  { BELL,
    "<bell id=\"x\" pose=\"rest\" pause=\"2\"><answer id=\"yes\"/></bell>",
    25,
    "into <cue>" },
};

static char *good;

static gint64
clip_length (const char *session_id, const char *cue_id, gpointer data)
{
  return PSR_SECONDS_TO_SAMPLES (GPOINTER_TO_INT (data));
}

static PsrSchedule *
make_schedule (PsrSide first_side, int clip_seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = psr_script_new_from_data (good, -1, NAME, &error);
  PsrSchedule *schedule;
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, 3);
  choices.first_side = first_side;
  schedule =
    psr_schedule_new (script, "en", &choices, clip_length, GINT_TO_POINTER (clip_seconds), &error);
  g_assert_no_error (error);

  return schedule;
}

static void
test_refusals (void)
{
  refusals_assert_all (good, NAME, refusals, G_N_ELEMENTS (refusals));
}

/* There are keys for four, two of which are there. */
static void
test_many_answers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = NULL;
  g_autoptr (GString) answers = g_string_new (NULL);
  g_autofree char *four = NULL;
  g_autofree char *five = NULL;

  for (int i = 3; i <= PSR_ANSWERS_MAX; i++)
    g_string_append_printf (answers, "<answer id=\"a%d\"><words>A</words></answer>", i);
  g_string_append (answers, "<answer id=\"firm\">");
  four = refusals_change (good, "<answer id=\"firm\">", answers->str);
  script = psr_script_new_from_data (four, -1, NAME, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (psr_script_find_cue (script, "how-left")->answers->len, ==, PSR_ANSWERS_MAX);

  five = refusals_change (four,
                          "<answer id=\"firm\">",
                          "<answer id=\"x\"><words>X</words></answer><answer id=\"firm\">");
  refusals_assert (five, -1, NAME, 19, "at most 4 answers");
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = psr_script_new_from_data (good, -1, NAME, &error);
  g_auto (GStrv) languages = psr_script_dup_languages (script);
  const PsrCue *question = psr_script_find_cue (script, "how-left");
  const PsrAnswer *answer;

  g_assert_no_error (error);
  g_assert_cmpint (psr_script_get_choices (script), ==, PSR_CHOICE_SIDES);
  g_assert_true (psr_script_find_cue (script, "hold")->grows);
  g_assert_cmpint (psr_script_find_cue (script, "hold")->pause_ms, ==, 10000);
  g_assert_false (psr_script_find_cue (script, "stand")->grows);
  g_assert_cmpint (psr_script_find_cue (script, "other")->turns, ==, PSR_TURN_SECOND);
  g_assert_false (psr_cue_is_question (psr_script_find_cue (script, "hold")));

  g_assert_true (psr_cue_is_question (question));
  g_assert_cmpuint (question->sides, ==, 1u << PSR_LEFT);
  g_assert_cmpuint (question->answers->len, ==, 2);
  answer = g_ptr_array_index (question->answers, 0);
  g_assert_cmpstr (answer->id, ==, "soft");
  g_assert_cmpstr (psr_answer_get_words (answer, "nl"), ==, "Zacht");
  answer = g_ptr_array_index (question->answers, 1);
  g_assert_null (psr_answer_get_words (answer, "nl"));

  g_assert_cmpuint (g_strv_length (languages), ==, 1);
}

/* What is said and shown, in order, as "id pose". */
static void
assert_order (PsrSchedule *schedule, const char *const *expected)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  g_assert_cmpuint (n_cues, ==, g_strv_length ((char **) expected));
  for (guint i = 0; i < n_cues; i++) {
    g_autofree char *found = g_strdup_printf ("%s %s", cues[i].cue->id, cues[i].pose);

    g_assert_cmpstr (found, ==, expected[i]);
  }
}

static void
test_order (void)
{
  static const char *const left_first[] = {
    "first-bell standing",
    "left-back desk-stretch-left",
    "hold desk-stretch-left",
    "breathe desk-stretch-left",
    "how-left desk-stretch-left",
    "other standing",
    "right-back desk-stretch-right",
    "hold desk-stretch-right",
    "breathe desk-stretch-right",
    "stand standing",
    "last-bell standing",
    NULL,
  };
  static const char *const right_first[] = {
    "first-bell standing",
    "right-back desk-stretch-right",
    "hold desk-stretch-right",
    "breathe desk-stretch-right",
    "other standing",
    "left-back desk-stretch-left",
    "hold desk-stretch-left",
    "breathe desk-stretch-left",
    "how-left desk-stretch-left",
    "stand standing",
    "last-bell standing",
    NULL,
  };
  g_autoptr (PsrSchedule) left = make_schedule (PSR_LEFT, 2);
  g_autoptr (PsrSchedule) right = make_schedule (PSR_RIGHT, 2);
  const PsrScheduledPart *parts;
  guint n_parts;

  assert_order (left, left_first);
  assert_order (right, right_first);

  parts = psr_schedule_get_parts (right, &n_parts);
  g_assert_cmpuint (n_parts, ==, 4);
  g_assert_cmpint (parts[0].side, ==, PSR_SIDE_NONE);
  g_assert_cmpint (parts[1].side, ==, PSR_RIGHT);
  g_assert_cmpint (parts[2].side, ==, PSR_LEFT);
  g_assert_true (parts[1].part == parts[2].part);
  for (guint i = 1; i < n_parts; i++)
    g_assert_cmpint (parts[i].start, ==, parts[i - 1].end);
}

/* 1 s of lead, 9 cues of 2 s, pauses of 56 s: 105 s are left for two holds. */
static void
test_growth (void)
{
  g_autoptr (PsrSchedule) schedule = make_schedule (PSR_LEFT, 2);
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  g_assert_cmpint (cues[3].start - cues[2].end, ==, PSR_MS_TO_SAMPLES (10000 + 52500));
  g_assert_cmpint (cues[8].start - cues[7].end, ==, PSR_MS_TO_SAMPLES (10000 + 52500));
  g_assert_cmpint (cues[n_cues - 1].end + PSR_SECONDS_TO_SAMPLES (6),
                   ==,
                   PSR_MINUTES_TO_SAMPLES (3));
}

/* What is left out is left out for both sides, and a voice that is too slow is told so. */
static void
test_short_of_time (void)
{
  gboolean dropped = FALSE;

  for (int seconds = 2; seconds <= 19; seconds++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PsrScript) script = psr_script_new_from_data (good, -1, NAME, NULL);
    g_autoptr (PsrSchedule) schedule = NULL;
    const PsrScheduledCue *cues;
    PsrChoices choices;
    guint n_cues;

    psr_choices_init (&choices, 3);
    schedule =
      psr_schedule_new (script, "en", &choices, clip_length, GINT_TO_POINTER (seconds), &error);
    if (schedule == NULL) {
      g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_TOO_SHORT);
      g_assert_true (dropped);
      return;
    }
    cues = psr_schedule_get_cues (schedule, &n_cues);
    g_assert_true (n_cues == 11 || n_cues == 9);
    g_assert_cmpint (cues[n_cues - 1].end + PSR_SECONDS_TO_SAMPLES (6),
                     ==,
                     PSR_MINUTES_TO_SAMPLES (3));
    dropped |= n_cues == 9;
  }
  g_assert_not_reached ();
}

/* What a session does not leave to the person makes no difference to it. */
static void
test_dropped_choices (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = psr_script_new_from_data (good, -1, NAME, NULL);
  g_autoptr (PsrSchedule) schedule = NULL;
  PsrChoices choices = { .minutes = 3,
                         .settle_minutes = 4,
                         .guidance = PSR_GUIDANCE_BELLS,
                         .arms = PSR_ARMS_BELLY,
                         .props = PSR_PROPS_ALL,
                         .first_side = PSR_RIGHT };
  const PsrChoices *kept;
  guint n_cues;

  schedule = psr_schedule_new (script, "en", &choices, clip_length, GINT_TO_POINTER (2), &error);
  g_assert_no_error (error);
  kept = psr_schedule_get_choices (schedule);
  g_assert_cmpint (kept->settle_minutes, ==, 0);
  g_assert_cmpint (kept->guidance, ==, PSR_GUIDANCE_FULL);
  g_assert_cmpint (kept->arms, ==, PSR_ARMS_RIBS);
  g_assert_cmpint (kept->props, ==, PSR_PROPS_NONE);
  g_assert_cmpint (kept->first_side, ==, PSR_RIGHT);
  g_assert_cmpint (psr_schedule_get_total_samples (schedule), ==, PSR_MINUTES_TO_SAMPLES (3));
  psr_schedule_get_cues (schedule, &n_cues);
  g_assert_cmpuint (n_cues, ==, 11);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = NULL;
  gsize length;

  g_test_init (&argc, &argv, NULL);

  data = refusals_read (NAME, &length);
  good = data;

  g_test_add_func ("/script/sides/fields", test_fields);
  g_test_add_func ("/script/sides/refusals", test_refusals);
  g_test_add_func ("/script/sides/many-answers", test_many_answers);
  g_test_add_func ("/script/sides/order", test_order);
  g_test_add_func ("/script/sides/growth", test_growth);
  g_test_add_func ("/script/sides/short-of-time", test_short_of_time);
  g_test_add_func ("/script/sides/dropped-choices", test_dropped_choices);

  return g_test_run ();
}
