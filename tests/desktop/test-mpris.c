/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-mpris.h"

#include "base/psr-units.h"
#include "mpris-fixture.h"
#include "session/psr-press.h"

#define MINUTE_US G_TIME_SPAN_MINUTE
#define LENGTH_US (10 * MINUTE_US)

static void
check_abilities (MprisFixture *fixture, const char *expected)
{
  const char *names[] = { "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    mpris_check (fixture, MPRIS_PLAYER, names[i], expected);
}

static guint
count_properties (MprisFixture *fixture, const char *interface)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    mpris_try_call (fixture, MPRIS_PROPERTIES, "GetAll", g_variant_new ("(s)", interface), &error);
  g_autoptr (GVariant) all = NULL;

  g_assert_no_error (error);
  all = g_variant_get_child_value (reply, 0);
  return (guint) g_variant_n_children (all);
}

static void
test_root (MprisFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_properties (fixture, MPRIS_ROOT), ==, 7);
  mpris_check (fixture, MPRIS_ROOT, "CanQuit", "true");
  mpris_check (fixture, MPRIS_ROOT, "CanRaise", "true");
  mpris_check (fixture, MPRIS_ROOT, "HasTrackList", "false");
  mpris_check (fixture, MPRIS_ROOT, "Identity", "'A Test'");
  mpris_check (fixture, MPRIS_ROOT, "DesktopEntry", "'" MPRIS_APPLICATION_ID "'");
  mpris_check (fixture, MPRIS_ROOT, "SupportedUriSchemes", "@as []");
  mpris_check (fixture, MPRIS_ROOT, "SupportedMimeTypes", "@as []");

  mpris_call (fixture, MPRIS_ROOT, "Raise", NULL);
  g_assert_cmpint (fixture->n_raised, ==, 1);
  mpris_call (fixture, MPRIS_ROOT, "Quit", NULL);
  g_assert_cmpint (fixture->n_quit, ==, 1);
}

static void
test_constants (MprisFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_properties (fixture, MPRIS_PLAYER), ==, 15);
  mpris_check (fixture, MPRIS_PLAYER, "LoopStatus", "'None'");
  mpris_check (fixture, MPRIS_PLAYER, "Rate", "1.0");
  mpris_check (fixture, MPRIS_PLAYER, "MinimumRate", "1.0");
  mpris_check (fixture, MPRIS_PLAYER, "MaximumRate", "1.0");
  mpris_check (fixture, MPRIS_PLAYER, "Shuffle", "false");
  mpris_check (fixture, MPRIS_PLAYER, "Volume", "1.0");
  mpris_check (fixture, MPRIS_PLAYER, "CanControl", "true");
}

static void
test_settings_stay (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  mpris_set (fixture, "LoopStatus", g_variant_new_string ("Track"));
  mpris_set (fixture, "Rate", g_variant_new_double (2.0));
  mpris_set (fixture, "Shuffle", g_variant_new_boolean (TRUE));
  mpris_set (fixture, "Volume", g_variant_new_double (0.0));
  test_constants (fixture, data);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");
  g_assert_cmpint (fixture->n_changes, ==, 0);

  mpris_set (fixture, "Rate", g_variant_new_double (0.0));
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Paused'");
  mpris_check (fixture, MPRIS_PLAYER, "Rate", "1.0");
}

