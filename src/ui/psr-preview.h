/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/psr-session.h"
#include "voice/psr-voice-catalog.h"

G_BEGIN_DECLS

#define PSR_TYPE_PREVIEW (psr_preview_get_type ())
G_DECLARE_FINAL_TYPE (PsrPreview, psr_preview, PSR, PREVIEW, GObject)

/**
 * PsrPreview:
 *
 * What the settings sound like, one lane at a time: a sentence of the voice, the bell, a few
 * seconds of the background sound, at the volume of the lane. Another choice meanwhile is played at
 * once. A session that is under way waits for it; one that begins cuts it off.
 *
 * Signals: `changed`: what is played, or can be, is another one. `unheard`: no sound device took
 * it.
 */

/* @data_folder: where `sounds/` lies. */
PsrPreview *psr_preview_new (PsrPlayer *player,
                             PsrSession *session,
                             GSettings *settings,
                             PsrVoiceCatalog *voices,
                             const char *data_folder);

/* Plays the lane in place of whatever was played. Nothing when it cannot. */
void psr_preview_play (PsrPreview *self, PsrLane lane);

/* Nothing when nothing is played. */
void psr_preview_stop (PsrPreview *self);

gboolean psr_preview_is_playing (PsrPreview *self, PsrLane lane);

/* Whether something is chosen that has a sound. */
gboolean psr_preview_can_play (PsrPreview *self, PsrLane lane);

G_END_DECLS
