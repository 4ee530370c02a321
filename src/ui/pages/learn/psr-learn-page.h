/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/**
 * PsrLearnPage:
 *
 * The list of lessons, and the one that is open. Rows open theirs by `win.open-lesson`; Escape
 * leads back to the list.
 *
 * Property `lesson` (string, read-only, nullable): the id of the lesson that is open.
 */
#define PSR_TYPE_LEARN_PAGE (psr_learn_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrLearnPage, psr_learn_page, PSR, LEARN_PAGE, AdwBin)

/* @lessons: (element-type PsrLesson): in their order */
void psr_learn_page_set_up (PsrLearnPage *self,
                            GListModel *lessons,
                            PsrPoseCatalog *poses,
                            PsrScriptCatalog *scripts);

/* Opens the lesson with this id; one that is not there changes nothing. */
void psr_learn_page_open (PsrLearnPage *self, const char *id);

/* Shows the list again. */
void psr_learn_page_go_back (PsrLearnPage *self);

/* Returns: (transfer none) (nullable): the id of the lesson that is open. */
const char *psr_learn_page_get_lesson (PsrLearnPage *self);

/* @look: the id of one of psr_looks_get_all(). */
void psr_learn_page_set_look (PsrLearnPage *self, const char *look);

G_END_DECLS
