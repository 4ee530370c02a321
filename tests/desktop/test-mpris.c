/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-mpris.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "bus-connection.h"
#include "fake-player.h"
#include "fake-program.h"
#include "session/psr-press.h"

#define APPLICATION_ID "org.example.Test-Rest"
#define BUS_NAME       "org.mpris.MediaPlayer2." APPLICATION_ID
#define OBJECT_PATH    "/org/mpris/MediaPlayer2"
#define ROOT           "org.mpris.MediaPlayer2"
#define PLAYER         "org.mpris.MediaPlayer2.Player"
#define PROPERTIES     "org.freedesktop.DBus.Properties"

#define MINUTE_US      G_TIME_SPAN_MINUTE
#define LENGTH_US      (10 * MINUTE_US)

/* A bus, a session that is shown there, and somebody who watches it from outside. */
typedef struct {
  GTestDBus *bus;
  GDBusConnection *ours;
  GDBusConnection *theirs;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrProgram *program;
  PsrMpris *mpris;

  int n_raised;
  int n_quit;
  GHashTable *changed; /* since forget_signals(), name → value */
  int n_changes;
  int n_seeked;
  gint64 seeked_us;
} Fixture;

typedef struct {
  GVariant *value;
  GError *error;
  gboolean answered;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->value =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &answer->error);
  answer->answered = TRUE;
}

/* The one called lives in this thread too. What it said before the answer is heard before it. */
static GVariant *
try_call (Fixture *fixture,
          const char *interface,
          const char *method,
          GVariant *parameters,
          GError **error)
{
  Answer answer = { NULL, NULL, FALSE };

  g_dbus_connection_call (fixture->theirs,
                          BUS_NAME,
                          OBJECT_PATH,
                          interface,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          answer_cb,
                          &answer);
  while (!answer.answered)
    g_main_context_iteration (NULL, TRUE);

  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.value;
}

static void
call (Fixture *fixture, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = try_call (fixture, interface, method, parameters, &error);

  g_assert_no_error (error);
  g_assert_true (g_variant_is_of_type (value, G_VARIANT_TYPE_UNIT));
}

static void
check_refused (Fixture *fixture, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = try_call (fixture, interface, method, parameters, &error);

  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED);
  g_assert_null (value);
}

static GVariant *
get (Fixture *fixture, const char *interface, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    try_call (fixture, PROPERTIES, "Get", g_variant_new ("(ss)", interface, name), &error);
  GVariant *value;

  g_assert_no_error (error);
  g_variant_get (reply, "(v)", &value);
  return value;
}

/* @expected: as text, the way GVariant writes it. */
static void
check (Fixture *fixture, const char *interface, const char *name, const char *expected)
{
  g_autoptr (GVariant) value = get (fixture, interface, name);
  g_autofree char *text = g_variant_print (value, TRUE);

  g_assert_cmpstr (text, ==, expected);
}

static void
seek (Fixture *fixture, gint64 offset_us)
{
  call (fixture, PLAYER, "Seek", g_variant_new ("(x)", offset_us));
}

static void
set_position (Fixture *fixture, const char *track_id, gint64 position_us)
{
  call (fixture, PLAYER, "SetPosition", g_variant_new ("(ox)", track_id, position_us));
}

static void
set (Fixture *fixture, const char *name, GVariant *value)
{
  call (fixture, PROPERTIES, "Set", g_variant_new ("(ssv)", PLAYER, name, value));
}

static gint64
get_position_us (Fixture *fixture)
{
  g_autoptr (GVariant) value = get (fixture, PLAYER, "Position");

  return g_variant_get_int64 (value);
}

static char *
dup_track_id (Fixture *fixture)
{
  g_autoptr (GVariant) metadata = get (fixture, PLAYER, "Metadata");
  char *track_id = NULL;

  g_assert_true (g_variant_lookup (metadata, "mpris:trackid", "o", &track_id));
  return track_id;
}

