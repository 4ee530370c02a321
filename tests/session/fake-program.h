/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-program.h"

G_BEGIN_DECLS

/* Ten minutes of tests/script/timeline.xml in English, after so many of settling; all captions. */
PsrProgram *fake_program_new (int settle_minutes);

/* Three minutes of tests/script/sides.xml, the left side first. */
PsrProgram *fake_program_new_with_question (void);

G_END_DECLS
