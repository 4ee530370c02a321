/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of ours in the folder from which desktops start programs (Desktop Application Autostart
 * Specification). Outside a sandbox only: inside, nobody reads that folder. */

/* Returns: whether the file is there; then, in @disabled, whether somebody has switched it off, as
 *   desktops do it in their settings. */
gboolean psr_autostart_file_exists (gboolean *disabled);

/* Writes it, or makes it current. One that somebody has switched off stays as it is.
 * @command: (array zero-terminated=1)
 * Returns: whether nothing is left to be done; why not is no news to a person, who cannot start
 *   anything at login then */
gboolean psr_autostart_file_write (const char *const *command);

/* Returns: whether it is gone */
gboolean psr_autostart_file_remove (void);

G_END_DECLS
