/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-parser.h"

#include "base/psr-markup.h"
#include "figure/psr-figure-error.h"
#include "figure/psr-pose-elements.h"
#include "figure/psr-pose-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONGEST_FILE (64 * 1024)

typedef struct {
  PsrPose *pose;
  GString *text; /* of <description> or <note>, NULL elsewhere */
  GMarkupParseContext *context; /* (not owned) */
  gboolean has_root;
} Parser;

static gboolean
read_root (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  parser->has_root = psr_pose_elements_read_root (parser->pose, names, values, error);

  return parser->has_root;
}

static gboolean
open_text (Parser *parser, const char *element, const char *const *names, GError **error)
{
  const char *already =
    strcmp (element, "note") == 0 ? parser->pose->note : parser->pose->description;

  /* xml:lang and the like would be lost: translations are in po/. */
  if (names[0] != NULL)
    return psr_figure_refuse (error, _ ("<%s> has no attributes; remove “%s”"), element, names[0]);
  if (already != NULL)
    return psr_figure_refuse (error, _ ("<%s> is there twice; remove one"), element);

  parser->text = g_string_new (NULL);
  return TRUE;
}

static gboolean
start_element (Parser *parser,
               const char *element,
               const char *const *names,
               const char *const *values,
               GError **error)
{
  const GSList *parents = g_markup_parse_context_get_element_stack (parser->context)->next;
  int line;

  if (!parser->has_root && strcmp (element, "pose") == 0)
    return read_root (parser, names, values, error);
  if (!parser->has_root)
    return psr_figure_refuse (error,
                              _ ("a pose file begins with <pose>, not with <%s>; put all into "
                                 "<pose>"),
                              element);
  if (parents == NULL)
    return psr_figure_refuse (error,
                              _ ("<%s> stands behind </pose>, but a file holds one pose; remove "
                                 "it"),
                              element);
  if (parents->next != NULL)
    return psr_figure_refuse (error,
                              _ ("<%s> cannot stand inside another element; move it into <pose>"),
                              element);
  if (strcmp (element, "description") == 0 || strcmp (element, "note") == 0)
    return open_text (parser, element, names, error);

  g_markup_parse_context_get_position (parser->context, &line, NULL);
  return psr_pose_elements_read (parser->pose, element, line, names, values, error);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  start_element (user_data,
                 element,
                 (const char *const *) names,
                 (const char *const *) values,
                 error);
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  Parser *parser = user_data;
  g_autofree char *line = NULL;

  if (parser->text == NULL)
    return;

  line = psr_markup_collapse (parser->text->str);
  g_string_free (g_steal_pointer (&parser->text), TRUE);
  if (*line == '\0')
    psr_figure_refuse (error,
                       _ ("<%s> is empty; say in a sentence what the picture shows"),
                       element);
  else if (strcmp (element, "note") == 0)
    parser->pose->note = g_steal_pointer (&line);
  else
    parser->pose->description = g_steal_pointer (&line);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Parser *parser = user_data;

  if (parser->text != NULL)
    g_string_append_len (parser->text, text, length);
  else if (!is_blank (text, length))
    psr_figure_refuse (error,
                       _ ("text stands where only elements may be; put it into <description>"));
}

static const GMarkupParser markup_parser = {
  .start_element = start_element_cb,
  .end_element = end_element_cb,
  .text = text_cb,
};

/* Here every message begins with file and line. */
static GError *
place_error (const GError *error, const char *file, GMarkupParseContext *context, int line)
{
  if (error->domain == PSR_FIGURE_ERROR)
    return g_error_new (PSR_FIGURE_ERROR, error->code, "%s:%d: %s", file, line, error->message);

  return g_error_new (PSR_FIGURE_ERROR,
                      PSR_FIGURE_ERROR_SYNTAX,
                      /* TRANSLATORS: name of a file, line in it, what is wrong there. */
                      _ ("%s:%d: %s; mend the XML"),
                      file,
                      line,
                      psr_markup_get_message (context, error));
}

static gboolean
check_whole (const PsrPose *pose, gboolean has_root, GError **error)
{
  if (!has_root)
    return psr_figure_refuse (error,
                              _ ("the file is empty, but a pose file begins with <pose>; write "
                                 "one"));
  if (pose->description == NULL)
    return psr_figure_refuse (error,
                              _ ("<pose> lacks its <description>; say in a sentence what it "
                                 "shows"));

  return TRUE;
}

static gboolean
check_text (const char *file, const char *text, gsize length, GError **error)
{
  const char *end;
  int line = 1;

  if (g_utf8_validate_len (text, length, &end))
    return TRUE;

  for (const char *p = text; p < end; p++)
    line += *p == '\n';
  g_set_error (error,
               PSR_FIGURE_ERROR,
               PSR_FIGURE_ERROR_SYNTAX,
               _ ("%s:%d: this is not UTF-8 text; save the file as UTF-8"),
               file,
               line);
  return FALSE;
}

PsrPose *
psr_pose_parse (const char *file, const char *text, gssize length, GError **error)
{
  PsrMarkupPlace place = { 0 };
  g_autoptr (PsrPose) pose = psr_pose_new_empty (file);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local_error = NULL;
  Parser parser = { .pose = pose };

  if (length < 0)
    length = strlen (text);
  if (length > LONGEST_FILE) {
    g_set_error (error,
                 PSR_FIGURE_ERROR,
                 PSR_FIGURE_ERROR_SYNTAX,
                 _ ("%s:1: the file is larger than 64 KiB; shorten it"),
                 file);
    return NULL;
  }
  if (!check_text (file, text, (gsize) length, error))
    return NULL;

  context =
    g_markup_parse_context_new (&markup_parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &parser, NULL);
  parser.context = context;
  if (g_markup_parse_context_parse (context, text, length, &local_error) &&
      g_markup_parse_context_end_parse (context, &local_error) &&
      check_whole (pose, parser.has_root, &local_error))
    return g_steal_pointer (&pose);

  if (parser.text != NULL)
    g_string_free (parser.text, TRUE);
  g_propagate_error (error,
                     place_error (local_error,
                                  file,
                                  context,
                                  psr_markup_find_line (context, text, (gsize) length, &place)));
  return NULL;
}
