/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mpris-fixture.h"

#include "bus-connection.h"
#include "fake-program.h"

#define OBJECT_PATH "/org/mpris/MediaPlayer2"

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
GVariant *
mpris_try_call (MprisFixture *fixture,
                const char *interface,
                const char *method,
                GVariant *parameters,
                GError **error)
{
  Answer answer = { NULL, NULL, FALSE };

  g_dbus_connection_call (fixture->theirs,
                          MPRIS_BUS_NAME,
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

void
mpris_call (MprisFixture *fixture, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = mpris_try_call (fixture, interface, method, parameters, &error);

  g_assert_no_error (error);
  g_assert_true (g_variant_is_of_type (value, G_VARIANT_TYPE_UNIT));
}

void
mpris_check_refused (MprisFixture *fixture,
                     const char *interface,
                     const char *method,
                     GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = mpris_try_call (fixture, interface, method, parameters, &error);

  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED);
  g_assert_null (value);
}

GVariant *
mpris_get (MprisFixture *fixture, const char *interface, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = mpris_try_call (fixture,
                                               MPRIS_PROPERTIES,
                                               "Get",
                                               g_variant_new ("(ss)", interface, name),
                                               &error);
  GVariant *value;

  g_assert_no_error (error);
  g_variant_get (reply, "(v)", &value);
  return value;
}

/* @expected: as text, the way GVariant writes it. */
void
mpris_check (MprisFixture *fixture, const char *interface, const char *name, const char *expected)
{
  g_autoptr (GVariant) value = mpris_get (fixture, interface, name);
  g_autofree char *text = g_variant_print (value, TRUE);

  g_assert_cmpstr (text, ==, expected);
}

void
mpris_seek (MprisFixture *fixture, gint64 offset_us)
{
  mpris_call (fixture, MPRIS_PLAYER, "Seek", g_variant_new ("(x)", offset_us));
}

void
mpris_set_position (MprisFixture *fixture, const char *track_id, gint64 position_us)
{
  mpris_call (fixture, MPRIS_PLAYER, "SetPosition", g_variant_new ("(ox)", track_id, position_us));
}

void
mpris_set (MprisFixture *fixture, const char *name, GVariant *value)
{
  mpris_call (fixture, MPRIS_PROPERTIES, "Set", g_variant_new ("(ssv)", MPRIS_PLAYER, name, value));
}

gint64
mpris_get_position_us (MprisFixture *fixture)
{
  g_autoptr (GVariant) value = mpris_get (fixture, MPRIS_PLAYER, "Position");

  return g_variant_get_int64 (value);
}

char *
mpris_dup_track_id (MprisFixture *fixture)
{
  g_autoptr (GVariant) metadata = mpris_get (fixture, MPRIS_PLAYER, "Metadata");
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
  MprisFixture *fixture = data;
  g_autoptr (GVariant) changed = NULL;
  g_autofree const char **invalidated = NULL;
  const char *of;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_assert_true (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")));
  g_variant_get (parameters, "(&s@a{sv}^a&s)", &of, &changed, &invalidated);
  g_assert_cmpstr (of, ==, MPRIS_PLAYER);
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
  MprisFixture *fixture = data;

  g_variant_get (parameters, "(x)", &fixture->seeked_us);
  fixture->n_seeked++;
}

/* Waits for those that are on their way. */
void
mpris_forget_signals (MprisFixture *fixture)
{
  mpris_get_position_us (fixture);
  g_hash_table_remove_all (fixture->changed);
  fixture->n_changes = 0;
  fixture->n_seeked = 0;
}

void
mpris_check_seeked (MprisFixture *fixture, gint64 position_us)
{
  g_assert_cmpint (mpris_get_position_us (fixture), ==, position_us);
  g_assert_cmpint (fixture->n_seeked, ==, 1);
  g_assert_cmpint (fixture->seeked_us, ==, position_us);
  mpris_forget_signals (fixture);
}

void
mpris_check_did_not_seek (MprisFixture *fixture, gint64 position_us)
{
  g_assert_cmpint (mpris_get_position_us (fixture), ==, position_us);
  g_assert_cmpint (fixture->n_seeked, ==, 0);
}

void
mpris_check_changed (MprisFixture *fixture, const char *name, const char *expected)
{
  GVariant *value = g_hash_table_lookup (fixture->changed, name);
  g_autofree char *text = NULL;

  g_assert_nonnull (value);
  text = g_variant_print (value, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

void
mpris_count_cb (int *count)
{
  (*count)++;
}

static void
subscribe (MprisFixture *fixture,
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

gboolean
mpris_is_on_bus (MprisFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (fixture->theirs,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "NameHasOwner",
                                                            g_variant_new ("(s)", MPRIS_BUS_NAME),
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

void
mpris_set_up_session (MprisFixture *fixture, gconstpointer data)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new (GPOINTER_TO_INT (data));
}

void
mpris_tear_down_session (MprisFixture *fixture)
{
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
}

void
mpris_set_up (MprisFixture *fixture, gconstpointer data)
{
  mpris_set_up_session (fixture, data);
  fixture->changed =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->ours = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));
  fixture->theirs = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));

  fixture->mpris = psr_mpris_new (fixture->session,
                                  PSR_CLOCK (fixture->clock),
                                  fixture->ours,
                                  MPRIS_APPLICATION_ID,
                                  "A Test");
  g_signal_connect_swapped (fixture->mpris,
                            "raise",
                            G_CALLBACK (mpris_count_cb),
                            &fixture->n_raised);
  g_signal_connect_swapped (fixture->mpris, "quit", G_CALLBACK (mpris_count_cb), &fixture->n_quit);
  subscribe (fixture, MPRIS_PROPERTIES, "PropertiesChanged", properties_changed_cb);
  subscribe (fixture, MPRIS_PLAYER, "Seeked", seeked_cb);
  while (!mpris_is_on_bus (fixture))
    g_main_context_iteration (NULL, FALSE);
}

void
mpris_tear_down (MprisFixture *fixture, gconstpointer data)
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
  mpris_tear_down_session (fixture);
}

void
mpris_begin (MprisFixture *fixture)
{
  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  mpris_forget_signals (fixture);
}
