/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrWatchdog:
 *
 * The rule by which a sound device that stands still is opened anew, and given up. Its patience
 * doubles with each attempt that did not help: some devices take seconds to wake up.
 */
typedef struct {
  guint n_cures; /* in a row */
  gint64 cured_at; /* samples */
} PsrWatchdog;

/* From @place (samples) on, whatever went before. */
void psr_watchdog_reset (PsrWatchdog *self, gint64 place);

/* @stuck_us: for how long the position has not moved. Returns: whether that is too long. */
gboolean psr_watchdog_is_stuck (PsrWatchdog *self, gint64 place, gint64 stuck_us);

/* @lasted_us: how long the device has taken to start, stop or seek. */
gboolean psr_watchdog_is_late (const PsrWatchdog *self, gint64 lasted_us);

/* Returns: whether to try again at @place; %FALSE when that was done often enough. */
gboolean psr_watchdog_try_cure (PsrWatchdog *self, gint64 place);

G_END_DECLS
