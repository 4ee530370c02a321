/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-schedule.h"

#include "base/psr-units.h"

#include <string.h>

/* A voice whose every clip has the same length, but for the cue it lacks. */
typedef struct {
  gint64 samples;
  const char *missing;
} FakeVoice;

static gint64
clip_length (const char *session_id, const char *cue_id, gpointer data)
{
  const FakeVoice *voice = data;

  return g_strcmp0 (cue_id, voice->missing) == 0 ? -1 : voice->samples;
}

static PsrScript *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "script", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PsrScript *script = psr_script_new_from_file (file, &error);

  g_assert_no_error (error);
  return script;
}

static const PsrScheduledCue *
find (PsrSchedule *schedule, const char *id)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (strcmp (cues[i].cue->id, id) == 0)
      return &cues[i];
  }

  return NULL;
}

/* Worked out by hand from tests/script/timeline.xml with clips of 5 s and 10 minutes. */
static void
test_places (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = load ("timeline.xml");
  g_autoptr (PsrSchedule) schedule = NULL;
  FakeVoice voice = { PSR_SECONDS_TO_SAMPLES (5), NULL };
  PsrChoices choices;
  guint n_cues;

  psr_choices_init (&choices, 10);
  schedule = psr_schedule_new (script, "en", &choices, clip_length, &voice, &error);
  g_assert_no_error (error);

  psr_schedule_get_cues (schedule, &n_cues);
  g_assert_cmpuint (n_cues, ==, 8);
  g_assert_cmpint (psr_schedule_get_total_samples (schedule), ==, PSR_SECONDS_TO_SAMPLES (600));

  /* One second of lead, then the bell and its pause, then cue and pause in turn. */
  g_assert_cmpint (find (schedule, "begin")->start, ==, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (find (schedule, "begin")->end, ==, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (find (schedule, "lie")->start, ==, PSR_SECONDS_TO_SAMPLES (7));
  g_assert_cmpint (find (schedule, "lie")->end, ==, PSR_SECONDS_TO_SAMPLES (12));
  g_assert_cmpint (find (schedule, "knees")->start, ==, PSR_MS_TO_SAMPLES (19500));

  /* From the end: 12 s of bell, the closing words 5 + 3 s before, the return 5 + 20 s before. */
  g_assert_cmpint (find (schedule, "gong")->start, ==, PSR_SECONDS_TO_SAMPLES (588));
  g_assert_cmpint (find (schedule, "close")->start, ==, PSR_SECONDS_TO_SAMPLES (580));
  g_assert_cmpint (find (schedule, "return")->start, ==, PSR_SECONDS_TO_SAMPLES (555));

  /* Between 24.5 and 555 s lie two cues of 5 s and three equal silences of 173.5 s. */
  g_assert_cmpint (find (schedule, "weight")->start, ==, PSR_SECONDS_TO_SAMPLES (198));
  g_assert_cmpint (find (schedule, "jaw")->start, ==, PSR_MS_TO_SAMPLES (376500));
}

static void
test_settle (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = load ("timeline.xml");
  g_autoptr (PsrSchedule) schedule = NULL;
  FakeVoice voice = { PSR_SECONDS_TO_SAMPLES (5), NULL };
  const PsrScheduledPart *parts;
  PsrChoices choices;
  guint n_parts;

  psr_choices_init (&choices, 10);
  choices.settle_minutes = 2;
  schedule = psr_schedule_new (script, "en", &choices, clip_length, &voice, &error);
  g_assert_no_error (error);

  g_assert_cmpint (psr_schedule_get_settle_samples (schedule), ==, PSR_MINUTES_TO_SAMPLES (2));
  g_assert_cmpint (psr_schedule_get_total_samples (schedule), ==, PSR_MINUTES_TO_SAMPLES (12));
  g_assert_cmpint (find (schedule, "wait")->start, ==, PSR_SECONDS_TO_SAMPLES (1));
  g_assert_cmpint (find (schedule, "begin")->start, ==, PSR_SECONDS_TO_SAMPLES (121));
  g_assert_cmpint (find (schedule, "gong")->start, ==, PSR_SECONDS_TO_SAMPLES (708));

  parts = psr_schedule_get_parts (schedule, &n_parts);
  g_assert_cmpuint (n_parts, ==, 4);
  g_assert_cmpint (parts[0].start, ==, 0);
  g_assert_cmpint (parts[1].start, ==, PSR_MINUTES_TO_SAMPLES (2));
  for (guint i = 1; i < n_parts; i++)
    g_assert_cmpint (parts[i].start, ==, parts[i - 1].end);
  g_assert_cmpint (parts[3].end, ==, PSR_MINUTES_TO_SAMPLES (12));
  g_assert_true (psr_schedule_find_part (schedule, 0) == &parts[0]);
  g_assert_true (psr_schedule_find_part (schedule, parts[2].start) == &parts[2]);
  g_assert_true (psr_schedule_find_part (schedule, parts[2].start - 1) == &parts[1]);
}

static void
test_find_cue (void)
{
  g_autoptr (PsrScript) script = load ("timeline.xml");
  g_autoptr (PsrSchedule) schedule = NULL;
  FakeVoice voice = { PSR_SECONDS_TO_SAMPLES (5), NULL };
  const PsrScheduledCue *cues;
  PsrChoices choices;
  guint n_cues;

  psr_choices_init (&choices, 10);
  schedule = psr_schedule_new (script, "en", &choices, clip_length, &voice, NULL);
  cues = psr_schedule_get_cues (schedule, &n_cues);

  g_assert_cmpint (psr_schedule_find_cue (schedule, 0), ==, -1);
  for (guint i = 0; i < n_cues; i++) {
    g_assert_cmpint (psr_schedule_find_cue (schedule, cues[i].start), ==, i);
    g_assert_cmpint (psr_schedule_find_cue (schedule, cues[i].start - 1), ==, (int) i - 1);
  }
  g_assert_cmpint (psr_schedule_find_cue (schedule, G_MAXINT64), ==, n_cues - 1);
}

static void
test_missing_clip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = load ("timeline.xml");
  g_autoptr (PsrSchedule) schedule = NULL;
  FakeVoice voice = { PSR_SECONDS_TO_SAMPLES (5), "lie" };
  const PsrScheduledCue *lie;
  PsrChoices choices;

  psr_choices_init (&choices, 10);
  schedule = psr_schedule_new (script, "en", &choices, clip_length, &voice, &error);
  g_assert_no_error (error);

  lie = find (schedule, "lie");
  g_assert_false (lie->has_clip);
  g_assert_cmpstr (lie->words, ==, "Lie down on your back.");
  /* Five words and one sentence at the pace of the computer voice. */
  g_assert_cmpint (lie->end - lie->start, ==, PSR_MS_TO_SAMPLES (5 * 480 + 500));
  g_assert_true (find (schedule, "knees")->has_clip);
}

static void
test_too_short (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = load ("timeline.xml");
  g_autoptr (PsrSchedule) schedule = NULL;
  FakeVoice slow = { PSR_SECONDS_TO_SAMPLES (60), NULL };
  FakeVoice endless = { PSR_SECONDS_TO_SAMPLES (3000), NULL };
  PsrChoices choices;

  /* Four required cues of 60 s, 49.5 s of lead and pauses, 45 s of silence less the 7.5 s that
   * it shares with the last pause: 327 s. */
  psr_choices_init (&choices, 5);
  g_assert_null (psr_schedule_new (script, "en", &choices, clip_length, &slow, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_TOO_SHORT);
  g_assert_nonnull (strstr (error->message, "at least 6 minutes"));
  g_clear_error (&error);

  choices.minutes = 6;
  schedule = psr_schedule_new (script, "en", &choices, clip_length, &slow, &error);
  g_assert_no_error (error);

  g_assert_null (psr_schedule_new (script, "en", &choices, clip_length, &endless, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_TOO_SHORT);
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrScript) script = load ("timeline.xml");
  FakeVoice voice = { PSR_SECONDS_TO_SAMPLES (5), NULL };
  PsrChoices choices;

  psr_choices_init (&choices, 4);
  g_assert_null (psr_schedule_new (script, "en", &choices, clip_length, &voice, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_RANGE);
  g_clear_error (&error);

  choices.minutes = 61;
  g_assert_null (psr_schedule_new (script, "en", &choices, clip_length, &voice, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_RANGE);
  g_clear_error (&error);

  choices.minutes = 10;
  choices.settle_minutes = 6;
  g_assert_null (psr_schedule_new (script, "en", &choices, clip_length, &voice, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_RANGE);
  g_clear_error (&error);

  choices.settle_minutes = 0;
  g_assert_null (psr_schedule_new (script, "nl", &choices, clip_length, &voice, &error));
  g_assert_error (error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_LANGUAGE);
}

static void
test_priorities (void)
{
  g_autoptr (PsrScript) script = load ("timeline.xml");
  PsrChoices choices;

  /* The longer the clips, the fewer optional cues are kept: “jaw” (9) goes before “weight” (2). */
  psr_choices_init (&choices, 5);
  for (int seconds = 1; seconds <= 40; seconds++) {
    FakeVoice voice = { PSR_SECONDS_TO_SAMPLES (seconds), NULL };
    g_autoptr (PsrSchedule) schedule =
      psr_schedule_new (script, "en", &choices, clip_length, &voice, NULL);

    g_assert_nonnull (schedule);
    g_assert_nonnull (find (schedule, "lie"));
    g_assert_nonnull (find (schedule, "close"));
    if (find (schedule, "jaw") != NULL)
      g_assert_nonnull (find (schedule, "weight"));
    if (seconds == 1)
      g_assert_nonnull (find (schedule, "jaw"));
    if (seconds == 40)
      g_assert_null (find (schedule, "weight"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/schedule/places", test_places);
  g_test_add_func ("/script/schedule/settle", test_settle);
  g_test_add_func ("/script/schedule/find-cue", test_find_cue);
  g_test_add_func ("/script/schedule/missing-clip", test_missing_clip);
  g_test_add_func ("/script/schedule/too-short", test_too_short);
  g_test_add_func ("/script/schedule/refusals", test_refusals);
  g_test_add_func ("/script/schedule/priorities", test_priorities);

  return g_test_run ();
}
