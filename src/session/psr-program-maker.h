/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "script/psr-script-catalog.h"
#include "session/psr-checkpoint.h"
#include "voice/psr-voice-catalog.h"

G_BEGIN_DECLS

/**
 * PsrProgramMaker:
 *
 * Makes a #PsrProgram of what a person chose (the gschema) and what is installed. A voice that was
 * never chosen, or is gone, becomes one that speaks the language of the interface; what is chosen
 * stays, whatever the locale.
 */
#define PSR_TYPE_PROGRAM_MAKER (psr_program_maker_get_type ())
G_DECLARE_FINAL_TYPE (PsrProgramMaker, psr_program_maker, PSR, PROGRAM_MAKER, GObject)

/* @scripts: has %PSR_DEFAULT_SESSION in it
 * @data_folder: where the sounds are */
PsrProgramMaker *psr_program_maker_new (GSettings *settings,
                                        PsrScriptCatalog *scripts,
                                        PsrVoiceCatalog *voices,
                                        const char *data_folder);

/* From here on the settings name a session and, if there is one, a voice that are installed. */
void psr_program_maker_choose_defaults (PsrProgramMaker *self);

/* Returns: (transfer full): what the settings ask for, or %NULL with an error of the voices
 *   (none is installed) or of the scripts (the length does not fit). */
PsrProgram *psr_program_maker_make (PsrProgramMaker *self, GError **error);

/* Returns: (transfer full): the same session, of the same length, with the voice, the sounds and
 *   the guidance of the settings; or %NULL with an error as above. */
PsrProgram *psr_program_maker_remake (PsrProgramMaker *self, PsrProgram *program, GError **error);

/* Returns: (transfer full) (nullable): what was under way, or %NULL when this version, or what is
 *   installed now, cannot make it. */
PsrProgram *psr_program_maker_make_again (PsrProgramMaker *self, const PsrCheckpoint *checkpoint);

G_END_DECLS
