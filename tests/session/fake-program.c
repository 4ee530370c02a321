/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-program.h"

#include <glib/gstdio.h>

/* A voice without clips: every cue is a caption. */
static PsrVoice *
make_voice (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("psr-session-XXXXXX", &error);
  g_autofree char *manifest = g_build_filename (path, "voice.ini", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  PsrVoice *voice;

  g_file_set_contents (manifest,
                       "[Voice]\nId=en\nName=Test\nLanguage=en\nOrigin=person\nSource=A test\n"
                       "Licence=CC0-1.0\nLoudness=-23\n",
                       -1,
                       &error);
  g_assert_no_error (error);
  voice = psr_voice_new_from_folder (folder, &error);
  g_assert_no_error (error);
  g_unlink (manifest);
  g_rmdir (path);

  return voice;
}

static PsrProgram *
make_program (const char *name, int settle_minutes)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "script", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PsrScript) script = psr_script_new_from_file (file, &error);
  g_autoptr (PsrVoice) voice = make_voice ();
  g_autoptr (PsrSchedule) schedule = NULL;
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, psr_script_get_default_minutes (script));
  choices.settle_minutes = settle_minutes;
  schedule = psr_voice_schedule (voice, script, &choices, &error);
  g_assert_no_error (error);

  return psr_program_new (schedule, voice, NULL, NULL);
}

PsrProgram *
fake_program_new (int settle_minutes)
{
  return make_program ("timeline.xml", settle_minutes);
}

PsrProgram *
fake_program_new_with_question (void)
{
  return make_program ("sides.xml", 0);
}
