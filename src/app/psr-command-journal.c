/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"
#include "app/psr-paths.h"
#include "journal/psr-journal-column.h"
#include "journal/psr-journal-exchange.h"
#include "journal/psr-journal-list.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const GOptionEntry no_options[] = { { 0 } };

static int
fail (const char *message, int status)
{
  psr_command_print_error (message);
  return status;
}

/* Returns: (transfer full) (nullable): the journal, unless there is something wrong with it:
 * whoever asked for it should not get an empty one instead. */
static PsrJournal *
open_journal (void)
{
  g_autofree char *path = psr_paths_dup_journal ();
  g_autoptr (PsrJournal) journal = psr_journal_new (path);
  const GError *notice = psr_journal_get_notice (journal);

  if (notice == NULL)
    return g_steal_pointer (&journal);

  psr_command_print_error (notice->message);
  return NULL;
}

static int
export_to_output (PsrJournal *journal, const char *format_name)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autofree char *name = g_strconcat (".", format_name, NULL);
  g_autoptr (GError) error = NULL;
  PsrJournalFormat format;

  if (!psr_journal_format_from_name (name, &format))
    return fail (_ ("--format is csv or json."), PSR_EXIT_USAGE);

  return psr_journal_write (journal, format, stream, &error)
           ? PSR_EXIT_OK
           : fail (error->message, PSR_EXIT_FAILED);
}

static int
export_to_file (PsrJournal *journal, const char *path, gboolean force)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  PsrJournalFormat format;

  if (!psr_journal_format_from_name (path, &format))
    return fail (_ ("The name of the file must end in .csv or .json."), PSR_EXIT_USAGE);

  if (!force && g_file_query_exists (file, NULL))
    return fail (_ ("The file is already there; --force overwrites it."), PSR_EXIT_FAILED);

  return psr_journal_export (journal, format, file, &error)
           ? PSR_EXIT_OK
           : fail (error->message, PSR_EXIT_FAILED);
}

/* Into a file, or printed as a format. */
static int
export_journal (char **files, const char *format, gboolean force)
{
  g_autoptr (PsrJournal) journal = NULL;

  if ((files == NULL) == (format == NULL) || (files != NULL && files[1] != NULL))
    return fail (_ (
                   "Name one file to write, such as journal.csv, or give --format; see “psoas-rest "
                   "journal export --help”."),
                 PSR_EXIT_USAGE);

  journal = open_journal ();
  if (journal == NULL)
    return PSR_EXIT_FAILED;

  return format != NULL ? export_to_output (journal, format)
                        : export_to_file (journal, files[0], force);
}

static int
run_export (int argc, char **argv)
{
  g_autofree char *format = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force",
      'f',
      0,
      G_OPTION_ARG_NONE,
      &force,
      N_ ("Overwrite the file when it is there"),
      NULL },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &format,
      N_ ("Print instead of writing a file: csv or json"),
      N_ ("FORMAT") },
    { 0 },
  };
  g_auto (GStrv) files = NULL;
  int status;

  if (!psr_command_parse (argc,
                          argv,
                          entries,
                          _ ("Writes the journal to a file, .csv or .json."),
                          N_ ("[FILE]"),
                          &files,
                          &status))
    return status;

  return export_journal (files, format, force);
}

static int
run_import (int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  g_autoptr (PsrJournal) journal = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  PsrJournalImport counts;
  int status;

  if (!psr_command_parse (argc,
                          argv,
                          no_options,
                          _ ("Takes the entries of an exported file into the journal."),
                          N_ ("FILE"),
                          &files,
                          &status))
    return status;

  if (files == NULL || files[1] != NULL)
    return fail (_ ("Name one file to read; see “psoas-rest journal import --help”."),
                 PSR_EXIT_USAGE);

  journal = open_journal ();
  if (journal == NULL)
    return PSR_EXIT_FAILED;

  file = g_file_new_for_commandline_arg (files[0]);
  if (!psr_journal_import (journal, file, &counts, &error))
    return fail (error->message, PSR_EXIT_FAILED);

  g_print (_ ("Entries added: %u. Already there: %u.\n"), counts.n_added, counts.n_known);
  return PSR_EXIT_OK;
}

static void
print_entry (PsrJournalEntry *entry)
{
  const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);
  g_autoptr (GDateTime) start = psr_journal_fields_dup_start (fields);
  g_autofree char *date = g_date_time_format (start, "%F %H:%M");
  g_autofree char *ending = psr_journal_column_dup_text (PSR_JOURNAL_COLUMN_ENDING, fields);

  /* TRANSLATORS: date and time, minutes rested, minutes asked for, how it ended, id of a session.
   */
  g_print (_ ("%s  %3d of %3d min  %-11s  %s\n"),
           date,
           fields->rested_s / 60,
           fields->minutes,
           ending,
           fields->session);
}

static int
run_list (int argc, char **argv)
{
  g_autoptr (PsrJournal) journal = NULL;
  g_autoptr (PsrJournalList) entries = NULL;
  guint n_entries;
  int status;

  if (!psr_command_parse (argc,
                          argv,
                          no_options,
                          _ ("Lists the journal, the newest entry first."),
                          NULL,
                          NULL,
                          &status))
    return status;

  journal = open_journal ();
  if (journal == NULL)
    return PSR_EXIT_FAILED;

  entries = psr_journal_list_new (journal, G_MININT, G_MAXINT);
  n_entries = g_list_model_get_n_items (G_LIST_MODEL (entries));
  for (guint i = 0; i < n_entries; i++) {
    g_autoptr (PsrJournalEntry) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

    print_entry (entry);
  }

  return PSR_EXIT_OK;
}

static const struct {
  const char *name;
  int (*run) (int argc, char **argv);
  const char *usage;
} actions[] = {
  { "export", run_export, N_ ("export FILE      Write it to a .csv or .json file") },
  { "import", run_import, N_ ("import FILE      Take in such a file; what is there stays") },
  { "list", run_list, N_ ("list             Print it, the newest entry first") },
};

static void
print_help (void)
{
  g_print ("%s\n", _ ("Usage:"));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    g_print ("  psoas-rest journal %s\n", _ (actions[i].usage));
}

int
psr_command_journal (int argc, char **argv)
{
  g_autofree char *message = NULL;

  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)) {
    print_help ();
    return PSR_EXIT_OK;
  }

  /* A file that grows beyond what the person may write is an error like any other. */
  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (actions); i++) {
    if (strcmp (actions[i].name, argv[1]) == 0) {
      g_autofree char *name = g_strjoin (" ", argv[0], argv[1], NULL);

      argv[1] = name;
      return actions[i].run (argc - 1, argv + 1);
    }
  }

  if (argc < 2)
    return fail (_ ("Say what to do with the journal: export, import or list; see “psoas-rest "
                    "journal --help”."),
                 PSR_EXIT_USAGE);

  message =
    g_strdup_printf (_ ("“%s” does nothing with the journal; say export, import or list, see "
                        "“psoas-rest journal --help”."),
                     argv[1]);
  return fail (message, PSR_EXIT_USAGE);
}
