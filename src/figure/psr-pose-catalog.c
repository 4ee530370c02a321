/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-catalog.h"

#include "figure/psr-pose-check.h"
#include "figure/psr-pose-parser.h"
#include "figure/psr-pose-private.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PsrPoseCatalog {
  GObject parent_instance;

  GHashTable *poses; /* name (of the pose) → PsrPose */
  GPtrArray *names; /* sorted, NULL-terminated, of the poses */
};

G_DEFINE_FINAL_TYPE (PsrPoseCatalog, psr_pose_catalog, G_TYPE_OBJECT)

static void
psr_pose_catalog_finalize (GObject *object)
{
  PsrPoseCatalog *self = PSR_POSE_CATALOG (object);

  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->poses);

  G_OBJECT_CLASS (psr_pose_catalog_parent_class)->finalize (object);
}

static void
psr_pose_catalog_class_init (PsrPoseCatalogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = psr_pose_catalog_finalize;
}

static void
psr_pose_catalog_init (PsrPoseCatalog *self)
{
  self->poses =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) psr_pose_unref);
  self->names = g_ptr_array_new ();
}

static gboolean
load_file (PsrPoseCatalog *self, const char *folder, const char *file, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (".xml"));
  g_autoptr (PsrPose) pose = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;

  pose = psr_pose_parse (file, text, length, error);
  if (pose == NULL)
    return FALSE;
  if (strcmp (pose->name, name) != 0)
    return psr_figure_refuse (error,
                              _ ("%s:1: the file holds the pose “%s”; name it %s.xml"),
                              file,
                              pose->name,
                              pose->name);

  g_ptr_array_add (self->names, pose->name);
  g_hash_table_insert (self->poses, pose->name, pose);
  g_steal_pointer (&pose);
  return TRUE;
}

/* @visiting: names of the poses that wait for this one. */
static gboolean
complete (PsrPoseCatalog *self,
          PsrPose *pose,
          GHashTable *done,
          GHashTable *visiting,
          GError **error)
{
  const char *other_name = pose->extends != NULL ? pose->extends : pose->mirrors;
  PsrPose *other;

  if (g_hash_table_contains (done, pose))
    return TRUE;

  if (other_name != NULL) {
    other = g_hash_table_lookup (self->poses, other_name);
    if (other == NULL) {
      g_set_error (error,
                   PSR_FIGURE_ERROR,
                   PSR_FIGURE_ERROR_NOT_FOUND,
                   _ ("%s:1: there is no pose “%s” to build on; name one that has a file"),
                   pose->file,
                   other_name);
      return FALSE;
    }
    if (!g_hash_table_add (visiting, pose))
      return psr_figure_refuse (error,
                                _ ("%s:1: the pose builds on itself, by way of “%s”; break the "
                                   "ring"),
                                pose->file,
                                other_name);
    if (!complete (self, other, done, visiting, error))
      return FALSE;
    if (pose->extends != NULL)
      psr_pose_inherit (pose, other);
    else
      psr_pose_take_mirrored (pose, other);
  }

  g_hash_table_add (done, pose);
  return psr_pose_check (pose, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
complete_all (PsrPoseCatalog *self, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->names->len; i++) {
    g_autoptr (GHashTable) visiting = g_hash_table_new (NULL, NULL);
    PsrPose *pose = g_hash_table_lookup (self->poses, g_ptr_array_index (self->names, i));

    if (!complete (self, pose, done, visiting, error))
      return FALSE;
  }

  return TRUE;
}

PsrPoseCatalog *
psr_pose_catalog_load (const char *folder, GError **error)
{
  g_autoptr (PsrPoseCatalog) self = g_object_new (PSR_TYPE_POSE_CATALOG, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *file;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;

  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".xml") && !load_file (self, folder, file, error))
      return NULL;

  /* The same mistake is reported first wherever the files lie. */
  g_ptr_array_sort (self->names, compare_names);
  if (!complete_all (self, error))
    return NULL;

  g_ptr_array_add (self->names, NULL);
  return g_steal_pointer (&self);
}

static const char *
get_base (const PsrPose *pose)
{
  return pose->extends != NULL ? pose->extends : pose->mirrors;
}

/* A pose of a name that others build on stands in the place of the one they know. */
static gboolean
check_ring (PsrPoseCatalog *self, const PsrPose *pose, GError **error)
{
  const char *name = get_base (pose);

  while (name != NULL && strcmp (name, pose->name) != 0) {
    const PsrPose *other = g_hash_table_lookup (self->poses, name);

    name = other != NULL ? get_base (other) : NULL;
  }

  if (name == NULL)
    return TRUE;

  return psr_figure_refuse (error,
                            _ ("%s:1: the pose builds on itself, by way of “%s”; break the ring"),
                            pose->file,
                            get_base (pose));
}

/* The poses of a loaded catalogue are complete: one step of inheritance is all of it. */
gboolean
psr_pose_catalog_check_text (PsrPoseCatalog *self,
                             const char *file,
                             const char *text,
                             gssize length,
                             GError **error)
{
  g_autoptr (GHashTable) done = NULL;
  g_autoptr (GHashTable) visiting = NULL;
  g_autoptr (PsrPose) pose = NULL;
  GHashTableIter iter;
  gpointer known;

  g_return_val_if_fail (PSR_IS_POSE_CATALOG (self), FALSE);

  pose = psr_pose_parse (file, text, length, error);
  if (pose == NULL || !check_ring (self, pose, error))
    return FALSE;

  done = g_hash_table_new (NULL, NULL);
  visiting = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, self->poses);
  while (g_hash_table_iter_next (&iter, NULL, &known))
    g_hash_table_add (done, known);

  return complete (self, pose, done, visiting, error);
}

const char *const *
psr_pose_catalog_get_names (PsrPoseCatalog *self)
{
  g_return_val_if_fail (PSR_IS_POSE_CATALOG (self), NULL);

  return (const char *const *) self->names->pdata;
}

PsrPose *
psr_pose_catalog_find (PsrPoseCatalog *self, const char *name, GError **error)
{
  PsrPose *pose;
  g_autofree char *all = NULL;

  g_return_val_if_fail (PSR_IS_POSE_CATALOG (self), NULL);

  pose = g_hash_table_lookup (self->poses, name);
  if (pose != NULL)
    return pose;

  all = g_strjoinv (", ", (char **) self->names->pdata);
  g_set_error (error,
               PSR_FIGURE_ERROR,
               PSR_FIGURE_ERROR_NOT_FOUND,
               _ ("there is no pose “%s”; choose from %s"),
               name,
               all);
  return NULL;
}

PsrPose *
psr_pose_catalog_compose (PsrPoseCatalog *self,
                          const char *base,
                          const char *const *layers,
                          GError **error)
{
  PsrPose *found = psr_pose_catalog_find (self, base, error);
  g_autoptr (PsrPose) pose = NULL;

  if (found == NULL)
    return NULL;

  pose = psr_pose_copy (found);
  for (guint i = 0; layers[i] != NULL; i++) {
    const PsrPose *layer = psr_pose_catalog_find (self, layers[i], error);

    if (layer == NULL)
      return NULL;
    psr_pose_lay_over (pose, layer);
  }

  return g_steal_pointer (&pose);
}
