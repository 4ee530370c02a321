/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What all XML documents of this room have in common: sessions, phrases and lessons. */

/* The attributes of one element; both arrays end with %NULL. @line: where it begins. */
typedef struct {
  const char **names;
  const char **values;
  int line;
} PsrAttributes;

/* Returns: (nullable): the value of the attribute; required gives an error without it. */
const char *psr_attributes_get (const PsrAttributes *self, const char *name);
const char *psr_attributes_require (const PsrAttributes *self, const char *name, GError **error);

/**
 * PsrElement:
 * @parents: where it may stand; none for the root
 * @start, @end: (nullable): what the builder does with it
 * @get_texts: (nullable): of an element that holds text, in one language at a time: where it goes,
 *   language → text
 *
 * One kind of element of a format. Its functions give %PSR_SCRIPT_ERROR_INVALID with a sentence
 * that has no place in it.
 */
typedef struct {
  const char *name;
  const char *parents[3];
  const char *attributes[14];
  gboolean (*start) (gpointer builder, const PsrAttributes *attributes, GError **error);
  gboolean (*end) (gpointer builder, GError **error);
  GHashTable *(*get_texts) (gpointer builder);
} PsrElement;

/**
 * PsrDocumentFormat:
 * @elements: the root first; ended by one without a name
 * @no_such_element, @stray_words: sentences of refusal, untranslated
 * @get_open_id: the id of the innermost element that is open and has one, or %NULL
 *
 * What a kind of document may hold. A builder, of a type of its own, takes it in.
 */
typedef struct {
  const PsrElement *elements;
  const char *no_such_element;
  const char *stray_words;
  const char *(*get_open_id) (gpointer builder);
} PsrDocumentFormat;

/* Hands a document to @builder, element by element. @name stands for the file in messages.
 * Returns: whether it keeps to the format; if not, with %PSR_SCRIPT_ERROR_INVALID and one line,
 *   "FILE:LINE: <element>: what is wrong; what to do". */
gboolean psr_document_parse (const PsrDocumentFormat *format,
                             gpointer builder,
                             const char *data,
                             gsize length,
                             const char *name,
                             GError **error);

/* Reads a file, at most one byte more than a document may have. Returns: (transfer full). */
GBytes *psr_document_read (GFile *file, const char *name, GError **error);

G_END_DECLS
