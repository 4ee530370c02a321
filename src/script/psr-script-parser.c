/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-markup.h"
#include "script/psr-script-builder.h"
#include "script/psr-script-private.h"
#include "script/psr-script-values.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_DEPTH 5

/* One run of GMarkup over a document. */
typedef struct {
  PsrScriptBuilder builder;
  GMarkupParseContext *context;
  const char *data;
  gsize length;
  const char *name;
  const PsrScriptElement *open[MAX_DEPTH];
  guint depth;
} Parser;

static int
find_line (Parser *self)
{
  return psr_markup_find_line (self->context, self->data, self->length);
}

/* Puts the place before a sentence: FILE:LINE: <element id="…">: sentence. */
static void
add_place (Parser *self, const char *element, const char *id, GError **error)
{
  g_autofree char *element_quoted = psr_value_quote (element);

  if (id != NULL) {
    g_autofree char *id_quoted = psr_value_quote (id);

    g_prefix_error (error,
                    "%s:%d: <%s id=\"%s\">: ",
                    self->name,
                    self->builder.line,
                    element_quoted,
                    id_quoted);
  } else {
    g_prefix_error (error, "%s:%d: <%s>: ", self->name, self->builder.line, element_quoted);
  }
}

static const char *
find_id (const PsrScriptAttributes *attributes)
{
  for (guint i = 0; attributes->names[i] != NULL; i++) {
    if (strcmp (attributes->names[i], "id") == 0)
      return attributes->values[i];
  }

  return NULL;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attribute_names,
                  const char **attribute_values,
                  gpointer data,
                  GError **error)
{
  Parser *self = data;
  PsrScriptAttributes attributes = { attribute_names, attribute_values };
  const PsrScriptElement *parent = self->depth > 0 ? self->open[self->depth - 1] : NULL;
  const PsrScriptElement *element = psr_script_element_find (name);

  self->builder.line = find_line (self);

  if (element == NULL) {
    psr_script_refuse (error,
                       _ ("there is no such element; use session, title, summary, part, cue, "
                          "words, answer or bell"));
  } else if (psr_script_element_check (element, parent, &attributes, error) &&
             element->start (&self->builder, &attributes, error)) {
    /* The table of elements admits no deeper nesting. */
    g_assert (self->depth < MAX_DEPTH);
    self->open[self->depth++] = element;
    return;
  }

  add_place (self, name, find_id (&attributes), error);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Parser *self = data;
  const PsrScriptElement *element = self->open[--self->depth];
  const char *id = psr_script_builder_get_open_id (&self->builder);

  if (!element->end (&self->builder, error)) {
    self->builder.line = find_line (self);
    add_place (self, name, id, error);
  }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  Parser *self = data;
  const PsrScriptElement *element = self->open[self->depth - 1];
  gsize blank;

  if (element->has_text) {
    psr_script_builder_add_text (&self->builder, text, length);
    return;
  }

  blank = strspn (text, " \t\r\n");
  if (blank < length) {
    /* Here GMarkup stands behind the text. */
    self->builder.line = find_line (self);
    for (gsize i = blank; i < length; i++)
      self->builder.line -= text[i] == '\n';

    psr_script_refuse (error,
                       _ ("words stand outside of <words>, <title> or <summary>; move them"));
    add_place (self, element->name, psr_script_builder_get_open_id (&self->builder), error);
  }
}

/* Comments may stand anywhere, the XML declaration at the beginning. A document type could declare
 * entities that swell without end, so there is none. */
static void
passthrough_cb (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer data,
                GError **error)
{
  Parser *self = data;

  if (g_str_has_prefix (text, "<!--") || g_str_has_prefix (text, "<?xml "))
    return;

  self->builder.line = find_line (self);
  psr_script_refuse (error,
                     _ ("%s:%d: document types, entities and instructions are not allowed; remove "
                        "them"),
                     self->name,
                     self->builder.line);
}

static void
translate_markup_error (Parser *self, const GError *markup_error, GError **error)
{
  psr_script_refuse (error,
                     _ ("%s:%d: this is not well-formed XML: %s"),
                     self->name,
                     find_line (self),
                     psr_markup_get_message (self->context, markup_error));
}

static gboolean
check_document (const char *data, gsize length, const char *name, GError **error)
{
  const char *end;
  int line = 1;

  if (length > PSR_SCRIPT_MAX_BYTES)
    return psr_script_refuse (error,
                              _ ("%s:1: the document is larger than 1 MiB; shorten it"),
                              name);

  if (g_utf8_validate_len (data, length, &end))
    return TRUE;

  for (const char *p = data; p < end; p++)
    line += *p == '\n';

  return psr_script_refuse (error,
                            _ ("%s:%d: this is not UTF-8 text; save the file as UTF-8"),
                            name,
                            line);
}

gboolean
psr_script_parse (PsrScript *script,
                  const char *data,
                  gsize length,
                  const char *name,
                  GError **error)
{
  const GMarkupParser callbacks = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
    .passthrough = passthrough_cb,
  };
  Parser self = { .data = data, .length = length, .name = name };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean parsed;

  if (!check_document (data, length, name, error))
    return FALSE;

  psr_script_builder_init (&self.builder, script);
  context = g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &self, NULL);
  self.context = context;

  parsed = g_markup_parse_context_parse (context, data, length, &local_error) &&
           g_markup_parse_context_end_parse (context, &local_error);
  psr_script_builder_clear (&self.builder);

  if (parsed && script->id == NULL)
    return psr_script_refuse (error, _ ("%s:1: there is no <session> in it; write one"), name);

  if (!parsed && local_error->domain == G_MARKUP_ERROR)
    translate_markup_error (&self, local_error, error);
  else if (!parsed)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return parsed;
}
