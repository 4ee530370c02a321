/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-schedule.h"
#include "voice/psr-voice.h"

G_BEGIN_DECLS

#define PSR_TYPE_PROGRAM (psr_program_get_type ())
G_DECLARE_FINAL_TYPE (PsrProgram, psr_program, PSR, PROGRAM, GObject)

/**
 * PsrProgram:
 *
 * What is to be heard: one schedule, the voice that speaks it, a bell and a bed. Immutable. A
 * player plays it, an exporter writes it.
 */

/* @bell, @bed: (nullable): sound files, %NULL for none. */
PsrProgram *psr_program_new (PsrSchedule *schedule, PsrVoice *voice, GFile *bell, GFile *bed);

PsrSchedule *psr_program_get_schedule (PsrProgram *self);
PsrVoice *psr_program_get_voice (PsrProgram *self);
GFile *psr_program_get_bell (PsrProgram *self);
GFile *psr_program_get_bed (PsrProgram *self);

G_END_DECLS
