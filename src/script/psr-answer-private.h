/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "script/psr-answer.h"

G_BEGIN_DECLS

/* For the parser, which fills in the words. */
PsrAnswer *psr_answer_new (const char *id);
void psr_answer_free (PsrAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PsrAnswer, psr_answer_free)

G_END_DECLS