static void
properties_changed_cb (GDBusConnection *bus,
                       const char *sender,
                       const char *path,
                       const char *interface,
                       const char *signal,
                       GVariant *parameters,
                       gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GVariant) changed = NULL;
  g_autofree const char **invalidated = NULL;
  const char *of;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_assert_true (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")));
  g_variant_get (parameters, "(&s@a{sv}^a&s)", &of, &changed, &invalidated);
  g_assert_cmpstr (of, ==, PLAYER);
  g_assert_null (invalidated[0]);

  g_variant_iter_init (&iter, changed);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value)) {
    g_assert_cmpstr (name, !=, "Position");
    g_hash_table_insert (fixture->changed, g_strdup (name), value);
  }
  fixture->n_changes++;
}

static void
seeked_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *signal,
           GVariant *parameters,
           gpointer data)
{
  Fixture *fixture = data;

  g_variant_get (parameters, "(x)", &fixture->seeked_us);
  fixture->n_seeked++;
}

/* Waits for those that are on their way. */
static void
forget_signals (Fixture *fixture)
{
  get_position_us (fixture);
  g_hash_table_remove_all (fixture->changed);
  fixture->n_changes = 0;
  fixture->n_seeked = 0;
}

static void
check_seeked (Fixture *fixture, gint64 position_us)
{
  g_assert_cmpint (get_position_us (fixture), ==, position_us);
  g_assert_cmpint (fixture->n_seeked, ==, 1);
  g_assert_cmpint (fixture->seeked_us, ==, position_us);
  forget_signals (fixture);
}

static void
check_did_not_seek (Fixture *fixture, gint64 position_us)
{
  g_assert_cmpint (get_position_us (fixture), ==, position_us);
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
check_changed (Fixture *fixture, const char *name, const char *expected)
{
  GVariant *value = g_hash_table_lookup (fixture->changed, name);
  g_autofree char *text = NULL;

  g_assert_nonnull (value);
  text = g_variant_print (value, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
subscribe (Fixture *fixture,
           const char *interface,
           const char *signal,
           GDBusSignalCallback callback)
{
  g_dbus_connection_signal_subscribe (fixture->theirs,
                                      g_dbus_connection_get_unique_name (fixture->ours),
                                      interface,
                                      signal,
                                      OBJECT_PATH,
                                      NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE,
                                      callback,
                                      fixture,
                                      NULL);
}

static gboolean
is_on_bus (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (fixture->theirs,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "NameHasOwner",
                                                            g_variant_new ("(s)", BUS_NAME),
                                                            G_VARIANT_TYPE ("(b)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            &error);
  gboolean has_owner;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

static void
set_up_session (Fixture *fixture, gconstpointer data)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new (GPOINTER_TO_INT (data));
}

static void
tear_down_session (Fixture *fixture)
{
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_session (fixture, data);
  fixture->changed =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->ours = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));
  fixture->theirs = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));

  fixture->mpris = psr_mpris_new (fixture->session,
                                  PSR_CLOCK (fixture->clock),
                                  fixture->ours,
                                  APPLICATION_ID,
                                  "A Test");
  g_signal_connect_swapped (fixture->mpris, "raise", G_CALLBACK (count_cb), &fixture->n_raised);
  g_signal_connect_swapped (fixture->mpris, "quit", G_CALLBACK (count_cb), &fixture->n_quit);
  subscribe (fixture, PROPERTIES, "PropertiesChanged", properties_changed_cb);
  subscribe (fixture, PLAYER, "Seeked", seeked_cb);
  while (!is_on_bus (fixture))
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->mpris != NULL)
    g_assert_finalize_object (fixture->mpris);
  g_dbus_connection_close_sync (fixture->ours, NULL, NULL);
  g_dbus_connection_close_sync (fixture->theirs, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->ours);
  g_object_unref (fixture->theirs);
  g_test_dbus_stop (fixture->bus);
  g_object_unref (fixture->bus);
  g_hash_table_unref (fixture->changed);
  tear_down_session (fixture);
}

static void
begin (Fixture *fixture)
{
  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  forget_signals (fixture);
}

static void
check_abilities (Fixture *fixture, const char *expected)
{
  const char *names[] = { "CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    check (fixture, PLAYER, names[i], expected);
}

static guint
count_properties (Fixture *fixture, const char *interface)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    try_call (fixture, PROPERTIES, "GetAll", g_variant_new ("(s)", interface), &error);
  g_autoptr (GVariant) all = NULL;

  g_assert_no_error (error);
  all = g_variant_get_child_value (reply, 0);
  return (guint) g_variant_n_children (all);
}

