/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-autostart.h"

#include "bus-connection.h"

#include <glib/gstdio.h>

#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const char portal_xml[] = "<node>"
                                 "  <interface name='org.freedesktop.portal.Background'>"
                                 "    <method name='RequestBackground'>"
                                 "      <arg type='s' direction='in'/>"
                                 "      <arg type='a{sv}' direction='in'/>"
                                 "      <arg type='o' direction='out'/>"
                                 "    </method>"
                                 "    <property name='version' type='u' access='read'/>"
                                 "  </interface>"
                                 "</node>";

/* How a portal may answer. */
typedef struct {
  const char *name;
  gboolean there;
  gboolean has_background; /* the interface */
  guint32 version;
  gboolean knows_request;
  guint32 response;
  const char *results; /* in the text format of GVariant */
  PsrAutostartState state;
  PsrAutostartReason reason;
} Answer;

static const Answer answers[] = {
  { "granted",
    TRUE,
    TRUE,
    2,
    TRUE,
    0,
    "{'background': <true>, 'autostart': <true>}",
    PSR_AUTOSTART_ON,
    PSR_AUTOSTART_NO_REASON },
  { "denied", TRUE, TRUE, 2, TRUE, 1, "@a{sv} {}", PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_DENIED },
  { "background-denied",
    TRUE,
    TRUE,
    2,
    TRUE,
    0,
    "{'background': <false>, 'autostart': <false>}",
    PSR_AUTOSTART_BLOCKED,
    PSR_AUTOSTART_DENIED },
  { "autostart-denied",
    TRUE,
    TRUE,
    1,
    TRUE,
    0,
    "{'background': <true>, 'autostart': <false>}",
    PSR_AUTOSTART_BLOCKED,
    PSR_AUTOSTART_DENIED },
  { "no-portal", FALSE, FALSE, 0, FALSE, 0, NULL, PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_MISSING },
  { "no-background", TRUE, FALSE, 0, FALSE, 0, NULL, PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_MISSING },
  { "version-0", TRUE, TRUE, 0, TRUE, 0, NULL, PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_TOO_OLD },
  { "no-request", TRUE, TRUE, 1, FALSE, 0, NULL, PSR_AUTOSTART_BLOCKED, PSR_AUTOSTART_TOO_OLD },
  { "no-autostart",
    TRUE,
    TRUE,
    1,
    TRUE,
    0,
    "{'background': <true>}",
    PSR_AUTOSTART_BLOCKED,
    PSR_AUTOSTART_TOO_OLD },
};

typedef struct {
  const Answer *answer;
  GTestDBus *bus;
  GDBusConnection *portal;
  GDBusConnection *connection;
  GVariant *options; /* of the last request */
  PsrAutostart *autostart;
  int n_requests;
} Fixture;

static const char *const command[] = { "psoas-rest", "--background", NULL };

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  g_autoptr (GVariant) results = NULL;
  const char *token;

  if (!fixture->answer->knows_request) {
    g_dbus_method_invocation_return_error_literal (invocation,
                                                   G_DBUS_ERROR,
                                                   G_DBUS_ERROR_UNKNOWN_METHOD,
                                                   "none");
    return;
  }

  fixture->n_requests++;
  g_clear_pointer (&fixture->options, g_variant_unref);
  fixture->options = g_variant_get_child_value (parameters, 1);
  g_assert_true (g_variant_lookup (fixture->options, "handle_token", "&s", &token));
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  results = g_variant_parse (G_VARIANT_TYPE_VARDICT, fixture->answer->results, NULL, NULL, NULL);
  g_dbus_connection_emit_signal (connection,
                                 sender,
                                 request,
                                 "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(u@a{sv})", fixture->answer->response, results),
                                 NULL);
}

static GVariant *
get_property_cb (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *property,
                 GError **error,
                 gpointer data)
{
  return g_variant_new_uint32 (((Fixture *) data)->answer->version);
}

static void
offer_portal (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { call_cb, get_property_cb, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) owned = NULL;

  if (fixture->answer->has_background)
    g_dbus_connection_register_object (fixture->portal,
                                       PORTAL_PATH,
                                       node->interfaces[0],
                                       &vtable,
                                       fixture,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (fixture->portal,
                                       "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NONE,
                                       -1,
                                       NULL,
                                       &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->answer = data;
  g_setenv ("GTK_USE_PORTAL", "1", TRUE);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->portal = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));
  fixture->connection = bus_connection_new (g_test_dbus_get_bus_address (fixture->bus));
  if (fixture->answer->there)
    offer_portal (fixture);
  fixture->autostart = psr_autostart_new (fixture->connection, command);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->autostart);
  g_clear_pointer (&fixture->options, g_variant_unref);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->portal);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  g_unsetenv ("GTK_USE_PORTAL");
}

static void
wait_for_state (Fixture *fixture, PsrAutostartState state)
{
  gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (psr_autostart_get_state (fixture->autostart) != state && g_get_monotonic_time () < end_us)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (psr_autostart_get_state (fixture->autostart), ==, state);
}

