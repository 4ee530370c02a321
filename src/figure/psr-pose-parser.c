/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-parser.h"

#include "base/psr-markup.h"
#include "figure/psr-pose-private.h"
#include "figure/psr-pose-values.h"

#include <glib/gi18n.h>
#include <string.h>

#define LONGEST_FILE (64 * 1024)

typedef struct {
  PsrPose *pose;
  GString *text; /* of <description> or <note>, NULL elsewhere */
  GMarkupParseContext *context; /* (not owned) */
  gboolean has_root;
} Parser;

typedef gboolean (*ReadFunc) (Parser *parser,
                              const char *const *names,
                              const char *const *values,
                              GError **error);

static const char *const anchor_words[] = {
  "room", "chest", "pelvis", "thigh-left", "thigh-right", "shank-left", "shank-right", NULL,
};

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, PSR_FIGURE_ERROR, PSR_FIGURE_ERROR_VALUE, message);
  return FALSE;
}

static gboolean
claim_slot (Parser *parser, PsrSlot slot, const char *element, GError **error)
{
  PsrPose *pose = parser->pose;
  int line;

  if ((pose->own & 1u << slot) != 0)
    return refuse (error,
                   _ ("<%s> says again what line %d said; remove one of them"),
                   element,
                   pose->origins[slot].line);

  g_markup_parse_context_get_position (parser->context, &line, NULL);
  pose->own |= 1u << slot;
  pose->set |= 1u << slot;
  pose->origins[slot] = (PsrOrigin){ pose->file, line };
  return TRUE;
}

static gboolean
require (const char *element, const PsrValueField *field, GError **error)
{
  if (!field->found)
    return refuse (error, _ ("<%s> lacks its attribute “%s”; add it"), element, field->name);

  return TRUE;
}

static gboolean
read_pose (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  const char *id = NULL, *extends = NULL, *mirrors = NULL;
  PsrValueField fields[] = {
    { "id", PSR_VALUE_TEXT, &id },
    { "extends", PSR_VALUE_TEXT, &extends },
    { "mirrors", PSR_VALUE_TEXT, &mirrors },
    { NULL },
  };

  if (!psr_values_read ("pose", names, values, fields, error) ||
      !require ("pose", &fields[0], error))
    return FALSE;
  if (!g_regex_match_simple ("^[a-z][a-z0-9-]{0,63}\\z", id, 0, 0))
    return refuse (error,
                   _ ("“%s” is not an id; use at most 64 lower-case letters, digits and hyphens"),
                   id);
  if (extends != NULL && mirrors != NULL)
    return refuse (error,
                   _ ("a pose either extends or mirrors another one; remove one of the two"));

  parser->has_root = TRUE;
  parser->pose->name = g_strdup (id);
  parser->pose->extends = g_strdup (extends);
  parser->pose->mirrors = g_strdup (mirrors);
  return TRUE;
}

static gboolean
read_pelvis (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  PsrPelvisTarget *pelvis = &parser->pose->pelvis;
  PsrValueField fields[] = {
    { "at", PSR_VALUE_POINT, &pelvis->at },
    { "pitch", PSR_VALUE_ANGLE, &pelvis->pitch },
    { "roll", PSR_VALUE_ANGLE, &pelvis->roll },
    { "yaw", PSR_VALUE_ANGLE, &pelvis->yaw },
    { NULL },
  };

  return claim_slot (parser, PSR_SLOT_PELVIS, "pelvis", error) &&
         psr_values_read ("pelvis", names, values, fields, error) &&
         require ("pelvis", &fields[0], error);
}

static gboolean
read_turn (Parser *parser,
           PsrSlot slot,
           PsrTurn *turn,
           const char *element,
           const char *const *names,
           const char *const *values,
           GError **error)
{
  PsrValueField fields[] = {
    { "bend", PSR_VALUE_ANGLE, &turn->bend },
    { "side", PSR_VALUE_ANGLE, &turn->side },
    { "twist", PSR_VALUE_ANGLE, &turn->twist },
    { NULL },
  };

  return claim_slot (parser, slot, element, error) &&
         psr_values_read (element, names, values, fields, error);
}

