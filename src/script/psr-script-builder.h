/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-script-private.h"

G_BEGIN_DECLS

typedef struct _PsrScriptBuilder PsrScriptBuilder;
typedef struct _PsrScriptElement PsrScriptElement;

/**
 * PsrScriptAttributes:
 *
 * The attributes of one element as GMarkup gives them; both arrays end with %NULL.
 */
typedef struct {
  const char **names;
  const char **values;
} PsrScriptAttributes;

/**
 * PsrScriptBuilder:
 * @line: where the element that is being read begins; set by whoever reads
 *
 * Fills a script element by element. Knows what may stand where and what it must have; knows
 * nothing of files. What is being built is owned by the script from its first moment.
 */
struct _PsrScriptBuilder {
  PsrScript *script;
  int line;

  /*< private >*/
  PsrPart *part;
  PsrCue *cue;
  PsrAnswer *answer;
  GString *text; /* of the title, summary or words that is open */
  char *language; /* of the same */
  guint n_cues;
  guint n_growing;
};

/**
 * PsrScriptElement:
 * @parents: where it may stand; none for the root
 *
 * One kind of element of the format. Its functions give %PSR_SCRIPT_ERROR_INVALID with a sentence
 * that has no place in it.
 */
struct _PsrScriptElement {
  const char *name;
  const char *parents[3];
  const char *attributes[14];
  gboolean has_text;
  gboolean (*start) (PsrScriptBuilder *self, const PsrScriptAttributes *attributes, GError **error);
  gboolean (*end) (PsrScriptBuilder *self, GError **error);
};

/* Returns: (nullable): the element of this name. */
const PsrScriptElement *psr_script_element_find (const char *name);

/* Whether the element may stand in @parent (%NULL: be the root) with these attributes. */
gboolean psr_script_element_check (const PsrScriptElement *self,
                                   const PsrScriptElement *parent,
                                   const PsrScriptAttributes *attributes,
                                   GError **error);

void psr_script_builder_init (PsrScriptBuilder *self, PsrScript *script);
void psr_script_builder_clear (PsrScriptBuilder *self);
void psr_script_builder_add_text (PsrScriptBuilder *self, const char *text, gsize length);

/* Returns: (nullable): the id of the cue, part or session that is open. */
const char *psr_script_builder_get_open_id (PsrScriptBuilder *self);

G_END_DECLS
