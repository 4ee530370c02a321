/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define PROGRAM "psoas-rest"

static const struct {
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "export", psr_command_export, N_ ("Write a session to a sound file") },
  { "schedule", psr_command_schedule, N_ ("Print the timeline of a session") },
  { "sessions", psr_command_sessions, N_ ("List the sessions") },
  { "voices", psr_command_voices, N_ ("List the voices") },
  { "validate", psr_command_validate, N_ ("Check session scripts, phrases, poses and lessons") },
  { "draw", psr_command_draw, N_ ("Draw a pose into a picture") },
  { "poses", psr_command_poses, N_ ("List the poses") },
  { "journal", psr_command_journal, N_ ("List, export and import the journal") },
  { "reminders", psr_command_reminders, N_ ("Print when the reminders come next") },
};

/* Whatever a file name or a library put into it, it stays one line. */
static void
print_line (const char *prefix, const char *message)
{
  g_autofree char *line = g_utf8_make_valid (message, -1);

  for (char *p = line; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  }

  g_printerr (PROGRAM ": %s%s\n", prefix, line);
}

void
psr_command_print_error (const char *message)
{
  print_line ("", message);
}

void
psr_command_print_warning (const char *message)
{
  print_line (_ ("warning: "), message);
}

static void
print_help (void)
{
  g_print ("%s\n  " PROGRAM "\n  " PROGRAM " %s\n\n%s\n",
           _ ("Usage:"),
           _ ("COMMAND [OPTION…]"),
           _ ("Without a command the window opens. Commands need no display:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“psoas-rest COMMAND --help” tells more about each."));
}

/* A timeline that fell into a full disk is no timeline. Returns: the exit status. */
static int
check_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  psr_command_print_error (_ ("Not everything could be printed; is the disk full?"));
  return PSR_EXIT_FAILED;
}

gboolean
psr_command_run (int argc, char **argv, int *status)
{
  g_autofree char *message = NULL;

  if (argc < 2)
    return FALSE;

  *status = PSR_EXIT_OK;
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0) {
    print_help ();
    *status = check_output (*status);
    return TRUE;
  }

  if (strcmp (argv[1], "--version") == 0) {
    g_print (PROGRAM " " PSR_VERSION "\n");
    *status = check_output (*status);
    return TRUE;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (strcmp (commands[i].name, argv[1]) == 0) {
      *status = check_output (commands[i].run (argc - 1, argv + 1));
      return TRUE;
    }
  }

  message =
    g_strdup_printf (_ ("There is no command “%s”; “psoas-rest --help” lists them."), argv[1]);
  psr_command_print_error (message);
  *status = PSR_EXIT_USAGE;
  return TRUE;
}

GOptionEntry *
psr_command_make_entries (const GOptionEntry *entries,
                          guint n_entries,
                          gpointer options,
                          guint n_more)
{
  GOptionEntry *result = g_new0 (GOptionEntry, n_entries + n_more + 1);

  for (guint i = 0; i < n_entries; i++) {
    result[i] = entries[i];
    result[i].arg_data = (char *) options + GPOINTER_TO_SIZE (entries[i].arg_data);
  }

  return result;
}

static GOptionContext *
make_context (const GOptionEntry *entries,
              const char *summary,
              const char *arguments,
              char ***rest,
              gboolean *help)
{
  GOptionContext *context = g_option_context_new (NULL);
  const GOptionEntry more[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, arguments },
    { 0 },
  };

  g_option_context_set_summary (context, summary);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, more, GETTEXT_PACKAGE);

  return context;
}

gboolean
psr_command_parse (int argc,
                   char **argv,
                   const GOptionEntry *entries,
                   const char *summary,
                   const char *arguments,
                   char ***rest,
                   int *status)
{
  g_autofree char *program = g_strdup_printf (PROGRAM " %s", argv[0]);
  g_auto (GStrv) arguments_left = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean help = FALSE;
  gboolean parsed;

  context = make_context (entries, summary, arguments, &arguments_left, &help);
  g_set_prgname (program);
  parsed = g_option_context_parse (context, &argc, &argv, &error);

  if (parsed && help) {
    g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

    g_print ("%s", text);
    *status = PSR_EXIT_OK;
    return FALSE;
  }

  if (parsed && (arguments != NULL || arguments_left == NULL)) {
    *status = PSR_EXIT_OK;
    g_set_prgname (PROGRAM);
    if (rest != NULL)
      *rest = g_steal_pointer (&arguments_left);
    return TRUE;
  }

  if (parsed)
    message = g_strdup_printf (_ ("There is no place for “%s”; see “%s --help”."),
                               arguments_left[0],
                               program);
  else
    message = g_strdup_printf (_ ("%s; see “%s --help”."), error->message, program);
  psr_command_print_error (message);
  *status = PSR_EXIT_USAGE;
  return FALSE;
}
