/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-phrases.h"
#include "session/psr-player.h"
#include "voice/psr-voice.h"

G_BEGIN_DECLS

/**
 * PsrUtterance:
 *
 * A few words of the program, on their way to a player: what is heard, and what is read meanwhile.
 * Where the voice has no clip for the words, one soft tone is heard.
 */
typedef struct _PsrUtterance PsrUtterance;

/* @data_folder: where the tones are. Borrows all of them until it is freed. */
PsrUtterance *psr_utterance_new (PsrVoice *voice, PsrPhrases *phrases, const char *data_folder);
void psr_utterance_free (PsrUtterance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrUtterance, psr_utterance_free)

/* @id: of a phrase. */
void psr_utterance_add_phrase (PsrUtterance *self, const char *id);

/* The title of a part of the session @session_id. */
void psr_utterance_add_title (PsrUtterance *self, const char *session_id, const PsrPart *part);

/* @id: of a tone of psr_sounds_get_tones(). */
void psr_utterance_add_tone (PsrUtterance *self, const char *id);

/* Returns: the words, in the language of the voice; empty for tones alone. */
const char *psr_utterance_get_caption (PsrUtterance *self);

void psr_utterance_say (PsrUtterance *self, PsrPlayer *player);

G_END_DECLS