static gboolean
read_chest (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  return read_turn (parser, PSR_SLOT_CHEST, &parser->pose->chest, "chest", names, values, error);
}

static gboolean
read_head (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  return read_turn (parser, PSR_SLOT_HEAD, &parser->pose->head, "head", names, values, error);
}

/* Returns: which sides, as bits 1 << PsrSide, or 0 with an error. */
static guint
parse_sides (const char *element, const char *word, GError **error)
{
  if (g_strcmp0 (word, "left") == 0)
    return 1u << PSR_LEFT;
  if (g_strcmp0 (word, "right") == 0)
    return 1u << PSR_RIGHT;
  if (g_strcmp0 (word, "both") == 0)
    return 1u << PSR_LEFT | 1u << PSR_RIGHT;

  refuse (error, _ ("<%s> needs side=“left”, “right” or “both”"), element);
  return 0;
}

static gboolean
parse_anchor (const char *word, PsrAnchor *anchor, GError **error)
{
  for (guint i = 0; anchor_words[i] != NULL; i++) {
    if (strcmp (word, anchor_words[i]) == 0) {
      *anchor = i;
      return TRUE;
    }
  }

  return refuse (error,
                 _ ("a hand cannot be on “%s”; choose room, chest, pelvis, thigh-left, "
                    "thigh-right, shank-left or shank-right"),
                 word);
}

static gboolean
store_hand (Parser *parser, PsrSide side, const PsrHandTarget *hand, GError **error)
{
  if (!claim_slot (parser, PSR_SLOT_HAND_LEFT + side, "hand", error))
    return FALSE;

  parser->pose->hands[side] = *hand;
  return TRUE;
}

static gboolean
read_hand (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  const char *side = NULL, *on = "room";
  PsrHandTarget hand = { .elbow = { 0.3, 1, -0.3 }, .curl = 18 * G_PI / 180 };
  PsrValueField fields[] = {
    { "side", PSR_VALUE_TEXT, &side },           { "on", PSR_VALUE_TEXT, &on },
    { "at", PSR_VALUE_POINT, &hand.at },         { "fingers", PSR_VALUE_DIRECTION, &hand.fingers },
    { "palm", PSR_VALUE_DIRECTION, &hand.palm }, { "elbow", PSR_VALUE_DIRECTION, &hand.elbow },
    { "curl", PSR_VALUE_ANGLE, &hand.curl },     { NULL },
  };
  guint sides;

  if (!psr_values_read ("hand", names, values, fields, error) ||
      (sides = parse_sides ("hand", side, error)) == 0 || !parse_anchor (on, &hand.on, error) ||
      !require ("hand", &fields[2], error) || !require ("hand", &fields[3], error) ||
      !require ("hand", &fields[4], error))
    return FALSE;

  if ((sides & 1u << PSR_LEFT) != 0 && !store_hand (parser, PSR_LEFT, &hand, error))
    return FALSE;
  if (sides == (1u << PSR_LEFT | 1u << PSR_RIGHT))
    psr_hand_target_mirror (&hand);
  return (sides & 1u << PSR_RIGHT) == 0 || store_hand (parser, PSR_RIGHT, &hand, error);
}

static gboolean
store_foot (Parser *parser, PsrSide side, const PsrFootTarget *foot, GError **error)
{
  if (!claim_slot (parser, PSR_SLOT_FOOT_LEFT + side, "foot", error))
    return FALSE;

  parser->pose->feet[side] = *foot;
  return TRUE;
}

