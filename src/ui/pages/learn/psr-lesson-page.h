/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "script/psr-lesson.h"
#include "script/psr-script-catalog.h"

G_BEGIN_DECLS

/**
 * PsrLessonPage:
 *
 * A lesson to read: picture, text, sources, and a button for the session that belongs to it, where
 * there is one (`win.choose-session`).
 */
#define PSR_TYPE_LESSON_PAGE (psr_lesson_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrLessonPage, psr_lesson_page, PSR, LESSON_PAGE, AdwBin)

GtkWidget *
psr_lesson_page_new (PsrLesson *lesson, PsrPoseCatalog *poses, PsrScriptCatalog *scripts);

/* Puts the focus on the whole, which its title names: there reading begins. */
void psr_lesson_page_focus (PsrLessonPage *self);

/* @look: the id of one of psr_looks_get_all(). */
void psr_lesson_page_set_look (PsrLessonPage *self, const char *look);

G_END_DECLS
