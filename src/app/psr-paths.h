/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the program finds its files: where it was installed, or where the environment says (a
 * build that is not installed sets PSOAS_REST_DATADIR and PSOAS_REST_LOCALEDIR). */

const char *psr_paths_get_data_folder (void);
const char *psr_paths_get_locale_folder (void);

/* Returns: (transfer full): the folders of the session scripts, of the lessons and of the poses. */
char *psr_paths_dup_sessions_folder (void);
char *psr_paths_dup_lessons_folder (void);
char *psr_paths_dup_poses_folder (void);

/* Returns: (transfer full): the file of the phrases. */
char *psr_paths_dup_phrases (void);

/* Returns: (transfer full) (array zero-terminated=1): the folders of voice packs: the person's own
 *   first, then the shipped ones. */
char **psr_paths_dup_voice_folders (void);

/* Returns: (transfer full): the file of the journal. */
char *psr_paths_dup_journal (void);

/* Returns: (transfer full): the file that keeps the place of a session that is under way. */
char *psr_paths_dup_checkpoint (void);

G_END_DECLS
