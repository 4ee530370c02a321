/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-lesson.h"

G_BEGIN_DECLS

/* Reads every .xml file of the folder; blocks. Returns: (transfer full): a #GListModel of
 *   #PsrLesson in their order; %NULL with %PSR_SCRIPT_ERROR_INVALID or an error of %G_IO_ERROR
 *   or %G_FILE_ERROR when one of them is wrong, two have one id or one place, or there are none. */
GListModel *psr_lesson_list_load (const char *folder, GError **error);

/* Returns: (transfer none) (nullable): the lesson with this id. */
PsrLesson *psr_lesson_list_find (GListModel *lessons, const char *id);

G_END_DECLS
