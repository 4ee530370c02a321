/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "voice/psr-voice-catalog.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PsrVoiceCatalog {
  GObject parent_instance;

  GListStore *voices;
  GPtrArray *problems; /* GError */
};

static GType
psr_voice_catalog_get_item_type (GListModel *model)
{
  return PSR_TYPE_VOICE;
}

static guint
psr_voice_catalog_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PSR_VOICE_CATALOG (model)->voices));
}

static gpointer
psr_voice_catalog_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PSR_VOICE_CATALOG (model)->voices), position);
}

static void
psr_voice_catalog_model_init (GListModelInterface *iface)
{
  iface->get_item_type = psr_voice_catalog_get_item_type;
  iface->get_n_items = psr_voice_catalog_get_n_items;
  iface->get_item = psr_voice_catalog_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrVoiceCatalog,
                               psr_voice_catalog,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      psr_voice_catalog_model_init))

static void
psr_voice_catalog_finalize (GObject *object)
{
  PsrVoiceCatalog *self = PSR_VOICE_CATALOG (object);

  g_clear_object (&self->voices);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (psr_voice_catalog_parent_class)->finalize (object);
}

static void
psr_voice_catalog_class_init (PsrVoiceCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_voice_catalog_finalize;
}

static void
psr_voice_catalog_init (PsrVoiceCatalog *self)
{
  self->voices = g_list_store_new (PSR_TYPE_VOICE);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

static int
compare_voices (gconstpointer a, gconstpointer b, gpointer data)
{
  PsrVoice *first = (PsrVoice *) a;
  PsrVoice *second = (PsrVoice *) b;
  int order = strcmp (psr_voice_get_language (first), psr_voice_get_language (second));

  return order != 0 ? order : strcmp (psr_voice_get_id (first), psr_voice_get_id (second));
}

/* Returns: (transfer none) (nullable) */
static PsrVoice *
find_id (PsrVoiceCatalog *self, const char *id)
{
  guint n_voices = g_list_model_get_n_items (G_LIST_MODEL (self->voices));

  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (self->voices), i);

    if (strcmp (psr_voice_get_id (voice), id) == 0)
      return voice;
  }

  return NULL;
}

static void
add_pack (PsrVoiceCatalog *self, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrVoice) voice = psr_voice_new_from_folder (folder, &error);

  if (voice == NULL)
    g_ptr_array_add (self->problems, g_steal_pointer (&error));
  else if (find_id (self, psr_voice_get_id (voice)) == NULL)
    g_list_store_insert_sorted (self->voices, voice, compare_voices, NULL);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, so that the same packs always give the same catalogue. */
static void
add_folder (PsrVoiceCatalog *self, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *pack = g_build_filename (path, name, NULL);

    if (name[0] != '.' && g_file_test (pack, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (packs, g_steal_pointer (&pack));
  }

  g_ptr_array_sort (packs, compare_paths);
  for (guint i = 0; i < packs->len; i++)
    add_pack (self, g_ptr_array_index (packs, i));
}

PsrVoiceCatalog *
psr_voice_catalog_new (const char *const *folders)
{
  PsrVoiceCatalog *self = g_object_new (PSR_TYPE_VOICE_CATALOG, NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    add_folder (self, folders[i]);

  return self;
}

GPtrArray *
psr_voice_catalog_get_problems (PsrVoiceCatalog *self)
{
  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (self), NULL);

  return self->problems;
}

typedef const char *(*NameFunc) (PsrVoice *voice);

/* Returns: (transfer full): "en, nl", each name once. */
static char *
list_names (PsrVoiceCatalog *self, NameFunc get_name)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_voices = g_list_model_get_n_items (G_LIST_MODEL (self->voices));
  const char *last = NULL;

  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (self->voices), i);
    const char *name = get_name (voice);

    if (g_strcmp0 (name, last) != 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    last = name;
  }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* Returns: whether there are voices to name in what is told. */
static gboolean
check_any (PsrVoiceCatalog *self, GError **error)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->voices)) > 0)
    return TRUE;

  g_set_error_literal (error,
                       PSR_VOICE_ERROR,
                       PSR_VOICE_ERROR_NOT_FOUND,
                       _ ("There are no voices; install the program again."));
  return FALSE;
}

PsrVoice *
psr_voice_catalog_find (PsrVoiceCatalog *self, const char *id, GError **error)
{
  g_autofree char *names = NULL;
  PsrVoice *voice;

  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  voice = find_id (self, id);
  if (voice != NULL)
    return voice;

  if (!check_any (self, error))
    return NULL;

  names = list_names (self, psr_voice_get_id);
  g_set_error (error,
               PSR_VOICE_ERROR,
               PSR_VOICE_ERROR_NOT_FOUND,
               _ ("There is no voice “%s”; the voices here are: %s."),
               id,
               names);
  return NULL;
}

PsrVoice *
psr_voice_catalog_find_language (PsrVoiceCatalog *self, const char *language, GError **error)
{
  g_autofree char *names = NULL;
  PsrVoice *named;
  guint n_voices;

  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (self), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  named = find_id (self, language);
  if (named != NULL && strcmp (psr_voice_get_language (named), language) == 0)
    return named;

  n_voices = g_list_model_get_n_items (G_LIST_MODEL (self->voices));
  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (self->voices), i);

    if (strcmp (psr_voice_get_language (voice), language) == 0)
      return voice;
  }

  if (!check_any (self, error))
    return NULL;

  names = list_names (self, psr_voice_get_language);
  g_set_error (error,
               PSR_VOICE_ERROR,
               PSR_VOICE_ERROR_NOT_FOUND,
               _ ("No voice speaks “%s”; the voices here speak: %s."),
               language,
               names);
  return NULL;
}
