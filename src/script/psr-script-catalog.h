/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-default-session.h"
#include "script/psr-script.h"

G_BEGIN_DECLS

#define PSR_TYPE_SCRIPT_CATALOG (psr_script_catalog_get_type ())
G_DECLARE_FINAL_TYPE (PsrScriptCatalog, psr_script_catalog, PSR, SCRIPT_CATALOG, GObject)

/**
 * PsrScriptCatalog:
 *
 * The sessions of a folder, a #GListModel of #PsrScript sorted by id.
 */

/* Reads every .xml file of the folder; blocks. */
PsrScriptCatalog *psr_script_catalog_new (const char *folder);

/* Returns: (transfer none) (element-type GError): what was wrong with files that were left out. */
GPtrArray *psr_script_catalog_get_problems (PsrScriptCatalog *self);

/* Returns: (transfer none) (nullable): the session with this id. */
PsrScript *psr_script_catalog_find (PsrScriptCatalog *self, const char *id);

G_END_DECLS
