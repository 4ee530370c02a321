/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-application.h"
#include "app/psr-command.h"
#include "app/psr-paths.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

static int
run_window (int argc, char **argv)
{
  g_autoptr (PsrApplication) application = NULL;
  int status;

  if (!gtk_init_check ()) {
    psr_command_print_error (_ ("The window needs a display; “psoas-rest export rest.opus” writes "
                                "a session to a file without one."));
    return PSR_EXIT_FAILED;
  }

  application = psr_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);

  return psr_application_has_failed (application) ? PSR_EXIT_FAILED : status;
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, psr_paths_get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("psoas-rest");
  g_set_application_name (_ ("Psoas Rest"));
  /* A file that grows beyond what the person may write is an error like any other. */
  signal (SIGXFSZ, SIG_IGN);

  if (!psr_command_run (argc, argv, &status))
    status = run_window (argc, argv);

  return status;
}
