/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-sleep-monitor.h"

struct _PsrSleepMonitor {
  GObject parent_instance;

  GCancellable *cancellable; /* of the connecting */
  GDBusConnection *bus;
  guint subscription;
};

enum {
  ABOUT_TO_SLEEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrSleepMonitor, psr_sleep_monitor, G_TYPE_OBJECT)

static void
prepare_for_sleep_cb (GDBusConnection *bus,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *signal,
                      GVariant *parameters,
                      gpointer data)
{
  gboolean start;

  /* What comes over a bus can have any shape. */
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &start);
  if (start)
    g_signal_emit (PSR_SLEEP_MONITOR (data), signals[ABOUT_TO_SLEEP], 0);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  PsrSleepMonitor *self = data;

  /* Without a bus, or cancelled: then @self may be gone. */
  if (bus == NULL)
    return;

  self->bus = g_steal_pointer (&bus);
  g_dbus_connection_set_exit_on_close (self->bus, FALSE);
  self->subscription = g_dbus_connection_signal_subscribe (self->bus,
                                                           "org.freedesktop.login1",
                                                           "org.freedesktop.login1.Manager",
                                                           "PrepareForSleep",
                                                           "/org/freedesktop/login1",
                                                           NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE,
                                                           prepare_for_sleep_cb,
                                                           self,
                                                           NULL);
}

static void
psr_sleep_monitor_dispose (GObject *object)
{
  PsrSleepMonitor *self = PSR_SLEEP_MONITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->subscription != 0) {
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
    self->subscription = 0;
  }
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (psr_sleep_monitor_parent_class)->dispose (object);
}

static void
psr_sleep_monitor_class_init (PsrSleepMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_sleep_monitor_dispose;

  signals[ABOUT_TO_SLEEP] = g_signal_new ("about-to-sleep",
                                          PSR_TYPE_SLEEP_MONITOR,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
psr_sleep_monitor_init (PsrSleepMonitor *self)
{
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, self);
}

PsrSleepMonitor *
psr_sleep_monitor_new (void)
{
  return g_object_new (PSR_TYPE_SLEEP_MONITOR, NULL);
}
