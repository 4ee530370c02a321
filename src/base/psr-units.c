/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-units.h"

#define NS_PER_SECOND G_GINT64_CONSTANT (1000000000)

/* Seconds and remainder apart: the plain product overflows after 53 hours. */
gint64
psr_samples_to_ns (gint64 samples)
{
  gint64 seconds = samples / PSR_SAMPLE_RATE;
  gint64 rest = samples % PSR_SAMPLE_RATE;

  return seconds * NS_PER_SECOND + (rest * NS_PER_SECOND + PSR_SAMPLE_RATE - 1) / PSR_SAMPLE_RATE;
}

gint64
psr_ns_to_samples (gint64 ns)
{
  gint64 seconds = ns / NS_PER_SECOND;
  gint64 rest = ns % NS_PER_SECOND;

  return seconds * PSR_SAMPLE_RATE + rest * PSR_SAMPLE_RATE / NS_PER_SECOND;
}
