/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-choice-settings.h"

void
psr_choice_settings_read (GSettings *settings, PsrScript *script, PsrChoices *choices)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PSR_IS_SCRIPT (script));
  g_return_if_fail (choices != NULL);

  psr_choices_init (choices, psr_choice_settings_get_minutes (settings, script));
  choices->settle_minutes = g_settings_get_int (settings, "settle-minutes");
  choices->guidance = (PsrGuidance) g_settings_get_enum (settings, "guidance");
  choices->arms = (PsrArms) g_settings_get_enum (settings, "arms");
  choices->props = (PsrProps) g_settings_get_flags (settings, "props");
  choices->first_side = (PsrSide) g_settings_get_enum (settings, "first-side");
}

int
psr_choice_settings_get_minutes (GSettings *settings, PsrScript *script)
{
  g_autoptr (GVariant) lengths = NULL;
  int minutes;

  g_return_val_if_fail (G_IS_SETTINGS (settings), 0);
  g_return_val_if_fail (PSR_IS_SCRIPT (script), 0);

  lengths = g_settings_get_value (settings, "minutes");
  if (!g_variant_lookup (lengths, psr_script_get_id (script), "i", &minutes))
    minutes = psr_script_get_default_minutes (script);

  return CLAMP (minutes,
                psr_script_get_shortest_minutes (script),
                psr_script_get_longest_minutes (script));
}

void
psr_choice_settings_set_minutes (GSettings *settings, PsrScript *script, int minutes)
{
  g_autoptr (GVariant) lengths = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *id;
  int length;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PSR_IS_SCRIPT (script));

  if (psr_choice_settings_get_minutes (settings, script) == minutes)
    return;

  lengths = g_settings_get_value (settings, "minutes");
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, lengths);
  while (g_variant_iter_next (&iter, "{&si}", &id, &length)) {
    if (!g_str_equal (id, psr_script_get_id (script)))
      g_variant_builder_add (&builder, "{si}", id, length);
  }
  g_variant_builder_add (&builder, "{si}", psr_script_get_id (script), minutes);
  g_settings_set_value (settings, "minutes", g_variant_builder_end (&builder));
}

void
psr_choice_settings_choose (GSettings *settings, PsrScript *script, int minutes)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PSR_IS_SCRIPT (script));

  g_settings_set_string (settings, "session", psr_script_get_id (script));
  psr_choice_settings_set_minutes (settings, script, minutes);
}
