/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-units.h"
#include "script/psr-script-catalog.h"
#include "voice/psr-voice-catalog.h"

#include <string.h>

/* Every shipped session with every shipped voice and every choice: what must hold of all of them.
 */

typedef void (*CheckFunc) (PsrSchedule *schedule);

static PsrVoiceCatalog *
load_voices (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "voices", NULL);
  const char *const folders[] = { folder, NULL };
  PsrVoiceCatalog *catalog = psr_voice_catalog_new (folders);

  g_assert_cmpuint (psr_voice_catalog_get_problems (catalog)->len, ==, 0);
  g_assert_nonnull (psr_voice_catalog_find (catalog, "nl", NULL));
  g_assert_nonnull (psr_voice_catalog_find (catalog, "en", NULL));

  return catalog;
}

static PsrScript *
load_script (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
    g_file_new_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sessions", name, NULL);
  PsrScript *script = psr_script_new_from_file (file, &error);

  g_assert_no_error (error);
  return script;
}

/* Returns: (transfer full): every session that is shipped. */
static PsrScriptCatalog *
load_scripts (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sessions", NULL);
  PsrScriptCatalog *catalog = psr_script_catalog_new (folder);

  g_assert_cmpuint (psr_script_catalog_get_problems (catalog)->len, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalog)), ==, 4);

  return catalog;
}

/* How many there are to choose from, when the session leaves it to the person. */
static int
count (PsrScript *script, PsrChoiceKinds kind, int n)
{
  return (psr_script_get_choices (script) & kind) != 0 ? n : 1;
}

static void
check_choices (PsrVoice *voice, PsrScript *script, const PsrChoices *choices, CheckFunc check)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrSchedule) schedule = psr_voice_schedule (voice, script, choices, &error);

  g_assert_no_error (error);
  check (schedule);
}

static void
for_every_choice (PsrScript *script, PsrVoice *voice, CheckFunc check)
{
  int n_settles = count (script, PSR_CHOICE_SETTLING, PSR_SETTLE_MINUTES_MAX + 1);
  int n_guidances = count (script, PSR_CHOICE_GUIDANCE, PSR_N_GUIDANCES);
  int n_arms = count (script, PSR_CHOICE_ARMS, PSR_N_ARMS);
  int n_props = count (script, PSR_CHOICE_PROPS, PSR_PROPS_ALL + 1);
  int n_sides = count (script, PSR_CHOICE_SIDES, PSR_N_SIDES);
  PsrChoices choices;

  psr_choices_init (&choices, 0);
  for (choices.minutes = psr_script_get_shortest_minutes (script);
       choices.minutes <= psr_script_get_longest_minutes (script);
       choices.minutes++) {
    for (int i = 0; i < n_settles * n_guidances * n_arms * n_props * n_sides; i++) {
      choices.guidance = (PsrGuidance) (i % n_guidances);
      choices.arms = (PsrArms) (i / n_guidances % n_arms);
      choices.props = (PsrProps) (i / n_guidances / n_arms % n_props);
      choices.first_side = (PsrSide) (i / n_guidances / n_arms / n_props % n_sides);
      choices.settle_minutes = i / n_guidances / n_arms / n_props / n_sides;
      check_choices (voice, script, &choices, check);
    }
  }
}

static void
for_everything (CheckFunc check)
{
  g_autoptr (PsrVoiceCatalog) voices = load_voices ();
  g_autoptr (PsrScriptCatalog) scripts = load_scripts ();
  guint n_voices = g_list_model_get_n_items (G_LIST_MODEL (voices));
  guint n_scripts = g_list_model_get_n_items (G_LIST_MODEL (scripts));

  for (guint i = 0; i < n_voices * n_scripts; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (voices), i % n_voices);
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (scripts), i / n_voices);

    for_every_choice (script, voice, check);
  }
}

/* Cues never touch, nothing lies outside, none is missing its clip, and the session ends exactly
 * when it should: the closing bell and its pause reach the end. */
