/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "script/psr-schedule.h"

G_BEGIN_DECLS

/**
 * PsrLeadControls:
 *
 * What stands below the words while a session leads: the phase, how much is left, in words and as a
 * bar, and the buttons, which do `win.toggle`, `win.previous`, `win.repeat`, `win.next` and
 * `win.end`. It shows what it is told and looks nowhere itself.
 */
#define PSR_TYPE_LEAD_CONTROLS (psr_lead_controls_get_type ())
G_DECLARE_FINAL_TYPE (PsrLeadControls, psr_lead_controls, PSR, LEAD_CONTROLS, AdwBin)

/* @position: in samples, settling included; @seconds: whether the time is told to the second. A new
 * phase is announced. */
void psr_lead_controls_show_progress (PsrLeadControls *self,
                                      PsrSchedule *schedule,
                                      gint64 position,
                                      gboolean seconds);

/* Whether the large button goes on, instead of pausing. */
void psr_lead_controls_set_paused (PsrLeadControls *self, gboolean paused);

/* What there is room for: a word below each button, with its mnemonic; the time in words. Both at
 * first. */
void psr_lead_controls_set_labels (PsrLeadControls *self, gboolean labels);
void psr_lead_controls_set_time (PsrLeadControls *self, gboolean time);

G_END_DECLS
