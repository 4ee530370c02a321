/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-elements.h"

#include "figure/psr-figure-error.h"
#include "figure/psr-pose-private.h"
#include "figure/psr-pose-values.h"

#include <glib/gi18n.h>
#include <string.h>

/* One inside of <pose>, and where it goes. */
typedef struct {
  PsrPose *pose;
  int line;
  const char *const *names;
  const char *const *values;
} Element;

static const char *const anchor_words[] = {
  "room", "chest", "pelvis", "thigh-left", "thigh-right", "shank-left", "shank-right", NULL,
};

static gboolean
claim_slot (const Element *element, PsrSlot slot, const char *name, GError **error)
{
  PsrPose *pose = element->pose;

  if ((pose->own & 1u << slot) != 0)
    return psr_figure_refuse (error,
                              _ ("<%s> says again what line %d said; remove one of them"),
                              name,
                              pose->origins[slot].line);

  pose->own |= 1u << slot;
  pose->set |= 1u << slot;
  pose->origins[slot] = (PsrOrigin){ pose->file, element->line };
  return TRUE;
}

static gboolean
require (const char *element, const PsrValueField *field, GError **error)
{
  if (!field->found)
    return psr_figure_refuse (error,
                              _ ("<%s> lacks its attribute “%s”; add it"),
                              element,
                              field->name);

  return TRUE;
}

static gboolean
read_pelvis (const Element *element, GError **error)
{
  PsrPelvisTarget *pelvis = &element->pose->pelvis;
  PsrValueField fields[] = {
    { "at", PSR_VALUE_POINT, &pelvis->at },
    { "pitch", PSR_VALUE_ANGLE, &pelvis->pitch },
    { "roll", PSR_VALUE_ANGLE, &pelvis->roll },
    { "yaw", PSR_VALUE_ANGLE, &pelvis->yaw },
    { NULL },
  };

  return claim_slot (element, PSR_SLOT_PELVIS, "pelvis", error) &&
         psr_values_read ("pelvis", element->names, element->values, fields, error) &&
         require ("pelvis", &fields[0], error);
}

static gboolean
read_turn (const Element *element, PsrSlot slot, PsrTurn *turn, const char *name, GError **error)
{
  PsrValueField fields[] = {
    { "bend", PSR_VALUE_ANGLE, &turn->bend },
    { "side", PSR_VALUE_ANGLE, &turn->side },
    { "twist", PSR_VALUE_ANGLE, &turn->twist },
    { NULL },
  };

  return claim_slot (element, slot, name, error) &&
         psr_values_read (name, element->names, element->values, fields, error);
}

static gboolean
read_chest (const Element *element, GError **error)
{
  return read_turn (element, PSR_SLOT_CHEST, &element->pose->chest, "chest", error);
}

static gboolean
read_head (const Element *element, GError **error)
{
  return read_turn (element, PSR_SLOT_HEAD, &element->pose->head, "head", error);
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

  psr_figure_refuse (error, _ ("<%s> needs side=“left”, “right” or “both”"), element);
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

  return psr_figure_refuse (error,
                            _ ("a hand cannot be on “%s”; choose room, chest, pelvis, thigh-left, "
                               "thigh-right, shank-left or shank-right"),
                            word);
}

static gboolean
store_hand (const Element *element, PsrSide side, const PsrHandTarget *hand, GError **error)
{
  if (!claim_slot (element, PSR_SLOT_HAND_LEFT + side, "hand", error))
    return FALSE;

  element->pose->hands[side] = *hand;
  return TRUE;
}

static gboolean
read_hand (const Element *element, GError **error)
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

  if (!psr_values_read ("hand", element->names, element->values, fields, error) ||
      (sides = parse_sides ("hand", side, error)) == 0 || !parse_anchor (on, &hand.on, error) ||
      !require ("hand", &fields[2], error) || !require ("hand", &fields[3], error) ||
      !require ("hand", &fields[4], error))
    return FALSE;

  if ((sides & 1u << PSR_LEFT) != 0 && !store_hand (element, PSR_LEFT, &hand, error))
    return FALSE;
  if (sides == (1u << PSR_LEFT | 1u << PSR_RIGHT))
    psr_hand_target_mirror (&hand);
  return (sides & 1u << PSR_RIGHT) == 0 || store_hand (element, PSR_RIGHT, &hand, error);
}

static gboolean
store_foot (const Element *element, PsrSide side, const PsrFootTarget *foot, GError **error)
{
  if (!claim_slot (element, PSR_SLOT_FOOT_LEFT + side, "foot", error))
    return FALSE;

  element->pose->feet[side] = *foot;
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
      return psr_figure_refuse (error,
                                _ ("<foot> has both “%s” and “%s”; keep one"),
                                points[chosen].name,
                                points[i].name);
    chosen = i;
  }
  if (chosen < 0)
    return psr_figure_refuse (error, _ ("<foot> is nowhere; give one of heel, ball and ankle"));
  if (foot->heel_distance_cm < 0)
    return psr_figure_refuse (error, _ ("heel-distance-cm is negative; write a positive number"));
  if (foot->heel_distance_cm > 0 && chosen != PSR_FOOT_BY_HEEL)
    return psr_figure_refuse (error,
                              _ ("heel-distance-cm only goes with heel; give heel or remove it"));

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

  return psr_figure_refuse (error, _ ("a foot has no path “%s”; choose lifted or straight"), word);
}