static void
test_root (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_properties (fixture, ROOT), ==, 7);
  check (fixture, ROOT, "CanQuit", "true");
  check (fixture, ROOT, "CanRaise", "true");
  check (fixture, ROOT, "HasTrackList", "false");
  check (fixture, ROOT, "Identity", "'A Test'");
  check (fixture, ROOT, "DesktopEntry", "'" APPLICATION_ID "'");
  check (fixture, ROOT, "SupportedUriSchemes", "@as []");
  check (fixture, ROOT, "SupportedMimeTypes", "@as []");

  call (fixture, ROOT, "Raise", NULL);
  g_assert_cmpint (fixture->n_raised, ==, 1);
  call (fixture, ROOT, "Quit", NULL);
  g_assert_cmpint (fixture->n_quit, ==, 1);
}

static void
test_constants (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_properties (fixture, PLAYER), ==, 15);
  check (fixture, PLAYER, "LoopStatus", "'None'");
  check (fixture, PLAYER, "Rate", "1.0");
  check (fixture, PLAYER, "MinimumRate", "1.0");
  check (fixture, PLAYER, "MaximumRate", "1.0");
  check (fixture, PLAYER, "Shuffle", "false");
  check (fixture, PLAYER, "Volume", "1.0");
  check (fixture, PLAYER, "CanControl", "true");
}

static void
test_settings_stay (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  set (fixture, "LoopStatus", g_variant_new_string ("Track"));
  set (fixture, "Rate", g_variant_new_double (2.0));
  set (fixture, "Shuffle", g_variant_new_boolean (TRUE));
  set (fixture, "Volume", g_variant_new_double (0.0));
  test_constants (fixture, data);
  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");
  g_assert_cmpint (fixture->n_changes, ==, 0);

  set (fixture, "Rate", g_variant_new_double (0.0));
  check (fixture, PLAYER, "PlaybackStatus", "'Paused'");
  check (fixture, PLAYER, "Rate", "1.0");
}

/* A pet on a media key begins no session. */
static void
test_idle (Fixture *fixture, gconstpointer data)
{
  const char *methods[] = { "Next", "Previous", "Pause", "Stop", "Play" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    call (fixture, PLAYER, methods[i], NULL);
  seek (fixture, MINUTE_US);
  set_position (fixture, "/org/example/Test_Rest/track/0", MINUTE_US);
  check_refused (fixture, PLAYER, "PlayPause", NULL);
  check_refused (fixture, PLAYER, "OpenUri", g_variant_new ("(s)", "file:///dev/null"));

  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  check (fixture, PLAYER, "PlaybackStatus", "'Stopped'");
  check (fixture, PLAYER, "Metadata", "@a{sv} {}");
  check (fixture, PLAYER, "Position", "int64 0");
  check_abilities (fixture, "false");
  g_assert_cmpint (fixture->n_changes, ==, 0);
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
test_begins (Fixture *fixture, gconstpointer data)
{
  psr_session_begin (fixture->session, fixture->program);
  call (fixture, PLAYER, "Play", NULL);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);

  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");
  check (fixture,
         PLAYER,
         "Metadata",
         "{'mpris:trackid': <objectpath '/org/example/Test_Rest/track/1'>, "
         "'mpris:length': <int64 600000000>, 'xesam:title': <'Timeline'>, "
         "'xesam:artist': <['Test']>}");
  check_abilities (fixture, "true");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 7);
  check_changed (fixture, "PlaybackStatus", "'Playing'");
  check_changed (fixture, "CanGoNext", "true");
  check_changed (fixture, "CanPlay", "true");
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
test_settling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) metadata = NULL;
  gint64 length;

  begin (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_SETTLING);
  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");
  metadata = get (fixture, PLAYER, "Metadata");
  g_assert_true (g_variant_lookup (metadata, "mpris:length", "x", &length));
  g_assert_cmpint (length, ==, LENGTH_US + 2 * MINUTE_US);
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  call (fixture, PLAYER, "Play", NULL);
  g_assert_cmpint (fixture->n_changes, ==, 0);

  call (fixture, PLAYER, "Pause", NULL);
  call (fixture, PLAYER, "Pause", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  check (fixture, PLAYER, "PlaybackStatus", "'Paused'");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 1);
  check_changed (fixture, "PlaybackStatus", "'Paused'");
  check_abilities (fixture, "true");

  call (fixture, PLAYER, "Play", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");
  check_changed (fixture, "PlaybackStatus", "'Playing'");
  g_assert_cmpint (fixture->n_changes, ==, 2);
}

