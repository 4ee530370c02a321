/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-program.h"

G_BEGIN_DECLS

#define PSR_EXPORTER_ERROR (psr_exporter_error_quark ())
GQuark psr_exporter_error_quark (void);

/**
 * PsrExporterError:
 * @PSR_EXPORTER_ERROR_FORMAT: the ending is unknown, or its encoder is not installed; the message
 *   names the endings that work and the missing package
 * @PSR_EXPORTER_ERROR_EXISTS: the file is there and may not be overwritten
 * @PSR_EXPORTER_ERROR_FAILED: it could not be written
 */
typedef enum {
  PSR_EXPORTER_ERROR_FORMAT,
  PSR_EXPORTER_ERROR_EXISTS,
  PSR_EXPORTER_ERROR_FAILED,
} PsrExporterError;

#define PSR_TYPE_EXPORTER (psr_exporter_get_type ())
G_DECLARE_FINAL_TYPE (PsrExporter, psr_exporter, PSR, EXPORTER, GObject)

/**
 * PsrExporter:
 *
 * Writes a program to a sound file, by its ending: .opus and .ogg (Opus, 96 kbit/s), .flac, .wav,
 * .mp3. Carries title, artist and language, and chapters where the format has them: one a part
 * of the script. The file is written under a passing name beside its own and takes its name when
 * it is whole; on an error or when cancelled nothing is left behind. Two exports of one program
 * are the same to the byte.
 *
 * Needs a main context that runs. Property: `progress` (double 0 to 1, notified).
 */
PsrExporter *psr_exporter_new (void);

/* Returns: (transfer full) (array zero-terminated=1): the endings of what can be written here,
 *   without the dot: "opus", "ogg", and so on. */
char **psr_exporter_dup_endings (void);

/* Whether @file has an ending that can be written here. Cheap, to be asked before any work. */
gboolean psr_exporter_check_file (GFile *file, GError **error);

void psr_exporter_export_async (PsrExporter *self,
                                PsrProgram *program,
                                GFile *file,
                                gboolean overwrite,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);

/* @warnings: (out) (optional) (transfer full) (element-type utf8): see
 *   psr_plan_loader_load_async(). Errors: #PsrExporterError, %G_IO_ERROR_CANCELLED. */
gboolean psr_exporter_export_finish (PsrExporter *self,
                                     GAsyncResult *result,
                                     GPtrArray **warnings,
                                     GError **error);

double psr_exporter_get_progress (PsrExporter *self);

G_END_DECLS
