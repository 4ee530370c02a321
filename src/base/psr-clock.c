/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-clock.h"

#include <time.h>

G_DEFINE_INTERFACE (PsrClock, psr_clock, G_TYPE_OBJECT)

static void
psr_clock_default_init (PsrClockInterface *iface)
{
}

gint64
psr_clock_get_monotonic_us (PsrClock *self)
{
  g_return_val_if_fail (PSR_IS_CLOCK (self), 0);

  return PSR_CLOCK_GET_IFACE (self)->get_monotonic_us (self);
}

gint64
psr_clock_get_boottime_us (PsrClock *self)
{
  g_return_val_if_fail (PSR_IS_CLOCK (self), 0);

  return PSR_CLOCK_GET_IFACE (self)->get_boottime_us (self);
}

gint64
psr_clock_get_slept_us (PsrClock *self)
{
  g_return_val_if_fail (PSR_IS_CLOCK (self), 0);

  return psr_clock_get_boottime_us (self) - psr_clock_get_monotonic_us (self);
}

gint64
psr_clock_get_real_us (PsrClock *self)
{
  g_return_val_if_fail (PSR_IS_CLOCK (self), 0);

  return PSR_CLOCK_GET_IFACE (self)->get_real_us (self);
}

struct _PsrSystemClock {
  GObject parent_instance;
};

static gint64
psr_system_clock_get_monotonic_us (PsrClock *clock)
{
  return g_get_monotonic_time ();
}

static gint64
psr_system_clock_get_boottime_us (PsrClock *clock)
{
  struct timespec now;

  /* Only a kernel without CLOCK_BOOTTIME can refuse; there a sleep goes unnoticed here. */
  if (clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return g_get_monotonic_time ();

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
psr_system_clock_get_real_us (PsrClock *clock)
{
  return g_get_real_time ();
}

static void
psr_system_clock_iface_init (PsrClockInterface *iface)
{
  iface->get_monotonic_us = psr_system_clock_get_monotonic_us;
  iface->get_boottime_us = psr_system_clock_get_boottime_us;
  iface->get_real_us = psr_system_clock_get_real_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrSystemClock,
                               psr_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PSR_TYPE_CLOCK, psr_system_clock_iface_init))

static void
psr_system_clock_class_init (PsrSystemClockClass *klass)
{
}

static void
psr_system_clock_init (PsrSystemClock *self)
{
}

PsrClock *
psr_system_clock_new (void)
{
  return g_object_new (PSR_TYPE_SYSTEM_CLOCK, NULL);
}
