/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * psr_flac_write:
 * @samples: (element-type gint16): mono, at %PSR_SAMPLE_RATE
 *
 * Writes a FLAC file; nothing in it depends on when or where it is written. GStreamer must be
 * initialised. Blocks.
 */
gboolean psr_flac_write (const char *path, GArray *samples, GError **error);

G_END_DECLS
