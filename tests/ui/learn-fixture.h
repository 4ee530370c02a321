/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui-test-util.h"
#include "ui/pages/learn/psr-learn-page.h"

G_BEGIN_DECLS

/* The page of the shipped lessons in a small window. */
typedef struct {
  GListModel *lessons;
  PsrPoseCatalog *poses;
  PsrScriptCatalog *scripts;
  GtkWidget *window;
  PsrLearnPage *page;
  GSimpleActionGroup *actions;
  char *chosen; /* what win.choose-session was last asked for */
} LearnFixture;

void learn_set_up (LearnFixture *fixture, gconstpointer data);
void learn_tear_down (LearnFixture *fixture, gconstpointer data);

/* Returns: (transfer none) (nullable): see find_widget(), among all that the page holds. */
gpointer learn_find (LearnFixture *fixture, GType type, guint n);

/* A lesson with a picture; its figure is seen. */
void learn_open_and_wait (LearnFixture *fixture, const char *id);

/* Returns: (transfer full): what the figure would show if a frame were drawn now. */
Picture *learn_draw (LearnFixture *fixture);

/* Returns: (transfer none): the button of the picture of the lesson. */
GtkButton *learn_find_play_button (LearnFixture *fixture);

G_END_DECLS
