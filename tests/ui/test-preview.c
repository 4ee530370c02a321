/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-preview.h"

#include "base/psr-fake-clock.h"
#include "fake-player.h"
#include "fake-program.h"

typedef struct {
  GSettings *settings;
  PsrVoiceCatalog *voices;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrPreview *preview;
  int n_unheard;
} Fixture;

static void
unheard_cb (Fixture *fixture)
{
  fixture->n_unheard++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };

  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set_string (fixture->settings, "voice", "en");
  fixture->voices = psr_voice_catalog_new (voices_folders);
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->preview = psr_preview_new (PSR_PLAYER (fixture->player),
                                      fixture->session,
                                      fixture->settings,
                                      fixture->voices,
                                      data_folder);
  g_signal_connect_swapped (fixture->preview, "unheard", G_CALLBACK (unheard_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "voice", "bell", "bed" };

  g_assert_finalize_object (fixture->preview);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  psr_session_finish (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->settings);
}

static void
assert_said (Fixture *fixture, const char *expected)
{
  g_autofree char *said = fake_player_take_said (fixture->player);

  g_assert_cmpstr (said, ==, expected);
}

static void
test_plays (Fixture *fixture, gconstpointer data)
{
  psr_preview_play (fixture->preview, PSR_LANE_VOICE);
  assert_said (fixture, "voice:sound-check;");
  g_assert_true (psr_preview_is_playing (fixture->preview, PSR_LANE_VOICE));
  g_assert_false (psr_preview_is_playing (fixture->preview, PSR_LANE_BELLS));

  fake_player_finish_saying (fixture->player, TRUE);
  g_assert_false (psr_preview_is_playing (fixture->preview, PSR_LANE_VOICE));
  g_assert_cmpint (fixture->n_unheard, ==, 0);
  psr_preview_stop (fixture->preview);
  assert_said (fixture, "");
}

static void
test_stops (Fixture *fixture, gconstpointer data)
{
  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  psr_preview_stop (fixture->preview);
  assert_said (fixture, "bells:bell-bowl;hush;");
  g_assert_false (psr_preview_is_playing (fixture->preview, PSR_LANE_BELLS));
}

static void
test_unheard (Fixture *fixture, gconstpointer data)
{
  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  fake_player_finish_saying (fixture->player, FALSE);
  g_assert_cmpint (fixture->n_unheard, ==, 1);
  g_assert_false (psr_preview_is_playing (fixture->preview, PSR_LANE_BELLS));

  /* What others say is none of ours. */
  g_signal_emit_by_name (fixture->player, "said", FALSE);
  g_assert_cmpint (fixture->n_unheard, ==, 1);
}

static void
test_nothing_to_play (Fixture *fixture, gconstpointer data)
{
  g_assert_false (psr_preview_can_play (fixture->preview, PSR_LANE_BED));
  psr_preview_play (fixture->preview, PSR_LANE_BED);
  assert_said (fixture, "");

  g_settings_set_string (fixture->settings, "voice", "nobody");
  g_assert_false (psr_preview_can_play (fixture->preview, PSR_LANE_VOICE));
}

/* Going through the list is enough to hear them all. */
static void
test_follows_the_choice (Fixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "bed", "rain");
  assert_said (fixture, "");
  psr_preview_play (fixture->preview, PSR_LANE_BED);
  g_settings_set_string (fixture->settings, "bed", "waves");
  g_settings_set_string (fixture->settings, "bell", "chime");
  assert_said (fixture, "bed:bed-rain;bed:bed-waves;");
  g_settings_set_string (fixture->settings, "bed", "off");
  assert_said (fixture, "hush;");
}

static void
begin (Fixture *fixture)
{
  g_autoptr (PsrProgram) program = fake_program_new (0);

  psr_session_begin (fixture->session, program);
  while (psr_player_get_state (PSR_PLAYER (fixture->player)) != PSR_PLAYER_PLAYING)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_player (Fixture *fixture, PsrPlayerState state)
{
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, state);
}

static void
test_session_waits (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_preview_play (fixture->preview, PSR_LANE_VOICE);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  assert_player (fixture, PSR_PLAYER_PAUSED);
  fake_player_finish_saying (fixture->player, TRUE);
  assert_player (fixture, PSR_PLAYER_PLAYING);

  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  psr_preview_stop (fixture->preview);
  assert_player (fixture, PSR_PLAYER_PLAYING);
}

static void
test_beginning_cuts_it_off (Fixture *fixture, gconstpointer data)
{
  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  begin (fixture);
  assert_said (fixture, "bells:bell-bowl;hush;");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/preview/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("plays", test_plays);
  ADD ("stops", test_stops);
  ADD ("unheard", test_unheard);
  ADD ("nothing-to-play", test_nothing_to_play);
  ADD ("follows-the-choice", test_follows_the_choice);
  ADD ("session-waits", test_session_waits);
  ADD ("beginning-cuts-it-off", test_beginning_cuts_it_off);
#undef ADD

  return g_test_run ();
}
