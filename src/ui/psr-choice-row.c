/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-choice-row.h"

#include "voice/psr-voice.h"

struct _PsrChoiceRow {
  AdwComboRow parent_instance;

  GPtrArray *values; /* (element-type utf8), in the order of the titles */
  GtkStringList *titles;
};

G_DEFINE_FINAL_TYPE (PsrChoiceRow, psr_choice_row, ADW_TYPE_COMBO_ROW)

static void
psr_choice_row_finalize (GObject *object)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (psr_choice_row_parent_class)->finalize (object);
}

static void
psr_choice_row_class_init (PsrChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_choice_row_finalize;
}

static void
psr_choice_row_init (PsrChoiceRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->titles = gtk_string_list_new (NULL);
}

void
psr_choice_row_append (PsrChoiceRow *self, const char *value, const char *title)
{
  g_return_if_fail (PSR_IS_CHOICE_ROW (self));
  g_return_if_fail (value != NULL);
  g_return_if_fail (title != NULL);

  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->titles, title);
}

void
psr_choice_row_append_voices (PsrChoiceRow *self, GListModel *voices)
{
  guint n_voices;

  g_return_if_fail (PSR_IS_CHOICE_ROW (self));
  g_return_if_fail (G_IS_LIST_MODEL (voices));

  n_voices = g_list_model_get_n_items (voices);
  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (voices, i);

    psr_choice_row_append (self, psr_voice_get_id (voice), psr_voice_get_name (voice));
  }
}

/* Must not fail: a binding takes that for a mistake in the schema. */
static gboolean
select_value_cb (GValue *selected, GVariant *variant, gpointer data)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (data);
  const char *value = g_variant_get_string (variant, NULL);
  guint index = GTK_INVALID_LIST_POSITION;

  g_ptr_array_find_with_equal_func (self->values, value, g_str_equal, &index);
  g_value_set_uint (selected, index);

  return TRUE;
}

/* Returns: (nullable): %NULL leaves the key as it is. */
static GVariant *
get_value_cb (const GValue *selected, const GVariantType *type, gpointer data)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (data);
  guint index = g_value_get_uint (selected);

  if (index >= self->values->len)
    return NULL;

  return g_variant_new_string (g_ptr_array_index (self->values, index));
}

void
psr_choice_row_bind (PsrChoiceRow *self, GSettings *settings, const char *key)
{
  g_return_if_fail (PSR_IS_CHOICE_ROW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->titles));
  g_settings_bind_with_mapping (settings,
                                key,
                                self,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                select_value_cb,
                                get_value_cb,
                                self,
                                NULL);
}
