/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSR_TYPE_PROPS_ROW (psr_props_row_get_type ())
G_DECLARE_FINAL_TYPE (PsrPropsRow, psr_props_row, PSR, PROPS_ROW, AdwExpanderRow)

/**
 * PsrPropsRow:
 *
 * Which props lie ready: a row that names them, and opens to a switch for each. The switches are
 * made when it first opens: before that they would cost a tenth of the program's start.
 */

/* Shows and changes the key `props`, from now on. To be called once. */
void psr_props_row_bind (PsrPropsRow *self, GSettings *settings);

G_END_DECLS
