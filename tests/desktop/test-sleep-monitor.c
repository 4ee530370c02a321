/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-sleep-monitor.h"

#include "bus-connection.h"

/* How long a bus may take, on a machine that does other things. */
#define PATIENCE_US     (20 * G_TIME_SPAN_SECOND)

#define LOGIN_NAME      "org.freedesktop.login1"
#define LOGIN_PATH      "/org/freedesktop/login1"
#define LOGIN_INTERFACE "org.freedesktop.login1.Manager"

/* A bus that stands for the system's, with a login1 that says what a test wants. */
typedef struct {
  GTestDBus *bus;
  GDBusConnection *login;
  PsrSleepMonitor *monitor;
  int n_heard;
} Fixture;

static void
about_to_sleep_cb (Fixture *fixture)
{
  fixture->n_heard++;
}

static void
own_name (GDBusConnection *connection, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (connection,
                                                             "org.freedesktop.DBus",
                                                             "/org/freedesktop/DBus",
                                                             "org.freedesktop.DBus",
                                                             "RequestName",
                                                             g_variant_new ("(su)", name, 0),
                                                             NULL,
                                                             G_DBUS_CALL_FLAGS_NONE,
                                                             -1,
                                                             NULL,
                                                             &error);

  g_assert_no_error (error);
}

static void
emit (GDBusConnection *sender, const char *signal, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (sender,
                                 NULL,
                                 LOGIN_PATH,
                                 LOGIN_INTERFACE,
                                 signal,
                                 parameters,
                                 &error);
  g_assert_no_error (error);
}

/* Says that the machine goes to sleep until it is heard: nobody knows when the monitor has come to
 * the bus. */
static void
wait_until_it_listens (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gint64 next = 0;

  while (fixture->n_heard == 0) {
    gint64 now = g_get_monotonic_time ();

    g_assert_cmpint (now, <, end);
    if (now >= next) {
      emit (fixture->login, "PrepareForSleep", g_variant_new ("(b)", TRUE));
      next = now + 20 * G_TIME_SPAN_MILLISECOND;
    }
    g_main_context_iteration (NULL, FALSE);
  }
}

/* Returns: (transfer full): the connection that the monitor uses too. One whose connecting was
 * cancelled is found for as long as it lives, and fails. */
static GDBusConnection *
get_shared (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  GDBusConnection *shared = NULL;

  while (shared == NULL && g_get_monotonic_time () < end) {
    shared = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_nonnull (shared);

  /* Or it would end the process with the bus. */
  g_dbus_connection_set_exit_on_close (shared, FALSE);
  return shared;
}

static void
round_trip_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Returns once everything that was said on the bus is heard: messages keep their order. */
static void
wait_for_bus (Fixture *fixture)
{
  g_autoptr (GDBusConnection) heard = get_shared ();
  gboolean answered = FALSE;

  g_dbus_connection_flush_sync (fixture->login, NULL, NULL);
  g_dbus_connection_call (heard,
                          "org.freedesktop.DBus",
                          "/org/freedesktop/DBus",
                          "org.freedesktop.DBus.Peer",
                          "Ping",
                          NULL,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          round_trip_cb,
                          &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (fixture->bus), TRUE);
  fixture->login = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));
  own_name (fixture->login, LOGIN_NAME);

  fixture->monitor = psr_sleep_monitor_new ();
  g_signal_connect_swapped (fixture->monitor,
                            "about-to-sleep",
                            G_CALLBACK (about_to_sleep_cb),
                            fixture);
}

/* The connection that the process shares would be found again by the next test, without a bus. */
static void
wait_until_unshared (void)
{
  GDBusConnection *shared = get_shared ();
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  gpointer pointer = shared;

  g_object_add_weak_pointer (G_OBJECT (shared), &pointer);
  g_object_unref (shared);
  while (pointer != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (pointer);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->monitor != NULL)
    g_assert_finalize_object (fixture->monitor);
  wait_until_unshared ();

  g_clear_object (&fixture->login);
  g_test_dbus_stop (fixture->bus);
  g_object_unref (fixture->bus);
}

static void
test_hears_of_sleep (Fixture *fixture, gconstpointer data)
{
  wait_until_it_listens (fixture);
  wait_for_bus (fixture);
  fixture->n_heard = 0;

  emit (fixture->login, "PrepareForSleep", g_variant_new ("(b)", TRUE));
  wait_for_bus (fixture);
  g_assert_cmpint (fixture->n_heard, ==, 1);
}

static void
test_ignores_waking_up (Fixture *fixture, gconstpointer data)
{
  wait_until_it_listens (fixture);
  wait_for_bus (fixture);
  fixture->n_heard = 0;

  emit (fixture->login, "PrepareForSleep", g_variant_new ("(b)", FALSE));
  emit (fixture->login, "PrepareForShutdown", g_variant_new ("(b)", TRUE));
  wait_for_bus (fixture);
  g_assert_cmpint (fixture->n_heard, ==, 0);
}

/* Anybody on the bus can say anything, also something of another shape. */
static void
test_ignores_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDBusConnection) stranger = NULL;

  wait_until_it_listens (fixture);
  wait_for_bus (fixture);
  fixture->n_heard = 0;

  stranger = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));
  emit (stranger, "PrepareForSleep", g_variant_new ("(b)", TRUE));
  g_dbus_connection_flush_sync (stranger, NULL, NULL);
  emit (fixture->login, "PrepareForSleep", g_variant_new ("(s)", "yes"));
  wait_for_bus (fixture);
  g_assert_cmpint (fixture->n_heard, ==, 0);
}

static void
test_goes_while_it_listens (Fixture *fixture, gconstpointer data)
{
  wait_until_it_listens (fixture);
  wait_for_bus (fixture);
  fixture->n_heard = 0;

  emit (fixture->login, "PrepareForSleep", g_variant_new ("(b)", TRUE));
  g_assert_finalize_object (g_steal_pointer (&fixture->monitor));
  wait_for_bus (fixture);
  g_assert_cmpint (fixture->n_heard, ==, 0);
}

static void
test_goes_while_it_connects (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->monitor));
  wait_for_bus (fixture);
}

static void
no_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_assert_null (g_bus_get_finish (result, NULL));
  *(gboolean *) data = TRUE;
}

static void
test_lives_without_a_bus (void)
{
  PsrSleepMonitor *monitor;
  gboolean answered = FALSE;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  monitor = psr_sleep_monitor_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, no_bus_cb, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (monitor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/desktop/sleep-monitor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("hears-of-sleep", test_hears_of_sleep);
  ADD ("ignores-waking-up", test_ignores_waking_up);
  ADD ("ignores-others", test_ignores_others);
  ADD ("goes-while-it-listens", test_goes_while_it_listens);
  ADD ("goes-while-it-connects", test_goes_while_it_connects);
#undef ADD
  g_test_add_func ("/desktop/sleep-monitor/lives-without-a-bus", test_lives_without_a_bus);

  return g_test_run ();
}
