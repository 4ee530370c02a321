/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-exporter.h"

#include <glib/gi18n.h>
#include <gst/gst.h>

#include "audio/psr-export-format.h"
#include "audio/psr-partial-file.h"
#include "audio/psr-pipeline.h"
#include "audio/psr-plan-loader.h"
#include "audio/psr-session-src.h"
#include "base/psr-units.h"

/* Half a second: nothing waits for it, and fewer buffers are less work. */
#define SAMPLES_PER_BUFFER 24000

struct _PsrExporter {
  GObject parent_instance;

  double progress;
};

/* One export, on its way through the worker thread. */
typedef struct {
  PsrProgram *program;
  char *path;
  gboolean overwrite;

  /* Of the worker while it works. */
  GTask *task; /* borrowed */
  GstElement *source; /* borrowed from the pipeline while that runs */
  gint64 total_ns;
  GPtrArray *warnings;
} Export;

typedef struct {
  PsrExporter *exporter;
  double progress;
} Report;

enum {
  PROP_0,
  PROP_PROGRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_QUARK (psr_exporter_error_quark, psr_exporter_error)

G_DEFINE_FINAL_TYPE (PsrExporter, psr_exporter, G_TYPE_OBJECT)

static void
export_free (Export *export)
{
  g_clear_object (&export->program);
  g_clear_pointer (&export->path, g_free);
  g_clear_pointer (&export->warnings, g_ptr_array_unref);
  g_free (export);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->exporter);
  g_free (report);
}

static void
set_progress (PsrExporter *self, double progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  set_progress (report->exporter, report->progress);
  return G_SOURCE_REMOVE;
}

/* From the worker to the thread that asked. */
static void
report_progress (GTask *task, double progress)
{
  Report *report = g_new0 (Report, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  report->exporter = g_object_ref (g_task_get_source_object (task));
  report->progress = progress;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_set_static_name (source, "psr-exporter-progress");
  g_source_attach (source, g_task_get_context (task));
}

static void
tick_cb (gpointer data)
{
  Export *export = data;
  gint64 position;

  if (gst_element_query_position (export->source, GST_FORMAT_TIME, &position))
    report_progress (export->task, (double) position / (double) export->total_ns);
}

/* Says what went wrong while writing in one sentence about the file. */
static void
explain (const char *path, GError **error)
{
  g_autoptr (GError) reason = g_steal_pointer (error);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    g_set_error (error,
                 PSR_EXPORTER_ERROR,
                 PSR_EXPORTER_ERROR_FAILED,
                 _ ("“%s” cannot be written, the disk is full: "
                    "make room or choose another one."),
                 path);
  else if (reason->domain == GST_RESOURCE_ERROR)
    g_set_error (error,
                 PSR_EXPORTER_ERROR,
                 PSR_EXPORTER_ERROR_FAILED,
                 _ ("“%s” cannot be written, the disk refuses it: choose another place."),
                 path);
  else
    g_set_error (error,
                 PSR_EXPORTER_ERROR,
                 PSR_EXPORTER_ERROR_FAILED,
                 _ ("“%s” cannot be encoded: %s"),
                 path,
                 reason->message);
}

static gboolean
encode (Export *export, PsrMixPlan *plan, int fd, GCancellable *cancellable, GError **error)
{
  const PsrExportFormat *format = psr_export_format_find (export->path, error);
  PsrSchedule *schedule = psr_program_get_schedule (export->program);
  g_autoptr (GstElement) pipeline = NULL;

  if (format == NULL)
    return FALSE;

  export->source = psr_session_src_new ();
  g_object_set (export->source, "samples-per-buffer", SAMPLES_PER_BUFFER, NULL);
  psr_session_src_set_plan (PSR_SESSION_SRC (export->source), plan);
  export->total_ns = psr_samples_to_ns (psr_mix_plan_get_total_samples (plan));

  pipeline = psr_export_format_build (format, export->source, schedule, fd, error);
  if (pipeline == NULL || !psr_pipeline_run (pipeline, tick_cb, export, cancellable, error)) {
    explain (export->path, error);
    return FALSE;
  }

  return TRUE;
}

static gboolean
run (Export *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (PsrPartialFile) file = psr_partial_file_new (export->path, export->overwrite, error);
  g_autoptr (PsrMixPlan) plan = NULL;

  if (file == NULL)
    return FALSE;

  plan = psr_plan_loader_load (export->program, cancellable, &export->warnings, error);

  return plan != NULL &&
         encode (export, plan, psr_partial_file_get_fd (file), cancellable, error) &&
         psr_partial_file_commit (file, error);
}

static void
export_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Export *export = data;

  export->task = task;
  if (!run (export, cancellable, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  report_progress (task, 1);
  g_task_return_boolean (task, TRUE);
}

static void
psr_exporter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrExporter *self = PSR_EXPORTER (object);

  switch (prop_id) {
  case PROP_PROGRESS:
    g_value_set_double (value, self->progress);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_exporter_class_init (PsrExporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psr_exporter_get_property;

  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress",
                         NULL,
                         NULL,
                         0,
                         1,
                         0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psr_exporter_init (PsrExporter *self)
{
}

PsrExporter *
psr_exporter_new (void)
{
  return g_object_new (PSR_TYPE_EXPORTER, NULL);
}

double
psr_exporter_get_progress (PsrExporter *self)
{
  g_return_val_if_fail (PSR_IS_EXPORTER (self), 0);

  return self->progress;
}

char **
psr_exporter_dup_endings (void)
{
  return psr_export_format_dup_endings ();
}

gboolean
psr_exporter_check_file (GFile *file, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  name = g_file_get_basename (file);
  return psr_export_format_find (name, error) != NULL;
}

void
psr_exporter_export_async (PsrExporter *self,
                           PsrProgram *program,
                           GFile *file,
                           gboolean overwrite,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Export *export;

  g_return_if_fail (PSR_IS_EXPORTER (self));
  g_return_if_fail (PSR_IS_PROGRAM (program));
  g_return_if_fail (G_IS_FILE (file));

  set_progress (self, 0);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, psr_exporter_export_async);
  /* A file that is written is written, even when it was to be cancelled in its last moment. */
  g_task_set_check_cancellable (task, FALSE);
  if (!psr_exporter_check_file (file, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (g_file_peek_path (file) == NULL) {
    g_task_return_new_error (task,
                             PSR_EXPORTER_ERROR,
                             PSR_EXPORTER_ERROR_FAILED,
                             _ ("A session can only be written to a local folder: choose one."));
    return;
  }

  export = g_new0 (Export, 1);
  export->program = g_object_ref (program);
  export->path = g_file_get_path (file);
  export->overwrite = overwrite;
  g_task_set_task_data (task, export, (GDestroyNotify) export_free);
  g_task_run_in_thread (task, export_in_thread_cb);
}

gboolean
psr_exporter_export_finish (PsrExporter *self,
                            GAsyncResult *result,
                            GPtrArray **warnings,
                            GError **error)
{
  Export *export;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  export = g_task_get_task_data (G_TASK (result));
  if (warnings != NULL)
    *warnings = g_steal_pointer (&export->warnings);

  return TRUE;
}
