/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "figure/psr-pose.h"

G_BEGIN_DECLS

#define PSR_TYPE_POSE_CATALOG (psr_pose_catalog_get_type ())
G_DECLARE_FINAL_TYPE (PsrPoseCatalog, psr_pose_catalog, PSR, POSE_CATALOG, GObject)

/**
 * PsrPoseCatalog:
 *
 * The poses of one folder, each in a file ID.xml.
 */

/* Lists the poses of @folder; each is read when it is first asked for.
 * Returns: (transfer full): the catalogue; %NULL with an error when the folder cannot be read. */
PsrPoseCatalog *psr_pose_catalog_new (const char *folder, GError **error);

/* Reads and checks all poses of @folder at once.
 * Returns: (transfer full): the catalogue; %NULL with an error that names file, line and remedy
 * when one of them is wrong. */
PsrPoseCatalog *psr_pose_catalog_load (const char *folder, GError **error);

/* Checks the text of a pose file that may build on the poses of the catalogue. @file is its name
 * for messages. Returns: FALSE with an error that names file, line and remedy. */
gboolean psr_pose_catalog_check_text (PsrPoseCatalog *self,
                                      const char *file,
                                      const char *text,
                                      gssize length,
                                      GError **error);

/* Returns: (transfer none) (array zero-terminated=1): sorted. */
const char *const *psr_pose_catalog_get_names (PsrPoseCatalog *self);

/* Returns: (transfer none): the pose, with what it inherits; %NULL with %PSR_FIGURE_ERROR_NOT_FOUND
 *   (the message names those there are), or with an error that names file, line and remedy. */
PsrPose *psr_pose_catalog_find (PsrPoseCatalog *self, const char *name, GError **error);

/* Lays poses over another one: of each of @layers only what its own file says, without marks and
 * views. The rest pose with the hands on the belly and a towel is
 * `compose (self, "rest", { "arms-belly", "towel", NULL })`.
 * Returns: (transfer full): the pose, named @base, or %NULL with %PSR_FIGURE_ERROR_NOT_FOUND. */
PsrPose *psr_pose_catalog_compose (PsrPoseCatalog *self,
                                   const char *base,
                                   const char *const *layers,
                                   GError **error);

G_END_DECLS
