/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "script/psr-script-catalog.h"
#include "session/psr-recovery.h"
#include "session/psr-tension.h"
#include "voice/psr-voice-catalog.h"

G_BEGIN_DECLS

/**
 * PsrHomePage:
 *
 * Where a session is chosen, with the figure as it will lie. What is chosen lives in the settings,
 * under the keys `session`, `minutes`, `voice`, `arms` and `props`; Begin activates `win.begin`.
 * Above it stands, where the session is a rest, the question after the tension, which nobody has to
 * answer; its keys activate `win.tension-before`.
 */
#define PSR_TYPE_HOME_PAGE (psr_home_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrHomePage, psr_home_page, PSR, HOME_PAGE, AdwBin)

/* To be called once, before the page is shown, with the "session" of @settings among @scripts. */
void psr_home_page_set_up (PsrHomePage *self,
                           GSettings *settings,
                           PsrScriptCatalog *scripts,
                           PsrVoiceCatalog *voices,
                           PsrPoseCatalog *poses);

/* @look: the id of one of psr_looks_get_all(). */
void psr_home_page_set_look (PsrHomePage *self, const char *look);

/* What it offers above Begin; to be called once. */
void psr_home_page_set_recovery (PsrHomePage *self, PsrRecovery *recovery);

/* What is asked above Begin, and is told what would begin; to be called once. */
void psr_home_page_set_tension (PsrHomePage *self, PsrTension *tension);

/* Puts the focus on Begin, or on going on with what was cut off, and makes it the default of the
 * window, so that Enter is all it takes. */
void psr_home_page_focus_begin (PsrHomePage *self);

G_END_DECLS
