/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): the first sentence of @words, as Unicode finds sentences (UAX 29), with
 * its stop and without the space after it. */
char *psr_first_sentence_dup (const char *words);

G_END_DECLS
