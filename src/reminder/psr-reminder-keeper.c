/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-keeper.h"

#include "reminder/psr-local-time.h"
#include "reminder/psr-reminder-timer.h"

#define STATE_KEY "reminder-state"

struct _PsrReminderKeeper {
  GObject parent_instance;

  GSettings *settings;
  PsrClock *clock;
  PsrReminderList *list;
  PsrReminderTimer *timer;

  gboolean started;
  gboolean busy;
  gboolean updating;
  gboolean active;
  guint32 standing_date; /* on which one was said that is not over, 0 for none */
};

enum {
  PROP_0,
  PROP_ACTIVE,
  PROP_STANDING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

enum {
  DUE,
  PLANNED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrReminderKeeper, psr_reminder_keeper, G_TYPE_OBJECT)

static PsrReminderState *
read_state (PsrReminderKeeper *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, STATE_KEY);

  return psr_reminder_state_new_from_variant (value);
}

static void
write_state (PsrReminderKeeper *self, PsrReminderState *state)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, STATE_KEY);
  g_autoptr (GVariant) value = g_variant_ref_sink (psr_reminder_state_to_variant (state));

  if (!g_variant_equal (value, before))
    g_settings_set_value (self->settings, STATE_KEY, value);
}

static void
set_standing_date (PsrReminderKeeper *self, guint32 date)
{
  gboolean before = self->standing_date != 0;

  self->standing_date = date;
  if ((date != 0) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
}

/* Says what is due now, once. */
static void
say (PsrReminderKeeper *self, PsrReminderState *state, gint64 now_s, GTimeZone *timezone)
{
  g_autoptr (PsrReminder) reminder = NULL;
  PsrReminderDue due;

  if (!psr_reminder_find_next (G_LIST_MODEL (self->list), state, now_s, timezone, &due) ||
      due.moment_s > now_s)
    return;

  reminder = g_object_ref (due.reminder);
  psr_reminder_settle (G_LIST_MODEL (self->list),
                       state,
                       now_s,
                       timezone,
                       self->busy ? NULL : psr_reminder_get_id (reminder));
  /* On disk before it is on the screen: whatever happens then, it is not said again. */
  write_state (self, state);
  g_settings_sync ();

  if (!self->busy) {
    set_standing_date (self, psr_local_time_get_date (timezone, now_s));
    g_signal_emit (self, signals[DUE], 0, reminder);
  }
}

/* What was said is over when it is answered, at the end of the day, and when a session begins. */
static void
update_standing (PsrReminderKeeper *self, PsrReminderState *state, guint32 today)
{
  if (self->standing_date != 0 &&
      (self->busy || !psr_reminder_state_is_standing (state, self->standing_date) ||
       self->standing_date != today))
    set_standing_date (self, 0);
}

static void
set_timer (PsrReminderKeeper *self, PsrReminderState *state, gint64 now_s, GTimeZone *timezone)
{
  gint64 moment_s = G_MAXINT64 / G_USEC_PER_SEC;
  PsrReminderDue due;

  if (!self->active && self->standing_date == 0) {
    psr_reminder_timer_stop (self->timer);
    return;
  }

  if (psr_reminder_find_next (G_LIST_MODEL (self->list), state, now_s, timezone, &due))
    moment_s = due.moment_s;
  if (self->standing_date != 0)
    moment_s = MIN (moment_s, psr_local_time_find (timezone, self->standing_date + 1, 0));
  psr_reminder_timer_start (self->timer, moment_s * G_USEC_PER_SEC);
}

static void
update (PsrReminderKeeper *self)
{
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GTimeZone) timezone = NULL;
  gboolean active = psr_reminder_list_is_active (self->list);
  gint64 now_s;

  if (!self->started || self->updating)
    return;

  self->updating = TRUE;
  /* A new one each time: it may be another one since. */
  timezone = g_time_zone_new_local ();
  now_s = psr_reminder_keeper_get_now_s (self);
  state = read_state (self);
  update_standing (self, state, psr_local_time_get_date (timezone, now_s));
  say (self, state, now_s, timezone);
  if (active != self->active) {
    self->active = active;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  }
  set_timer (self, state, now_s, timezone);
  self->updating = FALSE;

  g_signal_emit (self, signals[PLANNED], 0);
}

