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
                   const PsrCue *cue,
                   const PsrChoices *choices,
                   GError **error)
{
  return compose (poses, cue->pose, choices, error);
}

PsrPose *
psr_cue_pose_find_rest (PsrPoseCatalog *poses, const PsrChoices *choices, GError **error)
{
  return compose (poses, "rest", choices, error);
}
