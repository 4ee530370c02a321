/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-phrases.h"
#include "session/psr-session.h"

G_BEGIN_DECLS

/* How a press is confirmed by ear. */
typedef enum {
  PSR_CONFIRMATION_VOICE, /* with a word where one helps, with a tone where a word would be late */
  PSR_CONFIRMATION_TONE,
  PSR_CONFIRMATION_NONE,
} PsrConfirmation;

#define PSR_TYPE_GUIDE (psr_guide_get_type ())
G_DECLARE_FINAL_TYPE (PsrGuide, psr_guide, PSR, GUIDE, GObject)

/**
 * PsrGuide:
 *
 * What a session says of itself to somebody with closed eyes: that it paused, that it ended and can
 * be taken back, why it stands still, where it is. Watches the session; any change of it cuts off
 * what is being said. The words are #PsrPhrases, spoken by the voice of the session.
 *
 * Whatever the confirmation is, it speaks to offer that an end be taken back or an interruption be
 * gone on from, to ask whether the person still listens, and to answer psr_guide_where_am_i().
 * After an interruption it waits until a device takes sound again, ten minutes at most; it never
 * goes on by itself.
 *
 * Properties, notified: `confirmation` (#PsrConfirmation, read and written), `caption` (string or
 * %NULL, read: the words that are being said, for as long as reading them takes).
 */

/* @data_folder: where the tones are. @clock tells when the machine woke up. */
PsrGuide *psr_guide_new (PsrSession *session,
                         PsrPlayer *player,
                         PsrPhrases *phrases,
                         PsrClock *clock,
                         const char *data_folder);

/* Says the phase and the minutes left, while the session stands still; it goes on at the very
 * sample. Nothing when none is under way. */
void psr_guide_where_am_i (PsrGuide *self);

/* Confirms something that only a page knows of, such as a key that is held down: says the phrase
 * @id, or sounds a tone, or nothing, as the confirmation is. */
void psr_guide_tell (PsrGuide *self, const char *id);

/* Confirms that the answer with this number is the one that Enter would give, while the session
 * stands still. */
void psr_guide_tell_choice (PsrGuide *self, int number);

/* Returns: (nullable): what is being said. */
const char *psr_guide_get_caption (PsrGuide *self);

void psr_guide_set_confirmation (PsrGuide *self, PsrConfirmation confirmation);

#define PSR_TYPE_CONFIRMATION (psr_confirmation_get_type ())
GType psr_confirmation_get_type (void);

G_END_DECLS
