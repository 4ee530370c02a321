/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * psr_id3_tag_new:
 * @language: three letters of ISO 639-2
 * @chapters: (element-type PsrChapter)
 *
 * Returns: (transfer full): an ID3v2.4 tag to stand before the first frame of an MP3 file, with
 *   chapters as the ID3v2 Chapter Frame Addendum 1.0 lays down. GStreamer's own writer knows no
 *   chapters.
 */
GBytes *
psr_id3_tag_new (const char *title, const char *artist, const char *language, GArray *chapters);

G_END_DECLS
