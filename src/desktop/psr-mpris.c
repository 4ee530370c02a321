/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-mpris.h"

#include "desktop/psr-mpris-interfaces.h"
#include "desktop/psr-mpris-members.h"

#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define PROPERTIES  "org.freedesktop.DBus.Properties"

G_DEFINE_FINAL_TYPE (PsrMpris, psr_mpris, G_TYPE_OBJECT)

static void
method_call_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *name,
                GVariant *parameters,
                GDBusMethodInvocation *invocation,
                gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (psr_mpris_call (PSR_MPRIS (data), interface, name, parameters, &error))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
}

static GVariant *
get_property_cb (GDBusConnection *bus,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GError **error,
                 gpointer data)
{
  return psr_mpris_dup_property (PSR_MPRIS (data), interface, name);
}

/* A session has one speed, one order and the system's volume: what is set stays without effect.
 * Only the speed 0 has a meaning in the standard, Pause. */
static gboolean
set_property_cb (GDBusConnection *bus,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GVariant *value,
                 GError **error,
                 gpointer data)
{
  PsrMpris *self = PSR_MPRIS (data);

  if (g_str_equal (name, "Rate") && g_variant_get_double (value) == 0.0)
    psr_session_pause (self->session);
  return TRUE;
}

static const GDBusInterfaceVTable vtable = {
  .method_call = method_call_cb,
  .get_property = get_property_cb,
  .set_property = set_property_cb,
};

static void
emit (PsrMpris *self, const char *interface, const char *name, GVariant *parameters)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (parameters);

  /* Without a bus, and before there is anybody to listen, nothing is said. */
  if (self->owner != 0)
    g_dbus_connection_emit_signal (self->bus, NULL, OBJECT_PATH, interface, name, owned, NULL);
}

/* Tells everybody what is no longer as it was. */
static void
announce (PsrMpris *self)
{
  g_auto (GVariantDict) changed = G_VARIANT_DICT_INIT (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < PSR_MPRIS_N_CHANGING; i++) {
    const char *name = psr_mpris_get_changing (i);
    g_autoptr (GVariant) value = psr_mpris_dup_property (self, PSR_MPRIS_PLAYER, name);

    if (self->announced[i] != NULL && g_variant_equal (self->announced[i], value))
      continue;
    g_clear_pointer (&self->announced[i], g_variant_unref);
    self->announced[i] = g_variant_ref (value);
    g_variant_dict_insert_value (&changed, name, value);
    any = TRUE;
  }

  if (any)
    emit (self,
          PROPERTIES,
          "PropertiesChanged",
          g_variant_new ("(s@a{sv}as)", PSR_MPRIS_PLAYER, g_variant_dict_end (&changed), NULL));
}

static void
session_changed_cb (PsrMpris *self)
{
  g_set_object (&self->program, psr_session_get_program (self->session));
  announce (self);
}

static void
session_state_cb (PsrMpris *self)
{
  /* A program that is begun once more is another track. */
  if (psr_session_get_state (self->session) == PSR_SESSION_LOADING)
    self->n_tracks++;
  session_changed_cb (self);
}

static void
session_seeked_cb (PsrMpris *self, gint64 position)
{
  emit (self,
        PSR_MPRIS_PLAYER,
        "Seeked",
        g_variant_new ("(x)", PSR_MPRIS_SAMPLES_TO_US (position)));
  announce (self);
}

static void
pressed_cb (PsrMpris *self, PsrPressKind kind)
{
  g_assert (PSR_IS_MPRIS (self));

  if (kind == PSR_PRESS_SINGLE)
    psr_session_toggle (self->session);
  else
    g_signal_emit_by_name (self, "where-am-i");
}

static void
psr_mpris_dispose (GObject *object)
{
  PsrMpris *self = PSR_MPRIS (object);

  g_clear_handle_id (&self->owner, g_bus_unown_name);
  if (self->root_object != 0)
    g_dbus_connection_unregister_object (self->bus, self->root_object);
  if (self->player_object != 0)
    g_dbus_connection_unregister_object (self->bus, self->player_object);
  self->root_object = 0;
  self->player_object = 0;
  for (guint i = 0; i < PSR_MPRIS_N_CHANGING; i++)
    g_clear_pointer (&self->announced[i], g_variant_unref);
  g_clear_object (&self->program);
  g_clear_object (&self->session);
  g_clear_object (&self->press);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (psr_mpris_parent_class)->dispose (object);
}

static void
psr_mpris_finalize (GObject *object)
{
  PsrMpris *self = PSR_MPRIS (object);

  g_free (self->application_id);
  g_free (self->name);

  G_OBJECT_CLASS (psr_mpris_parent_class)->finalize (object);
}

static void
add_signal (const char *name)
{
  g_signal_new (name, PSR_TYPE_MPRIS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
psr_mpris_class_init (PsrMprisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psr_mpris_dispose;
  object_class->finalize = psr_mpris_finalize;

  add_signal ("raise");
  add_signal ("quit");
  add_signal ("where-am-i");
}

static void
psr_mpris_init (PsrMpris *self)
{
}

static guint
add_object (PsrMpris *self, GDBusNodeInfo *info, const char *interface)
{
  return g_dbus_connection_register_object (self->bus,
                                            OBJECT_PATH,
                                            g_dbus_node_info_lookup_interface (info, interface),
                                            &vtable,
                                            self,
                                            NULL,
                                            NULL);
}

/* The objects come first: who sees the name finds them. */
static void
appear (PsrMpris *self)
{
  g_autoptr (GDBusNodeInfo) info = psr_mpris_interfaces_new ();
  g_autofree char *name = g_strconcat (PSR_MPRIS_ROOT ".", self->application_id, NULL);

  self->root_object = add_object (self, info, PSR_MPRIS_ROOT);
  self->player_object = add_object (self, info, PSR_MPRIS_PLAYER);
  self->owner = g_bus_own_name_on_connection (self->bus,
                                              name,
                                              G_BUS_NAME_OWNER_FLAGS_NONE,
                                              NULL,
                                              NULL,
                                              NULL,
                                              NULL);
}

PsrMpris *
psr_mpris_new (PsrSession *session,
               PsrClock *clock,
               GDBusConnection *bus,
               const char *application_id,
               const char *name)
{
  PsrMpris *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (bus == NULL || G_IS_DBUS_CONNECTION (bus), NULL);
  g_return_val_if_fail (g_application_id_is_valid (application_id), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PSR_TYPE_MPRIS, NULL);
  self->session = g_object_ref (session);
  self->press = psr_press_new (clock);
  g_set_object (&self->bus, bus);
  self->application_id = g_strdup (application_id);
  self->name = g_strdup (name);
  session_state_cb (self);
  if (bus != NULL)
    appear (self);
  g_signal_connect_object (self->press,
                           "pressed",
                           G_CALLBACK (pressed_cb),
                           self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (session_state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::cue",
                           G_CALLBACK (session_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "seeked",
                           G_CALLBACK (session_seeked_cb),
                           self,
                           G_CONNECT_SWAPPED);

  return self;
}
