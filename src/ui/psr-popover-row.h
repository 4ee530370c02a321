/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrPopoverRow:
 *
 * A row with an arrow that opens a popover, which is made when it first opens: a list that nobody
 * looks at costs the program's start nothing. (Each #AdwComboRow would cost 1 % of it; an
 * #AdwExpanderRow, whose arrow is a drawing that no other part needs, brings a library for it.)
 */
#define PSR_TYPE_POPOVER_ROW (psr_popover_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (PsrPopoverRow, psr_popover_row, PSR, POPOVER_ROW, AdwActionRow)

/**
 * PsrPopoverRowClass:
 * @make_popover: Returns: (transfer floating): the popover; called once, when it first opens
 */
struct _PsrPopoverRowClass {
  AdwActionRowClass parent_class;

  GtkWidget *(*make_popover) (PsrPopoverRow *self);
};

G_END_DECLS
