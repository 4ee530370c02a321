/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of its own that a test may fill. Returns: (transfer full): its path. */
char *voice_test_make_folder (void);

/* Removes the folder and all that is in it. */
void voice_test_remove_folder (const char *path);

/* Writes a pack @folder/@id that speaks @language, with a manifest of @clips ("feet=4800\n…") for
 * the session “timeline” and an empty clip file for each name in @files. */
void voice_test_write_pack (const char *folder,
                            const char *id,
                            const char *language,
                            const char *clips,
                            const char *const *files);

/* Writes @manifest as the manifest of the pack @folder/@id. */
void voice_test_write_manifest (const char *folder, const char *id, const char *manifest);

G_END_DECLS
