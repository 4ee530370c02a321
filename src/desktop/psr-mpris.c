/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-mpris.h"

#include "base/psr-units.h"
#include "desktop/psr-mpris-interfaces.h"
#include "session/psr-press.h"

#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define PROPERTIES  "org.freedesktop.DBus.Properties"

/* How many properties of the player change; the first ones of their table. */
#define N_CHANGING 7

/* The bus counts in microseconds. Rounded up, for the way back rounds down: the same sample again.
 */
#define SAMPLES_TO_US(samples) ((psr_samples_to_ns (samples) + 999) / 1000)
#define US_TO_SAMPLES(us)      (psr_ns_to_samples ((us) *1000))

struct _PsrMpris {
  GObject parent_instance;

  PsrSession *session;
  PsrPress *press; /* of PlayPause */
  GDBusConnection *bus;
  char *application_id;
  char *name;
  guint owner;
  guint root_object;
  guint player_object;

  PsrProgram *program; /* the present track */
  guint n_tracks; /* so far: no two of them have one id */
  GVariant *announced[N_CHANGING]; /* what everybody knows */
};

enum {
  RAISE,
  QUIT,
  WHERE_AM_I,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrMpris, psr_mpris, G_TYPE_OBJECT)

/* A property that can change is read, one that cannot is written here as text. */
typedef struct {
  const char *name;
  GVariant *(*read) (PsrMpris *self);
  const char *constant;
} Property;

typedef struct {
  const char *name;
  gboolean (*call) (PsrMpris *self, GVariant *parameters, GError **error);
} Method;

static gboolean
is_running (PsrMpris *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  return state == PSR_SESSION_SETTLING || state == PSR_SESSION_PLAYING;
}

static gboolean
is_begun (PsrMpris *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  /* For a while an end can be taken back: for the bus that is a pause. */
  return is_running (self) || state == PSR_SESSION_PAUSED || state == PSR_SESSION_ENDING;
}

static gint64
get_length_us (PsrMpris *self)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->program);

  return SAMPLES_TO_US (psr_schedule_get_total_samples (schedule));
}

static char *
dup_track_id (PsrMpris *self)
{
  g_autofree char *path = g_strdelimit (g_strdup (self->application_id), ".", '/');

  g_strdelimit (path, "-", '_');
  return g_strdup_printf ("/%s/track/%u", path, self->n_tracks);
}

static GVariant *
read_identity (PsrMpris *self)
{
  return g_variant_new_string (self->name);
}

static GVariant *
read_desktop_entry (PsrMpris *self)
{
  return g_variant_new_string (self->application_id);
}

static GVariant *
read_playback_status (PsrMpris *self)
{
  if (is_running (self))
    return g_variant_new_string ("Playing");

  return g_variant_new_string (is_begun (self) ? "Paused" : "Stopped");
}

static GVariant *
read_metadata (PsrMpris *self)
{
  g_auto (GVariantBuilder) metadata = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (self->program != NULL) {
    PsrSchedule *schedule = psr_program_get_schedule (self->program);
    const char *language = psr_schedule_get_language (schedule);
    const char *title = psr_script_get_title (psr_schedule_get_script (schedule), language);
    const char *artists[] = { psr_voice_get_name (psr_program_get_voice (self->program)), NULL };
    g_autofree char *track_id = dup_track_id (self);
    GVariant *length = g_variant_new_int64 (get_length_us (self));

    g_variant_builder_add_parsed (&metadata, "{'mpris:trackid', <%o>}", track_id);
    g_variant_builder_add_parsed (&metadata, "{'mpris:length', <%@x>}", length);
    g_variant_builder_add_parsed (&metadata, "{'xesam:title', <%s>}", title);
    g_variant_builder_add_parsed (&metadata, "{'xesam:artist', <%^as>}", artists);
  }

  return g_variant_builder_end (&metadata);
}

static GVariant *
read_position (PsrMpris *self)
{
  return g_variant_new_int64 (SAMPLES_TO_US (psr_session_get_position (self->session)));
}

static GVariant *
read_can_go_next (PsrMpris *self)
{
  return g_variant_new_boolean (psr_session_has_next (self->session));
}

/* Going back, playing, pausing and seeking: whether it plays at the moment is of no account. */
static GVariant *
read_can_do (PsrMpris *self)
{
  return g_variant_new_boolean (is_begun (self));
}

static const Property root_properties[] = {
  { "CanQuit", NULL, "true" },
  { "CanRaise", NULL, "true" },
  { "HasTrackList", NULL, "false" },
  { "Identity", read_identity, NULL },
  { "DesktopEntry", read_desktop_entry, NULL },
  { "SupportedUriSchemes", NULL, "@as []" },
  { "SupportedMimeTypes", NULL, "@as []" },
  { NULL, NULL, NULL },
};

static const Property player_properties[] = {
  { "PlaybackStatus", read_playback_status, NULL },
  { "Metadata", read_metadata, NULL },
  { "CanGoNext", read_can_go_next, NULL },
  { "CanGoPrevious", read_can_do, NULL },
  { "CanPlay", read_can_do, NULL },
  { "CanPause", read_can_do, NULL },
  { "CanSeek", read_can_do, NULL },
  /* Up to here: N_CHANGING. A position is known from the last one and the time that went by. */
  { "Position", read_position, NULL },
  { "LoopStatus", NULL, "'None'" },
  { "Rate", NULL, "1.0" },
  { "Shuffle", NULL, "false" },
  { "Volume", NULL, "1.0" },
  { "MinimumRate", NULL, "1.0" },
  { "MaximumRate", NULL, "1.0" },
  { "CanControl", NULL, "true" },
  { NULL, NULL, NULL },
};