/* A pet on a media key begins no session. */
static void
test_idle (MprisFixture *fixture, gconstpointer data)
{
  const char *methods[] = { "Next", "Previous", "Pause", "Stop", "Play" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    mpris_call (fixture, MPRIS_PLAYER, methods[i], NULL);
  mpris_seek (fixture, MINUTE_US);
  mpris_set_position (fixture, "/org/example/Test_Rest/track/0", MINUTE_US);
  mpris_check_refused (fixture, MPRIS_PLAYER, "PlayPause", NULL);
  mpris_check_refused (fixture, MPRIS_PLAYER, "OpenUri", g_variant_new ("(s)", "file:///dev/null"));

  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Stopped'");
  mpris_check (fixture, MPRIS_PLAYER, "Metadata", "@a{sv} {}");
  mpris_check (fixture, MPRIS_PLAYER, "Position", "int64 0");
  check_abilities (fixture, "false");
  g_assert_cmpint (fixture->n_changes, ==, 0);
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
test_begins (MprisFixture *fixture, gconstpointer data)
{
  psr_session_begin (fixture->session, fixture->program);
  mpris_call (fixture, MPRIS_PLAYER, "Play", NULL);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);

  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");
  mpris_check (fixture,
               MPRIS_PLAYER,
               "Metadata",
               "{'mpris:trackid': <objectpath '/org/example/Test_Rest/track/1'>, "
               "'mpris:length': <int64 600000000>, 'xesam:title': <'Timeline'>, "
               "'xesam:artist': <['Test']>}");
  check_abilities (fixture, "true");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 7);
  mpris_check_changed (fixture, "PlaybackStatus", "'Playing'");
  mpris_check_changed (fixture, "CanGoNext", "true");
  mpris_check_changed (fixture, "CanPlay", "true");
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
test_settling (MprisFixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) metadata = NULL;
  gint64 length;

  mpris_begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_SETTLING);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");
  metadata = mpris_get (fixture, MPRIS_PLAYER, "Metadata");
  g_assert_true (g_variant_lookup (metadata, "mpris:length", "x", &length));
  g_assert_cmpint (length, ==, LENGTH_US + 2 * MINUTE_US);
}

