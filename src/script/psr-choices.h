/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "base/psr-side.h"

G_BEGIN_DECLS

/**
 * PsrGuidance:
 * @PSR_GUIDANCE_FULL: every cue that fits
 * @PSR_GUIDANCE_LIGHT: the position in short and few reminders
 * @PSR_GUIDANCE_BELLS: no words, bells mark the phases
 *
 * How much is said. Also used as flags (1 << value) by the condition of a cue.
 */
typedef enum {
  PSR_GUIDANCE_FULL,
  PSR_GUIDANCE_LIGHT,
  PSR_GUIDANCE_BELLS,
} PsrGuidance;
#define PSR_N_GUIDANCES      3
#define PSR_GUIDANCES_ALL    ((1u << PSR_N_GUIDANCES) - 1)
#define PSR_GUIDANCES_SPOKEN ((1u << PSR_GUIDANCE_FULL) | (1u << PSR_GUIDANCE_LIGHT))

/* Where the arms lie, always below the height of the shoulders. */
typedef enum {
  PSR_ARMS_RIBS,
  PSR_ARMS_SIDES,
  PSR_ARMS_BELLY,
} PsrArms;
#define PSR_N_ARMS   3
#define PSR_ARMS_ALL ((1u << PSR_N_ARMS) - 1)

/**
 * PsrProps:
 * @PSR_PROPS_TOWEL: a towel folded flat under the skull
 * @PSR_PROPS_CHAIR: the calves on a chair
 * @PSR_PROPS_STRAP: a strap round the middle of the thighs
 */
typedef enum {
  PSR_PROPS_NONE = 0,
  PSR_PROPS_TOWEL = 1 << 0,
  PSR_PROPS_CHAIR = 1 << 1,
  PSR_PROPS_STRAP = 1 << 2,
} PsrProps;
#define PSR_PROPS_ALL (PSR_PROPS_TOWEL | PSR_PROPS_CHAIR | PSR_PROPS_STRAP)

/* The words that files and the command line use for these: "full", "ribs", "towel", … */
const char *psr_guidance_to_string (PsrGuidance guidance);
const char *psr_arms_to_string (PsrArms arms);
const char *psr_prop_to_string (PsrProps prop);

/* Returns: FALSE, with the value untouched, when the word is none of them. The first two set the
 * value, the third adds one prop. */
gboolean psr_guidance_from_string (const char *word, PsrGuidance *guidance);
gboolean psr_arms_from_string (const char *word, PsrArms *arms);
gboolean psr_prop_from_string (const char *word, PsrProps *props);

/**
 * PsrChoices:
 * @minutes: length of the session, from its script's shortest to its longest
 * @settle_minutes: quiet before the session begins, 0 to %PSR_SETTLE_MINUTES_MAX, not counted in
 *   @minutes
 * @first_side: the side that comes first in a session that has sides, %PSR_LEFT or %PSR_RIGHT
 *
 * What a person chooses before a session; all that a schedule depends on beside the script and
 * the voice. Bells and bed are not in it: the timeline is the same with and without them.
 */
typedef struct {
  int minutes;
  int settle_minutes;
  PsrGuidance guidance;
  PsrArms arms;
  PsrProps props;
  PsrSide first_side;
} PsrChoices;

#define PSR_SETTLE_MINUTES_MAX 5

/* The kinds of choices: what a session leaves to the person, see psr_script_get_choices(). */
typedef enum {
  PSR_CHOICE_MINUTES = 1 << 0,
  PSR_CHOICE_SETTLING = 1 << 1,
  PSR_CHOICE_GUIDANCE = 1 << 2,
  PSR_CHOICE_ARMS = 1 << 3,
  PSR_CHOICE_PROPS = 1 << 4,
  PSR_CHOICE_SIDES = 1 << 5,
} PsrChoiceKinds;

/* Sets everything to its default: @minutes as given, nothing to settle, full guidance, hands on
 * the ribs, no props, the left side first. */
void psr_choices_init (PsrChoices *choices, int minutes);

/* Sets what is none of @kinds to its default; the minutes stay. */
void psr_choices_restrict (PsrChoices *choices, PsrChoiceKinds kinds);

G_END_DECLS
