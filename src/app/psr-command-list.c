/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"
#include "app/psr-paths.h"
#include "base/psr-language.h"
#include "figure/psr-pose-catalog.h"
#include "script/psr-lesson.h"
#include "script/psr-phrases.h"
#include "script/psr-script-catalog.h"
#include "voice/psr-voice-catalog.h"

#include <glib/gi18n.h>
#include <string.h>

static const GOptionEntry no_options[] = { { 0 } };

/* Returns: the exit status. */
static int
print_problems (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    const GError *error = g_ptr_array_index (problems, i);

    psr_command_print_error (error->message);
  }

  return problems->len > 0 ? PSR_EXIT_FAILED : PSR_EXIT_OK;
}

static void
print_session (PsrScript *script, const char *language)
{
  const char *id = psr_script_get_id (script);
  const char *title = psr_script_get_title (script, language);
  int shortest = psr_script_get_shortest_minutes (script);
  int longest = psr_script_get_longest_minutes (script);

  if (shortest == longest)
    /* TRANSLATORS: id of a session, its only length, its title. */
    g_print (_ ("%-20s %d min  %s\n"), id, shortest, title);
  else
    /* TRANSLATORS: id of a session, its shortest, longest and usual length, its title. */
    g_print (_ ("%-20s %d to %d min, usually %d  %s\n"),
             id,
             shortest,
             longest,
             psr_script_get_default_minutes (script),
             title);
}

int
psr_command_sessions (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *language = NULL;
  g_autoptr (PsrScriptCatalog) scripts = NULL;
  guint n_scripts;
  int status;

  if (!psr_command_parse (argc, argv, no_options, _ ("Lists the sessions."), NULL, NULL, &status))
    return status;

  folder = psr_paths_dup_sessions_folder ();
  language = psr_language_dup_interface ();
  scripts = psr_script_catalog_new (folder);
  n_scripts = g_list_model_get_n_items (G_LIST_MODEL (scripts));
  for (guint i = 0; i < n_scripts; i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (scripts), i);

    print_session (script, language);
  }

  return print_problems (psr_script_catalog_get_problems (scripts));
}

int
psr_command_voices (int argc, char **argv)
{
  g_auto (GStrv) folders = NULL;
  g_autoptr (PsrVoiceCatalog) voices = NULL;
  guint n_voices;
  int status;

  if (!psr_command_parse (argc, argv, no_options, _ ("Lists the voices."), NULL, NULL, &status))
    return status;

  folders = psr_paths_dup_voice_folders ();
  voices = psr_voice_catalog_new ((const char *const *) folders);
  n_voices = g_list_model_get_n_items (G_LIST_MODEL (voices));
  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (voices), i);
    gboolean computer = psr_voice_get_origin (voice) == PSR_VOICE_ORIGIN_COMPUTER;

    g_print ("%-12s %-4s %s (%s: %s)\n",
             psr_voice_get_id (voice),
             psr_voice_get_language (voice),
             psr_voice_get_name (voice),
             computer ? _ ("made by a computer") : _ ("spoken by a person"),
             psr_voice_get_source (voice));
  }

  return print_problems (psr_voice_catalog_get_problems (voices));
}

static gboolean
print_valid_script (const char *name, PsrScript *script)
{
  g_auto (GStrv) languages = psr_script_dup_languages (script);
  g_autofree char *list = g_strjoinv (", ", languages);

  /* TRANSLATORS: name of a file, id of a session, the languages it is complete in. */
  g_print (_ ("%s: the session “%s” is valid, complete in: %s\n"),
           name,
           psr_script_get_id (script),
           list);
  return TRUE;
}

/* Poses, phrases, lessons and sessions are all XML; which it is, the first element tells. */
static gboolean
begins_with (const char *data, const char *element)
{
  g_autofree char *pattern = g_strdup_printf ("\\A(\\s|<\\?.*?\\?>|<!--.*?-->)*<%s\\b", element);

  return g_regex_match_simple (pattern, data, G_REGEX_DOTALL, 0);
}

static gboolean
check_phrases (const char *name, const char *data, gsize length, GError **error)
{
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_data (data, (gssize) length, name, error);
  g_auto (GStrv) languages = NULL;
  g_autofree char *list = NULL;

  if (phrases == NULL)
    return FALSE;

  languages = psr_phrases_dup_languages (phrases);
  list = g_strjoinv (", ", languages);
  /* TRANSLATORS: name of a file, the languages it is complete in. */
  g_print (_ ("%s: the phrases are valid, complete in: %s\n"), name, list);
  return TRUE;
}

static gboolean
check_lesson (const char *name, const char *data, gsize length, GError **error)
{
  g_autoptr (PsrLesson) lesson = psr_lesson_new_from_data (data, (gssize) length, name, error);

  if (lesson == NULL)
    return FALSE;

  /* TRANSLATORS: name of a file, id of a lesson. */
  g_print (_ ("%s: the lesson “%s” is valid\n"), name, psr_lesson_get_id (lesson));
  return TRUE;
}

static gboolean
check_pose (const char *name, const char *data, gsize length, GError **error)
{
  g_autofree char *folder = psr_paths_dup_poses_folder ();
  g_autoptr (PsrPoseCatalog) poses = psr_pose_catalog_load (folder, error);

  if (poses == NULL || !psr_pose_catalog_check_text (poses, name, data, (gssize) length, error))
    return FALSE;

  /* TRANSLATORS: name of a file. */
  g_print (_ ("%s: the pose is valid\n"), name);
  return TRUE;
}

/* Reads at most one byte more than a script may have: what is longer is refused unread. */
static char *
read_file (const char *path, gsize *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;

  if (stream == NULL)
    return NULL;

  data = g_malloc0 (PSR_SCRIPT_MAX_BYTES + 2);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream),
                                data,
                                PSR_SCRIPT_MAX_BYTES + 1,
                                length,
                                NULL,
                                error)) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }

  return g_steal_pointer (&data);
}

static gboolean
validate (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (PsrScript) script = NULL;
  g_autofree char *data = NULL;
  gsize length;

  data = read_file (path, &length, error);
  if (data == NULL)
    return FALSE;

  if (begins_with (data, "pose"))
    return check_pose (name, data, length, error);
  if (begins_with (data, PSR_PHRASES_ID))
    return check_phrases (name, data, length, error);
  if (begins_with (data, "lesson"))
    return check_lesson (name, data, length, error);

  script = psr_script_new_from_data (data, (gssize) length, name, error);
  return script != NULL && print_valid_script (name, script);
}

int
psr_command_validate (int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  int status;

  if (!psr_command_parse (argc,
                          argv,
                          no_options,
                          _ ("Checks session scripts, phrases, poses and lessons and says where "
                             "they break the format."),
                          N_ ("FILE…"),
                          &files,
                          &status))
    return status;

  if (files == NULL) {
    psr_command_print_error (_ ("Name the files to check; see “psoas-rest validate --help”."));
    return PSR_EXIT_USAGE;
  }

  for (guint i = 0; files[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;

    if (!validate (files[i], &error)) {
      psr_command_print_error (error->message);
      status = PSR_EXIT_FAILED;
    }
  }

  return status;
}