static void
test_pause (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  mpris_call (fixture, MPRIS_PLAYER, "Play", NULL);
  g_assert_cmpint (fixture->n_changes, ==, 0);

  mpris_call (fixture, MPRIS_PLAYER, "Pause", NULL);
  mpris_call (fixture, MPRIS_PLAYER, "Pause", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Paused'");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 1);
  mpris_check_changed (fixture, "PlaybackStatus", "'Paused'");
  check_abilities (fixture, "true");

  mpris_call (fixture, MPRIS_PLAYER, "Play", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");
  mpris_check_changed (fixture, "PlaybackStatus", "'Playing'");
  g_assert_cmpint (fixture->n_changes, ==, 2);
}

/* A headset has one button: once is known when the time for a second press has gone by. */
static void
test_play_pause (MprisFixture *fixture, gconstpointer data)
{
  int n_asked = 0;

  g_signal_connect_swapped (fixture->mpris, "where-am-i", G_CALLBACK (mpris_count_cb), &n_asked);
  mpris_begin (fixture);
  mpris_call (fixture, MPRIS_PLAYER, "PlayPause", NULL);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");
  psr_fake_clock_advance (fixture->clock, PSR_PRESS_DOUBLE_MS * 1000);
  while (psr_session_get_state (fixture->session) != PSR_SESSION_PAUSED)
    g_main_context_iteration (NULL, TRUE);

  mpris_call (fixture, MPRIS_PLAYER, "PlayPause", NULL);
  mpris_call (fixture, MPRIS_PLAYER, "PlayPause", NULL);
  psr_fake_clock_advance (fixture->clock, PSR_PRESS_DOUBLE_MS * 1000);
  while (n_asked == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
}

static void
test_position (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  for (int i = 1; i <= 3; i++) {
    fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (1));
    g_assert_cmpint (mpris_get_position_us (fixture), ==, i * G_TIME_SPAN_SECOND);
  }
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
test_seek (MprisFixture *fixture, gconstpointer data)
{
  gint64 position;

  mpris_begin (fixture);
  mpris_seek (fixture, MINUTE_US);
  mpris_check_seeked (fixture, MINUTE_US);
  mpris_seek (fixture, -G_TIME_SPAN_SECOND);
  mpris_check_seeked (fixture, MINUTE_US - G_TIME_SPAN_SECOND);
  mpris_seek (fixture, -2 * MINUTE_US);
  mpris_check_seeked (fixture, 0);
  mpris_seek (fixture, MINUTE_US);
  mpris_check_seeked (fixture, MINUTE_US);
  mpris_seek (fixture, G_MININT64);
  mpris_check_seeked (fixture, 0);

  psr_session_next (fixture->session);
  position = mpris_get_position_us (fixture);
  psr_session_seek_to (fixture->session, 0);
  mpris_forget_signals (fixture);
  mpris_seek (fixture, LENGTH_US + 1);
  mpris_check_seeked (fixture, position);
  psr_session_seek_to (fixture->session, 0);
  mpris_forget_signals (fixture);
  mpris_seek (fixture, G_MAXINT64);
  mpris_check_seeked (fixture, position);
}

/* Whoever sends a place back that was read here lands on the same sample. */
static void
test_seek_is_exact (MprisFixture *fixture, gconstpointer data)
{
  g_autofree char *track_id = NULL;

  mpris_begin (fixture);
  track_id = mpris_dup_track_id (fixture);
  for (gint64 sample = 1000001; sample < 1000010; sample++) {
    gint64 position;

    psr_session_seek_to (fixture->session, sample);
    position = mpris_get_position_us (fixture);
    psr_session_seek_to (fixture->session, 0);
    mpris_set_position (fixture, track_id, position);
    g_assert_cmpint (psr_session_get_position (fixture->session), ==, sample);
  }
}

static void
test_set_position (MprisFixture *fixture, gconstpointer data)
{
  g_autofree char *track_id = NULL;
  g_autofree char *other = NULL;

  mpris_begin (fixture);
  track_id = mpris_dup_track_id (fixture);
  mpris_set_position (fixture, track_id, MINUTE_US);
  mpris_check_seeked (fixture, MINUTE_US);

  mpris_set_position (fixture, track_id, -1);
  mpris_check_did_not_seek (fixture, MINUTE_US);
  mpris_set_position (fixture, track_id, LENGTH_US + 1);
  mpris_check_did_not_seek (fixture, MINUTE_US);
  mpris_set_position (fixture, "/another", 2 * MINUTE_US);
  mpris_check_did_not_seek (fixture, MINUTE_US);

  /* The same program once more is another track. */
  mpris_begin (fixture);
  other = mpris_dup_track_id (fixture);
  g_assert_cmpstr (other, !=, track_id);
  mpris_set_position (fixture, track_id, MINUTE_US);
  mpris_check_did_not_seek (fixture, 0);
  mpris_set_position (fixture, other, MINUTE_US);
  mpris_check_seeked (fixture, MINUTE_US);
}

/* Whoever moved it: the window, a key, somebody on the bus. */
static void
test_jumps_are_told (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  psr_session_seek_by (fixture->session, PSR_MINUTES_TO_SAMPLES (1));
  mpris_check_seeked (fixture, MINUTE_US);
  psr_session_repeat (fixture->session);
  mpris_check_seeked (fixture, mpris_get_position_us (fixture));
  mpris_call (fixture, MPRIS_PLAYER, "Next", NULL);
  mpris_check_seeked (fixture, mpris_get_position_us (fixture));
  mpris_call (fixture, MPRIS_PLAYER, "Previous", NULL);
  mpris_check_seeked (fixture, mpris_get_position_us (fixture));
}

static void
test_next (MprisFixture *fixture, gconstpointer data)
{
  gint64 position;

  mpris_begin (fixture);
  do {
    position = mpris_get_position_us (fixture);
    mpris_call (fixture, MPRIS_PLAYER, "Next", NULL);
  } while (mpris_get_position_us (fixture) > position);

  mpris_check (fixture, MPRIS_PLAYER, "CanGoNext", "false");
  mpris_check (fixture, MPRIS_PLAYER, "CanGoPrevious", "true");
  mpris_check_changed (fixture, "CanGoNext", "false");
  mpris_forget_signals (fixture);

  mpris_call (fixture, MPRIS_PLAYER, "Previous", NULL);
  g_assert_cmpint (mpris_get_position_us (fixture), <, position);
  mpris_check_changed (fixture, "CanGoNext", "true");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 1);
}

static void
test_stop (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  mpris_call (fixture, MPRIS_PLAYER, "Stop", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_ENDING);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Paused'");

  /* It can be taken back. */
  mpris_call (fixture, MPRIS_PLAYER, "Play", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");
  mpris_call (fixture, MPRIS_PLAYER, "Stop", NULL);
  mpris_call (fixture, MPRIS_PLAYER, "Play", NULL);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Playing'");

  mpris_call (fixture, MPRIS_PLAYER, "Stop", NULL);
  psr_session_finish (fixture->session);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Stopped'");
  mpris_check (fixture, MPRIS_PLAYER, "Metadata", "@a{sv} {}");
  check_abilities (fixture, "false");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 7);
  mpris_check_changed (fixture, "Metadata", "@a{sv} {}");
}

static void
test_done (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  fake_player_advance (fixture->player, G_MAXINT32);
  mpris_check (fixture, MPRIS_PLAYER, "PlaybackStatus", "'Stopped'");
  g_assert_cmpint (mpris_get_position_us (fixture), ==, LENGTH_US);
  check_abilities (fixture, "false");
  mpris_check_changed (fixture, "PlaybackStatus", "'Stopped'");
  mpris_call (fixture, MPRIS_PLAYER, "Play", NULL);
  mpris_call (fixture, MPRIS_PLAYER, "Stop", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
}

static void
test_nonsense_is_answered (MprisFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) shape = NULL;
  g_autoptr (GError) read_only = NULL;

  g_assert_null (mpris_try_call (fixture, MPRIS_PLAYER, "Dance", NULL, &unknown));
  g_assert_error (unknown, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
  g_assert_null (
    mpris_try_call (fixture, MPRIS_PLAYER, "Seek", g_variant_new ("(s)", "far"), &shape));
  g_assert_error (shape, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  g_assert_null (
    mpris_try_call (fixture,
                    MPRIS_PROPERTIES,
                    "Set",
                    g_variant_new ("(ssv)", MPRIS_PLAYER, "Position", g_variant_new_int64 (0)),
                    &read_only));
  g_assert_error (read_only, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
}

static void
test_goes (MprisFixture *fixture, gconstpointer data)
{
  mpris_begin (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->mpris));
  while (mpris_is_on_bus (fixture))
    g_main_context_iteration (NULL, FALSE);
  psr_session_pause (fixture->session);
}

static void
test_lives_without_a_bus (MprisFixture *fixture, gconstpointer data)
{
  PsrMpris *mpris = psr_mpris_new (fixture->session,
                                   PSR_CLOCK (fixture->clock),
                                   NULL,
                                   MPRIS_APPLICATION_ID,
                                   "A Test");

  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  psr_session_next (fixture->session);
  psr_session_finish (fixture->session);
  g_assert_finalize_object (mpris);
  mpris_tear_down_session (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, settle, function)                                                                \
  g_test_add ("/desktop/mpris/" name,                                                              \
              MprisFixture,                                                                        \
              GINT_TO_POINTER (settle),                                                            \
              mpris_set_up,                                                                        \
              function,                                                                            \
              mpris_tear_down)
  ADD ("root", 0, test_root);
  ADD ("constants", 0, test_constants);
  ADD ("settings-stay", 0, test_settings_stay);
  ADD ("idle", 0, test_idle);
  ADD ("begins", 0, test_begins);
  ADD ("settling", 2, test_settling);
  ADD ("pause", 0, test_pause);
  ADD ("play-pause", 0, test_play_pause);
  ADD ("position", 0, test_position);
  ADD ("seek", 0, test_seek);
  ADD ("seek-is-exact", 0, test_seek_is_exact);
  ADD ("set-position", 0, test_set_position);
  ADD ("jumps-are-told", 0, test_jumps_are_told);
  ADD ("next", 0, test_next);
  ADD ("stop", 0, test_stop);
  ADD ("done", 0, test_done);
  ADD ("nonsense-is-answered", 0, test_nonsense_is_answered);
  ADD ("goes", 0, test_goes);
#undef ADD
  g_test_add ("/desktop/mpris/lives-without-a-bus",
              MprisFixture,
              NULL,
              mpris_set_up_session,
              test_lives_without_a_bus,
              NULL);

  return g_test_run ();
}
