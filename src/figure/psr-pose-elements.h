/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose.h"

G_BEGIN_DECLS

/* The elements of a pose file that say where things are, see psr-pose-parser.h; only attributes
 * make them up. @names and @values: (array zero-terminated=1): as #GMarkupParser hands them on.
 * Errors are of %PSR_FIGURE_ERROR and name no place. */

/* Reads <pose>: what the pose is called and what it builds on. */
gboolean psr_pose_elements_read_root (PsrPose *pose,
                                      const char *const *names,
                                      const char *const *values,
                                      GError **error);

/* Reads one inside of it. @line: where it stands, for the message when another one says it again.
 */
gboolean psr_pose_elements_read (PsrPose *pose,
                                 const char *name,
                                 int line,
                                 const char *const *names,
                                 const char *const *values,
                                 GError **error);

G_END_DECLS