static void
test_answer (Fixture *fixture, gconstpointer data)
{
  psr_autostart_set_wanted (fixture->autostart, TRUE);
  wait_for_state (fixture, fixture->answer->state);
  g_assert_cmpint (psr_autostart_get_reason (fixture->autostart), ==, fixture->answer->reason);
  g_assert_cmpint (psr_autostart_get_advice (fixture->autostart) != NULL,
                   ==,
                   fixture->answer->state == PSR_AUTOSTART_BLOCKED);

  psr_autostart_set_wanted (fixture->autostart, FALSE);
  wait_for_state (fixture, PSR_AUTOSTART_OFF);
  g_assert_null (psr_autostart_get_advice (fixture->autostart));
}

/* Left out, it would delete what was there. */
static void
test_says_it_explicitly (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) commandline = NULL;
  gboolean autostart = FALSE;

  psr_autostart_set_wanted (fixture->autostart, TRUE);
  wait_for_state (fixture, PSR_AUTOSTART_ON);
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart));
  g_assert_true (autostart);
  g_assert_true (g_variant_lookup (fixture->options, "commandline", "^as", &commandline));
  g_assert_cmpstrv (commandline, command);

  psr_autostart_set_wanted (fixture->autostart, FALSE);
  wait_for_state (fixture, PSR_AUTOSTART_OFF);
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart));
  g_assert_false (autostart);
  g_assert_cmpint (fixture->n_requests, ==, 2);
}

/* Nobody is asked any more whose question was taken back. */
static void
test_goes_while_it_asks (Fixture *fixture, gconstpointer data)
{
  psr_autostart_set_wanted (fixture->autostart, TRUE);
  psr_autostart_set_wanted (fixture->autostart, FALSE);
  g_assert_finalize_object (g_steal_pointer (&fixture->autostart));
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (),
                           "autostart",
                           PSR_APPLICATION_ID ".desktop",
                           NULL);
}

static void
test_file (void)
{
  static const char *const odd[] = { "/opt/my \"programs\"/psoas-rest", "100%", "$HOME", NULL };
  g_autoptr (PsrAutostart) autostart = psr_autostart_new (NULL, odd);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *exec = NULL;

  psr_autostart_set_wanted (autostart, TRUE);
  g_assert_cmpint (psr_autostart_get_state (autostart), ==, PSR_AUTOSTART_ON);
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  exec = g_key_file_get_string (file, "Desktop Entry", "Exec", NULL);
  g_assert_cmpstr (exec, ==, "\"/opt/my \\\"programs\\\"/psoas-rest\" \"100%%\" \"\\$HOME\"");

  psr_autostart_set_wanted (autostart, FALSE);
  g_assert_cmpint (psr_autostart_get_state (autostart), ==, PSR_AUTOSTART_OFF);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What somebody switched off elsewhere stays off. */
static void
test_file_that_is_switched_off (void)
{
  static const char *const lines[] = { "Hidden=true", "X-GNOME-Autostart-enabled=false" };
  g_autofree char *path = dup_path ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (PsrAutostart) autostart = psr_autostart_new (NULL, command);
    g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\n%s\n", lines[i]);
    g_autofree char *after = NULL;

    psr_autostart_set_wanted (autostart, TRUE);
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    psr_autostart_set_wanted (autostart, TRUE);
    g_assert_cmpint (psr_autostart_get_state (autostart), ==, PSR_AUTOSTART_BLOCKED);
    g_assert_cmpint (psr_autostart_get_reason (autostart), ==, PSR_AUTOSTART_DISABLED);
    g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
    g_assert_cmpstr (after, ==, text);
    psr_autostart_set_wanted (autostart, FALSE);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

static void
test_folder_that_cannot_be_written (void)
{
  g_autoptr (PsrAutostart) autostart = psr_autostart_new (NULL, command);
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "", -1, NULL));
  psr_autostart_set_wanted (autostart, TRUE);
  g_assert_cmpint (psr_autostart_get_reason (autostart), ==, PSR_AUTOSTART_FAILED);
  g_unlink (folder);
}

int
main (int argc, char **argv)
{
  /* Not G_TEST_OPTION_ISOLATE_DIRS, whose folders GLib 2.74 does not free. */
  g_autofree char *config_folder = g_dir_make_tmp ("psoas-rest-XXXXXX", NULL);
  g_autofree char *autostart_folder = g_build_filename (config_folder, "autostart", NULL);
  int status;

  g_setenv ("XDG_CONFIG_HOME", config_folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *path = g_strdup_printf ("/desktop/autostart/portal/%s", answers[i].name);

    g_test_add (path, Fixture, &answers[i], set_up, test_answer, tear_down);
  }
  g_test_add ("/desktop/autostart/portal/says-it-explicitly",
              Fixture,
              &answers[0],
              set_up,
              test_says_it_explicitly,
              tear_down);
  g_test_add ("/desktop/autostart/portal/goes-while-it-asks",
              Fixture,
              &answers[0],
              set_up,
              test_goes_while_it_asks,
              tear_down);
  g_test_add_func ("/desktop/autostart/file/written", test_file);
  g_test_add_func ("/desktop/autostart/file/switched-off", test_file_that_is_switched_off);
  g_test_add_func ("/desktop/autostart/file/not-writable", test_folder_that_cannot_be_written);

  status = g_test_run ();
  g_rmdir (autostart_folder);
  g_rmdir (config_folder);

  return status;
}
