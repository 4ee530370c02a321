/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-program.h"

#include "session/psr-sounds.h"

static void
require (gconstpointer thing, const GError *error)
{
  if (thing == NULL)
    g_error ("%s", error != NULL ? error->message : "PSOAS_REST_DATADIR is not set");
}

PsrProgram *
psr_bench_make_program (void)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *script_path = NULL;
  g_autofree char *voice_path = NULL;
  g_autoptr (GFile) script_file = NULL;
  g_autoptr (GFile) voice_folder = NULL;
  g_autoptr (PsrScript) script = NULL;
  g_autoptr (PsrVoice) voice = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  g_autoptr (GFile) bell = NULL;
  g_autoptr (GFile) bed = NULL;
  g_autoptr (GError) error = NULL;
  PsrChoices choices;

  require (data_folder, NULL);
  script_path = g_build_filename (data_folder, "sessions", "constructive-rest.xml", NULL);
  script_file = g_file_new_for_path (script_path);
  script = psr_script_new_from_file (script_file, &error);
  require (script, error);

  voice_path = g_build_filename (data_folder, "voices", "nl", NULL);
  voice_folder = g_file_new_for_path (voice_path);
  voice = psr_voice_new_from_folder (voice_folder, &error);
  require (voice, error);

  psr_choices_init (&choices, 20);
  schedule = psr_voice_schedule (voice, script, &choices, &error);
  require (schedule, error);

  bell = psr_sounds_dup_bell_file (data_folder, psr_sounds_get_bells (&(guint){ 0 })->id);
  bed = psr_sounds_dup_bed_file (data_folder, psr_sounds_get_beds (&(guint){ 0 })->id);

  return psr_program_new (schedule, voice, bell, bed);
}
