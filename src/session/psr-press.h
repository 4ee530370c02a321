/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-clock.h"

G_BEGIN_DECLS

/**
 * PsrPressKind:
 * @PSR_PRESS_SINGLE: pressed once
 * @PSR_PRESS_DOUBLE: pressed twice, the second time at most %PSR_PRESS_DOUBLE_MS after the first
 * @PSR_PRESS_LONG: held for %PSR_PRESS_LONG_MS or longer, but not for %PSR_PRESS_STUCK_MS
 */
typedef enum {
  PSR_PRESS_SINGLE,
  PSR_PRESS_DOUBLE,
  PSR_PRESS_LONG,
} PsrPressKind;

#define PSR_PRESS_DOUBLE_MS 350
#define PSR_PRESS_LONG_MS   1500
#define PSR_PRESS_STUCK_MS  5000

/* After presses that mean nothing, and in a storm, this long without any before one counts again.
 */
#define PSR_PRESS_CALM_MS 1000

/**
 * PsrPress:
 *
 * The grammar of one button: what a person with closed eyes says by pressing it. The button is a
 * whole keyboard, or the one key of a headset.
 *
 * Cats press too. Three presses in a row, several keys at once, more than four presses a second and
 * a key that stays down mean nothing. Therefore single and double are told only when
 * %PSR_PRESS_DOUBLE_MS without another press have passed, and a long press when the key is let go.
 *
 * Signals: `pressed` (#PsrPressKind). `long-armed`: letting go from now on is a long press.
 */
#define PSR_TYPE_PRESS (psr_press_get_type ())
G_DECLARE_FINAL_TYPE (PsrPress, psr_press, PSR, PRESS, GObject)

PsrPress *psr_press_new (PsrClock *clock);

/* A key goes down; one that is down already only repeats itself, which is nothing. @key: any number
 * that is the same when it comes up. */
void psr_press_down (PsrPress *self, guint key);

/* The same for a key that means something by itself and is no press of the button. Returns: whether
 * it may have that meaning: it is not repeating and no other key is down. */
gboolean psr_press_down_aside (PsrPress *self, guint key);

void psr_press_up (PsrPress *self, guint key);

/* Down and up at once, from a key whose release nobody hears of. */
void psr_press_tap (PsrPress *self);

/* Nothing is down and nothing was pressed: the keys belong to somebody else now. */
void psr_press_forget (PsrPress *self);

/* Does what is due by the clock. It happens by itself; only a test has a reason to call this. */
void psr_press_update (PsrPress *self);

#define PSR_TYPE_PRESS_KIND (psr_press_kind_get_type ())
GType psr_press_kind_get_type (void);

G_END_DECLS
