/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-autostart-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define FILE_NAME     PSR_APPLICATION_ID ".desktop"
#define GROUP         G_KEY_FILE_DESKTOP_GROUP
#define GNOME_ENABLED "X-GNOME-Autostart-enabled"
#define FOLDER_MODE   0700

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", FILE_NAME, NULL);
}

gboolean
psr_autostart_file_exists (gboolean *disabled)
{
  g_autofree char *path = dup_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)) {
    *disabled = FALSE;
    return g_file_test (path, G_FILE_TEST_EXISTS);
  }

  *disabled = g_key_file_get_boolean (file, GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL) ||
              (g_key_file_has_key (file, GROUP, GNOME_ENABLED, NULL) &&
               !g_key_file_get_boolean (file, GROUP, GNOME_ENABLED, NULL));
  return TRUE;
}

/* Quoted as the Desktop Entry Specification wants it, not as a shell does. */
static char *
dup_exec (const char *const *command)
{
  g_autoptr (GString) exec = g_string_new (NULL);

  for (guint i = 0; command[i] != NULL; i++) {
    g_string_append (exec, i > 0 ? " \"" : "\"");
    for (const char *p = command[i]; *p != '\0'; p++) {
      if (strchr ("\"`$\\", *p) != NULL)
        g_string_append_c (exec, '\\');
      else if (*p == '%')
        g_string_append_c (exec, '%');
      g_string_append_c (exec, *p);
    }
    g_string_append_c (exec, '"');
  }

  return g_string_free (g_steal_pointer (&exec), FALSE);
}

static void
fill (GKeyFile *file, const char *const *command)
{
  g_autofree char *exec = dup_exec (command);

  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, "Application");
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, _ ("Psoas Rest"));
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_COMMENT, _ ("Remind you of a rest"));
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, PSR_APPLICATION_ID);
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, exec);
  /* A desktop starts nothing for a program that is gone. */
  g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC, command[0]);
  g_key_file_set_boolean (file, GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
}

gboolean
psr_autostart_file_write (const char *const *command)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gboolean disabled;

  g_return_val_if_fail (command != NULL && command[0] != NULL, FALSE);

  if (psr_autostart_file_exists (&disabled) && disabled)
    return TRUE;

  fill (file, command);
  text = g_key_file_to_data (file, NULL, NULL);
  if (g_file_get_contents (path, &before, NULL, NULL) && g_str_equal (before, text))
    return TRUE;

  /* Written beside it and moved into its place. */
  return g_mkdir_with_parents (folder, FOLDER_MODE) == 0 &&
         g_file_set_contents (path, text, -1, NULL);
}

gboolean
psr_autostart_file_remove (void)
{
  g_autofree char *path = dup_path ();

  return g_unlink (path) == 0 || errno == ENOENT;
}
