/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/psr-preview.h"

G_BEGIN_DECLS

/**
 * PsrVolumeRow:
 *
 * How loud one lane of the sound is, from silence on; heard at once, also in the middle of a
 * session. A button plays what it is about.
 */
#define PSR_TYPE_VOLUME_ROW (psr_volume_row_get_type ())
G_DECLARE_FINAL_TYPE (PsrVolumeRow, psr_volume_row, PSR, VOLUME_ROW, AdwActionRow)

/* To be called once. The volume lives under `volume-voice`, `volume-bells` or `volume-bed`. */
void
psr_volume_row_set_up (PsrVolumeRow *self, GSettings *settings, PsrPreview *preview, PsrLane lane);

G_END_DECLS
