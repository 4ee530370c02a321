/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-cue-pose.h"

#include <string.h>

/* What was settled before a pose is taken belongs into its picture; what is told later, or stands
 * in the way of what it shows, does not. */
static const struct {
  const char *pose;
  gboolean arms;
  PsrProps props;
} layered[] = {
  { "arms-belly", FALSE, PSR_PROPS_ALL },
  { "arms-ribs", FALSE, PSR_PROPS_ALL },
  { "arms-sides", FALSE, PSR_PROPS_ALL },
  { "dont-press-back", FALSE, PSR_PROPS_TOWEL | PSR_PROPS_CHAIR },
  { "dont-tuck-pelvis", FALSE, PSR_PROPS_TOWEL | PSR_PROPS_CHAIR },
  { "head-level", FALSE, PSR_PROPS_CHAIR },
  { "rest", TRUE, PSR_PROPS_ALL },
  { "strap", FALSE, PSR_PROPS_CHAIR },
  { "towel", FALSE, PSR_PROPS_CHAIR },
};

static const char *const arms_poses[PSR_N_ARMS] = {
  [PSR_ARMS_RIBS] = "arms-ribs",
  [PSR_ARMS_SIDES] = "arms-sides",
  [PSR_ARMS_BELLY] = "arms-belly",
};

static PsrPose *
compose (PsrPoseCatalog *poses, const char *name, const PsrChoices *choices, GError **error)
{
  const char *layers[5] = { NULL };
  gsize n_layers = 0;
  PsrProps props = PSR_PROPS_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (layered); i++) {
    if (strcmp (layered[i].pose, name) != 0)
      continue;
    props = layered[i].props & choices->props;
    if (layered[i].arms)
      layers[n_layers++] = arms_poses[choices->arms];
  }

  if ((props & PSR_PROPS_CHAIR) != 0)
    layers[n_layers++] = "calves-on-chair";
  if ((props & PSR_PROPS_TOWEL) != 0)
    layers[n_layers++] = "towel";
  if ((props & PSR_PROPS_STRAP) != 0)
    layers[n_layers++] = "strap";

  return psr_pose_catalog_compose (poses, name, layers, error);
}

PsrPose *
psr_cue_pose_find (PsrPoseCatalog *poses,
                   const PsrScheduledCue *cue,
                   const PsrChoices *choices,
                   GError **error)
{
  return compose (poses, cue->pose, choices, error);
}

/* Returns: (nullable): the pose that most cues of the session show. */
static const char *
find_main_pose (PsrScript *script, PsrSide first_side)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *parts = psr_script_get_parts (script);
  const char *main_pose = NULL;
  guint most = 0;

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);
    PsrSide side = part->sided ? first_side : PSR_SIDE_NONE;

    for (guint j = 0; j < part->cues->len; j++) {
      const char *pose = psr_cue_get_pose (g_ptr_array_index (part->cues, j), side);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pose)) + 1;

      g_hash_table_insert (counts, (gpointer) pose, GUINT_TO_POINTER (count));
      if (count > most) {
        most = count;
        main_pose = pose;
      }
    }
  }

  return main_pose;
}

PsrPose *
psr_cue_pose_find_main (PsrPoseCatalog *poses,
                        PsrScript *script,
                        const PsrChoices *choices,
                        GError **error)
{
  return compose (poses, find_main_pose (script, choices->first_side), choices, error);
}