static void
check_places (PsrSchedule *schedule)
{
  const PsrChoices *choices = psr_schedule_get_choices (schedule);
  gint64 total = PSR_MINUTES_TO_SAMPLES (choices->minutes + choices->settle_minutes);
  gint64 last_end = 0;
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  g_assert_cmpint (psr_schedule_get_total_samples (schedule), ==, total);
  g_assert_cmpuint (n_cues, >, 0);
  for (guint i = 0; i < n_cues; i++) {
    g_assert_cmpint (cues[i].start, >=, last_end + PSR_SAMPLE_RATE);
    g_assert_true (psr_cue_applies (cues[i].cue, choices, cues[i].side));
    g_assert_true (cues[i].cue->kind == PSR_CUE_BELL || cues[i].has_clip);
    last_end = cues[i].end;
  }
  g_assert_cmpint (last_end + PSR_MS_TO_SAMPLES (cues[n_cues - 1].cue->pause_ms), ==, total);
}

/* Never two within 45 s in the long rest, counted from the end of one to the start of the next,
 * the last cue before and the first one after it included. */
static void
check_quiet (PsrSchedule *schedule)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 1; i < n_cues; i++) {
    gboolean at_rest =
      cues[i].part->lay == PSR_PART_STRETCH || cues[i - 1].part->lay == PSR_PART_STRETCH ||
      (cues[i].part->lay == PSR_PART_END && cues[i - 1].part->lay == PSR_PART_START);

    if (at_rest)
      g_assert_cmpint (cues[i].start - cues[i - 1].end,
                       >=,
                       PSR_MS_TO_SAMPLES (PSR_SCHEDULE_REST_GAP_MS));
  }
}

/* The chosen side comes first, in each part that has sides; both are equally long and every pose
 * belongs to the side it is shown for. */
static void
check_sides (PsrSchedule *schedule)
{
  PsrSide first = psr_schedule_get_choices (schedule)->first_side;
  guint n_parts, n_cues;
  const PsrScheduledPart *parts = psr_schedule_get_parts (schedule, &n_parts);
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 0; i < n_parts; i++) {
    if (!parts[i].part->sided) {
      g_assert_cmpint (parts[i].side, ==, PSR_SIDE_NONE);
    } else if (i > 0 && parts[i - 1].part == parts[i].part) {
      g_assert_cmpint (parts[i - 1].side, ==, first);
      g_assert_cmpint (parts[i].side, ==, first == PSR_LEFT ? PSR_RIGHT : PSR_LEFT);
      g_assert_cmpint (ABS (parts[i].end - parts[i].start -
                            (parts[i - 1].end - parts[i - 1].start)),
                       <,
                       PSR_SECONDS_TO_SAMPLES (5));
    }
  }

  for (guint i = 0; i < n_cues; i++) {
    g_assert_true (cues[i].side != PSR_LEFT || !g_str_has_suffix (cues[i].pose, "-right"));
    g_assert_true (cues[i].side != PSR_RIGHT || !g_str_has_suffix (cues[i].pose, "-left"));
  }
}

static gboolean
is_scheduled (PsrSchedule *schedule, const PsrCue *cue)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].cue == cue)
      return TRUE;
  }

  return FALSE;
}

/* Required cues are there; whatever is left out has no higher priority than whatever is kept. */
static void
check_priorities (PsrSchedule *schedule)
{
  const PsrChoices *choices = psr_schedule_get_choices (schedule);
  GPtrArray *parts = psr_script_get_parts (psr_schedule_get_script (schedule));
  int lowest_kept = PSR_PRIORITY_REQUIRED;
  int highest_left_out = PSR_PRIORITY_LAST + 1;

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    if (part->lay == PSR_PART_SETTLE && choices->settle_minutes == 0)
      continue;

    for (guint j = 0; j < part->cues->len; j++) {
      const PsrCue *cue = g_ptr_array_index (part->cues, j);

      if (!psr_cue_applies (cue, choices, part->sided ? choices->first_side : PSR_SIDE_NONE))
        continue;
      if (is_scheduled (schedule, cue))
        lowest_kept = MAX (lowest_kept, cue->priority);
      else
        highest_left_out = MIN (highest_left_out, cue->priority);
    }
  }

  g_assert_cmpint (highest_left_out, >, PSR_PRIORITY_REQUIRED);
  g_assert_cmpint (highest_left_out, >=, lowest_kept);
}

static void
check_all (PsrSchedule *schedule)
{
  check_places (schedule);
  check_quiet (schedule);
  check_priorities (schedule);
  check_sides (schedule);
}

