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

#define FILE_ENDING ".xml"

struct _PsrPoseCatalog {
  GObject parent_instance;

  char *folder;
  GPtrArray *names; /* sorted, NULL-terminated */
  GHashTable *poses; /* name (of the pose) → PsrPose, complete; those that were asked for */
};

G_DEFINE_FINAL_TYPE (PsrPoseCatalog, psr_pose_catalog, G_TYPE_OBJECT)

static void
psr_pose_catalog_finalize (GObject *object)
{
  PsrPoseCatalog *self = PSR_POSE_CATALOG (object);

  g_free (self->folder);
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
  self->names = g_ptr_array_new_with_free_func (g_free);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
has_name (PsrPoseCatalog *self, const char *name)
{
  return g_strv_contains ((const char *const *) self->names->pdata, name);
}

/* Returns: (transfer full): what the file itself says; %NULL with an error. */
static PsrPose *
read_file (PsrPoseCatalog *self, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, FILE_ENDING, NULL);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (PsrPose) pose = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  pose = psr_pose_parse (file, text, length, error);
  if (pose != NULL && strcmp (pose->name, name) != 0) {
    psr_figure_refuse (error,
                       _ ("%s:1: the file holds the pose “%s”; name it %s.xml"),
                       file,
                       pose->name,
                       pose->name);
    return NULL;
  }

  return g_steal_pointer (&pose);
}

static PsrPose *
find_complete (PsrPoseCatalog *self, const char *name, GHashTable *visiting, GError **error);

/* What @pose inherits, and whether it can be stood in. @visiting: (element-type utf8): the poses
 * that wait for this one. */
static gboolean
complete (PsrPoseCatalog *self, PsrPose *pose, GHashTable *visiting, GError **error)
{
  const char *other_name = pose->extends != NULL ? pose->extends : pose->mirrors;
  const PsrPose *other;

  if (other_name == NULL)
    return psr_pose_check (pose, error);

  if (!has_name (self, other_name)) {
    g_set_error (error,
                 PSR_FIGURE_ERROR,
                 PSR_FIGURE_ERROR_NOT_FOUND,
                 _ ("%s:1: there is no pose “%s” to build on; name one that has a file"),
                 pose->file,
                 other_name);
    return FALSE;
  }

  if (!g_hash_table_add (visiting, pose->name)) {
    return psr_figure_refuse (error,
                              _ ("%s:1: the pose builds on itself, by way of “%s”; break the ring"),
                              pose->file,
                              other_name);
  }

  other = find_complete (self, other_name, visiting, error);
  if (other == NULL)
    return FALSE;

  if (pose->extends != NULL)
    psr_pose_inherit (pose, other);
  else
    psr_pose_take_mirrored (pose, other);

  return psr_pose_check (pose, error);
}

/* Returns: (transfer none): the pose of a name that is listed; %NULL with an error. */
static PsrPose *
find_complete (PsrPoseCatalog *self, const char *name, GHashTable *visiting, GError **error)
{
  PsrPose *known = g_hash_table_lookup (self->poses, name);
  g_autoptr (PsrPose) pose = NULL;

  if (known != NULL)
    return known;

  pose = read_file (self, name, error);
  if (pose == NULL || !complete (self, pose, visiting, error))
    return NULL;

  known = g_steal_pointer (&pose);
  g_hash_table_insert (self->poses, known->name, known);
  return known;
}

PsrPoseCatalog *
psr_pose_catalog_new (const char *folder, GError **error)
{
  g_autoptr (PsrPoseCatalog) self = g_object_new (PSR_TYPE_POSE_CATALOG, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *file;

  g_return_val_if_fail (folder != NULL, NULL);

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return NULL;

  self->folder = g_strdup (folder);
  while ((file = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_suffix (file, FILE_ENDING))
      g_ptr_array_add (self->names, g_strndup (file, strlen (file) - strlen (FILE_ENDING)));
  }
  g_ptr_array_sort (self->names, compare_names);
  g_ptr_array_add (self->names, NULL);

  return g_steal_pointer (&self);
}

PsrPoseCatalog *
psr_pose_catalog_load (const char *folder, GError **error)
{
  g_autoptr (PsrPoseCatalog) self = psr_pose_catalog_new (folder, error);

  if (self == NULL)
    return NULL;

  /* In the order of the names: the same mistake is reported first wherever the files lie. */
  for (guint i = 0; i < self->names->len - 1; i++) {
    if (psr_pose_catalog_find (self, g_ptr_array_index (self->names, i), error) == NULL)
      return NULL;
  }

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
    const PsrPose *other = has_name (self, name) ? psr_pose_catalog_find (self, name, NULL) : NULL;

    name = other != NULL ? get_base (other) : NULL;
  }

  if (name == NULL)
    return TRUE;

  return psr_figure_refuse (error,
                            _ ("%s:1: the pose builds on itself, by way of “%s”; break the ring"),
                            pose->file,
                            get_base (pose));
}

gboolean
psr_pose_catalog_check_text (PsrPoseCatalog *self,
                             const char *file,
                             const char *text,
                             gssize length,
                             GError **error)
{
  g_autoptr (GHashTable) visiting = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PsrPose) pose = NULL;

  g_return_val_if_fail (PSR_IS_POSE_CATALOG (self), FALSE);

  pose = psr_pose_parse (file, text, length, error);

  return pose != NULL && check_ring (self, pose, error) && complete (self, pose, visiting, error);
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
  g_autoptr (GHashTable) visiting = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (PSR_IS_POSE_CATALOG (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (has_name (self, name)) {
    visiting = g_hash_table_new (g_str_hash, g_str_equal);
    return find_complete (self, name, visiting, error);
  }

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
