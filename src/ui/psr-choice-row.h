/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/psr-popover-row.h"

G_BEGIN_DECLS

/**
 * PsrChoiceRow:
 *
 * A row that chooses one of a few values of a key in the settings. A value that is none of them,
 * from a newer version for instance, stays until another one is chosen; the row shows none then.
 *
 * Properties:
 * - `value`: as the key has it; empty before it is bound
 * - `use-subtitle`: whether the title of the value stands below the row's own, for long ones
 */
#define PSR_TYPE_CHOICE_ROW (psr_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (PsrChoiceRow, psr_choice_row, PSR, CHOICE_ROW, PsrPopoverRow)

/* @value: as the key has it
 * @title: as people read it, translated */
void psr_choice_row_append (PsrChoiceRow *self, const char *value, const char *title);

/* @voices: of #PsrVoice; their ids and names. */
void psr_choice_row_append_voices (PsrChoiceRow *self, GListModel *voices);

/* To be called once, when all values are appended. @key: of a string or an enumeration. */
void psr_choice_row_bind (PsrChoiceRow *self, GSettings *settings, const char *key);

/* Returns: (nullable): the title of the value; %NULL when it is none of them. */
const char *psr_choice_row_get_value_title (PsrChoiceRow *self);

G_END_DECLS
