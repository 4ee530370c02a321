/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "script/psr-cue.h"

G_BEGIN_DECLS

#define PSR_SCRIPT_ERROR (psr_script_error_quark ())
GQuark psr_script_error_quark (void);

/**
 * PsrScriptError:
 * @PSR_SCRIPT_ERROR_INVALID: the file breaks a rule of the format; the message is one line,
 *   "FILE:LINE: <element>: what is wrong; what to do"
 * @PSR_SCRIPT_ERROR_LANGUAGE: a cue has no words in the wanted language
 * @PSR_SCRIPT_ERROR_TOO_SHORT: the required cues do not fit into the wanted minutes
 * @PSR_SCRIPT_ERROR_RANGE: a choice is outside of what the script or the program offers
 */
typedef enum {
  PSR_SCRIPT_ERROR_INVALID,
  PSR_SCRIPT_ERROR_LANGUAGE,
  PSR_SCRIPT_ERROR_TOO_SHORT,
  PSR_SCRIPT_ERROR_RANGE,
} PsrScriptError;

/**
 * PsrPartLay:
 * @PSR_PART_SETTLE: before the session, only when there is time to settle
 * @PSR_PART_START: laid from the beginning, one cue after the other
 * @PSR_PART_STRETCH: takes the time that is left, its cues spread evenly
 * @PSR_PART_END: laid so that its last pause ends with the session
 */
typedef enum {
  PSR_PART_SETTLE,
  PSR_PART_START,
  PSR_PART_STRETCH,
  PSR_PART_END,
} PsrPartLay;

/**
 * PsrPart:
 * @sided: whether it belongs to a side: it is heard twice, for the side that comes first and then
 *   for the other
 * @gap_ms: of a stretched part: the least silence around each of its cues
 * @cues: (element-type PsrCue): in the order in which they are heard
 *
 * A phase of a session. Immutable; owned by its #PsrScript.
 */
typedef struct {
  char *id;
  PsrPartLay lay;
  gboolean sided;
  int gap_ms;
  GPtrArray *cues;

  /*< private >*/
  GHashTable *titles; /* language → title */
} PsrPart;

/* Returns: the title in @language, or in English where it is not translated. */
const char *psr_part_get_title (const PsrPart *self, const char *language);

#define PSR_TYPE_SCRIPT (psr_script_get_type ())
G_DECLARE_FINAL_TYPE (PsrScript, psr_script, PSR, SCRIPT, GObject)

/* Documents above this size are refused unread. */
#define PSR_SCRIPT_MAX_BYTES (1024 * 1024)

/**
 * psr_script_new_from_file:
 *
 * Reads and checks a session script (the format is told in data/sessions/README.md). Blocks; the
 * file is at most 1 MiB.
 *
 * Returns: (transfer full): the script, or %NULL with %PSR_SCRIPT_ERROR_INVALID or an error of
 *   %G_IO_ERROR
 */
PsrScript *psr_script_new_from_file (GFile *file, GError **error);

/* The same from memory; @name stands for the file in messages. @length -1 for a string. */
PsrScript *
psr_script_new_from_data (const char *data, gssize length, const char *name, GError **error);

const char *psr_script_get_id (PsrScript *self);

/* Title and one-sentence summary in @language, or in English where they are not translated. */
const char *psr_script_get_title (PsrScript *self, const char *language);
const char *psr_script_get_summary (PsrScript *self, const char *language);

/* Lengths in whole minutes: 5 to 60, 15 by default, 10 to 20 recommended for the rest. */
int psr_script_get_default_minutes (PsrScript *self);
int psr_script_get_shortest_minutes (PsrScript *self);
int psr_script_get_longest_minutes (PsrScript *self);
int psr_script_get_recommended_from (PsrScript *self);
int psr_script_get_recommended_to (PsrScript *self);

/* What the session leaves to the person. The rest of #PsrChoices makes no difference to it. */
PsrChoiceKinds psr_script_get_choices (PsrScript *self);

/* Returns: (transfer none) (element-type PsrPart): the parts in order: at most one to settle, one
 *   or more from the start; then either one that stretches and one or more from the end, or none
 *   of these and pauses that grow. */
GPtrArray *psr_script_get_parts (PsrScript *self);

/* Whether there is a question in it. */
gboolean psr_script_asks (PsrScript *self);

/* Whether one lies down for a long rest in it: the part that stretches. */
gboolean psr_script_has_rest (PsrScript *self);

/* Returns: (nullable): the cue with this id. */
const PsrCue *psr_script_find_cue (PsrScript *self, const char *id);

/* Returns: (transfer full) (array zero-terminated=1): the languages in which every cue has words,
 *   sorted; "en" is always among them. */
char **psr_script_dup_languages (PsrScript *self);

G_END_DECLS
