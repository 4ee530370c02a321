/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose.h"

G_BEGIN_DECLS

/**
 * A pose file (data/poses/, one pose a file, named after it) is XML:
 *
 * |[<!-- language="XML" -->
 * <pose id="arms-belly" extends="rest">
 *   <description>Lying on the back with bent knees, the hands on the belly.</description>
 *   <note>The hands lie on the belly.</note>
 *   <hand side="both" on="pelvis" at="-0.085 0.035 0.066" fingers="0.3 -1 0" palm="0 0 -1"/>
 * </pose>
 * ]|
 *
 * Lengths are fractions of the height of the body, angles degrees. A file says only what differs
 * from the pose it extends; `mirrors` makes a pose the mirror image of another one. What
 * `side="both"` says is meant for the left and mirrored to the right.
 */

/* Returns: (transfer full): the pose in @text, alone: nothing is inherited yet. @file is its name
 *   for messages. %NULL with an error that names file, line and remedy. */
PsrPose *psr_pose_parse (const char *file, const char *text, gssize length, GError **error);

G_END_DECLS
