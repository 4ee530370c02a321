/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The side from which a pose is shown. */
typedef enum {
  PSR_VIEW_SIDE,
  PSR_VIEW_ABOVE,
  PSR_VIEW_FRONT,
  PSR_VIEW_THREE_QUARTER,
} PsrView;
#define PSR_N_VIEWS 4

/* The words that files and the command line use: "side", "above", "front", "three-quarter". */
const char *psr_view_to_string (PsrView view);

/* Returns: FALSE, with @view untouched, when the word is none of them. */
gboolean psr_view_from_string (const char *word, PsrView *view);

G_END_DECLS
