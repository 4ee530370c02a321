/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PSR_TOOL_ERROR (psr_tool_error_quark ())
GQuark psr_tool_error_quark (void);

/**
 * PsrToolError:
 * @PSR_TOOL_ERROR_INPUT: a file that the tool was given is not what it must be
 * @PSR_TOOL_ERROR_SPEECH: espeak-ng is missing, or did not speak
 * @PSR_TOOL_ERROR_SOUND: a sound cannot be made as wanted, or not be written
 *
 * Every message is one line.
 */
typedef enum {
  PSR_TOOL_ERROR_INPUT,
  PSR_TOOL_ERROR_SPEECH,
  PSR_TOOL_ERROR_SOUND,
} PsrToolError;

G_END_DECLS