/* A foot is given by exactly one of its points. */
static gboolean
choose_foot_point (PsrFootTarget *foot,
                   const PsrValueField points[static 3],
                   const PsrVec3 places[static 3],
                   GError **error)
{
  int chosen = -1;

  for (int i = 0; i < 3; i++) {
    if (!points[i].found)
      continue;
    if (chosen >= 0)
      return refuse (error,
                     _ ("<foot> has both “%s” and “%s”; keep one"),
                     points[chosen].name,
                     points[i].name);
    chosen = i;
  }
  if (chosen < 0)
    return refuse (error, _ ("<foot> is nowhere; give one of heel, ball and ankle"));
  if (foot->heel_distance_cm < 0)
    return refuse (error, _ ("heel-distance-cm is negative; write a positive number"));
  if (foot->heel_distance_cm > 0 && chosen != PSR_FOOT_BY_HEEL)
    return refuse (error, _ ("heel-distance-cm only goes with heel; give heel or remove it"));

  foot->point = chosen;
  foot->at = places[chosen];
  return TRUE;
}

static gboolean
parse_path (const char *word, gboolean *straight, GError **error)
{
  *straight = strcmp (word, "straight") == 0;
  if (*straight || strcmp (word, "lifted") == 0)
    return TRUE;

  return refuse (error, _ ("a foot has no path “%s”; choose lifted or straight"), word);
}

static gboolean
read_foot (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  const char *side = NULL, *path = "lifted";
  PsrVec3 places[3] = { { 0 } };
  PsrFootTarget foot = { .knee = { 0, 0, 1 } };
  PsrValueField fields[] = {
    /* In the order of PsrFootPoint. */
    { "heel", PSR_VALUE_POINT, &places[PSR_FOOT_BY_HEEL] },
    { "ball", PSR_VALUE_POINT, &places[PSR_FOOT_BY_BALL] },
    { "ankle", PSR_VALUE_POINT, &places[PSR_FOOT_BY_ANKLE] },
    { "side", PSR_VALUE_TEXT, &side },
    { "heel-distance-cm", PSR_VALUE_NUMBER, &foot.heel_distance_cm },
    { "pitch", PSR_VALUE_ANGLE, &foot.pitch },
    { "yaw", PSR_VALUE_ANGLE, &foot.yaw },
    { "roll", PSR_VALUE_ANGLE, &foot.roll },
    { "toes", PSR_VALUE_ANGLE, &foot.toes },
    { "knee", PSR_VALUE_DIRECTION, &foot.knee },
    { "path", PSR_VALUE_TEXT, &path },
    { NULL },
  };
  guint sides;

  if (!psr_values_read ("foot", names, values, fields, error) ||
      (sides = parse_sides ("foot", side, error)) == 0 ||
      !choose_foot_point (&foot, fields, places, error) ||
      !parse_path (path, &foot.straight, error))
    return FALSE;

  if ((sides & 1u << PSR_LEFT) != 0 && !store_foot (parser, PSR_LEFT, &foot, error))
    return FALSE;
  if (sides == (1u << PSR_LEFT | 1u << PSR_RIGHT))
    psr_foot_target_mirror (&foot);
  return (sides & 1u << PSR_RIGHT) == 0 || store_foot (parser, PSR_RIGHT, &foot, error);
}

static gboolean
read_furniture (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  const char *show = NULL;
  PsrValueField fields[] = { { "show", PSR_VALUE_TEXT, &show }, { NULL } };
  g_auto (GStrv) words = NULL;

  if (!claim_slot (parser, PSR_SLOT_FURNITURE, "furniture", error) ||
      !psr_values_read ("furniture", names, values, fields, error) ||
      !require ("furniture", &fields[0], error))
    return FALSE;

  words = g_strsplit (show, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    PsrFurniture furniture;

    if (!psr_furniture_from_string (words[i], &furniture))
      return refuse (error,
                     _ ("there is no furniture “%s”; choose from mat, towel, chair, strap "
                        "and desk"),
                     words[i]);
    parser->pose->furniture |= 1u << furniture;
  }

  return TRUE;
}

