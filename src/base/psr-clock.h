/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PSR_TYPE_CLOCK (psr_clock_get_type ())
G_DECLARE_INTERFACE (PsrClock, psr_clock, PSR, CLOCK, GObject)

/**
 * PsrClock:
 *
 * Where time comes from. Whoever needs to know how late it is gets a clock passed in, so that
 * tests can hand over a #PsrFakeClock.
 */
struct _PsrClockInterface {
  GTypeInterface parent_iface;

  gint64 (*get_monotonic_us) (PsrClock *self);
  gint64 (*get_boottime_us) (PsrClock *self);
  gint64 (*get_real_us) (PsrClock *self);
};

/* Microseconds that the machine has been awake since some fixed moment. */
gint64 psr_clock_get_monotonic_us (PsrClock *self);

/* Microseconds since the same moment, sleep included. The difference with the monotonic time only
 * grows while the machine is suspended. */
gint64 psr_clock_get_boottime_us (PsrClock *self);

/* Microseconds that the machine has slept since that moment. */
gint64 psr_clock_get_slept_us (PsrClock *self);

/* Microseconds since 1970 UTC, as whoever set the clock believes. It can jump either way. */
gint64 psr_clock_get_real_us (PsrClock *self);

#define PSR_TYPE_SYSTEM_CLOCK (psr_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (PsrSystemClock, psr_system_clock, PSR, SYSTEM_CLOCK, GObject)

/* Returns: (transfer full): CLOCK_MONOTONIC, CLOCK_BOOTTIME and CLOCK_REALTIME. */
PsrClock *psr_system_clock_new (void);

G_END_DECLS
