/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reminder/psr-reminder-timer.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* The longest without a look. */
#define LONGEST_US (60 * G_TIME_SPAN_SECOND)

struct _PsrReminderTimer {
  GObject parent_instance;

  PsrClock *clock;
  int fd; /* -1 where there is none: the fallback counts, and is right again after a minute */
  guint source;
  gint64 moment_us; /* -1: stopped */
};

enum {
  ELAPSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrReminderTimer, psr_reminder_timer, G_TYPE_OBJECT)

static void
psr_reminder_timer_dispose (GObject *object)
{
  PsrReminderTimer *self = PSR_REMINDER_TIMER (object);

  psr_reminder_timer_stop (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_reminder_timer_parent_class)->dispose (object);
}

static void
psr_reminder_timer_finalize (GObject *object)
{
  PsrReminderTimer *self = PSR_REMINDER_TIMER (object);

  if (self->fd >= 0)
    close (self->fd);

  G_OBJECT_CLASS (psr_reminder_timer_parent_class)->finalize (object);
}

static void
psr_reminder_timer_class_init (PsrReminderTimerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_reminder_timer_dispose;
  G_OBJECT_CLASS (klass)->finalize = psr_reminder_timer_finalize;

  signals[ELAPSED] = g_signal_new ("elapsed",
                                   PSR_TYPE_REMINDER_TIMER,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
psr_reminder_timer_init (PsrReminderTimer *self)
{
  self->moment_us = -1;
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
}

PsrReminderTimer *
psr_reminder_timer_new (PsrClock *clock)
{
  PsrReminderTimer *self;

  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_REMINDER_TIMER, NULL);
  self->clock = g_object_ref (clock);

  return self;
}

static void
elapse (PsrReminderTimer *self)
{
  g_object_ref (self);
  psr_reminder_timer_stop (self);
  g_signal_emit (self, signals[ELAPSED], 0);
  g_object_unref (self);
}

/* Reading fails with ECANCELED when the clock has been set: a reason to look like any other. */
static gboolean
readable_cb (int fd, GIOCondition condition, gpointer data)
{
  guint64 n_expirations;

  if (read (fd, &n_expirations, sizeof n_expirations) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;

  elapse (PSR_REMINDER_TIMER (data));
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer data)
{
  elapse (PSR_REMINDER_TIMER (data));

  return G_SOURCE_REMOVE;
}

static gboolean
set_timer (PsrReminderTimer *self)
{
  struct itimerspec timer = {
    .it_value.tv_sec = self->moment_us / G_USEC_PER_SEC,
    .it_value.tv_nsec = 1000 * (self->moment_us % G_USEC_PER_SEC),
  };

  if (self->fd < 0)
    return FALSE;

  /* A value of zero would stop it. */
  if (timer.it_value.tv_sec == 0 && timer.it_value.tv_nsec == 0)
    timer.it_value.tv_nsec = 1;

  /* Refused with ECANCELED when the clock has been set since; it runs nevertheless. */
  return timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &timer, NULL) ==
           0 ||
         errno == ECANCELED;
}

void
psr_reminder_timer_start (PsrReminderTimer *self, gint64 moment_us)
{
  gint64 now_us;

  g_return_if_fail (PSR_IS_REMINDER_TIMER (self));

  psr_reminder_timer_stop (self);
  now_us = psr_clock_get_real_us (self->clock);
  self->moment_us = CLAMP (moment_us, 0, now_us + LONGEST_US);

  if (set_timer (self))
    self->source = g_unix_fd_add (self->fd, G_IO_IN, readable_cb, self);
  else
    self->source =
      g_timeout_add ((guint) (MAX (self->moment_us - now_us, 0) / 1000 + 1), timeout_cb, self);
}

void
psr_reminder_timer_stop (PsrReminderTimer *self)
{
  g_return_if_fail (PSR_IS_REMINDER_TIMER (self));

  g_clear_handle_id (&self->source, g_source_remove);
  self->moment_us = -1;
}

void
psr_reminder_timer_check (PsrReminderTimer *self)
{
  g_return_if_fail (PSR_IS_REMINDER_TIMER (self));

  if (self->moment_us >= 0 && psr_clock_get_real_us (self->clock) >= self->moment_us)
    elapse (self);
}
