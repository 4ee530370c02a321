/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-cue.h"

G_BEGIN_DECLS

/* For the parser, which fills in the fields. */
PsrCue *psr_cue_new (PsrCueKind kind);
void psr_cue_free (PsrCue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrCue, psr_cue_free)

G_END_DECLS
