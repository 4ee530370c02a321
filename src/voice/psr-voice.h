/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "script/psr-schedule.h"

G_BEGIN_DECLS

#define PSR_VOICE_ERROR (psr_voice_error_quark ())
GQuark psr_voice_error_quark (void);

/**
 * PsrVoiceError:
 * @PSR_VOICE_ERROR_MANIFEST: the manifest is missing, unreadable or incomplete; the message is
 *   one line that names the file, the key and the remedy
 * @PSR_VOICE_ERROR_NOT_FOUND: no installed voice has this id or language
 */
typedef enum {
  PSR_VOICE_ERROR_MANIFEST,
  PSR_VOICE_ERROR_NOT_FOUND,
} PsrVoiceError;

/* Where a voice comes from; people are told when it is a computer. */
typedef enum {
  PSR_VOICE_ORIGIN_COMPUTER,
  PSR_VOICE_ORIGIN_PERSON,
} PsrVoiceOrigin;

#define PSR_TYPE_VOICE (psr_voice_get_type ())
G_DECLARE_FINAL_TYPE (PsrVoice, psr_voice, PSR, VOICE, GObject)

/**
 * PsrVoice:
 *
 * A voice pack: a folder with a manifest `voice.ini` and one sound file a cue,
 * `<session>/<cue>.flac`. Immutable. The manifest is a key file:
 *
 * |[
 * [Voice]
 * Id=nl
 * Name=…                 what people choose it by; Name[nl]=… and so on for other languages
 * Language=nl            what it speaks
 * Origin=computer        or person
 * Source=…               who or what speaks: program, version and voice, or a name
 * Licence=…              SPDX expression
 * Loudness=-23.0         LUFS of every clip (ITU-R BS.1770-4)
 *
 * [constructive-rest]    one group a session: length of each clip in samples at 48 kHz
 * prepare=271234
 *
 * [phrases]              what the program says of itself, see data/phrases/README.md
 * paused=31234
 * ]|
 *
 * A clip that the manifest lists and that is not there is a missing clip, not an error: the cue
 * becomes a caption.
 */

/* Reads the manifest in @folder; blocks. Returns: (transfer full): or %NULL with #PsrVoiceError. */
PsrVoice *psr_voice_new_from_folder (GFile *folder, GError **error);

const char *psr_voice_get_id (PsrVoice *self);
const char *psr_voice_get_name (PsrVoice *self); /* in the language of the interface */
const char *psr_voice_get_language (PsrVoice *self);
PsrVoiceOrigin psr_voice_get_origin (PsrVoice *self);
const char *psr_voice_get_source (PsrVoice *self);
const char *psr_voice_get_licence (PsrVoice *self);
double psr_voice_get_loudness (PsrVoice *self); /* LUFS */

/* Returns: length in samples, or -1 when the voice has no clip for the cue, or its file is not
 *   there. Looks in the folder: blocks for a moment. */
gint64 psr_voice_get_clip_samples (PsrVoice *self, const char *session_id, const char *cue_id);

/* Returns: (transfer full) (nullable): the sound file, or %NULL when there is none. */
GFile *psr_voice_dup_clip_file (PsrVoice *self, const char *session_id, const char *cue_id);

/* psr_schedule_new() with this voice's language and lengths. */
PsrSchedule *
psr_voice_schedule (PsrVoice *self, PsrScript *script, const PsrChoices *choices, GError **error);

G_END_DECLS