/* A headset has one button: once is known when the time for a second press has gone by. */
static void
test_play_pause (Fixture *fixture, gconstpointer data)
{
  int n_asked = 0;

  g_signal_connect_swapped (fixture->mpris, "where-am-i", G_CALLBACK (count_cb), &n_asked);
  begin (fixture);
  call (fixture, PLAYER, "PlayPause", NULL);
  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");
  psr_fake_clock_advance (fixture->clock, PSR_PRESS_DOUBLE_MS * 1000);
  while (psr_session_get_state (fixture->session) != PSR_SESSION_PAUSED)
    g_main_context_iteration (NULL, TRUE);

  call (fixture, PLAYER, "PlayPause", NULL);
  call (fixture, PLAYER, "PlayPause", NULL);
  psr_fake_clock_advance (fixture->clock, PSR_PRESS_DOUBLE_MS * 1000);
  while (n_asked == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
}

static void
test_position (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  for (int i = 1; i <= 3; i++) {
    fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (1));
    g_assert_cmpint (get_position_us (fixture), ==, i * G_TIME_SPAN_SECOND);
  }
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

static void
test_seek (Fixture *fixture, gconstpointer data)
{
  gint64 position;

  begin (fixture);
  seek (fixture, MINUTE_US);
  check_seeked (fixture, MINUTE_US);
  seek (fixture, -G_TIME_SPAN_SECOND);
  check_seeked (fixture, MINUTE_US - G_TIME_SPAN_SECOND);
  seek (fixture, -2 * MINUTE_US);
  check_seeked (fixture, 0);
  seek (fixture, MINUTE_US);
  check_seeked (fixture, MINUTE_US);
  seek (fixture, G_MININT64);
  check_seeked (fixture, 0);

  psr_session_next (fixture->session);
  position = get_position_us (fixture);
  psr_session_seek_to (fixture->session, 0);
  forget_signals (fixture);
  seek (fixture, LENGTH_US + 1);
  check_seeked (fixture, position);
  psr_session_seek_to (fixture->session, 0);
  forget_signals (fixture);
  seek (fixture, G_MAXINT64);
  check_seeked (fixture, position);
}

/* Whoever sends a place back that was read here lands on the same sample. */
static void
test_seek_is_exact (Fixture *fixture, gconstpointer data)
{
  g_autofree char *track_id = NULL;

  begin (fixture);
  track_id = dup_track_id (fixture);
  for (gint64 sample = 1000001; sample < 1000010; sample++) {
    gint64 position;

    psr_session_seek_to (fixture->session, sample);
    position = get_position_us (fixture);
    psr_session_seek_to (fixture->session, 0);
    set_position (fixture, track_id, position);
    g_assert_cmpint (psr_session_get_position (fixture->session), ==, sample);
  }
}

static void
test_set_position (Fixture *fixture, gconstpointer data)
{
  g_autofree char *track_id = NULL;
  g_autofree char *other = NULL;

  begin (fixture);
  track_id = dup_track_id (fixture);
  set_position (fixture, track_id, MINUTE_US);
  check_seeked (fixture, MINUTE_US);

  set_position (fixture, track_id, -1);
  check_did_not_seek (fixture, MINUTE_US);
  set_position (fixture, track_id, LENGTH_US + 1);
  check_did_not_seek (fixture, MINUTE_US);
  set_position (fixture, "/another", 2 * MINUTE_US);
  check_did_not_seek (fixture, MINUTE_US);

  /* The same program once more is another track. */
  begin (fixture);
  other = dup_track_id (fixture);
  g_assert_cmpstr (other, !=, track_id);
  set_position (fixture, track_id, MINUTE_US);
  check_did_not_seek (fixture, 0);
  set_position (fixture, other, MINUTE_US);
  check_seeked (fixture, MINUTE_US);
}

/* Whoever moved it: the window, a key, somebody on the bus. */
static void
test_jumps_are_told (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_session_seek_by (fixture->session, PSR_MINUTES_TO_SAMPLES (1));
  check_seeked (fixture, MINUTE_US);
  psr_session_repeat (fixture->session);
  check_seeked (fixture, get_position_us (fixture));
  call (fixture, PLAYER, "Next", NULL);
  check_seeked (fixture, get_position_us (fixture));
  call (fixture, PLAYER, "Previous", NULL);
  check_seeked (fixture, get_position_us (fixture));
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  gint64 position;

  begin (fixture);
  do {
    position = get_position_us (fixture);
    call (fixture, PLAYER, "Next", NULL);
  } while (get_position_us (fixture) > position);

  check (fixture, PLAYER, "CanGoNext", "false");
  check (fixture, PLAYER, "CanGoPrevious", "true");
  check_changed (fixture, "CanGoNext", "false");
  forget_signals (fixture);

  call (fixture, PLAYER, "Previous", NULL);
  g_assert_cmpint (get_position_us (fixture), <, position);
  check_changed (fixture, "CanGoNext", "true");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 1);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  call (fixture, PLAYER, "Stop", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_ENDING);
  check (fixture, PLAYER, "PlaybackStatus", "'Paused'");

  /* It can be taken back. */
  call (fixture, PLAYER, "Play", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");
  call (fixture, PLAYER, "Stop", NULL);
  call (fixture, PLAYER, "Play", NULL);
  check (fixture, PLAYER, "PlaybackStatus", "'Playing'");

  call (fixture, PLAYER, "Stop", NULL);
  psr_session_finish (fixture->session);
  check (fixture, PLAYER, "PlaybackStatus", "'Stopped'");
  check (fixture, PLAYER, "Metadata", "@a{sv} {}");
  check_abilities (fixture, "false");
  g_assert_cmpuint (g_hash_table_size (fixture->changed), ==, 7);
  check_changed (fixture, "Metadata", "@a{sv} {}");
}

static void
test_done (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, G_MAXINT32);
  check (fixture, PLAYER, "PlaybackStatus", "'Stopped'");
  g_assert_cmpint (get_position_us (fixture), ==, LENGTH_US);
  check_abilities (fixture, "false");
  check_changed (fixture, "PlaybackStatus", "'Stopped'");
  call (fixture, PLAYER, "Play", NULL);
  call (fixture, PLAYER, "Stop", NULL);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
}

