/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-watchdog.h"

#include "base/psr-units.h"

#define STUCK_US  (500 * G_TIME_SPAN_MILLISECOND)
#define LATE_US   (3 * G_TIME_SPAN_SECOND)
#define MAX_CURES 4

/* A cure has helped when this much has been heard after it. */
#define CURED_SAMPLES PSR_SECONDS_TO_SAMPLES (1)

void
psr_watchdog_reset (PsrWatchdog *self, gint64 place)
{
  g_return_if_fail (self != NULL);

  self->n_cures = 0;
  self->cured_at = place;
}

gboolean
psr_watchdog_is_stuck (PsrWatchdog *self, gint64 place, gint64 stuck_us)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (place - self->cured_at >= CURED_SAMPLES)
    psr_watchdog_reset (self, place);

  return stuck_us >= STUCK_US << self->n_cures;
}

gboolean
psr_watchdog_is_late (const PsrWatchdog *self, gint64 lasted_us)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return lasted_us >= LATE_US << self->n_cures;
}

gboolean
psr_watchdog_try_cure (PsrWatchdog *self, gint64 place)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_cures >= MAX_CURES)
    return FALSE;

  self->n_cures++;
  self->cured_at = place;

  return TRUE;
}
