/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-session.h"

G_BEGIN_DECLS

/* When a person may tell how tense they are. */
typedef enum {
  PSR_TENSION_BEFORE, /* for the next rest that begins */
  PSR_TENSION_AFTER, /* of the rest that is over */
} PsrTensionMoment;
#define PSR_N_TENSION_MOMENTS 2

#define PSR_TYPE_TENSION      (psr_tension_get_type ())
G_DECLARE_FINAL_TYPE (PsrTension, psr_tension, PSR, TENSION, GObject)

/**
 * PsrTension:
 *
 * What a person tells of their tension before and after a rest (psr_script_has_rest()), from 0 to
 * %PSR_TENSION_MAX, or %PSR_TENSION_UNKNOWN. It is asked before while no session is begun and the
 * next one is a rest, and after a rest that was finished or ended by the person, until that is
 * left. What was told before goes with the next session, and is lost when that is no rest after
 * all; when a session is left, both are forgotten.
 *
 * Property: `wanted` (boolean, read and written, notified): whether it is asked at all.
 *
 * Signals: `changed`: something else is asked or told than was; `told` (#PsrTensionMoment moment as
 * an int, int value): the person told, or took it back.
 */

PsrTension *psr_tension_new (PsrSession *session);

/* @script: (nullable): the session that would begin next */
void psr_tension_set_next (PsrTension *self, PsrScript *script);

/* Whether it is asked before that session, now or when no other is begun. */
gboolean psr_tension_precedes_next (PsrTension *self);

/* Whether it can be told now. */
gboolean psr_tension_is_asked (PsrTension *self, PsrTensionMoment moment);

/* Nothing when it is not asked, or @value is none. */
void psr_tension_tell (PsrTension *self, PsrTensionMoment moment, int value);

/* Of the session that is begun, or would be next. */
int psr_tension_get (PsrTension *self, PsrTensionMoment moment);

G_END_DECLS
