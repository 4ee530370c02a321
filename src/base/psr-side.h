/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A side of the body, the person's own left and right. */
typedef enum {
  PSR_LEFT,
  PSR_RIGHT,
  PSR_SIDE_NONE, /* of what has no side */
} PsrSide;
#define PSR_N_SIDES 2

/* The words that files and the command line use: "left", "right". */
const char *psr_side_to_string (PsrSide side);

/* Returns: FALSE, with @side untouched, when the word is none of them. */
gboolean psr_side_from_string (const char *word, PsrSide *side);

/* Left for right, right for left. @side: not %PSR_SIDE_NONE. */
PsrSide psr_side_get_other (PsrSide side);

G_END_DECLS
