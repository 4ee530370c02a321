/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a toast with all of @message, which is plain text, also in a narrow window, and for as long
 * as it takes to read. */
void psr_toast_show (AdwToastOverlay *overlay, const char *message);

G_END_DECLS
