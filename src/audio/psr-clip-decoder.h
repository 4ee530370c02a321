/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * psr_clip_decoder_decode:
 * @file: a local FLAC file, of any rate and number of channels
 * @max_samples: what it may hold at most
 *
 * Decodes a file to mono, signed 16 bit in the machine's order, at
 * %PSR_SAMPLE_RATE; the same file always gives the same samples. Blocks until it is done or
 * cancelled: to be called from a worker thread.
 *
 * Returns: (transfer full): the samples, or %NULL with %G_IO_ERROR_CANCELLED or
 *   %G_IO_ERROR_INVALID_DATA and one line that names the file
 */
GBytes *psr_clip_decoder_decode (GFile *file,
                                 gint64 max_samples,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
