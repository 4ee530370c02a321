/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-pack-writer.h"

#include <gst/gst.h>
#include <locale.h>
#include <stdlib.h>

/* psr-render-voice: makes the voice pack of a computer voice from a template, the merged phrases
 * and the merged scripts of all sessions. A build-time tool. */

static gboolean
add_phrases (PsrPackWriter *writer, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_file (file, error);

  return phrases != NULL && psr_pack_writer_add_phrases (writer, phrases, error);
}

static gboolean
render (const char *folder, const char *phrases, char **files, GError **error)
{
  g_autoptr (PsrPackWriter) writer = psr_pack_writer_new (files[0], folder, error);

  if (writer == NULL || (phrases != NULL && !add_phrases (writer, phrases, error)))
    return FALSE;

  for (char **path = files + 1; *path != NULL; path++) {
    g_autoptr (GFile) file = g_file_new_for_path (*path);
    g_autoptr (PsrScript) script = psr_script_new_from_file (file, error);

    if (script == NULL || !psr_pack_writer_add_session (writer, script, error))
      return FALSE;
  }

  return psr_pack_writer_finish (writer, error);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *phrases = NULL;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &folder, "Folder of the voice pack", "FOLDER" },
    { "phrases", 'p', 0, G_OPTION_ARG_FILENAME, &phrases, "What the program says", "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TEMPLATE SESSION.xml…");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_group (context, gst_init_get_option_group ());

  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("psr-render-voice: %s\n", error->message);
    return EXIT_FAILURE;
  }

  if (folder == NULL || files == NULL || files[1] == NULL) {
    g_printerr ("psr-render-voice: --output, a template and at least one session are needed\n");
    return EXIT_FAILURE;
  }

  if (!render (folder, phrases, files, &error)) {
    g_printerr ("psr-render-voice: %s\n", error->message);
    return EXIT_FAILURE;
  }

  return EXIT_SUCCESS;
}
