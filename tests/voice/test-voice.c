/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "voice/psr-voice.h"

#include "voice-test-util.h"

#include <string.h>

static PsrVoice *
load (const char *folder, const char *id, GError **error)
{
  g_autoptr (GFile) pack = g_file_new_build_filename (folder, id, NULL);

  return psr_voice_new_from_folder (pack, error);
}

static void
test_manifest (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = voice_test_make_folder ();
  g_autoptr (GFile) clip = NULL;
  const char *const files[] = { "lie", NULL };
  PsrVoice *voice;

  voice_test_write_pack (folder, "calm", "nl", "lie=48000\nknees=24000\n", files);
  voice = load (folder, "calm", &error);
  g_assert_no_error (error);

  g_assert_cmpstr (psr_voice_get_id (voice), ==, "calm");
  g_assert_cmpstr (psr_voice_get_name (voice), ==, "Test voice");
  g_assert_cmpstr (psr_voice_get_language (voice), ==, "nl");
  g_assert_cmpint (psr_voice_get_origin (voice), ==, PSR_VOICE_ORIGIN_COMPUTER);
  g_assert_cmpstr (psr_voice_get_source (voice), ==, "A test");
  g_assert_cmpstr (psr_voice_get_licence (voice), ==, "CC0-1.0");
  g_assert_cmpfloat (psr_voice_get_loudness (voice), ==, -23.0);

  g_assert_cmpint (psr_voice_get_clip_samples (voice, "timeline", "lie"), ==, 48000);
  clip = psr_voice_dup_clip_file (voice, "timeline", "lie");
  g_assert_true (g_file_query_exists (clip, NULL));

  /* Listed but not there, not listed, another session. */
  g_assert_cmpint (psr_voice_get_clip_samples (voice, "timeline", "knees"), ==, -1);
  g_assert_null (psr_voice_dup_clip_file (voice, "timeline", "knees"));
  g_assert_cmpint (psr_voice_get_clip_samples (voice, "timeline", "feet"), ==, -1);
  g_assert_cmpint (psr_voice_get_clip_samples (voice, "other", "lie"), ==, -1);

  g_assert_finalize_object (voice);
  voice_test_remove_folder (folder);
}

static void
test_schedule (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = voice_test_make_folder ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "script", "timeline.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PsrScript) script = psr_script_new_from_file (file, &error);
  g_autoptr (PsrVoice) voice = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  const char *const files[] = { "lie", NULL };
  const PsrScheduledCue *cues;
  PsrChoices choices;
  guint n_cues;

  g_assert_no_error (error);
  voice_test_write_pack (folder, "calm", "en", "lie=48000\n", files);
  voice = load (folder, "calm", &error);
  g_assert_no_error (error);

  psr_choices_init (&choices, 10);
  schedule = psr_voice_schedule (voice, script, &choices, &error);
  g_assert_no_error (error);

  cues = psr_schedule_get_cues (schedule, &n_cues);
  g_assert_cmpuint (n_cues, >, 2);
  g_assert_true (cues[1].has_clip);
  g_assert_cmpint (cues[1].end - cues[1].start, ==, 48000);
  g_assert_false (cues[2].has_clip);

  voice_test_remove_folder (folder);
}

#define VOICE                                                                                      \
  "[Voice]\nId=x\nName=X\nLanguage=nl\nOrigin=computer\nSource=S\nLicence=CC0-1.0\nLoudness=-23\n"

static const struct {
  const char *manifest;
  const char *says;
} refusals[] = {
  { "", "[Voice] Id" },
  { "nonsense", "no readable manifest" },
  { "[Voice]\nName=X\n", "[Voice] Id" },
  { "[Voice]\nId=\nName=X\n", "[Voice] Id" },
  { "[Voice]\nId=x\n", "[Voice] Name" },
  { "[Voice]\nId=x\nName=X\n", "[Voice] Language" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\n", "[Voice] Source" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\nSource=S\n", "[Voice] Licence" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\nSource=S\nLicence=L\n", "[Voice] Origin" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\nSource=S\nLicence=L\nOrigin=robot\n", "“computer”" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\nSource=S\nLicence=L\nOrigin=person\n", "Loudness" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\nSource=S\nLicence=L\nOrigin=person\nLoudness=loud\n",
    "LUFS" },
  { "[Voice]\nId=x\nName=X\nLanguage=nl\nSource=S\nLicence=L\nOrigin=person\nLoudness=12\n",
    "LUFS" },
  { "[Voice]\nId=../x\nName=X\nLanguage=nl\nSource=S\nLicence=L\nOrigin=person\nLoudness=-23\n",
    "[Voice] Id" },
  { "[Voice]\nId=x\nName=X\nLanguage=Dutch!\nSource=S\nLicence=L\nOrigin=person\nLoudness=-23\n",
    "[Voice] Language" },
  { VOICE "[timeline]\nlie=0\n", "[timeline] lie" },
  { VOICE "[timeline]\nlie=-5\n", "[timeline] lie" },
  { VOICE "[timeline]\nlie=long\n", "[timeline] lie" },
  { VOICE "[timeline]\nlie=99999999999999\n", "[timeline] lie" },
};

static void
test_refusals (void)
{
  g_autofree char *folder = voice_test_make_folder ();
  g_autoptr (GError) none = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (GError) error = NULL;

    voice_test_write_manifest (folder, "x", refusals[i].manifest);
    g_assert_null (load (folder, "x", &error));
    g_assert_error (error, PSR_VOICE_ERROR, PSR_VOICE_ERROR_MANIFEST);
    g_assert_nonnull (strstr (error->message, "voice.ini"));
    g_assert_nonnull (strstr (error->message, refusals[i].says));
    g_assert_null (strchr (error->message, '\n'));
  }

  g_assert_null (load (folder, "nobody", &none));
  g_assert_error (none, PSR_VOICE_ERROR, PSR_VOICE_ERROR_MANIFEST);

  voice_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/voice/manifest", test_manifest);
  g_test_add_func ("/voice/voice/schedule", test_schedule);
  g_test_add_func ("/voice/voice/refusals", test_refusals);

  return g_test_run ();
}
