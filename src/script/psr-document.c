/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-document.h"

#include "base/psr-markup.h"
#include "script/psr-script-values.h"
#include "script/psr-script.h"

#include <glib/gi18n.h>
#include <string.h>

/* No format admits deeper nesting. */
#define MAX_DEPTH 5

/* One run of GMarkup over a document. */
typedef struct {
  const PsrDocumentFormat *format;
  gpointer builder;
  GMarkupParseContext *context;
  const char *data;
  gsize length;
  const char *name;
  PsrMarkupPlace place;
  const PsrElement *open[MAX_DEPTH];
  guint depth;
  int line; /* where the element that is being read begins */
  gboolean has_root;
  GString *text; /* of the innermost element when it holds text */
  char *language; /* of the same */
} Parser;

const char *
psr_attributes_get (const PsrAttributes *self, const char *name)
{
  for (guint i = 0; self->names[i] != NULL; i++) {
    if (strcmp (self->names[i], name) == 0)
      return self->values[i];
  }

  return NULL;
}

const char *
psr_attributes_require (const PsrAttributes *self, const char *name, GError **error)
{
  const char *value = psr_attributes_get (self, name);

  if (value == NULL)
    psr_script_refuse (error, _ ("the attribute “%s” is missing; add it"), name);

  return value;
}

static int
find_line (Parser *self)
{
  return psr_markup_find_line (self->context, self->data, self->length, &self->place);
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
                    self->line,
                    element_quoted,
                    id_quoted);
  } else {
    g_prefix_error (error, "%s:%d: <%s>: ", self->name, self->line, element_quoted);
  }
}

static const PsrElement *
find_element (Parser *self, const char *name, GError **error)
{
  for (const PsrElement *element = self->format->elements; element->name != NULL; element++) {
    if (strcmp (element->name, name) == 0)
      return element;
  }

  psr_script_refuse (error, "%s", _ (self->format->no_such_element));
  return NULL;
}

static gboolean
check_parent (Parser *self, const PsrElement *element, GError **error)
{
  const PsrElement *parent = self->depth > 0 ? self->open[self->depth - 1] : NULL;
  g_autofree char *parents = NULL;

  if (parent == NULL ? element->parents[0] == NULL
                     : g_strv_contains (element->parents, parent->name))
    return TRUE;

  if (element->parents[0] == NULL)
    return psr_script_refuse (error,
                              _ ("a document holds one <%s> and nothing around it"),
                              element->name);

  parents = g_strjoinv ("> or <", (char **) element->parents);
  return psr_script_refuse (error, _ ("it cannot stand here; it belongs into <%s>"), parents);
}

static gboolean
check_attributes (const PsrElement *element, const PsrAttributes *attributes, GError **error)
{
  for (guint i = 0; attributes->names[i] != NULL; i++) {
    g_autofree char *quoted = psr_value_quote (attributes->names[i]);

    if (!g_strv_contains (element->attributes, attributes->names[i])) {
      g_autofree char *known = g_strjoinv (", ", (char **) element->attributes);

      if (known[0] == '\0')
        return psr_script_refuse (error,
                                  _ ("there is no attribute “%s”; it may have none"),
                                  quoted);
      return psr_script_refuse (error,
                                _ ("there is no attribute “%s”; it may have %s"),
                                quoted,
                                known);
    }

    for (guint j = 0; j < i; j++) {
      if (strcmp (attributes->names[i], attributes->names[j]) == 0)
        return psr_script_refuse (error, _ ("the attribute “%s” stands twice; keep one"), quoted);
    }
  }

  return TRUE;
}

static gboolean
start_text (Parser *self, const PsrAttributes *attributes, GError **error)
{
  const char *language = psr_attributes_get (attributes, "xml:lang");

  if (language != NULL && !psr_value_check_language (language, error))
    return FALSE;

  self->language = g_strdup (language != NULL ? language : "en");
  self->text = g_string_new (NULL);
  return TRUE;
}

