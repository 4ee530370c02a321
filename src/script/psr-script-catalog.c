/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-script-catalog.h"

#include <string.h>

struct _PsrScriptCatalog {
  GObject parent_instance;

  GListStore *scripts;
  GPtrArray *problems; /* GError */
};

static GType
psr_script_catalog_get_item_type (GListModel *model)
{
  return PSR_TYPE_SCRIPT;
}

static guint
psr_script_catalog_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PSR_SCRIPT_CATALOG (model)->scripts));
}

static gpointer
psr_script_catalog_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PSR_SCRIPT_CATALOG (model)->scripts), position);
}

static void
psr_script_catalog_model_init (GListModelInterface *iface)
{
  iface->get_item_type = psr_script_catalog_get_item_type;
  iface->get_n_items = psr_script_catalog_get_n_items;
  iface->get_item = psr_script_catalog_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrScriptCatalog,
                               psr_script_catalog,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      psr_script_catalog_model_init))

static void
psr_script_catalog_finalize (GObject *object)
{
  PsrScriptCatalog *self = PSR_SCRIPT_CATALOG (object);

  g_clear_object (&self->scripts);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (psr_script_catalog_parent_class)->finalize (object);
}

static void
psr_script_catalog_class_init (PsrScriptCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_script_catalog_finalize;
}

static void
psr_script_catalog_init (PsrScriptCatalog *self)
{
  self->scripts = g_list_store_new (PSR_TYPE_SCRIPT);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

static int
compare_scripts (gconstpointer a, gconstpointer b, gpointer data)
{
  return strcmp (psr_script_get_id ((PsrScript *) a), psr_script_get_id ((PsrScript *) b));
}

PsrScriptCatalog *
psr_script_catalog_new (const char *folder)
{
  PsrScriptCatalog *self = g_object_new (PSR_TYPE_SCRIPT_CATALOG, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL) {
    g_ptr_array_add (self->problems, g_steal_pointer (&error));
    return self;
  }

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
    g_autoptr (GError) file_error = NULL;
    g_autoptr (PsrScript) script = NULL;

    if (!g_str_has_suffix (name, ".xml"))
      continue;

    script = psr_script_new_from_file (file, &file_error);
    if (script != NULL)
      g_list_store_insert_sorted (self->scripts, script, compare_scripts, NULL);
    else
      g_ptr_array_add (self->problems, g_steal_pointer (&file_error));
  }

  return self;
}

GPtrArray *
psr_script_catalog_get_problems (PsrScriptCatalog *self)
{
  g_return_val_if_fail (PSR_IS_SCRIPT_CATALOG (self), NULL);

  return self->problems;
}

PsrScript *
psr_script_catalog_find (PsrScriptCatalog *self, const char *id)
{
  guint n_scripts;

  g_return_val_if_fail (PSR_IS_SCRIPT_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  n_scripts = g_list_model_get_n_items (G_LIST_MODEL (self->scripts));
  for (guint i = 0; i < n_scripts; i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (self->scripts), i);

    if (strcmp (psr_script_get_id (script), id) == 0)
      return script;
  }

  return NULL;
}
