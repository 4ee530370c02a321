/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/psr-player.h"

G_BEGIN_DECLS

/* The volumes as the settings of the program keep them (data/, the gschema): one a lane, a linear
 * gain. */

/* Returns: (transfer none): the key of this lane's volume. */
const char *psr_volume_settings_get_key (PsrLane lane);

/* Sets the volumes of @player, now and whenever they change, for as long as it lives. */
void psr_volume_settings_follow (GSettings *settings, PsrPlayer *player);

G_END_DECLS
