/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-command.h"
#include "app/psr-program-options.h"
#include "audio/psr-exporter.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <gst/gst.h>
#include <signal.h>
#include <unistd.h>

/* One export and the loop that waits for it. */
typedef struct {
  PsrExporter *exporter;
  GCancellable *cancellable;
  GMainLoop *loop;
  GAsyncResult *result;
  int percent; /* last shown, -1 when nothing is */
} Export;

static gboolean
signal_cb (gpointer data)
{
  Export *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

static void
progress_cb (Export *self)
{
  int percent = (int) (psr_exporter_get_progress (self->exporter) * 100);
  g_autofree char *text = NULL;

  if (percent == self->percent)
    return;

  self->percent = percent;
  /* TRANSLATORS: shown in a terminal while a sound file is written. */
  text = g_strdup_printf (_ ("Writing: %d %%"), percent);
  g_printerr ("\r%s", text);
}

static void
clear_progress (Export *self)
{
  if (self->percent >= 0)
    g_printerr ("\r\033[K");
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;

  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

/* Runs until the file is written, an error or a signal. */
static void
run (Export *self, PsrProgram *program, GFile *file, gboolean force)
{
  const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  guint sources[G_N_ELEMENTS (signals)];

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sources[i] = g_unix_signal_add (signals[i], signal_cb, self);
  if (isatty (STDERR_FILENO))
    g_signal_connect_swapped (self->exporter, "notify::progress", G_CALLBACK (progress_cb), self);

  psr_exporter_export_async (self->exporter,
                             program,
                             file,
                             force,
                             self->cancellable,
                             exported_cb,
                             self);
  g_main_loop_run (self->loop);

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_source_remove (sources[i]);
  clear_progress (self);
}

static int
finish (Export *self)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean exported = psr_exporter_export_finish (self->exporter, self->result, &warnings, &error);

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    psr_command_print_warning (g_ptr_array_index (warnings, i));

  if (exported)
    return PSR_EXIT_OK;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    psr_command_print_error (_ ("Stopped; nothing was written."));
  else if (g_error_matches (error, PSR_EXPORTER_ERROR, PSR_EXPORTER_ERROR_EXISTS))
    psr_command_print_error (_ ("The file is already there; --force overwrites it."));
  else
    psr_command_print_error (error->message);
  return PSR_EXIT_FAILED;
}

static int
export_program (PsrProgram *program, GFile *file, gboolean force)
{
  g_autoptr (PsrExporter) exporter = psr_exporter_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  Export self = { exporter, cancellable, loop, NULL, -1 };

  run (&self, program, file, force);
  result = self.result;

  return finish (&self);
}

/* Whether there is one file that can be written here; before any work is done for it. */
static gboolean
check_files (char **files, GFile **file, int *status)
{
  g_autoptr (GError) error = NULL;

  *status = PSR_EXIT_USAGE;
  if (files == NULL || files[1] != NULL) {
    psr_command_print_error (
      _ ("Name one file to write, such as rest.opus; see “psoas-rest export --help”."));
    return FALSE;
  }

  *file = g_file_new_for_commandline_arg (files[0]);
  if (psr_exporter_check_file (*file, &error))
    return TRUE;

  psr_command_print_error (error->message);
  return FALSE;
}

int
psr_command_export (int argc, char **argv)
{
  g_auto (PsrProgramOptions) options = PSR_PROGRAM_OPTIONS_INIT;
  g_autofree GOptionEntry *entries = NULL;
  g_auto (GStrv) files = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (PsrProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  GOptionEntry *more;
  gboolean force = FALSE;
  gboolean usage;
  int status;

  entries = psr_program_options_make_entries (&options, 1, &more);
  *more = (GOptionEntry){
    "force", 'f', 0, G_OPTION_ARG_NONE, &force, N_ ("Overwrite the file when it is there"), NULL
  };

  if (!psr_command_parse (argc,
                          argv,
                          entries,
                          _ ("Writes a session to a sound file: .opus, .ogg, .flac, .wav or .mp3."),
                          N_ ("FILE"),
                          &files,
                          &status))
    return status;

  if (!gst_init_check (NULL, NULL, &error)) {
    psr_command_print_error (error->message);
    return PSR_EXIT_FAILED;
  }

  if (!check_files (files, &file, &status))
    return status;

  program = psr_program_options_make_program (&options, &usage, &error);
  if (program == NULL) {
    psr_command_print_error (error->message);
    return usage ? PSR_EXIT_USAGE : PSR_EXIT_FAILED;
  }

  return export_program (program, file, force);
}