/* Returns: (transfer full) */
static GVariant *
dup_property (PsrMpris *self, const Property *property)
{
  if (property->read != NULL)
    return g_variant_ref_sink (property->read (self));

  return g_variant_parse (NULL, property->constant, NULL, NULL, NULL);
}

static gboolean
call_raise (PsrMpris *self, GVariant *parameters, GError **error)
{
  g_signal_emit (self, signals[RAISE], 0);
  return TRUE;
}

static gboolean
call_quit (PsrMpris *self, GVariant *parameters, GError **error)
{
  g_signal_emit (self, signals[QUIT], 0);
  return TRUE;
}

static gboolean
call_next (PsrMpris *self, GVariant *parameters, GError **error)
{
  psr_session_next (self->session);
  return TRUE;
}

static gboolean
call_previous (PsrMpris *self, GVariant *parameters, GError **error)
{
  psr_session_previous (self->session);
  return TRUE;
}

static gboolean
call_pause (PsrMpris *self, GVariant *parameters, GError **error)
{
  psr_session_pause (self->session);
  return TRUE;
}

static gboolean
call_play (PsrMpris *self, GVariant *parameters, GError **error)
{
  psr_session_resume (self->session);
  return TRUE;
}

/* The one method that must not be silent about having no effect. */
static gboolean
call_play_pause (PsrMpris *self, GVariant *parameters, GError **error)
{
  if (!is_begun (self)) {
    g_set_error_literal (error,
                         G_DBUS_ERROR,
                         G_DBUS_ERROR_NOT_SUPPORTED,
                         "No session is under way.");
    return FALSE;
  }

  psr_press_tap (self->press);
  return TRUE;
}

static void
pressed_cb (PsrMpris *self, PsrPressKind kind)
{
  g_assert (PSR_IS_MPRIS (self));

  if (kind == PSR_PRESS_SINGLE)
    psr_session_toggle (self->session);
  else
    g_signal_emit (self, signals[WHERE_AM_I], 0);
}

static gboolean
call_stop (PsrMpris *self, GVariant *parameters, GError **error)
{
  if (is_begun (self))
    psr_session_end (self->session);
  return TRUE;
}

/* By the standard: before the beginning is the beginning, beyond the end is Next. */
static gboolean
call_seek (PsrMpris *self, GVariant *parameters, GError **error)
{
  gint64 position;
  gint64 length;
  gint64 offset;

  if (!is_begun (self))
    return TRUE;

  g_variant_get (parameters, "(x)", &offset);
  position = SAMPLES_TO_US (psr_session_get_position (self->session));
  length = get_length_us (self);

  if (offset > length - position)
    psr_session_next (self->session);
  else
    psr_session_seek_to (self->session, US_TO_SAMPLES (MAX (position + MAX (offset, -length), 0)));
  return TRUE;
}

/* By the standard: what was meant for another track, or lies outside of this one, is nothing. */
static gboolean
call_set_position (PsrMpris *self, GVariant *parameters, GError **error)
{
  g_autofree char *present = dup_track_id (self);
  const char *track_id;
  gint64 position;

  g_variant_get (parameters, "(&ox)", &track_id, &position);
  if (is_begun (self) && g_str_equal (track_id, present) && position >= 0 &&
      position <= get_length_us (self))
    psr_session_seek_to (self->session, US_TO_SAMPLES (position));
  return TRUE;
}

static gboolean
call_open_uri (PsrMpris *self, GVariant *parameters, GError **error)
{
  g_set_error_literal (error,
                       G_DBUS_ERROR,
                       G_DBUS_ERROR_NOT_SUPPORTED,
                       "Sessions cannot be opened from outside.");
  return FALSE;
}

static const Method root_methods[] = {
  { "Raise", call_raise },
  { "Quit", call_quit },
  { NULL, NULL },
};

static const Method player_methods[] = {
  { "Next", call_next },        { "Previous", call_previous },
  { "Pause", call_pause },      { "PlayPause", call_play_pause },
  { "Stop", call_stop },        { "Play", call_play },
  { "Seek", call_seek },        { "SetPosition", call_set_position },
  { "OpenUri", call_open_uri }, { NULL, NULL },
};

/* GDBus lets only those names and shapes through that the interfaces have; each is in a table. */
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
  const Method *method = g_str_equal (interface, PSR_MPRIS_ROOT) ? root_methods : player_methods;
  g_autoptr (GError) error = NULL;

  while (!g_str_equal (method->name, name))
    method++;

  if (method->call (PSR_MPRIS (data), parameters, &error))
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
  const Property *property =
    g_str_equal (interface, PSR_MPRIS_ROOT) ? root_properties : player_properties;

  while (!g_str_equal (property->name, name))
    property++;

  return dup_property (PSR_MPRIS (data), property);
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

  for (int i = 0; i < N_CHANGING; i++) {
    g_autoptr (GVariant) value = dup_property (self, &player_properties[i]);

    if (self->announced[i] != NULL && g_variant_equal (self->announced[i], value))
      continue;
    g_clear_pointer (&self->announced[i], g_variant_unref);
    self->announced[i] = g_variant_ref (value);
    g_variant_dict_insert_value (&changed, player_properties[i].name, value);
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
  emit (self, PSR_MPRIS_PLAYER, "Seeked", g_variant_new ("(x)", SAMPLES_TO_US (position)));
  announce (self);
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
  for (int i = 0; i < N_CHANGING; i++)
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

static guint
add_signal (const char *name)
{
  return g_signal_new (name,
                       PSR_TYPE_MPRIS,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
psr_mpris_class_init (PsrMprisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psr_mpris_dispose;
  object_class->finalize = psr_mpris_finalize;

  signals[RAISE] = add_signal ("raise");
  signals[QUIT] = add_signal ("quit");
  signals[WHERE_AM_I] = add_signal ("where-am-i");
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
