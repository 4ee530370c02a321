/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-pose-private.h"

#include <glib-object.h>
#include <glib/gi18n.h>
#include <string.h>

static const char *const furniture_words[] = { "mat", "towel", "chair", "strap", "desk" };

static const char *const mark_words[] = {
  "heel-distance", "gravity", "contacts", "parallel", "level",
  "press",         "tuck",    "dont",     "muscles",  "lift",
};

G_STATIC_ASSERT (G_N_ELEMENTS (furniture_words) == PSR_N_FURNITURE);
G_STATIC_ASSERT (G_N_ELEMENTS (mark_words) == PSR_N_MARKS);

G_DEFINE_BOXED_TYPE (PsrPose, psr_pose, psr_pose_ref, psr_pose_unref)

gboolean
psr_furniture_from_string (const char *word, PsrFurniture *furniture)
{
  for (guint i = 0; i < PSR_N_FURNITURE; i++) {
    if (strcmp (word, furniture_words[i]) == 0) {
      *furniture = i;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
psr_mark_to_string (PsrMarks mark)
{
  int index = g_bit_nth_lsf (mark, -1);

  g_return_val_if_fail (index >= 0 && index < PSR_N_MARKS, NULL);

  return mark_words[index];
}

gboolean
psr_mark_from_string (const char *word, PsrMarks *marks)
{
  for (guint i = 0; i < PSR_N_MARKS; i++) {
    if (strcmp (word, mark_words[i]) == 0) {
      *marks |= 1u << i;
      return TRUE;
    }
  }

  return FALSE;
}

PsrPose *
psr_pose_new_empty (const char *file)
{
  PsrPose *self = g_new0 (PsrPose, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_intern_string (file);
  self->best_view = PSR_VIEW_SIDE;
  self->views[PSR_VIEW_SIDE] = (PsrCamera){ 0, 6 * G_PI / 180 };
  self->views[PSR_VIEW_ABOVE] = (PsrCamera){ 0, G_PI / 2 };
  self->views[PSR_VIEW_FRONT] = (PsrCamera){ G_PI / 2, 22 * G_PI / 180 };
  self->views[PSR_VIEW_THREE_QUARTER] = (PsrCamera){ 32 * G_PI / 180, 28 * G_PI / 180 };
  return self;
}

PsrPose *
psr_pose_ref (PsrPose *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
psr_pose_unref (PsrPose *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->extends);
  g_free (self->mirrors);
  g_free (self->description);
  g_free (self->note);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

static gpointer
copy_note (gconstpointer note, gpointer user_data)
{
  return g_strdup (note);
}

PsrPose *
psr_pose_copy (const PsrPose *self)
{
  PsrPose *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->name = g_strdup (self->name);
  copy->extends = g_strdup (self->extends);
  copy->mirrors = g_strdup (self->mirrors);
  copy->description = g_strdup (self->description);
  copy->note = g_strdup (self->note);
  if (self->notes != NULL)
    copy->notes = g_ptr_array_copy (self->notes, copy_note, NULL);
  return copy;
}

static void
copy_slot (PsrPose *self, const PsrPose *from, PsrSlot slot)
{
  switch (slot) {
  case PSR_SLOT_PELVIS:
    self->pelvis = from->pelvis;
    break;
  case PSR_SLOT_CHEST:
    self->chest = from->chest;
    break;
  case PSR_SLOT_HEAD:
    self->head = from->head;
    break;
  case PSR_SLOT_HAND_LEFT:
  case PSR_SLOT_HAND_RIGHT:
    self->hands[slot - PSR_SLOT_HAND_LEFT] = from->hands[slot - PSR_SLOT_HAND_LEFT];
    break;
  case PSR_SLOT_FOOT_LEFT:
  case PSR_SLOT_FOOT_RIGHT:
    self->feet[slot - PSR_SLOT_FOOT_LEFT] = from->feet[slot - PSR_SLOT_FOOT_LEFT];
    break;
  case PSR_SLOT_FURNITURE:
    self->furniture |= from->furniture;
    break;
  case PSR_SLOT_MARKS:
    self->marks = from->marks;
    break;
  case PSR_SLOT_VIEWS:
    self->best_view = from->best_view;
    memcpy (self->views, from->views, sizeof self->views);
    break;
  default:
    g_assert_not_reached ();
  }

  self->origins[slot] = from->origins[slot];
  self->set |= 1u << slot;
}

void
psr_pose_inherit (PsrPose *self, const PsrPose *base)
{
  for (PsrSlot slot = 0; slot < PSR_N_SLOTS; slot++) {
    gboolean adds = slot == PSR_SLOT_FURNITURE;

    if ((base->set & 1u << slot) != 0 && (adds || (self->own & 1u << slot) == 0))
      copy_slot (self, base, slot);
  }
}

static PsrVec3
mirror (PsrVec3 a)
{
  return PSR_VEC3 (a.x, -a.y, a.z);
}

static PsrAnchor
mirror_anchor (PsrAnchor anchor)
{
  switch (anchor) {
  case PSR_ANCHOR_THIGH_LEFT:
    return PSR_ANCHOR_THIGH_RIGHT;
  case PSR_ANCHOR_THIGH_RIGHT:
    return PSR_ANCHOR_THIGH_LEFT;
  case PSR_ANCHOR_SHANK_LEFT:
    return PSR_ANCHOR_SHANK_RIGHT;
  case PSR_ANCHOR_SHANK_RIGHT:
    return PSR_ANCHOR_SHANK_LEFT;
  case PSR_ANCHOR_ROOM:
  case PSR_ANCHOR_CHEST:
  case PSR_ANCHOR_PELVIS:
  default:
    return anchor;
  }
}

void
psr_hand_target_mirror (PsrHandTarget *hand)
{
  hand->on = mirror_anchor (hand->on);
  hand->at = mirror (hand->at);
  hand->fingers = mirror (hand->fingers);
  hand->palm = mirror (hand->palm);
  hand->elbow = mirror (hand->elbow);
}

void
psr_foot_target_mirror (PsrFootTarget *foot)
{
  foot->at = mirror (foot->at);
  foot->yaw = -foot->yaw;
  foot->roll = -foot->roll;
  foot->knee = mirror (foot->knee);
}

static void
swap_slots (guint *slots, PsrSlot a, PsrSlot b)
{
  guint had_a = (*slots >> a) & 1, had_b = (*slots >> b) & 1;

  *slots = (*slots & ~(1u << a) & ~(1u << b)) | had_b << a | had_a << b;
}

void
psr_pose_take_mirrored (PsrPose *self, const PsrPose *other)
{
  for (PsrSlot slot = 0; slot < PSR_N_SLOTS; slot++)
    if ((other->set & 1u << slot) != 0)
      copy_slot (self, other, slot);

  self->pelvis.at = mirror (self->pelvis.at);
  self->pelvis.roll = -self->pelvis.roll;
  self->pelvis.yaw = -self->pelvis.yaw;
  self->chest.side = -self->chest.side;
  self->chest.twist = -self->chest.twist;
  self->head.side = -self->head.side;
  self->head.twist = -self->head.twist;
  for (PsrSide side = 0; side < PSR_N_SIDES; side++) {
    self->hands[side] = other->hands[1 - side];
    self->feet[side] = other->feet[1 - side];
    psr_hand_target_mirror (&self->hands[side]);
    psr_foot_target_mirror (&self->feet[side]);
  }
  swap_slots (&self->set, PSR_SLOT_HAND_LEFT, PSR_SLOT_HAND_RIGHT);
  swap_slots (&self->set, PSR_SLOT_FOOT_LEFT, PSR_SLOT_FOOT_RIGHT);
  self->own = self->set;
}

void
psr_pose_lay_over (PsrPose *self, const PsrPose *layer)
{
  for (PsrSlot slot = 0; slot < PSR_SLOT_MARKS; slot++)
    if ((layer->own & 1u << slot) != 0)
      copy_slot (self, layer, slot);

  if (layer->note != NULL) {
    if (self->notes == NULL)
      self->notes = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (self->notes, g_strdup (layer->note));
  }
}

char *
psr_pose_dup_description (const PsrPose *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  /* The catalog of messages has the words of the pose files: data/its/. */
  text = g_string_new (g_dgettext (GETTEXT_PACKAGE, self->description));
  for (guint i = 0; self->notes != NULL && i < self->notes->len; i++)
    g_string_append_printf (text,
                            " %s",
                            g_dgettext (GETTEXT_PACKAGE, g_ptr_array_index (self->notes, i)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

PsrMarks
psr_pose_get_marks (const PsrPose *self)
{
  g_return_val_if_fail (self != NULL, PSR_MARKS_NONE);

  return self->marks;
}

PsrView
psr_pose_get_best_view (const PsrPose *self)
{
  g_return_val_if_fail (self != NULL, PSR_VIEW_SIDE);

  return self->best_view;
}

PsrCamera
psr_pose_get_camera (const PsrPose *self, PsrView view)
{
  g_return_val_if_fail (self != NULL && view < PSR_N_VIEWS, ((PsrCamera){ 0, 0 }));

  return self->views[view];
}
