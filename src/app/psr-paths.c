/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-paths.h"

const char *
psr_paths_get_data_folder (void)
{
  const char *folder = g_getenv ("PSOAS_REST_DATADIR");

  return folder != NULL ? folder : PSR_DATADIR;
}

const char *
psr_paths_get_locale_folder (void)
{
  const char *folder = g_getenv ("PSOAS_REST_LOCALEDIR");

  return folder != NULL ? folder : PSR_LOCALEDIR;
}

char *
psr_paths_dup_sessions_folder (void)
{
  return g_build_filename (psr_paths_get_data_folder (), "sessions", NULL);
}

char *
psr_paths_dup_lessons_folder (void)
{
  return g_build_filename (psr_paths_get_data_folder (), "learn", NULL);
}

char *
psr_paths_dup_poses_folder (void)
{
  return g_build_filename (psr_paths_get_data_folder (), "poses", NULL);
}

char *
psr_paths_dup_phrases (void)
{
  return g_build_filename (psr_paths_get_data_folder (), "phrases", "phrases.xml", NULL);
}

char **
psr_paths_dup_voice_folders (void)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "psoas-rest", "voices", NULL);
  g_autofree char *shipped = g_build_filename (psr_paths_get_data_folder (), "voices", NULL);

  g_strv_builder_add (folders, own);
  g_strv_builder_add (folders, shipped);

  return g_strv_builder_end (folders);
}

char *
psr_paths_dup_journal (void)
{
  return g_build_filename (g_get_user_data_dir (), "psoas-rest", "journal.db", NULL);
}

char *
psr_paths_dup_checkpoint (void)
{
  return g_build_filename (g_get_user_state_dir (), "psoas-rest", "checkpoint.ini", NULL);
}
