/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "script/psr-vocabulary.h"

#include <string.h>

static const char *const poses[] = {
  "arms-belly",
  "arms-ribs",
  "arms-sides",
  "calves-on-chair",
  "check-lifts-a-little-left",
  "check-lifts-a-little-right",
  "check-lifts-clearly-left",
  "check-lifts-clearly-right",
  "check-stays-down-left",
  "check-stays-down-right",
  "desk-stretch-left",
  "desk-stretch-right",
  "dont-press-back",
  "dont-tuck-pelvis",
  "feet-parallel",
  "head-level",
  "heel-distance",
  "knee-lift-left",
  "knee-lift-right",
  "knees-bent",
  "lying",
  "press-up",
  "rest",
  "roll-to-side",
  "side-lying",
  "sitting",
  "standing",
  "strap",
  "towel",
  "walking-step-left",
  "walking-step-right",
  "walking-swing-left",
  "walking-swing-right",
  NULL,
};

static const char *const highlights[] = {
  "arms",  "belly",           "breath", "chest",  "eyes",       "feet",       "fingers", "hands",
  "heels", "hip-creases",     "jaw",    "knees",  "lower-back", "neck",       "pelvis",  "psoas",
  "ribs",  "shoulder-blades", "skull",  "thighs", "tongue",     "whole-body", NULL,
};

const char *const *
psr_vocabulary_get_poses (void)
{
  return poses;
}

const char *const *
psr_vocabulary_get_highlights (void)
{
  return highlights;
}

gboolean
psr_vocabulary_has_pose (const char *name)
{
  return g_strv_contains (poses, name);
}

const char *
psr_vocabulary_get_pose_of_side (const char *stem, PsrSide side)
{
  gsize length = strlen (stem);

  for (gsize i = 0; poses[i] != NULL; i++) {
    if (strncmp (poses[i], stem, length) == 0 && poses[i][length] == '-' &&
        strcmp (poses[i] + length + 1, psr_side_to_string (side)) == 0)
      return poses[i];
  }

  return NULL;
}

gboolean
psr_vocabulary_has_highlight (const char *name)
{
  return g_strv_contains (highlights, name);
}

/* Levenshtein distance with one row; @b is at most 63 bytes, longer ones are infinitely far. */
static guint
edit_distance (const char *a, const char *b)
{
  guint row[64];
  gsize length = strlen (b);

  if (length >= G_N_ELEMENTS (row))
    return G_MAXUINT;

  for (gsize j = 0; j <= length; j++)
    row[j] = j;

  for (gsize i = 1; a[i - 1] != '\0'; i++) {
    guint diagonal = row[0];

    row[0] = i;
    for (gsize j = 1; j <= length; j++) {
      guint above = row[j];
      guint replace = diagonal + (a[i - 1] != b[j - 1]);

      row[j] = MIN (replace, MIN (above, row[j - 1]) + 1);
      diagonal = above;
    }
  }

  return row[length];
}

const char *
psr_vocabulary_suggest (const char *const *vocabulary, const char *name)
{
  const char *best = NULL;
  guint best_distance = G_MAXUINT;

  for (gsize i = 0; vocabulary[i] != NULL; i++) {
    guint distance = edit_distance (name, vocabulary[i]);

    if (distance < best_distance) {
      best = vocabulary[i];
      best_distance = distance;
    }
  }

  /* Further away than half of the word it is no misspelling. */
  return best != NULL && best_distance <= strlen (best) / 2 ? best : NULL;
}
