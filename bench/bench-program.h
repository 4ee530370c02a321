/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-program.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the longest that is usual: 20 minutes in Dutch over a bed, from the
 *   data of the build folder. Ends the program when that is not there. */
PsrProgram *psr_bench_make_program (void);

G_END_DECLS
