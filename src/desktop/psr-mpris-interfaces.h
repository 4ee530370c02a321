/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PSR_MPRIS_ROOT   "org.mpris.MediaPlayer2"
#define PSR_MPRIS_PLAYER "org.mpris.MediaPlayer2.Player"

/* Returns: (transfer full): what %PSR_MPRIS_ROOT and %PSR_MPRIS_PLAYER consist of. */
GDBusNodeInfo *psr_mpris_interfaces_new (void);

G_END_DECLS
