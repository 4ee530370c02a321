/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/psr-popover-row.h"

G_BEGIN_DECLS

#define PSR_TYPE_PROPS_ROW (psr_props_row_get_type ())
G_DECLARE_FINAL_TYPE (PsrPropsRow, psr_props_row, PSR, PROPS_ROW, PsrPopoverRow)

/**
 * PsrPropsRow:
 *
 * Which props lie ready: a row that names them, and opens a switch for each.
 */

/* Shows and changes the key `props`, from now on. To be called once. */
void psr_props_row_bind (PsrPropsRow *self, GSettings *settings);

G_END_DECLS