static gboolean
read_marks (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  const char *show = NULL;
  PsrValueField fields[] = { { "show", PSR_VALUE_TEXT, &show }, { NULL } };
  g_auto (GStrv) words = NULL;

  if (!claim_slot (parser, PSR_SLOT_MARKS, "marks", error) ||
      !psr_values_read ("marks", names, values, fields, error) ||
      !require ("marks", &fields[0], error))
    return FALSE;

  words = g_strsplit_set (show, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] != '\0' && !psr_mark_from_string (words[i], &parser->pose->marks))
      return refuse (error,
                     _ ("there is no mark “%s”; choose from heel-distance, gravity, contacts, "
                        "parallel, level, press, tuck, dont, muscles and lift"),
                     words[i]);
  }

  return TRUE;
}

static gboolean
read_views (Parser *parser, const char *const *names, const char *const *values, GError **error)
{
  const char *best = "side";
  const char *angles[PSR_N_VIEWS] = { NULL };
  PsrValueField fields[] = {
    { "side", PSR_VALUE_TEXT, &angles[PSR_VIEW_SIDE] },
    { "above", PSR_VALUE_TEXT, &angles[PSR_VIEW_ABOVE] },
    { "front", PSR_VALUE_TEXT, &angles[PSR_VIEW_FRONT] },
    { "three-quarter", PSR_VALUE_TEXT, &angles[PSR_VIEW_THREE_QUARTER] },
    { "best", PSR_VALUE_TEXT, &best },
    { NULL },
  };

  if (!claim_slot (parser, PSR_SLOT_VIEWS, "views", error) ||
      !psr_values_read ("views", names, values, fields, error))
    return FALSE;
  if (!psr_view_from_string (best, &parser->pose->best_view))
    return refuse (error,
                   _ ("there is no view “%s”; choose side, above, front or three-quarter"),
                   best);

  for (guint i = 0; i < PSR_N_VIEWS; i++) {
    if (angles[i] != NULL && !psr_camera_from_string (angles[i], &parser->pose->views[i]))
      return refuse (error,
                     _ ("%s=“%s” is no view; write azimuth and elevation in degrees, “30,25”"),
                     psr_view_to_string (i),
                     angles[i]);
  }

  return TRUE;
}

static const struct {
  const char *element;
  ReadFunc read;
} readers[] = {
  { "pelvis", read_pelvis }, { "chest", read_chest }, { "head", read_head },
  { "hand", read_hand },     { "foot", read_foot },   { "furniture", read_furniture },
  { "marks", read_marks },   { "views", read_views },
};

static gboolean
open_text (Parser *parser, const char *element, const char *const *names, GError **error)
{
  const char *already =
    strcmp (element, "note") == 0 ? parser->pose->note : parser->pose->description;

  /* xml:lang and the like would be lost: translations are in po/. */
  if (names[0] != NULL)
    return refuse (error, _ ("<%s> has no attributes; remove “%s”"), element, names[0]);
  if (already != NULL)
    return refuse (error, _ ("<%s> is there twice; remove one"), element);

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

  if (!parser->has_root && strcmp (element, "pose") == 0)
    return read_pose (parser, names, values, error);
  if (!parser->has_root)
    return refuse (error,
                   _ ("a pose file begins with <pose>, not with <%s>; put all into <pose>"),
                   element);
  if (parents == NULL)
    return refuse (error,
                   _ ("<%s> stands behind </pose>, but a file holds one pose; remove it"),
                   element);
  if (parents->next != NULL)
    return refuse (error,
                   _ ("<%s> cannot stand inside another element; move it into <pose>"),
                   element);
  if (strcmp (element, "description") == 0 || strcmp (element, "note") == 0)
    return open_text (parser, element, names, error);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (strcmp (element, readers[i].element) == 0)
      return readers[i].read (parser, names, values, error);

  return refuse (error,
                 _ ("there is no element <%s>; choose from description, note, pelvis, chest, head, "
                    "hand, foot, furniture, marks and views"),
                 element);
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
    refuse (error, _ ("<%s> is empty; say in a sentence what the picture shows"), element);
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
    refuse (error, _ ("text stands where only elements may be; put it into <description>"));
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
    return refuse (error, _ ("the file is empty, but a pose file begins with <pose>; write one"));
  if (pose->description == NULL)
    return refuse (error, _ ("<pose> lacks its <description>; say in a sentence what it shows"));

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