static void
test_nonsense_is_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) shape = NULL;
  g_autoptr (GError) read_only = NULL;

  g_assert_null (try_call (fixture, PLAYER, "Dance", NULL, &unknown));
  g_assert_error (unknown, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
  g_assert_null (try_call (fixture, PLAYER, "Seek", g_variant_new ("(s)", "far"), &shape));
  g_assert_error (shape, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  g_assert_null (try_call (fixture,
                           PROPERTIES,
                           "Set",
                           g_variant_new ("(ssv)", PLAYER, "Position", g_variant_new_int64 (0)),
                           &read_only));
  g_assert_error (read_only, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
}

static void
test_goes (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->mpris));
  while (is_on_bus (fixture))
    g_main_context_iteration (NULL, FALSE);
  psr_session_pause (fixture->session);
}

static void
test_lives_without_a_bus (Fixture *fixture, gconstpointer data)
{
  PsrMpris *mpris =
    psr_mpris_new (fixture->session, PSR_CLOCK (fixture->clock), NULL, APPLICATION_ID, "A Test");

  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  psr_session_next (fixture->session);
  psr_session_finish (fixture->session);
  g_assert_finalize_object (mpris);
  tear_down_session (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, settle, function)                                                                \
  g_test_add ("/desktop/mpris/" name,                                                              \
              Fixture,                                                                             \
              GINT_TO_POINTER (settle),                                                            \
              set_up,                                                                              \
              function,                                                                            \
              tear_down)
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
              Fixture,
              NULL,
              set_up_session,
              test_lives_without_a_bus,
              NULL);

  return g_test_run ();
}
