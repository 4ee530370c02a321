/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/psr-choice-row.h"

G_BEGIN_DECLS

/* Opens the list of a row in a window that is shown, as a person does: waits until it is drawn.
 * Returns: (transfer none): the open list. */
GtkPopoverMenu *choice_row_open (PsrChoiceRow *row);

/* Takes the choice at @position of an open list, counted from 0, which closes it. */
void choice_row_choose (GtkPopoverMenu *list, guint position);

G_END_DECLS
