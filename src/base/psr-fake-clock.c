/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-fake-clock.h"

struct _PsrFakeClock {
  GObject parent_instance;

  gint64 monotonic_us;
  gint64 slept_us;
  gint64 epoch_us; /* what the real time was at the beginning */
};

static gint64
psr_fake_clock_get_monotonic_us (PsrClock *clock)
{
  return PSR_FAKE_CLOCK (clock)->monotonic_us;
}

static gint64
psr_fake_clock_get_boottime_us (PsrClock *clock)
{
  PsrFakeClock *self = PSR_FAKE_CLOCK (clock);

  return self->monotonic_us + self->slept_us;
}

static gint64
psr_fake_clock_get_real_us (PsrClock *clock)
{
  return PSR_FAKE_CLOCK (clock)->epoch_us + psr_fake_clock_get_boottime_us (clock);
}

static void
psr_fake_clock_iface_init (PsrClockInterface *iface)
{
  iface->get_monotonic_us = psr_fake_clock_get_monotonic_us;
  iface->get_boottime_us = psr_fake_clock_get_boottime_us;
  iface->get_real_us = psr_fake_clock_get_real_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrFakeClock,
                               psr_fake_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PSR_TYPE_CLOCK, psr_fake_clock_iface_init))

static void
psr_fake_clock_class_init (PsrFakeClockClass *klass)
{
}

static void
psr_fake_clock_init (PsrFakeClock *self)
{
}

PsrFakeClock *
psr_fake_clock_new (void)
{
  return g_object_new (PSR_TYPE_FAKE_CLOCK, NULL);
}

void
psr_fake_clock_advance (PsrFakeClock *self, gint64 us)
{
  g_return_if_fail (PSR_IS_FAKE_CLOCK (self));
  g_return_if_fail (us >= 0);

  self->monotonic_us += us;
}

void
psr_fake_clock_sleep (PsrFakeClock *self, gint64 us)
{
  g_return_if_fail (PSR_IS_FAKE_CLOCK (self));
  g_return_if_fail (us >= 0);

  self->slept_us += us;
}

void
psr_fake_clock_set_real_us (PsrFakeClock *self, gint64 us)
{
  g_return_if_fail (PSR_IS_FAKE_CLOCK (self));

  self->epoch_us = us - psr_fake_clock_get_boottime_us (PSR_CLOCK (self));
}
