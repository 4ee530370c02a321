/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "journal/psr-journal-json.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FORMAT "psoas-rest-journal"

/* JSON-GLib 1.6 calls itself for each bracket; a journal has three. */
#define MAX_DEPTH 8

void
psr_journal_json_append_header (GString *text)
{
  g_string_append_printf (text,
                          "{\n  \"format\": \"" FORMAT "\",\n  \"version\": %d,\n  \"entries\": [",
                          PSR_JOURNAL_JSON_VERSION);
}

void
psr_journal_json_append_footer (GString *text)
{
  g_string_append (text, "\n  ]\n}\n");
}

static JsonNode *
make_value (PsrJournalColumn column, const PsrJournalFields *fields)
{
  g_autofree char *text = psr_journal_column_dup_text (column, fields);
  JsonNode *node = json_node_alloc ();

  if (text[0] == '\0')
    json_node_init_null (node);
  else if (psr_journal_column_is_number (column))
    json_node_init_int (node, g_ascii_strtoll (text, NULL, 10));
  else
    json_node_init_string (node, text);

  return node;
}

void
psr_journal_json_append (GString *text, const PsrJournalFields *fields, gboolean first)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *line = NULL;

  for (guint i = 0; i < PSR_N_JOURNAL_COLUMNS; i++)
    json_object_set_member (object,
                            psr_journal_column_get_name ((PsrJournalColumn) i),
                            make_value ((PsrJournalColumn) i, fields));

  json_node_set_object (root, object);
  line = json_to_string (root, FALSE);
  g_string_append_printf (text, "%s\n    %s", first ? "" : ",", line);
}

typedef struct {
  const char *name;
  GArray *lines; /* of int: where the objects begin, in the order of the file */
  int error_line;
} Reader;

static int
get_line (Reader *self, guint object)
{
  return object < self->lines->len ? g_array_index (self->lines, int, object) : 1;
}

static void
object_start_cb (JsonParser *parser, gpointer data)
{
  Reader *self = data;
  int line = (int) json_parser_get_current_line (parser);

  g_array_append_val (self->lines, line);
}

static void
error_cb (JsonParser *parser, gpointer error, gpointer data)
{
  Reader *self = data;

  self->error_line = (int) json_parser_get_current_line (parser);
}

static gboolean
is_too_deep (const char *text)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (const char *p = text; *p != '\0'; p++) {
    if (quoted && *p == '\\' && p[1] != '\0')
      p++;
    else if (*p == '"')
      quoted = !quoted;
    else if (!quoted && (*p == '[' || *p == '{') && ++depth > MAX_DEPTH)
      return TRUE;
    else if (!quoted && (*p == ']' || *p == '}'))
      depth--;
  }

  return FALSE;
}

/* Returns: (transfer full): the text of a value as a CSV would hold it, %NULL for what no column
 *   holds. */
static char *
dup_text (JsonNode *node, PsrJournalColumn column)
{
  gboolean number = psr_journal_column_is_number (column);

  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (number && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (!number && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);

  return NULL;
}

static gboolean
take_member (Reader *self,
             JsonObject *object,
             PsrJournalColumn column,
             int line,
             GPtrArray *texts,
             PsrJournalFields *fields,
             GError **error)
{
  const char *member = psr_journal_column_get_name (column);
  JsonNode *node = json_object_get_member (object, member);
  char *text = node != NULL ? dup_text (node, column) : NULL;
  g_autofree char *message = NULL;

  if (text == NULL) {
    message = psr_journal_column_is_number (column)
                ? g_strdup_printf (_ ("“%s” must be a number or null."), member)
                : g_strdup_printf (_ ("“%s” must be a text or null."), member);
    return psr_journal_refuse_line (self->name, line, message, error);
  }

  g_ptr_array_add (texts, text);
  if (psr_journal_column_take_text (column, text, fields, error))
    return TRUE;

  g_prefix_error (error, "%s:%d: %s: ", self->name, line, member);
  return FALSE;
}

static gboolean
take_entry (Reader *self,
            JsonNode *node,
            int line,
            PsrJournalReadFunc read,
            gpointer data,
            GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PsrJournalFields fields;

  if (!JSON_NODE_HOLDS_OBJECT (node) ||
      json_object_get_size (json_node_get_object (node)) != PSR_N_JOURNAL_COLUMNS)
    return psr_journal_refuse_line (self->name,
                                    line,
                                    _ ("this is not an entry with the members of a journal; take a "
                                       "file that was exported."),
                                    error);

  psr_journal_fields_init (&fields);
  for (guint i = 0; i < PSR_N_JOURNAL_COLUMNS; i++) {
    if (!take_member (self,
                      json_node_get_object (node),
                      (PsrJournalColumn) i,
                      line,
                      texts,
                      &fields,
                      error))
      return FALSE;
  }

  return read (&fields, data, error);
}

/* Returns: (nullable) (transfer none): the entries, when the root is that of a journal. */
static JsonArray *
find_entries (Reader *self, JsonNode *root, GError **error)
{
  JsonObject *object =
    root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *version = object != NULL ? json_object_get_member (object, "version") : NULL;
  JsonNode *entries = object != NULL ? json_object_get_member (object, "entries") : NULL;
  JsonNode *format = object != NULL ? json_object_get_member (object, "format") : NULL;

  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format) ||
      g_strcmp0 (json_node_get_string (format), FORMAT) != 0 || version == NULL ||
      !JSON_NODE_HOLDS_VALUE (version) || entries == NULL || !JSON_NODE_HOLDS_ARRAY (entries)) {
    psr_journal_refuse_line (self->name,
                             1,
                             _ ("this is not a journal; take a file that was exported."),
                             error);
    return NULL;
  }

  if (json_node_get_int (version) != PSR_JOURNAL_JSON_VERSION) {
    psr_journal_refuse_line (self->name,
                             get_line (self, 0),
                             _ ("another version of the program wrote this; export it again as "
                                "CSV."),
                             error);
    return NULL;
  }

  return json_node_get_array (entries);
}

static gboolean
take_entries (Reader *self, JsonNode *root, PsrJournalReadFunc read, gpointer data, GError **error)
{
  JsonArray *entries = find_entries (self, root, error);

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (entries); i++) {
    /* The first object is the journal itself. */
    if (!take_entry (self,
                     json_array_get_element (entries, i),
                     get_line (self, i + 1),
                     read,
                     data,
                     error))
      return FALSE;
  }

  return TRUE;
}

gboolean
psr_journal_json_read (const char *text,
                       const char *name,
                       PsrJournalReadFunc read,
                       gpointer data,
                       GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
  Reader reader = { .name = name, .lines = lines, .error_line = 1 };

  g_signal_connect (parser, "object-start", G_CALLBACK (object_start_cb), &reader);
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), &reader);

  if (is_too_deep (text) || !json_parser_load_from_data (parser, text, -1, NULL))
    return psr_journal_refuse_line (reader.name,
                                    reader.error_line,
                                    _ ("this is not well-formed; take a file that was exported."),
                                    error);

  return take_entries (&reader, json_parser_get_root (parser), read, data, error);
}