static gboolean
end_text (Parser *self, GHashTable *texts, GError **error)
{
  g_autofree char *language = g_steal_pointer (&self->language);
  g_autofree char *raw = g_string_free (g_steal_pointer (&self->text), FALSE);
  g_autofree char *text = psr_value_parse_text (raw, error);

  if (text == NULL)
    return FALSE;

  if (g_hash_table_contains (texts, language))
    return psr_script_refuse (error,
                              _ ("it stands twice in the language “%s”; keep one"),
                              language);

  g_hash_table_insert (texts, g_steal_pointer (&language), g_steal_pointer (&text));
  return TRUE;
}

static gboolean
start_element (Parser *self, const char *name, const PsrAttributes *attributes, GError **error)
{
  const PsrElement *element = find_element (self, name, error);

  if (element == NULL || !check_parent (self, element, error) ||
      !check_attributes (element, attributes, error) ||
      (element->get_texts != NULL && !start_text (self, attributes, error)) ||
      (element->start != NULL && !element->start (self->builder, attributes, error)))
    return FALSE;

  g_assert (self->depth < MAX_DEPTH);
  self->open[self->depth++] = element;
  self->has_root = TRUE;
  return TRUE;
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
  PsrAttributes attributes = { attribute_names, attribute_values, find_line (self) };

  self->line = attributes.line;
  if (!start_element (self, name, &attributes, error))
    add_place (self, name, psr_attributes_get (&attributes, "id"), error);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Parser *self = data;
  const PsrElement *element = self->open[--self->depth];
  const char *id = self->format->get_open_id (self->builder);

  if ((element->get_texts != NULL && !end_text (self, element->get_texts (self->builder), error)) ||
      (element->end != NULL && !element->end (self->builder, error))) {
    self->line = find_line (self);
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
  const PsrElement *element = self->open[self->depth - 1];
  gsize blank;

  if (element->get_texts != NULL) {
    g_string_append_len (self->text, text, (gssize) length);
    return;
  }

  blank = strspn (text, " \t\r\n");
  if (blank < length) {
    /* Here GMarkup stands behind the text. */
    self->line = find_line (self);
    for (gsize i = blank; i < length; i++)
      self->line -= text[i] == '\n';

    psr_script_refuse (error, "%s", _ (self->format->stray_words));
    add_place (self, element->name, self->format->get_open_id (self->builder), error);
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

  self->line = find_line (self);
  psr_script_refuse (error,
                     _ ("%s:%d: document types, entities and instructions are not allowed; remove "
                        "them"),
                     self->name,
                     self->line);
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

static gboolean
run (Parser *self, GError **error)
{
  const GMarkupParser callbacks = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
    .passthrough = passthrough_cb,
  };
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  g_autoptr (GError) local_error = NULL;

  self->context = context;
  if (g_markup_parse_context_parse (context, self->data, (gssize) self->length, &local_error) &&
      g_markup_parse_context_end_parse (context, &local_error))
    return TRUE;

  if (local_error->domain == G_MARKUP_ERROR)
    translate_markup_error (self, local_error, error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

gboolean
psr_document_parse (const PsrDocumentFormat *format,
                    gpointer builder,
                    const char *data,
                    gsize length,
                    const char *name,
                    GError **error)
{
  Parser self = {
    .format = format,
    .builder = builder,
    .data = data,
    .length = length,
    .name = name,
  };
  gboolean parsed;

  if (!check_document (data, length, name, error))
    return FALSE;

  parsed = run (&self, error);
  if (self.text != NULL)
    g_string_free (self.text, TRUE);
  g_free (self.language);

  if (parsed && !self.has_root)
    return psr_script_refuse (error,
                              _ ("%s:1: there is no <%s> in it; write one"),
                              name,
                              format->elements[0].name);

  return parsed;
}

/* No device and no huge file may fill the memory. */
GBytes *
psr_document_read (GFile *file, const char *name, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = NULL;
  gsize length;

  if (stream == NULL) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }

  buffer = g_malloc (PSR_SCRIPT_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream),
                                buffer,
                                PSR_SCRIPT_MAX_BYTES + 1,
                                &length,
                                NULL,
                                error)) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }

  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}
