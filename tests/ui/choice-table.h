/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/psr-choice-row.h"

G_BEGIN_DECLS

/* What a row of choices says, and what it stands for in the settings. */
typedef struct {
  const char *row; /* its name in the template */
  const char *key;
  struct {
    const char *value;
    const char *title;
  } choices[5];
} ChoiceTable;

/* A voice can be chosen in more than one place. */
extern const ChoiceTable voice_choices;

void assert_setting (GSettings *settings, const char *key, const char *expected);

/* Each choice is stored, and what is stored is shown. */
void choice_table_check (const ChoiceTable *table, PsrChoiceRow *row, GSettings *settings);

G_END_DECLS
