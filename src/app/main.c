/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-application.h"
#include "app/psr-command.h"
#include "app/psr-processes.h"

#include <glib/gi18n.h>
#include <signal.h>

static gboolean
is_background (int argc, char **argv)
{
  return argc > 1 && (g_str_equal (argv[1], PSR_OPTION_BACKGROUND) ||
                      g_str_equal (argv[1], PSR_OPTION_SERVICE));
}

static int
run_background (char **argv)
{
  g_autoptr (GError) error = NULL;

  psr_processes_become_background (argv, &error);
  psr_command_print_error (error->message);

  return PSR_EXIT_FAILED;
}

/* Returns: (nullable): the id of the reminder whose session is to begin. */
static const char *
get_reminder (int argc, char **argv)
{
  return argc == 3 && g_str_equal (argv[1], PSR_OPTION_REMINDER) ? argv[2] : NULL;
}

static int
run_window (int argc, char **argv)
{
  g_autoptr (PsrApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  const char *reminder = get_reminder (argc, argv);
  gboolean failed;
  int status;

  if (!gtk_init_check ()) {
    psr_command_print_error (_ ("The window needs a display; “psoas-rest export rest.opus” writes "
                                "a session to a file without one."));
    return PSR_EXIT_FAILED;
  }

  application = psr_application_new ();
  if (reminder != NULL && g_application_register (G_APPLICATION (application), NULL, NULL))
    g_action_group_activate_action (G_ACTION_GROUP (application),
                                    "reminder-start",
                                    g_variant_new_string (reminder));
  status = g_application_run (G_APPLICATION (application), 1, argv);

  /* The name on the bus is free again. */
  failed = psr_application_has_failed (application);
  if (psr_application_wants_background (application) && !psr_processes_start_background (&error))
    psr_command_print_error (error->message);

  return failed ? PSR_EXIT_FAILED : status;
}

int
main (int argc, char **argv)
{
  int status;

  psr_processes_set_up ();
  /* A file that grows beyond what the person may write is an error like any other. */
  signal (SIGXFSZ, SIG_IGN);

  if (is_background (argc, argv))
    status = run_background (argv);
  else if (get_reminder (argc, argv) != NULL || !psr_command_run (argc, argv, &status))
    status = run_window (argc, argv);

  return status;
}
