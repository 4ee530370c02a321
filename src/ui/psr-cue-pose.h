/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose-catalog.h"
#include "script/psr-schedule.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the pose of a cue as this person takes it: where it matters, with the
 *   arms and the props that were chosen. */
PsrPose *psr_cue_pose_find (PsrPoseCatalog *poses,
                            const PsrScheduledCue *cue,
                            const PsrChoices *choices,
                            GError **error);

/* Returns: (transfer full): the pose that stands for a session, the one that most of its cues show,
 *   as this person takes it. */
PsrPose *psr_cue_pose_find_main (PsrPoseCatalog *poses,
                                 PsrScript *script,
                                 const PsrChoices *choices,
                                 GError **error);

G_END_DECLS
