/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "choice-table.h"

const ChoiceTable voice_choices = {
  "voice_row",
  "voice",
  { { "en", "Computer voice, English" }, { "nl", "Computer voice, Dutch" } },
};

void
assert_setting (GSettings *settings, const char *key, const char *expected)
{
  g_autofree char *value = g_settings_get_string (settings, key);

  g_assert_cmpstr (value, ==, expected);
}

void
choice_table_check (const ChoiceTable *table, PsrChoiceRow *row, GSettings *settings)
{
  for (gsize i = 0; table->choices[i].value != NULL; i++) {
    g_object_set (row, "value", table->choices[i].value, NULL);
    assert_setting (settings, table->key, table->choices[i].value);
    g_assert_cmpstr (psr_choice_row_get_value_title (row), ==, table->choices[i].title);
  }

  for (gsize i = 0; table->choices[i].value != NULL; i++) {
    g_settings_set_string (settings, table->key, table->choices[i].value);
    g_assert_cmpstr (psr_choice_row_get_value_title (row), ==, table->choices[i].title);
  }
}