static gboolean
read_foot (const Element *element, GError **error)
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

  if (!psr_values_read ("foot", element->names, element->values, fields, error) ||
      (sides = parse_sides ("foot", side, error)) == 0 ||
      !choose_foot_point (&foot, fields, places, error) ||
      !parse_path (path, &foot.straight, error))
    return FALSE;

  if ((sides & 1u << PSR_LEFT) != 0 && !store_foot (element, PSR_LEFT, &foot, error))
    return FALSE;
  if (sides == (1u << PSR_LEFT | 1u << PSR_RIGHT))
    psr_foot_target_mirror (&foot);
  return (sides & 1u << PSR_RIGHT) == 0 || store_foot (element, PSR_RIGHT, &foot, error);
}

static gboolean
read_furniture (const Element *element, GError **error)
{
  const char *show = NULL;
  PsrValueField fields[] = { { "show", PSR_VALUE_TEXT, &show }, { NULL } };
  g_auto (GStrv) words = NULL;

  if (!claim_slot (element, PSR_SLOT_FURNITURE, "furniture", error) ||
      !psr_values_read ("furniture", element->names, element->values, fields, error) ||
      !require ("furniture", &fields[0], error))
    return FALSE;

  words = g_strsplit (show, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    PsrFurniture furniture;

    if (!psr_furniture_from_string (words[i], &furniture))
      return psr_figure_refuse (error,
                                _ ("there is no furniture “%s”; choose from mat, towel, chair, "
                                   "strap "
                                   "and desk"),
                                words[i]);
    element->pose->furniture |= 1u << furniture;
  }

  return TRUE;
}

static gboolean
read_marks (const Element *element, GError **error)
{
  const char *show = NULL;
  PsrValueField fields[] = { { "show", PSR_VALUE_TEXT, &show }, { NULL } };
  g_auto (GStrv) words = NULL;

  if (!claim_slot (element, PSR_SLOT_MARKS, "marks", error) ||
      !psr_values_read ("marks", element->names, element->values, fields, error) ||
      !require ("marks", &fields[0], error))
    return FALSE;

  words = g_strsplit_set (show, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] != '\0' && !psr_mark_from_string (words[i], &element->pose->marks))
      return psr_figure_refuse (error,
                                _ ("there is no mark “%s”; choose from heel-distance, gravity, "
                                   "contacts, "
                                   "parallel, level, press, tuck, dont, muscles and lift"),
                                words[i]);
  }

  return TRUE;
}

static gboolean
read_views (const Element *element, GError **error)
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

  if (!claim_slot (element, PSR_SLOT_VIEWS, "views", error) ||
      !psr_values_read ("views", element->names, element->values, fields, error))
    return FALSE;
  if (!psr_view_from_string (best, &element->pose->best_view))
    return psr_figure_refuse (error,
                              _ ("there is no view “%s”; choose side, above, front or "
                                 "three-quarter"),
                              best);

  for (guint i = 0; i < PSR_N_VIEWS; i++) {
    if (angles[i] != NULL && !psr_camera_from_string (angles[i], &element->pose->views[i]))
      return psr_figure_refuse (error,
                                _ ("%s=“%s” is no view; write azimuth and elevation in degrees, "
                                   "“30,25”"),
                                psr_view_to_string (i),
                                angles[i]);
  }

  return TRUE;
}

static const struct {
  const char *name;
  gboolean (*read) (const Element *element, GError **error);
} readers[] = {
  { "pelvis", read_pelvis }, { "chest", read_chest }, { "head", read_head },
  { "hand", read_hand },     { "foot", read_foot },   { "furniture", read_furniture },
  { "marks", read_marks },   { "views", read_views },
};

gboolean
psr_pose_elements_read_root (PsrPose *pose,
                             const char *const *names,
                             const char *const *values,
                             GError **error)
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
    return psr_figure_refuse (error,
                              _ ("“%s” is not an id; use at most 64 lower-case letters, digits and "
                                 "hyphens"),
                              id);
  if (extends != NULL && mirrors != NULL)
    return psr_figure_refuse (error,
                              _ ("a pose either extends or mirrors another one; remove one of the "
                                 "two"));

  pose->name = g_strdup (id);
  pose->extends = g_strdup (extends);
  pose->mirrors = g_strdup (mirrors);
  return TRUE;
}

gboolean
psr_pose_elements_read (PsrPose *pose,
                        const char *name,
                        int line,
                        const char *const *names,
                        const char *const *values,
                        GError **error)
{
  const Element element = { pose, line, names, values };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (strcmp (name, readers[i].name) == 0)
      return readers[i].read (&element, error);

  return psr_figure_refuse (error,
                            _ ("there is no element <%s>; choose from description, note, pelvis, "
                               "chest, head, hand, foot, furniture, marks and views"),
                            name);
}
