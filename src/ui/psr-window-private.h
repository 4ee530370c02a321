/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/pages/home/psr-home-page.h"
#include "ui/pages/learn/psr-learn-page.h"
#include "ui/pages/session/psr-session-keys.h"
#include "ui/pages/session/psr-session-page.h"
#include "ui/pages/welcome/psr-welcome-page.h"
#include "ui/psr-dimmer.h"
#include "ui/psr-window.h"

G_BEGIN_DECLS

/* What psr-window-actions.c, what a person does, sees of psr-window.c, what is shown. */

struct _PsrWindow {
  AdwApplicationWindow parent_instance;

  PsrDimmer *dimmer;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwViewStack *view_stack;
  AdwHeaderBar *header_bar;
  AdwViewSwitcherBar *view_switcher_bar;
  GtkWidget *back_button;
  PsrHomePage *home_page;
  AdwBin *journal_bin; /* these two are filled when they are first seen */
  AdwBin *learn_bin;
  PsrSessionPage *session_page; /* NULL until one begins: the program starts without it */
  PsrWelcomePage *welcome_page; /* at the first start only */

  GSettings *settings;
  PsrSession *session;
  PsrGuide *guide; /* NULL: nobody speaks */
  PsrDusk *dusk;
  PsrSessionKeys *keys;
  PsrRecovery *recovery;
  PsrTension *tension; /* NULL: not asked */
  PsrQuestioner *questioner;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  PsrScriptCatalog *scripts;
  PsrJournal *journal;
  char *lessons_folder;
  PsrPreview *preview;
  GtkWindow *safety_window; /* weak, as the next three: at most one of each */
  GtkWindow *preferences_window;
  GtkWindow *shortcuts_window;
  GtkWindow *about_dialog;
};

/* Returns: (transfer none) (nullable): %NULL until the lessons have been seen. */
PsrLearnPage *psr_window_get_learn_page (PsrWindow *self);

G_END_DECLS