static void
test_properties (void)
{
  for_everything (check_all);
}

/* With bells alone nothing is said; with words something is said of each beat. */
static void
test_guidance (void)
{
  g_autoptr (PsrVoiceCatalog) voices = load_voices ();
  g_autoptr (PsrScript) script = load_script ("constructive-rest.xml");
  PsrVoice *voice = psr_voice_catalog_find (voices, "nl", NULL);
  guint n_spoken[PSR_N_GUIDANCES] = { 0 };

  for (int guidance = 0; guidance < PSR_N_GUIDANCES; guidance++) {
    g_autoptr (PsrSchedule) schedule = NULL;
    const PsrScheduledCue *cues;
    PsrChoices choices;
    guint n_cues;

    psr_choices_init (&choices, psr_script_get_default_minutes (script));
    choices.guidance = (PsrGuidance) guidance;
    schedule = psr_voice_schedule (voice, script, &choices, NULL);
    cues = psr_schedule_get_cues (schedule, &n_cues);
    for (guint i = 0; i < n_cues; i++)
      n_spoken[guidance] += cues[i].cue->kind == PSR_CUE_VOICE;
  }

  g_assert_cmpuint (n_spoken[PSR_GUIDANCE_FULL], >, n_spoken[PSR_GUIDANCE_LIGHT]);
  g_assert_cmpuint (n_spoken[PSR_GUIDANCE_LIGHT], >, 10);
  g_assert_cmpuint (n_spoken[PSR_GUIDANCE_BELLS], ==, 0);
}

/* From the last word that leads into the stretch to the first that leads out of it. */
static void
check_hold (PsrVoice *voice, PsrScript *script, PsrSide first_side)
{
  g_autoptr (PsrSchedule) schedule = NULL;
  const PsrScheduledCue *cues;
  gint64 from = 0;
  PsrChoices choices;
  guint n_cues, n_holds = 0;

  psr_choices_init (&choices, psr_script_get_default_minutes (script));
  choices.first_side = first_side;
  schedule = psr_voice_schedule (voice, script, &choices, NULL);
  cues = psr_schedule_get_cues (schedule, &n_cues);
  for (guint i = 0; i < n_cues; i++) {
    if (g_str_has_prefix (cues[i].cue->id, "lean-"))
      from = cues[i].end;
    if (!g_str_equal (cues[i].cue->id, "come-back"))
      continue;
    n_holds++;
    g_assert_cmpint (cues[i].start - from, >=, PSR_SECONDS_TO_SAMPLES (30));
    g_assert_cmpint (cues[i].start - from, <=, PSR_SECONDS_TO_SAMPLES (60));
  }
  g_assert_cmpuint (n_holds, ==, 2);
}

/* 30 to 60 seconds a side, with every voice. */
static void
test_holds (void)
{
  static const char *const names[] = { "desk-stretch.xml", "runner-warm-up.xml" };
  g_autoptr (PsrVoiceCatalog) voices = load_voices ();
  guint n_voices = g_list_model_get_n_items (G_LIST_MODEL (voices));

  for (guint i = 0; i < n_voices * G_N_ELEMENTS (names); i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (voices), i % n_voices);
    g_autoptr (PsrScript) script = load_script (names[i / n_voices]);

    check_hold (voice, script, PSR_LEFT);
    check_hold (voice, script, PSR_RIGHT);
  }
}

/* What each leaves to the person. */
static void
test_choices (void)
{
  g_autoptr (PsrScript) rest = load_script ("constructive-rest.xml");
  g_autoptr (PsrScript) check = load_script ("stiffness-check.xml");
  g_autoptr (PsrScript) stretch = load_script ("desk-stretch.xml");
  g_autoptr (PsrScript) warm_up = load_script ("runner-warm-up.xml");

  g_assert_cmpint (psr_script_get_choices (rest),
                   ==,
                   PSR_CHOICE_MINUTES | PSR_CHOICE_SETTLING | PSR_CHOICE_GUIDANCE |
                     PSR_CHOICE_ARMS | PSR_CHOICE_PROPS);
  g_assert_cmpint (psr_script_get_choices (check), ==, PSR_CHOICE_SETTLING | PSR_CHOICE_SIDES);
  g_assert_cmpint (psr_script_get_choices (stretch), ==, PSR_CHOICE_SIDES);
  g_assert_cmpint (psr_script_get_choices (warm_up), ==, PSR_CHOICE_SIDES);
}

