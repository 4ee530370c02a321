/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "script/psr-lesson.h"

G_BEGIN_DECLS

/**
 * PsrMovingPicture:
 *
 * The picture of a lesson with its caption. One of several poses moves from one to the next as
 * long as somebody sees it: not while it is hidden or scrolled away, not after a few minutes, and
 * not where the interface is to keep still; there a button shows the next pose. What does not
 * move wakes nothing up.
 */
#define PSR_TYPE_MOVING_PICTURE (psr_moving_picture_get_type ())
G_DECLARE_FINAL_TYPE (PsrMovingPicture, psr_moving_picture, PSR, MOVING_PICTURE, AdwBin)

/* A pose that is not in @poses is left out. */
GtkWidget *psr_moving_picture_new (PsrPoseCatalog *poses, const PsrLessonPicture *picture);

/* @look: the id of one of psr_looks_get_all(). */
void psr_moving_picture_set_look (PsrMovingPicture *self, const char *look);

G_END_DECLS