static void
psr_reminder_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PsrReminderKeeper *self = PSR_REMINDER_KEEPER (object);

  switch (id) {
  case PROP_ACTIVE:
    g_value_set_boolean (value, self->active);
    break;
  case PROP_STANDING:
    g_value_set_boolean (value, self->standing_date != 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
psr_reminder_keeper_dispose (GObject *object)
{
  PsrReminderKeeper *self = PSR_REMINDER_KEEPER (object);

  if (self->timer != NULL)
    psr_reminder_timer_stop (self->timer);
  g_clear_object (&self->timer);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psr_reminder_keeper_parent_class)->dispose (object);
}

static void
psr_reminder_keeper_class_init (PsrReminderKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psr_reminder_keeper_get_property;
  object_class->dispose = psr_reminder_keeper_dispose;

  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STANDING] =
    g_param_spec_boolean ("standing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[DUE] = g_signal_new ("due",
                               PSR_TYPE_REMINDER_KEEPER,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               1,
                               PSR_TYPE_REMINDER);
  signals[PLANNED] = g_signal_new ("planned",
                                   PSR_TYPE_REMINDER_KEEPER,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
psr_reminder_keeper_init (PsrReminderKeeper *self)
{
}

PsrReminderKeeper *
psr_reminder_keeper_new (GSettings *settings, PsrClock *clock)
{
  PsrReminderKeeper *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_REMINDER_KEEPER, NULL);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  self->list = psr_reminder_list_new (settings);
  self->active = psr_reminder_list_is_active (self->list);
  self->timer = psr_reminder_timer_new (clock);
  g_signal_connect_object (self->timer, "elapsed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list,
                           "items-changed",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings,
                           "changed::" STATE_KEY,
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* What another process said today may still stand. */
void
psr_reminder_keeper_start (PsrReminderKeeper *self)
{
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GTimeZone) timezone = NULL;
  guint32 today;

  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));

  state = read_state (self);
  timezone = g_time_zone_new_local ();
  today = psr_local_time_get_date (timezone, psr_reminder_keeper_get_now_s (self));
  if (psr_reminder_state_is_standing (state, today))
    set_standing_date (self, today);
  self->started = TRUE;
  update (self);
}

PsrReminderList *
psr_reminder_keeper_get_list (PsrReminderKeeper *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (self), NULL);

  return self->list;
}

gboolean
psr_reminder_keeper_get_active (PsrReminderKeeper *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (self), FALSE);

  return self->active;
}

gboolean
psr_reminder_keeper_get_standing (PsrReminderKeeper *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (self), FALSE);

  return self->standing_date != 0;
}

gint64
psr_reminder_keeper_get_now_s (PsrReminderKeeper *self)
{
  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (self), 0);

  return psr_clock_get_real_us (self->clock) / G_USEC_PER_SEC;
}

gboolean
psr_reminder_keeper_find_next (PsrReminderKeeper *self, PsrReminderDue *due)
{
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GTimeZone) timezone = NULL;

  g_return_val_if_fail (PSR_IS_REMINDER_KEEPER (self), FALSE);

  state = read_state (self);
  timezone = g_time_zone_new_local ();

  return psr_reminder_find_next (G_LIST_MODEL (self->list),
                                 state,
                                 psr_reminder_keeper_get_now_s (self),
                                 timezone,
                                 due);
}

void
psr_reminder_keeper_set_busy (PsrReminderKeeper *self, gboolean busy)
{
  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));

  if (self->busy == busy)
    return;

  /* What came due until now belongs to what was going on until now. */
  update (self);
  self->busy = busy;
  update (self);
}

void
psr_reminder_keeper_note_rest (PsrReminderKeeper *self)
{
  g_autoptr (PsrReminderState) state = NULL;

  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));

  state = read_state (self);
  psr_reminder_state_note_rest (state, psr_reminder_keeper_get_now_s (self));
  write_state (self, state);
  set_standing_date (self, 0);
  update (self);
}

void
psr_reminder_keeper_snooze (PsrReminderKeeper *self, const char *id)
{
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GTimeZone) timezone = NULL;

  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));
  g_return_if_fail (id != NULL);

  state = read_state (self);
  timezone = g_time_zone_new_local ();
  psr_reminder_snooze (G_LIST_MODEL (self->list),
                       state,
                       psr_reminder_keeper_get_now_s (self),
                       timezone,
                       id);
  write_state (self, state);
  update (self);
}

void
psr_reminder_keeper_skip_today (PsrReminderKeeper *self)
{
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GTimeZone) timezone = NULL;

  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));

  state = read_state (self);
  timezone = g_time_zone_new_local ();
  psr_reminder_state_skip_date (state,
                                psr_local_time_get_date (timezone,
                                                         psr_reminder_keeper_get_now_s (self)));
  write_state (self, state);
  update (self);
}

void
psr_reminder_keeper_put (PsrReminderKeeper *self, PsrReminder *reminder)
{
  g_autoptr (PsrReminderState) state = NULL;
  g_autoptr (GTimeZone) timezone = NULL;
  const char *id;

  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));
  g_return_if_fail (PSR_IS_REMINDER (reminder));

  state = read_state (self);
  timezone = g_time_zone_new_local ();
  psr_reminder_plan_afresh (reminder, state, psr_reminder_keeper_get_now_s (self), timezone);
  write_state (self, state);

  id = psr_reminder_get_id (reminder);
  if (psr_reminder_list_find (self->list, id) != NULL)
    psr_reminder_list_replace (self->list, reminder);
  else
    psr_reminder_list_insert (self->list, PSR_REMINDER_LIST_MOST, reminder);
}

void
psr_reminder_keeper_check (PsrReminderKeeper *self)
{
  g_return_if_fail (PSR_IS_REMINDER_KEEPER (self));

  psr_reminder_timer_check (self->timer);
}
