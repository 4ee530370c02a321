/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PsrSleepMonitor:
 *
 * Hears from login1 that the machine is going to sleep. Where there is no system bus or no
 * login1 it hears nothing; a session then still notices by its clocks that the machine slept.
 *
 * Signal: `about-to-sleep`.
 */
#define PSR_TYPE_SLEEP_MONITOR (psr_sleep_monitor_get_type ())
G_DECLARE_FINAL_TYPE (PsrSleepMonitor, psr_sleep_monitor, PSR, SLEEP_MONITOR, GObject)

PsrSleepMonitor *psr_sleep_monitor_new (void);

G_END_DECLS
