/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-volume-settings.h"

static const char *const keys[PSR_N_LANES] = {
  [PSR_LANE_VOICE] = "volume-voice",
  [PSR_LANE_BELLS] = "volume-bells",
  [PSR_LANE_BED] = "volume-bed",
};

const char *
psr_volume_settings_get_key (PsrLane lane)
{
  g_return_val_if_fail ((guint) lane < PSR_N_LANES, NULL);

  return keys[lane];
}

static void
changed_cb (PsrPlayer *player, const char *key, GSettings *settings)
{
  g_assert (PSR_IS_PLAYER (player));

  for (int lane = 0; lane < PSR_N_LANES; lane++) {
    if (g_str_equal (keys[lane], key))
      psr_player_set_volume (player, (PsrLane) lane, g_settings_get_double (settings, key));
  }
}

void
psr_volume_settings_follow (GSettings *settings, PsrPlayer *player)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PSR_IS_PLAYER (player));

  for (int lane = 0; lane < PSR_N_LANES; lane++) {
    g_autofree char *signal = g_strconcat ("changed::", keys[lane], NULL);

    g_signal_connect_object (settings, signal, G_CALLBACK (changed_cb), player, G_CONNECT_SWAPPED);
    changed_cb (player, keys[lane], settings);
  }
}
