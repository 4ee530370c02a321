/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-figure-error.h"

G_DEFINE_QUARK (psr_figure_error_quark, psr_figure_error)

gboolean
psr_figure_refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, PSR_FIGURE_ERROR, PSR_FIGURE_ERROR_VALUE, message);

  return FALSE;
}
