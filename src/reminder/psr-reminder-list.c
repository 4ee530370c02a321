/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-list.h"

#define KEY "reminders"

struct _PsrReminderList {
  GObject parent_instance;

  GSettings *settings;
  GPtrArray *reminders; /* (element-type PsrReminder) */
  GVariant *value; /* of the key, as it was read or written last */
};

static GType
psr_reminder_list_get_item_type (GListModel *model)
{
  return PSR_TYPE_REMINDER;
}

static guint
psr_reminder_list_get_n_items (GListModel *model)
{
  return PSR_REMINDER_LIST (model)->reminders->len;
}

static gpointer
psr_reminder_list_get_item (GListModel *model, guint position)
{
  PsrReminderList *self = PSR_REMINDER_LIST (model);

  if (position >= self->reminders->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->reminders, position));
}

static void
psr_reminder_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = psr_reminder_list_get_item_type;
  iface->get_n_items = psr_reminder_list_get_n_items;
  iface->get_item = psr_reminder_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrReminderList,
                               psr_reminder_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      psr_reminder_list_list_model_init))

static void
psr_reminder_list_dispose (GObject *object)
{
  PsrReminderList *self = PSR_REMINDER_LIST (object);

  g_clear_pointer (&self->value, g_variant_unref);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psr_reminder_list_parent_class)->dispose (object);
}

static void
psr_reminder_list_finalize (GObject *object)
{
  g_clear_pointer (&PSR_REMINDER_LIST (object)->reminders, g_ptr_array_unref);

  G_OBJECT_CLASS (psr_reminder_list_parent_class)->finalize (object);
}

static void
psr_reminder_list_class_init (PsrReminderListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_reminder_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = psr_reminder_list_finalize;
}

static void
psr_reminder_list_init (PsrReminderList *self)
{
  self->reminders = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
read_settings (PsrReminderList *self)
{
  GVariantIter iter;
  GVariant *child;

  self->value = g_settings_get_value (self->settings, KEY);
  g_variant_iter_init (&iter, self->value);
  while ((child = g_variant_iter_next_value (&iter)) != NULL) {
    g_autoptr (PsrReminder) reminder = psr_reminder_new_from_variant (child);

    if (reminder != NULL && self->reminders->len < PSR_REMINDER_LIST_MOST &&
        psr_reminder_list_find (self, psr_reminder_get_id (reminder)) == NULL)
      g_ptr_array_add (self->reminders, g_steal_pointer (&reminder));
    g_variant_unref (child);
  }
}

static void
changed_cb (PsrReminderList *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, KEY);
  guint n_before = self->reminders->len;

  g_assert (PSR_IS_REMINDER_LIST (self));

  if (g_variant_equal (value, self->value))
    return;

  g_clear_pointer (&self->value, g_variant_unref);
  g_ptr_array_set_size (self->reminders, 0);
  read_settings (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->reminders->len);
}

/* Writes first, so that whoever hears of the change finds it in the settings too. */
static void
write_settings (PsrReminderList *self, guint position, guint n_removed, guint n_added)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < self->reminders->len; i++)
    g_variant_builder_add_value (&builder,
                                 psr_reminder_to_variant (g_ptr_array_index (self->reminders, i)));

  g_clear_pointer (&self->value, g_variant_unref);
  self->value = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_settings_set_value (self->settings, KEY, self->value);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

PsrReminderList *
psr_reminder_list_new (GSettings *settings)
{
  PsrReminderList *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PSR_TYPE_REMINDER_LIST, NULL);
  self->settings = g_object_ref (settings);
  read_settings (self);
  g_signal_connect_object (settings,
                           "changed::" KEY,
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}

gboolean
psr_reminder_list_is_active (PsrReminderList *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER_LIST (self), FALSE);

  for (guint i = 0; i < self->reminders->len; i++) {
    const PsrReminderValues *values =
      psr_reminder_get_values (g_ptr_array_index (self->reminders, i));

    if (values->enabled && values->weekdays != PSR_WEEKDAYS_NONE)
      return TRUE;
  }

  return FALSE;
}

static gboolean
find_position (PsrReminderList *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->reminders->len; i++) {
    PsrReminder *reminder = g_ptr_array_index (self->reminders, i);

    if (g_str_equal (psr_reminder_get_id (reminder), id)) {
      *position = i;
      return TRUE;
    }
  }

  return FALSE;
}

PsrReminder *
psr_reminder_list_find (PsrReminderList *self, const char *id)
{
  guint position;

  g_return_val_if_fail (PSR_IS_REMINDER_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return find_position (self, id, &position) ? g_ptr_array_index (self->reminders, position) : NULL;
}

void
psr_reminder_list_insert (PsrReminderList *self, guint position, PsrReminder *reminder)
{
  g_return_if_fail (PSR_IS_REMINDER_LIST (self));
  g_return_if_fail (PSR_IS_REMINDER (reminder));

  if (self->reminders->len >= PSR_REMINDER_LIST_MOST)
    return;

  position = MIN (position, self->reminders->len);
  g_ptr_array_insert (self->reminders, (int) position, g_object_ref (reminder));
  write_settings (self, position, 0, 1);
}

void
psr_reminder_list_replace (PsrReminderList *self, PsrReminder *reminder)
{
  guint position;

  g_return_if_fail (PSR_IS_REMINDER_LIST (self));
  g_return_if_fail (PSR_IS_REMINDER (reminder));

  if (!find_position (self, psr_reminder_get_id (reminder), &position))
    return;

  g_object_unref (self->reminders->pdata[position]);
  self->reminders->pdata[position] = g_object_ref (reminder);
  write_settings (self, position, 1, 1);
}

void
psr_reminder_list_remove (PsrReminderList *self, guint position)
{
  g_return_if_fail (PSR_IS_REMINDER_LIST (self));
  g_return_if_fail (position < self->reminders->len);

  g_ptr_array_remove_index (self->reminders, position);
  write_settings (self, position, 1, 0);
}
