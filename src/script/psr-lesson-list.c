/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-lesson-list.h"

#include "script/psr-document.h"
#include "script/psr-script-values.h"

#include <glib/gi18n.h>
#include <string.h>

static PsrLesson *
load_file (const char *folder, const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = psr_document_read (file, name, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  return psr_lesson_new_from_data (data, (gssize) length, name, error);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  return psr_lesson_get_order ((PsrLesson *) a) - psr_lesson_get_order ((PsrLesson *) b);
}

static gboolean
add (GListStore *lessons, PsrLesson *lesson, const char *name, GError **error)
{
  guint n_lessons = g_list_model_get_n_items (G_LIST_MODEL (lessons));

  for (guint i = 0; i < n_lessons; i++) {
    g_autoptr (PsrLesson) other = g_list_model_get_item (G_LIST_MODEL (lessons), i);

    if (strcmp (psr_lesson_get_id (other), psr_lesson_get_id (lesson)) == 0 ||
        psr_lesson_get_order (other) == psr_lesson_get_order (lesson))
      return psr_script_refuse (error,
                                _ ("%s:1: the lesson “%s” has the id or the place of another one; "
                                   "change it"),
                                name,
                                psr_lesson_get_id (lesson));
  }

  g_list_store_insert_sorted (lessons, lesson, compare, NULL);
  return TRUE;
}

GListModel *
psr_lesson_list_load (const char *folder, GError **error)
{
  g_autoptr (GListStore) lessons = g_list_store_new (PSR_TYPE_LESSON);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (PsrLesson) lesson = NULL;

    if (!g_str_has_suffix (name, ".xml"))
      continue;

    lesson = load_file (folder, name, error);
    if (lesson == NULL || !add (lessons, lesson, name, error))
      return NULL;
  }

  if (g_list_model_get_n_items (G_LIST_MODEL (lessons)) == 0) {
    psr_script_refuse (error, _ ("There are no lessons in “%s”."), folder);
    return NULL;
  }

  return G_LIST_MODEL (g_steal_pointer (&lessons));
}

PsrLesson *
psr_lesson_list_find (GListModel *lessons, const char *id)
{
  guint n_lessons;

  g_return_val_if_fail (G_IS_LIST_MODEL (lessons), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  n_lessons = g_list_model_get_n_items (lessons);
  for (guint i = 0; i < n_lessons; i++) {
    g_autoptr (PsrLesson) lesson = g_list_model_get_item (lessons, i);

    if (strcmp (psr_lesson_get_id (lesson), id) == 0)
      return lesson;
  }

  return NULL;
}