/* The check asks once for each side, with the same four answers. */
static void
test_questions (void)
{
  static const char *const ids[] = { "stays-down",
                                     "lifts-a-little",
                                     "lifts-clearly",
                                     "could-not-tell" };
  g_autoptr (PsrVoiceCatalog) voices = load_voices ();
  g_autoptr (PsrScript) script = load_script ("stiffness-check.xml");
  PsrVoice *voice = psr_voice_catalog_find (voices, "nl", NULL);
  g_autoptr (PsrSchedule) schedule = NULL;
  const PsrScheduledCue *cues;
  guint asked[PSR_N_SIDES] = { 0 };
  PsrChoices choices;
  guint n_cues;

  psr_choices_init (&choices, psr_script_get_default_minutes (script));
  schedule = psr_voice_schedule (voice, script, &choices, NULL);
  cues = psr_schedule_get_cues (schedule, &n_cues);
  for (guint i = 0; i < n_cues; i++) {
    if (!psr_cue_is_question (cues[i].cue))
      continue;
    asked[cues[i].side]++;
    g_assert_cmpuint (cues[i].cue->answers->len, ==, G_N_ELEMENTS (ids));
    for (guint j = 0; j < G_N_ELEMENTS (ids); j++) {
      const PsrAnswer *answer = g_ptr_array_index (cues[i].cue->answers, j);

      g_assert_cmpstr (answer->id, ==, ids[j]);
    }
  }
  g_assert_cmpuint (asked[PSR_LEFT], ==, 1);
  g_assert_cmpuint (asked[PSR_RIGHT], ==, 1);
}

static void
test_languages (void)
{
  g_autoptr (PsrScriptCatalog) scripts = load_scripts ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (scripts)); i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (scripts), i);
    g_auto (GStrv) languages = psr_script_dup_languages (script);

    g_assert_true (g_strv_contains ((const char *const *) languages, "en"));
    g_assert_true (g_strv_contains ((const char *const *) languages, "nl"));
  }
}

static guint
count_longest_sentence (const char *words)
{
  g_auto (GStrv) sentences = g_strsplit_set (words, ".?!:;", -1);
  guint longest = 0;

  for (guint i = 0; sentences[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit_set (g_strstrip (sentences[i]), " ", -1);

    longest = MAX (longest, g_strv_length (parts));
  }

  return longest;
}

static void
check_tone (const char *words)
{
  g_autofree char *lower = g_utf8_strdown (words, -1);

  g_assert_cmpuint (count_longest_sentence (words), <=, 14);
  g_assert_null (strstr (lower, "relax"));
  g_assert_null (strstr (lower, "ontspan"));
  g_assert_null (strstr (lower, "well done"));
  g_assert_null (strstr (lower, "goed zo"));
}

/* The tone that is promised: at most 14 words a sentence, and nobody is told to relax. */
static void
check_tone_of_script (PsrScript *script)
{
  GPtrArray *parts = psr_script_get_parts (script);

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    for (guint j = 0; j < part->cues->len; j++) {
      const PsrCue *cue = g_ptr_array_index (part->cues, j);

      if (cue->kind == PSR_CUE_VOICE) {
        check_tone (psr_cue_get_words (cue, "en"));
        check_tone (psr_cue_get_words (cue, "nl"));
      }
    }
  }
}

static void
test_tone (void)
{
  g_autoptr (PsrScriptCatalog) scripts = load_scripts ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (scripts)); i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (scripts), i);

    check_tone_of_script (script);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/shipped/properties", test_properties);
  g_test_add_func ("/voice/shipped/guidance", test_guidance);
  g_test_add_func ("/voice/shipped/holds", test_holds);
  g_test_add_func ("/voice/shipped/choices", test_choices);
  g_test_add_func ("/voice/shipped/questions", test_questions);
  g_test_add_func ("/voice/shipped/languages", test_languages);
  g_test_add_func ("/voice/shipped/tone", test_tone);

  return g_test_run ();
}
