/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-clock.h"

G_BEGIN_DECLS

/**
 * PsrFakeClock:
 *
 * A clock that stands still until it is told to move; for tests.
 */
#define PSR_TYPE_FAKE_CLOCK (psr_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (PsrFakeClock, psr_fake_clock, PSR, FAKE_CLOCK, GObject)

/* Returns: (transfer full): a clock at 0. */
PsrFakeClock *psr_fake_clock_new (void);

/* Time passes with the machine awake. */
void psr_fake_clock_advance (PsrFakeClock *self, gint64 us);

/* Time passes with the machine suspended: only the boot time moves. */
void psr_fake_clock_sleep (PsrFakeClock *self, gint64 us);

/* The clock is set, to so many microseconds since 1970 UTC. */
void psr_fake_clock_set_real_us (PsrFakeClock *self, gint64 us);

G_END_DECLS
