/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-background-portal.h"

#include <glib/gi18n.h>

#define PORTAL_NAME       "org.freedesktop.portal.Desktop"
#define PORTAL_PATH       "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE  "org.freedesktop.portal.Background"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

/* The person may be asked, and may think about it. */
#define NO_TIMEOUT G_MAXINT

typedef struct {
  GDBusConnection *bus;
  gboolean autostart;
  char **command;
  gboolean versioned; /* there is such an interface */
  guint subscription;
} Request;

static void
unsubscribe (Request *request)
{
  if (request->subscription != 0) {
    g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
    request->subscription = 0;
  }
}

static void
free_request (gpointer data)
{
  Request *request = data;

  unsubscribe (request);
  g_clear_object (&request->bus);
  g_clear_pointer (&request->command, g_strfreev);
  g_free (request);
}

static void
answer (GTask *task, PsrPortalAnswer portal_answer)
{
  unsubscribe (g_task_get_task_data (task));
  if (!g_task_get_completed (task))
    g_task_return_int (task, portal_answer);
}

/* Both answers count: the permission, and whether it will be started. */
static PsrPortalAnswer
read_response (Request *request, guint32 response, GVariant *results)
{
  gboolean background = FALSE;
  gboolean autostart = FALSE;

  if (response != 0)
    return PSR_PORTAL_DENIED;
  if (!g_variant_lookup (results, "background", "b", &background) ||
      !g_variant_lookup (results, "autostart", "b", &autostart))
    return PSR_PORTAL_TOO_OLD;
  if (!request->autostart)
    return PSR_PORTAL_GRANTED;

  return background && autostart ? PSR_PORTAL_GRANTED : PSR_PORTAL_DENIED;
}

static void
response_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  g_autoptr (GVariant) results = NULL;
  guint32 response;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  answer (task, read_response (g_task_get_task_data (task), response, results));
}

/* The person has not answered yet, and need not any more. */
static void
cancelled_cb (GTask *task)
{
  g_autoptr (GTask) kept = g_object_ref (task);

  unsubscribe (g_task_get_task_data (task));
  if (!g_task_get_completed (task))
    g_task_return_error_if_cancelled (task);
}

static void
requested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) handle =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  Request *request = g_task_get_task_data (task);

  if (handle != NULL || g_task_get_completed (task) ||
      g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    return;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED)) {
    answer (task, PSR_PORTAL_DENIED);
  } else {
    answer (task, request->versioned ? PSR_PORTAL_TOO_OLD : PSR_PORTAL_MISSING);
  }
}

static GVariant *
make_options (Request *request, const char *token)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, "handle_token", "s", token);
  g_variant_dict_insert (&options, "reason", "s", _ ("Remind you of a rest"));
  g_variant_dict_insert (&options, "autostart", "b", request->autostart);
  g_variant_dict_insert (&options, "dbus-activatable", "b", FALSE);
  g_variant_dict_insert_value (&options,
                               "commandline",
                               g_variant_new_strv ((const char *const *) request->command, -1));

  return g_variant_dict_end (&options);
}

/* Where the portal will answer is known beforehand, so that no answer comes too early. */
static void
send_request (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("psoas_rest_%u", g_random_int ());
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1);
  g_autofree char *path = NULL;

  g_strdelimit (sender, ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
  request->subscription = g_dbus_connection_signal_subscribe (request->bus,
                                                              PORTAL_NAME,
                                                              REQUEST_INTERFACE,
                                                              "Response",
                                                              path,
                                                              NULL,
                                                              G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE,
                                                              response_cb,
                                                              g_object_ref (task),
                                                              g_object_unref);

  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task),
                             "cancelled",
                             G_CALLBACK (cancelled_cb),
                             task,
                             G_CONNECT_SWAPPED);

  g_dbus_connection_call (request->bus,
                          PORTAL_NAME,
                          PORTAL_PATH,
                          PORTAL_INTERFACE,
                          "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", make_options (request, token)),
                          G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          NO_TIMEOUT,
                          g_task_get_cancellable (task),
                          requested_cb,
                          g_object_ref (task));
}

/* Some portals have no version and answer all the same; none at all answers nothing. */
static void
version_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) property =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  Request *request = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)) {
    answer (task, PSR_PORTAL_MISSING);
    return;
  }

  if (property != NULL) {
    g_autoptr (GVariant) value = NULL;

    g_variant_get (property, "(v)", &value);
    request->versioned = TRUE;
    if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32) && g_variant_get_uint32 (value) == 0) {
      answer (task, PSR_PORTAL_TOO_OLD);
      return;
    }
  }

  send_request (task);
}

void
psr_background_portal_request_async (GDBusConnection *bus,
                                     gboolean autostart,
                                     const char *const *command,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request;

  if (bus == NULL) {
    g_task_return_int (task, PSR_PORTAL_MISSING);
    return;
  }

  request = g_new0 (Request, 1);
  request->bus = g_object_ref (bus);
  request->autostart = autostart;
  request->command = g_strdupv ((char **) command);
  g_task_set_task_data (task, request, free_request);
  g_dbus_connection_call (bus,
                          PORTAL_NAME,
                          PORTAL_PATH,
                          "org.freedesktop.DBus.Properties",
                          "Get",
                          g_variant_new ("(ss)", PORTAL_INTERFACE, "version"),
                          G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          cancellable,
                          version_cb,
                          g_steal_pointer (&task));
}

gboolean
psr_background_portal_request_finish (GAsyncResult *result,
                                      PsrPortalAnswer *portal_answer,
                                      GError **error)
{
  gssize value;

  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  value = g_task_propagate_int (G_TASK (result), error);
  if (value < 0)
    return FALSE;

  *portal_answer = (PsrPortalAnswer) value;
  return TRUE;
}
