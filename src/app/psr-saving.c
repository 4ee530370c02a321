/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-saving.h"

#include "audio/psr-exporter.h"
#include "ui/psr-save-window.h"

#include <gst/gst.h>

struct _PsrSaving {
  GSettings *settings;
  PsrProgram *program; /* of the window */
  PsrSaveWindow *window; /* weak, %NULL when none is open */
  guint n_running; /* exports, those of windows that are gone included */
};

/* One export. */
typedef struct {
  PsrSaving *saving;
  PsrSaveWindow *window;
} Job;

static void
progress_cb (PsrSaveWindow *window, GParamSpec *pspec, PsrExporter *exporter)
{
  psr_save_window_set_progress (window, psr_exporter_get_progress (exporter));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Job *job = data;
  g_autoptr (PsrSaveWindow) window = job->window;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  const char *warning = NULL;

  job->saving->n_running--;
  psr_exporter_export_finish (PSR_EXPORTER (source), result, &warnings, &error);
  if (warnings != NULL && warnings->len > 0)
    warning = g_ptr_array_index (warnings, 0);
  psr_save_window_finish (window, warning, error);
}

static void
save_cb (PsrSaving *self,
         GFile *file,
         gboolean overwrite,
         GCancellable *cancellable,
         PsrSaveWindow *window)
{
  g_autoptr (PsrExporter) exporter = psr_exporter_new ();
  Job *job = g_new (Job, 1);

  *job = (Job){ self, g_object_ref (window) };
  self->n_running++;
  g_signal_connect_object (exporter,
                           "notify::progress",
                           G_CALLBACK (progress_cb),
                           window,
                           G_CONNECT_SWAPPED);
  psr_exporter_export_async (exporter,
                             self->program,
                             file,
                             overwrite,
                             cancellable,
                             exported_cb,
                             job);
}

PsrSaving *
psr_saving_new (GSettings *settings)
{
  PsrSaving *self = g_new0 (PsrSaving, 1);

  self->settings = g_object_ref (settings);

  return self;
}

/* A GStreamer that cannot be used has none; what it lacks is told by the export. */
static char **
dup_endings (void)
{
  gst_init_check (NULL, NULL, NULL);

  return psr_exporter_dup_endings ();
}

void
psr_saving_open (PsrSaving *self, GtkWindow *parent, PsrProgram *program)
{
  if (self->window == NULL) {
    g_auto (GStrv) endings = dup_endings ();
    PsrSaveWindow *window =
      psr_save_window_new (parent, self->settings, program, (const char *const *) endings);

    g_set_object (&self->program, program);
    g_set_weak_pointer (&self->window, window);
    g_signal_connect_swapped (window, "save", G_CALLBACK (save_cb), self);
  }

  gtk_window_present (GTK_WINDOW (self->window));
}

void
psr_saving_free (PsrSaving *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->n_running > 0)
    g_main_context_iteration (NULL, TRUE);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->program);
  g_clear_object (&self->settings);
  g_free (self);
}
