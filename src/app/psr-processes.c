/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-processes.h"

#include "app/psr-paths.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <unistd.h>

#define PROGRAM            "psoas-rest"
#define BACKGROUND_PROGRAM "psoas-rest-background"

/* What a build that is not installed is told by (psr-paths.h, ./run). */
static const char *const variables[] = {
  "GSETTINGS_SCHEMA_DIR",
  "PSOAS_REST_DATADIR",
  "PSOAS_REST_LOCALEDIR",
};

void
psr_processes_set_up (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, psr_paths_get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (PROGRAM);
  g_set_application_name (_ ("Psoas Rest"));
}

/* Returns: (transfer full): in the folder of this program, where a build has both, or @folder. */
static char *
dup_program (const char *name, const char *folder)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *own_folder = self != NULL ? g_path_get_dirname (self) : g_strdup (folder);
  g_autofree char *neighbour = g_build_filename (own_folder, name, NULL);

  if (g_file_test (neighbour, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&neighbour);

  return g_build_filename (folder, name, NULL);
}

int
psr_processes_become_background (char **argv, GError **error)
{
  g_autofree char *program = dup_program (BACKGROUND_PROGRAM, PSR_LIBEXECDIR);

  execv (program, argv);
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (errno),
               _ ("“%s” cannot be started: %s"),
               program,
               g_strerror (errno));
  return 1;
}

static void
leave_terminal_cb (gpointer data)
{
  setsid ();
}

gboolean
psr_processes_start_background (GError **error)
{
  g_autofree char *program = dup_program (BACKGROUND_PROGRAM, PSR_LIBEXECDIR);
  char *argv[] = { program, (char *) PSR_OPTION_BACKGROUND, NULL };

  return g_spawn_async ("/",
                        argv,
                        NULL,
                        G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                        leave_terminal_cb,
                        NULL,
                        NULL,
                        error);
}

GSubprocess *
psr_processes_start_window (const char *reminder, const char *token, GError **error)
{
  g_autofree char *program = dup_program (PROGRAM, PSR_BINDIR);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  const char *argv[] = { program, NULL, NULL, NULL };

  if (reminder != NULL) {
    argv[1] = PSR_OPTION_REMINDER;
    argv[2] = reminder;
  }

  /* One name on Wayland, the other on X11. */
  if (token != NULL) {
    g_subprocess_launcher_setenv (launcher, "XDG_ACTIVATION_TOKEN", token, TRUE);
    g_subprocess_launcher_setenv (launcher, "DESKTOP_STARTUP_ID", token, TRUE);
  }

  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

char **
psr_processes_dup_background_command (void)
{
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_autofree char *program = dup_program (PROGRAM, PSR_BINDIR);
  gboolean installed = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++) {
    const char *value = g_getenv (variables[i]);
    g_autofree char *assignment = NULL;

    if (value == NULL)
      continue;

    if (installed)
      g_strv_builder_add (command, "env");
    installed = FALSE;
    assignment = g_strconcat (variables[i], "=", value, NULL);
    g_strv_builder_add (command, assignment);
  }
  g_strv_builder_add (command, program);
  g_strv_builder_add (command, PSR_OPTION_BACKGROUND);

  return g_strv_builder_end (command);
}
