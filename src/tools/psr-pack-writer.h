/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-phrases.h"
#include "script/psr-script.h"

G_BEGIN_DECLS

/**
 * PsrPackWriter:
 *
 * Makes a voice pack (its format is told at #PsrVoice) of a computer voice. It begins with a
 * template: the manifest's group `Voice` without Source, and a group `Speech` that says how
 * espeak-ng is to speak and does not go into the pack:
 *
 * |[
 * [Speech]
 * Voice=nl
 * WordsPerMinute=120
 * Gap=2
 * Pitch=40
 * ]|
 */
typedef struct _PsrPackWriter PsrPackWriter;

/* Reads the template; makes @folder where it is not there yet and empties it of the clips of an
 * earlier pack. Returns: (transfer full). */
PsrPackWriter *psr_pack_writer_new (const char *template_path, const char *folder, GError **error);
void psr_pack_writer_free (PsrPackWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrPackWriter, psr_pack_writer_free)

/* Writes a clip of every phrase. Words that are missing in the language of the voice are an error,
 * here and with the cues. */
gboolean psr_pack_writer_add_phrases (PsrPackWriter *self, PsrPhrases *phrases, GError **error);

/* Writes a clip of every spoken cue of @script and of the title of every part. */
gboolean psr_pack_writer_add_session (PsrPackWriter *self, PsrScript *script, GError **error);

/* Writes the manifest, when all sessions are added: a folder with a manifest is a whole pack. */
gboolean psr_pack_writer_finish (PsrPackWriter *self, GError **error);

G_END_DECLS
