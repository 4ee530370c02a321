/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-figure-painter.h"

G_BEGIN_DECLS

/**
 * PsrPace:
 * @PSR_PACE_EASED: begins and ends gently
 * @PSR_PACE_EVEN: as fast at the ends as between: for poses that one movement passes through
 */
typedef enum {
  PSR_PACE_EASED,
  PSR_PACE_EVEN,
} PsrPace;

/**
 * PsrTransition:
 * @pace: %PSR_PACE_EASED unless set otherwise
 *
 * The way from one scene to another: targets move at their pace, and of each step the joints
 * are solved anew, so that bones keep their length; the view turns and zooms with them; the marks
 * of the first fade before those of the second appear, but stay where both have the same. The
 * first scene may itself be a step of another transition. Owns nothing; the words of the scenes
 * stay theirs.
 */
typedef struct {
  PsrFigureScene from;
  PsrFigureScene to;
  PsrPace pace;
} PsrTransition;

/* Sets up an eased transition. */
void
psr_transition_init (PsrTransition *self, const PsrFigureScene *from, const PsrFigureScene *to);

/* Returns: how long it is to take, in microseconds: longer for a longer way, within a second or
 *   three; 0 when nothing moves. */
gint64 psr_transition_get_duration_us (const PsrTransition *self);

/* Sets @scene to the step at @progress, 0 to 1 in time; at 1 it is the second scene exactly. */
void psr_transition_get_scene (const PsrTransition *self, double progress, PsrFigureScene *scene);

/* Returns: how deep the breath is at @time_us: 0 out, 1 in, six times a minute; a breath begins
 *   at 0. */
double psr_breath_at (gint64 time_us);

G_END_DECLS
