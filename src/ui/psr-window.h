/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "journal/psr-journal.h"
#include "script/psr-script-catalog.h"
#include "session/psr-guide.h"
#include "session/psr-questioner.h"
#include "session/psr-recovery.h"
#include "session/psr-tension.h"
#include "ui/psr-preview.h"

G_BEGIN_DECLS

/**
 * PsrWindow:
 *
 * The window: Home, the journal, the lessons, the session while one runs, and an introduction
 * before the first one. Its actions, all in its action map and so on the bus: `begin`, `toggle`,
 * `next`, `previous`, `repeat`, `seek` (int32: seconds), `where-am-i` (with a guide), `end`,
 * `undo-end`, `answer` (int32: the number of an answer) and `choose-answer` (int32: 1 or -1, to the
 * one before or after) while a question is open, `tension-before` and `tension-after`
 * (int32: 0 to 10, -1 takes it back) while that is asked, `show-journal`, `show-checks` (in it),
 * `finish` (leaves what is shown after the end), `fullscreen` (a toggle), what becomes of a session
 * that was cut off: `go-on`, `start-over` and `let-go`, `open-lesson` (string: its id) and `back`
 * from there, and what the menu opens: `save`, `preferences`, `shortcuts` and `about`.
 *
 * Signals: `begin`: the person wants the session of the settings; `save`: wants it as a file;
 * `go-on` and `start-over`: wants the one that was cut off, from its place or from its beginning.
 */
#define PSR_TYPE_WINDOW (psr_window_get_type ())
G_DECLARE_FINAL_TYPE (PsrWindow, psr_window, PSR, WINDOW, AdwApplicationWindow)

/* @lessons_folder: read when the lessons are first seen. */
PsrWindow *psr_window_new (GtkApplication *application,
                           GSettings *settings,
                           PsrSession *session,
                           PsrQuestioner *questioner,
                           PsrScriptCatalog *scripts,
                           PsrVoiceCatalog *voices,
                           PsrPoseCatalog *poses,
                           PsrJournal *journal,
                           const char *lessons_folder,
                           PsrPreview *preview);

/* Lets Home show what it offers; to be called once. */
void psr_window_set_recovery (PsrWindow *self, PsrRecovery *recovery);

/* Lets Home ask before a rest and the session's page after it; to be called once. */
void psr_window_set_tension (PsrWindow *self, PsrTension *tension);

/* To be called at most once. @guide: says where the session is, and what it says is shown. */
void psr_window_set_guide (PsrWindow *self, PsrGuide *guide);

/* Tells the person in a few words, without stopping anything. */
void psr_window_show_message (PsrWindow *self, const char *message);

G_END_DECLS
