/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/psr-press.h"
#include "session/psr-session.h"
#include "ui/pages/session/psr-dusk.h"

G_BEGIN_DECLS

/**
 * PsrSessionKeys:
 *
 * What keys, pointer and touch say while a session is under way, wherever in the window the focus
 * is. The whole keyboard is one button, read by #PsrPress: once pauses and goes on, twice repeats
 * the last cue, long ends. Some keys mean more:
 *
 * - Left and Right seek by 15 s. From right to left they change places, as they do in Totem: back
 *   is where a line begins, and the progress bar fills that way too.
 * - Up and Page Up are the previous cue, Down and Page Down the next. Page Up and Page Down are
 *   what a presenter's remote sends; the arrows lie together and are found by touch.
 * - While a question is open 1 to 4 give an answer, and Up and Down go through the answers, for
 *   Enter to give the one that they are at.
 * - Escape leaves fullscreen. It never ends a session.
 *
 * When the session asks, or has just been ended, any of them answers or takes the end back.
 * Keys with Ctrl, Alt or Super, function keys, Tab, and Enter on a button, are none of this.
 *
 * Whatever moves stirs the dusk. A key does what it means in the dark too; a click or a touch there
 * only lights.
 */
#define PSR_TYPE_SESSION_KEYS (psr_session_keys_get_type ())
G_DECLARE_FINAL_TYPE (PsrSessionKeys, psr_session_keys, PSR, SESSION_KEYS, GObject)

/* @window: has the actions `toggle`, `repeat`, `end`, `previous`, `next`, `seek`,
 * `answer` and `choose-answer`. It must outlive what is returned. */
PsrSessionKeys *
psr_session_keys_new (GtkWindow *window, PsrSession *session, PsrPress *press, PsrDusk *dusk);

G_END_DECLS
