/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-tool-error.h"

G_DEFINE_QUARK (psr_tool_error_quark, psr_tool_error)
