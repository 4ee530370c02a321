/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PsrFigureError:
 * @PSR_FIGURE_ERROR_SYNTAX: a pose file is not well-formed, or uses words that a pose file lacks
 * @PSR_FIGURE_ERROR_VALUE: a number, direction or name in a pose file makes no sense
 * @PSR_FIGURE_ERROR_REACH: a pose asks for what a body cannot do
 * @PSR_FIGURE_ERROR_NOT_FOUND: no pose, view or palette of that name
 *
 * Messages name the file, the line and what to do.
 */
typedef enum {
  PSR_FIGURE_ERROR_SYNTAX,
  PSR_FIGURE_ERROR_VALUE,
  PSR_FIGURE_ERROR_REACH,
  PSR_FIGURE_ERROR_NOT_FOUND,
} PsrFigureError;

#define PSR_FIGURE_ERROR (psr_figure_error_quark ())
GQuark psr_figure_error_quark (void);

/* Sets %PSR_FIGURE_ERROR_VALUE. Returns: %FALSE */
gboolean psr_figure_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
