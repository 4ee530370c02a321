/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "voice-test-util.h"

#include <glib/gstdio.h>

char *
voice_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("psr-voice-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
voice_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      voice_test_remove_folder (child);
    else
      g_assert_no_errno (g_unlink (child));
  }

  g_assert_no_errno (g_rmdir (path));
}

void
voice_test_write_manifest (const char *folder, const char *id, const char *manifest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pack = g_build_filename (folder, id, NULL);
  g_autofree char *path = g_build_filename (pack, "voice.ini", NULL);

  g_assert_no_errno (g_mkdir_with_parents (pack, 0755));
  g_assert_true (g_file_set_contents (path, manifest, -1, &error));
  g_assert_no_error (error);
}

void
voice_test_write_pack (const char *folder,
                       const char *id,
                       const char *language,
                       const char *clips,
                       const char *const *files)
{
  g_autofree char *session = g_build_filename (folder, id, "timeline", NULL);
  g_autofree char *manifest = g_strdup_printf ("[Voice]\n"
                                               "Id=%s\n"
                                               "Name=Test voice\n"
                                               "Name[nl]=Teststem\n"
                                               "Language=%s\n"
                                               "Origin=computer\n"
                                               "Source=A test\n"
                                               "Licence=CC0-1.0\n"
                                               "Loudness=-23.0\n"
                                               "\n"
                                               "[timeline]\n"
                                               "%s",
                                               id,
                                               language,
                                               clips);

  voice_test_write_manifest (folder, id, manifest);
  g_assert_no_errno (g_mkdir_with_parents (session, 0755));
  for (guint i = 0; files[i] != NULL; i++) {
    g_autofree char *name = g_strconcat (files[i], ".flac", NULL);
    g_autofree char *path = g_build_filename (session, name, NULL);

    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  }
}
