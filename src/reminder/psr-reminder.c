/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder.h"

#include "base/psr-default-session.h"

#define DEFAULT_MINUTES 15

struct _PsrReminder {
  GObject parent_instance;

  char *id;
  char *session;
  PsrReminderValues values;
};

G_DEFINE_FINAL_TYPE (PsrReminder, psr_reminder, G_TYPE_OBJECT)

static void
psr_reminder_finalize (GObject *object)
{
  PsrReminder *self = PSR_REMINDER (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->session, g_free);

  G_OBJECT_CLASS (psr_reminder_parent_class)->finalize (object);
}

static void
psr_reminder_class_init (PsrReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_reminder_finalize;
}

static void
psr_reminder_init (PsrReminder *self)
{
}

PsrReminder *
psr_reminder_new (const char *id, const PsrReminderValues *values)
{
  PsrReminder *self;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (values->hour >= 0 && values->hour < 24, NULL);
  g_return_val_if_fail (values->minute >= 0 && values->minute < 60, NULL);
  g_return_val_if_fail (values->session != NULL, NULL);

  self = g_object_new (PSR_TYPE_REMINDER, NULL);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->session = g_strdup (values->session);
  self->values = *values;
  self->values.session = self->session;

  return self;
}

const char *
psr_reminder_get_id (PsrReminder *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER (self), NULL);

  return self->id;
}

const PsrReminderValues *
psr_reminder_get_values (PsrReminder *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER (self), NULL);

  return &self->values;
}

PsrReminder *
psr_reminder_new_from_variant (GVariant *variant)
{
  PsrReminderValues values = {
    .enabled = TRUE,
    .session = PSR_DEFAULT_SESSION,
    .minutes = DEFAULT_MINUTES,
  };
  const char *id;
  int weekdays;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT), NULL);

  if (!g_variant_lookup (variant, "id", "&s", &id) || *id == '\0' ||
      !g_variant_lookup (variant, "hour", "i", &values.hour) ||
      !g_variant_lookup (variant, "minute", "i", &values.minute) ||
      !g_variant_lookup (variant, "weekdays", "i", &weekdays))
    return NULL;
  if (values.hour < 0 || values.hour > 23 || values.minute < 0 || values.minute > 59)
    return NULL;

  values.weekdays = (PsrWeekdays) (weekdays & PSR_WEEKDAYS_ALL);
  g_variant_lookup (variant, "enabled", "b", &values.enabled);
  g_variant_lookup (variant, "session", "&s", &values.session);
  g_variant_lookup (variant, "minutes", "i", &values.minutes);
  values.minutes =
    CLAMP (values.minutes, PSR_REMINDER_SHORTEST_MINUTES, PSR_REMINDER_LONGEST_MINUTES);

  return psr_reminder_new (id, &values);
}

GVariant *
psr_reminder_to_variant (PsrReminder *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_return_val_if_fail (PSR_IS_REMINDER (self), NULL);

  g_variant_dict_insert (&dict, "id", "s", self->id);
  g_variant_dict_insert (&dict, "hour", "i", self->values.hour);
  g_variant_dict_insert (&dict, "minute", "i", self->values.minute);
  g_variant_dict_insert (&dict, "weekdays", "i", (int) self->values.weekdays);
  g_variant_dict_insert (&dict, "enabled", "b", self->values.enabled);
  g_variant_dict_insert (&dict, "session", "s", self->session);
  g_variant_dict_insert (&dict, "minutes", "i", self->values.minutes);

  return g_variant_dict_end (&dict);
}
