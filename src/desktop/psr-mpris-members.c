/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "desktop/psr-mpris-members.h"

#include "desktop/psr-mpris-interfaces.h"

#define US_TO_SAMPLES(us) (psr_ns_to_samples ((us) *1000))

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
is_begun (PsrMpris *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  /* For a while an end can be taken back: for the bus that is a pause. */
  return psr_session_state_is_running (psr_session_get_state (self->session)) ||
         state == PSR_SESSION_PAUSED || state == PSR_SESSION_ENDING;
}

static gint64
get_length_us (PsrMpris *self)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->program);

  return PSR_MPRIS_SAMPLES_TO_US (psr_schedule_get_total_samples (schedule));
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
  if (psr_session_state_is_running (psr_session_get_state (self->session)))
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
  return g_variant_new_int64 (PSR_MPRIS_SAMPLES_TO_US (psr_session_get_position (self->session)));
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
  /* Up to here: PSR_MPRIS_N_CHANGING. A position is known from the last one and the time that went
     by. */
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

GVariant *
psr_mpris_dup_property (PsrMpris *self, const char *interface, const char *name)
{
  const Property *property =
    g_str_equal (interface, PSR_MPRIS_ROOT) ? root_properties : player_properties;

  while (!g_str_equal (property->name, name))
    property++;

  if (property->read != NULL)
    return g_variant_ref_sink (property->read (self));

  return g_variant_parse (NULL, property->constant, NULL, NULL, NULL);
}

const char *
psr_mpris_get_changing (guint number)
{
  g_return_val_if_fail (number < PSR_MPRIS_N_CHANGING, NULL);

  return player_properties[number].name;
}

static gboolean
call_raise (PsrMpris *self, GVariant *parameters, GError **error)
{
  g_signal_emit_by_name (self, "raise");
  return TRUE;
}

static gboolean
call_quit (PsrMpris *self, GVariant *parameters, GError **error)
{
  g_signal_emit_by_name (self, "quit");
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
  position = PSR_MPRIS_SAMPLES_TO_US (psr_session_get_position (self->session));
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

gboolean
psr_mpris_call (PsrMpris *self,
                const char *interface,
                const char *name,
                GVariant *parameters,
                GError **error)
{
  const Method *method = g_str_equal (interface, PSR_MPRIS_ROOT) ? root_methods : player_methods;

  while (!g_str_equal (method->name, name))
    method++;

  return method->call (self, parameters, error);
}
