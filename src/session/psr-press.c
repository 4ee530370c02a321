/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-press.h"

/* The fifth press within a second makes a storm. */
#define N_STORM      5
#define STORM_MS     1000

#define MS_TO_US(ms) ((gint64) (ms) *1000)

struct _PsrPress {
  GObject parent_instance;

  PsrClock *clock;
  GHashTable *down; /* keys */
  gint64 times_us[N_STORM]; /* of the last presses, in a ring */
  guint n_presses; /* ever */
  guint n_row; /* presses in the row that is under way; 0: none is */
  gboolean pressing; /* the button is down, with or without other keys */
  gboolean spoilt; /* the row means nothing any more */
  gboolean armed;
  gint64 down_us; /* when the button went down */
  gint64 up_us; /* when the last key came up */
  guint timer;
};

enum {
  PRESSED,
  LONG_ARMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (PsrPressKind,
                    psr_press_kind,
                    G_DEFINE_ENUM_VALUE (PSR_PRESS_SINGLE, "single"),
                    G_DEFINE_ENUM_VALUE (PSR_PRESS_DOUBLE, "double"),
                    G_DEFINE_ENUM_VALUE (PSR_PRESS_LONG, "long"))

G_DEFINE_FINAL_TYPE (PsrPress, psr_press, G_TYPE_OBJECT)

static gint64
get_now_us (PsrPress *self)
{
  return psr_clock_get_monotonic_us (self->clock);
}

static gboolean
is_down (PsrPress *self)
{
  return g_hash_table_size (self->down) > 0;
}

/* Returns: when something happens without a key, or -1. */
static gint64
get_due_us (PsrPress *self)
{
  if (self->pressing && self->n_row == 1 && !self->spoilt && !self->armed)
    return self->down_us + MS_TO_US (PSR_PRESS_LONG_MS);

  if (self->n_row > 0 && !self->pressing)
    return self->up_us + MS_TO_US (self->spoilt ? PSR_PRESS_CALM_MS : PSR_PRESS_DOUBLE_MS);

  return -1;
}

static void
end_row (PsrPress *self)
{
  self->n_row = 0;
  self->spoilt = FALSE;
  self->armed = FALSE;
}

static gboolean
timer_cb (gpointer data)
{
  PsrPress *self = PSR_PRESS (data);

  self->timer = 0;
  psr_press_update (self);

  return G_SOURCE_REMOVE;
}

static void
arm_timer (PsrPress *self)
{
  gint64 due_us = get_due_us (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (due_us >= 0) {
    gint64 ms = (MAX (due_us - get_now_us (self), 0) + 999) / 1000;

    self->timer = g_timeout_add ((guint) ms, timer_cb, self);
  }
}

static gboolean
is_storm (PsrPress *self, gint64 now_us)
{
  gint64 oldest_us = self->times_us[self->n_presses % N_STORM];

  return self->n_presses >= N_STORM && now_us - oldest_us < MS_TO_US (STORM_MS);
}

static void
begin_press (PsrPress *self)
{
  gint64 now_us = get_now_us (self);

  self->times_us[self->n_presses % N_STORM] = now_us;
  self->n_presses++;
  self->n_row++;
  self->down_us = now_us;
  self->spoilt = self->spoilt || self->n_row > 2 || is_storm (self, now_us);
}

static void
psr_press_dispose (GObject *object)
{
  PsrPress *self = PSR_PRESS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_press_parent_class)->dispose (object);
}

static void
psr_press_finalize (GObject *object)
{
  g_hash_table_unref (PSR_PRESS (object)->down);

  G_OBJECT_CLASS (psr_press_parent_class)->finalize (object);
}

static void
psr_press_class_init (PsrPressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psr_press_dispose;
  object_class->finalize = psr_press_finalize;

  signals[PRESSED] = g_signal_new ("pressed",
                                   PSR_TYPE_PRESS,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   PSR_TYPE_PRESS_KIND);
  signals[LONG_ARMED] = g_signal_new ("long-armed",
                                      PSR_TYPE_PRESS,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      0);
}

static void
psr_press_init (PsrPress *self)
{
  self->down = g_hash_table_new (NULL, NULL);
}

PsrPress *
psr_press_new (PsrClock *clock)
{
  PsrPress *self;

  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_PRESS, NULL);
  self->clock = g_object_ref (clock);

  return self;
}

void
psr_press_down (PsrPress *self, guint key)
{
  gboolean alone;

  g_return_if_fail (PSR_IS_PRESS (self));

  psr_press_update (self);
  alone = !is_down (self);
  if (!g_hash_table_add (self->down, GUINT_TO_POINTER (key)))
    return;

  begin_press (self);
  self->pressing = TRUE;
  self->spoilt = self->spoilt || !alone;
  arm_timer (self);
}

gboolean
psr_press_down_aside (PsrPress *self, guint key)
{
  gboolean alone;

  g_return_val_if_fail (PSR_IS_PRESS (self), FALSE);

  psr_press_update (self);
  alone = !is_down (self);
  if (!g_hash_table_add (self->down, GUINT_TO_POINTER (key)))
    return FALSE;

  self->spoilt = self->spoilt || self->pressing;
  arm_timer (self);

  return alone;
}

/* Returns: whether it was a long one, which is a row by itself. */
static gboolean
end_press (PsrPress *self)
{
  gint64 held_us;

  self->pressing = FALSE;
  self->up_us = get_now_us (self);
  held_us = self->up_us - self->down_us;
  if (self->spoilt || held_us < MS_TO_US (PSR_PRESS_LONG_MS))
    return FALSE;

  if (self->n_row > 1 || held_us >= MS_TO_US (PSR_PRESS_STUCK_MS)) {
    self->spoilt = TRUE;
    return FALSE;
  }

  end_row (self);
  return TRUE;
}

void
psr_press_up (PsrPress *self, guint key)
{
  gboolean is_long;

  g_return_if_fail (PSR_IS_PRESS (self));

  psr_press_update (self);
  g_hash_table_remove (self->down, GUINT_TO_POINTER (key));
  if (is_down (self) || !self->pressing)
    return;

  is_long = end_press (self);
  arm_timer (self);
  if (is_long)
    g_signal_emit (self, signals[PRESSED], 0, PSR_PRESS_LONG);
}

void
psr_press_tap (PsrPress *self)
{
  g_return_if_fail (PSR_IS_PRESS (self));

  psr_press_update (self);
  begin_press (self);
  self->up_us = self->down_us;
  arm_timer (self);
}

void
psr_press_forget (PsrPress *self)
{
  g_return_if_fail (PSR_IS_PRESS (self));

  g_hash_table_remove_all (self->down);
  self->pressing = FALSE;
  end_row (self);
  arm_timer (self);
}

void
psr_press_update (PsrPress *self)
{
  gint64 due_us;

  g_return_if_fail (PSR_IS_PRESS (self));

  due_us = get_due_us (self);
  if (due_us < 0 || get_now_us (self) < due_us) {
    arm_timer (self);
  } else if (self->pressing) {
    self->armed = TRUE;
    arm_timer (self);
    g_signal_emit (self, signals[LONG_ARMED], 0);
  } else {
    PsrPressKind kind = self->n_row == 1 ? PSR_PRESS_SINGLE : PSR_PRESS_DOUBLE;
    gboolean spoilt = self->spoilt;

    end_row (self);
    arm_timer (self);
    if (!spoilt)
      g_signal_emit (self, signals[PRESSED], 0, kind);
  }
}
