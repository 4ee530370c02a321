/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-choice-row.h"

#include "voice/psr-voice.h"

struct _PsrChoiceRow {
  PsrPopoverRow parent_instance;

  GPtrArray *values; /* (element-type utf8) */
  GPtrArray *titles; /* (element-type utf8), one for each of @values */
  char *value;
  gboolean use_subtitle;
  GtkWidget *value_label; /* (nullable): without @use_subtitle */
  GSimpleAction *action; /* (nullable): which of the list is marked; before it first opens */
};

enum {
  PROP_0,
  PROP_VALUE,
  PROP_USE_SUBTITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsrChoiceRow, psr_choice_row, PSR_TYPE_POPOVER_ROW)

/* What is shown is also told, for the label is not the row's name. */
static void
show_value (PsrChoiceRow *self)
{
  const char *title = psr_choice_row_get_value_title (self);

  if (title == NULL)
    title = "";
  if (self->use_subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), title);
  else
    gtk_label_set_label (GTK_LABEL (self->value_label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title,
                                  -1);
  if (self->action != NULL)
    g_simple_action_set_state (self->action, g_variant_new_string (self->value));
}

static void
set_value (PsrChoiceRow *self, const char *value)
{
  if (g_str_equal (self->value, value))
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/* Returns: (transfer full): every value to choose, with the one that is chosen marked. */
static GMenuModel *
make_menu (PsrChoiceRow *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->values->len; i++) {
    g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (self->titles, i), "_", -1);
    g_autofree char *label = g_strjoinv ("__", parts);
    g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

    g_menu_item_set_action_and_target (item,
                                       "choice.value",
                                       "s",
                                       g_ptr_array_index (self->values, i));
    g_menu_append_item (menu, item);
  }

  return G_MENU_MODEL (menu);
}

static void
chosen_cb (PsrChoiceRow *self, GVariant *value)
{
  g_assert (PSR_IS_CHOICE_ROW (self));

  set_value (self, g_variant_get_string (value, NULL));
}

/* Not a #GPropertyAction, which would keep the row alive for good. */
static void
make_action (PsrChoiceRow *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->action = g_simple_action_new_stateful ("value",
                                               G_VARIANT_TYPE_STRING,
                                               g_variant_new_string (self->value));
  g_signal_connect_object (self->action,
                           "change-state",
                           G_CALLBACK (chosen_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "choice", G_ACTION_GROUP (group));
}

static GtkWidget *
psr_choice_row_make_popover (PsrPopoverRow *row)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (row);
  g_autoptr (GMenuModel) menu = make_menu (self);

  make_action (self);

  return gtk_popover_menu_new_from_model (menu);
}

static void
psr_choice_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (object);

  switch (id) {
  case PROP_VALUE:
    g_value_set_string (value, self->value);
    break;
  case PROP_USE_SUBTITLE:
    g_value_set_boolean (value, self->use_subtitle);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
psr_choice_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (object);

  switch (id) {
  case PROP_VALUE:
    set_value (self, g_value_get_string (value));
    break;
  case PROP_USE_SUBTITLE:
    self->use_subtitle = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
psr_choice_row_constructed (GObject *object)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (object);

  if (!self->use_subtitle) {
    self->value_label = gtk_label_new (NULL);
    gtk_label_set_ellipsize (GTK_LABEL (self->value_label), PANGO_ELLIPSIZE_END);
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->value_label);
  }

  G_OBJECT_CLASS (psr_choice_row_parent_class)->constructed (object);
}

static void
psr_choice_row_dispose (GObject *object)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (object);

  g_clear_object (&self->action);

  G_OBJECT_CLASS (psr_choice_row_parent_class)->dispose (object);
}

static void
psr_choice_row_finalize (GObject *object)
{
  PsrChoiceRow *self = PSR_CHOICE_ROW (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (psr_choice_row_parent_class)->finalize (object);
}

static void
psr_choice_row_class_init (PsrChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psr_choice_row_get_property;
  object_class->set_property = psr_choice_row_set_property;
  object_class->constructed = psr_choice_row_constructed;
  object_class->dispose = psr_choice_row_dispose;
  object_class->finalize = psr_choice_row_finalize;
  PSR_POPOVER_ROW_CLASS (klass)->make_popover = psr_choice_row_make_popover;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, "", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_USE_SUBTITLE] =
    g_param_spec_boolean ("use-subtitle", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psr_choice_row_init (PsrChoiceRow *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->value = g_strdup ("");
}

void
psr_choice_row_append (PsrChoiceRow *self, const char *value, const char *title)
{
  g_return_if_fail (PSR_IS_CHOICE_ROW (self));
  g_return_if_fail (value != NULL);
  g_return_if_fail (title != NULL);

  g_ptr_array_add (self->values, g_strdup (value));
  g_ptr_array_add (self->titles, g_strdup (title));
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

void
psr_choice_row_bind (PsrChoiceRow *self, GSettings *settings, const char *key)
{
  g_return_if_fail (PSR_IS_CHOICE_ROW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (key != NULL);

  g_settings_bind (settings, key, self, "value", G_SETTINGS_BIND_DEFAULT);
}

const char *
psr_choice_row_get_value_title (PsrChoiceRow *self)
{
  guint index;

  g_return_val_if_fail (PSR_IS_CHOICE_ROW (self), NULL);

  if (!g_ptr_array_find_with_equal_func (self->values, self->value, g_str_equal, &index))
    return NULL;

  return g_ptr_array_index (self->titles, index);
}
