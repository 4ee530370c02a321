/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

#include "script/psr-schedule.h"

G_BEGIN_DECLS

/**
 * PsrExportFormat:
 *
 * A kind of sound file, known by the ending of its name: what encodes it and how it carries
 * title, artist, language and chapters.
 */
typedef struct _PsrExportFormat PsrExportFormat;

/* Returns: (transfer none): the format of a file of this name, in whichever case its ending is
 *   written, or %NULL with %PSR_EXPORTER_ERROR_FORMAT when the ending is unknown or what encodes
 *   it is not installed. */
const PsrExportFormat *psr_export_format_find (const char *name, GError **error);

/* Returns: (transfer full) (array zero-terminated=1): the endings of what can be written here,
 *   without the dot. */
char **psr_export_format_dup_endings (void);

/**
 * psr_export_format_build:
 * @source: (transfer floating): makes the sound
 * @schedule: what its tags and chapters are about
 * @fd: where it is written to; stays open
 *
 * Returns: (transfer full): the pipeline that writes a whole file, or %NULL with an error of
 *   GStreamer
 */
GstElement *psr_export_format_build (const PsrExportFormat *self,
                                     GstElement *source,
                                     PsrSchedule *schedule,
                                     int fd,
                                     GError **error);

G_END_DECLS
