/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-gst-player.h"

#include <glib/gi18n.h>

#include "audio/psr-audio-sink.h"
#include "audio/psr-output.h"
#include "audio/psr-plan-loader.h"
#include "audio/psr-speaker.h"

struct _PsrGstPlayer {
  GObject parent_instance;

  PsrOutput *output; /* NULL until something is loaded, and when a plugin is missing */
  PsrPlayerState state;

  char *application_id;
  char *application_name;
  PsrClock *clock;
  PsrSpeaker *speaker; /* NULL until something is said, and when a plugin is missing */
  double volumes[PSR_N_LANES];

  PsrMixPlan *next_plan; /* waits until what played before has faded out */

  GTask *load;
  GCancellable *load_cancellable;
  GCancellable *caller_cancellable;
  gulong cancelled_id;
};

enum { PROP_0, PROP_STATE, PROP_AUDIBLE };

static void player_iface_init (PsrPlayerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PsrGstPlayer,
                               psr_gst_player,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PSR_TYPE_PLAYER, player_iface_init))

/* The one place where the visible state changes; what is actually heard follows. */
static void
set_state (PsrGstPlayer *self, PsrPlayerState state)
{
  static const PsrOutputWish wishes[] = {
    [PSR_PLAYER_EMPTY] = PSR_OUTPUT_OFF,    [PSR_PLAYER_LOADING] = PSR_OUTPUT_OFF,
    [PSR_PLAYER_PAUSED] = PSR_OUTPUT_STAND, [PSR_PLAYER_PLAYING] = PSR_OUTPUT_MOVE,
    [PSR_PLAYER_DONE] = PSR_OUTPUT_OFF,     [PSR_PLAYER_FAILED] = PSR_OUTPUT_OFF,
  };
  gboolean changed = self->state != state;

  self->state = state;
  psr_output_set_wish (self->output, wishes[state]);

  /* Unless the device failed meanwhile, and somebody has been told another state. */
  if (changed && self->state == state)
    g_object_notify (G_OBJECT (self), "state");
}

static gboolean
has_program (PsrGstPlayer *self)
{
  return self->state == PSR_PLAYER_PAUSED || self->state == PSR_PLAYER_PLAYING ||
         self->state == PSR_PLAYER_DONE;
}

/* Returns: (transfer full) (nullable): the load that was under way. */
static GTask *
end_load (PsrGstPlayer *self)
{
  g_cancellable_disconnect (self->caller_cancellable, self->cancelled_id);
  self->cancelled_id = 0;
  g_clear_object (&self->caller_cancellable);
  g_clear_object (&self->load_cancellable);

  return g_steal_pointer (&self->load);
}

static void
cancel_load (PsrGstPlayer *self)
{
  g_autoptr (GTask) load = NULL;

  g_clear_pointer (&self->next_plan, psr_mix_plan_unref);
  if (self->load == NULL)
    return;

  g_cancellable_cancel (self->load_cancellable);
  load = end_load (self);
  g_task_return_new_error (load, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Loading was cancelled."));
}

/* When there is one, and the one before is silent. */
static void
take_next_plan (PsrGstPlayer *self)
{
  g_autoptr (PsrMixPlan) plan = NULL;
  g_autoptr (GTask) load = NULL;

  if (!psr_output_is_off (self->output))
    return;

  plan = g_steal_pointer (&self->next_plan);
  psr_output_set_plan (self->output, plan);
  if (plan == NULL)
    return;

  load = end_load (self);
  set_state (self, PSR_PLAYER_PAUSED);
  if (load != NULL)
    g_task_return_boolean (load, TRUE);
}

static void
caller_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (G_CANCELLABLE (data));
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) load = G_TASK (data);
  PsrGstPlayer *self = PSR_GST_PLAYER (g_task_get_source_object (load));
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrMixPlan) plan = psr_plan_loader_load_finish (result, &warnings, &error);

  /* Another load, or stop, came between. */
  if (self->load != load)
    return;

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    g_debug ("%s", (const char *) g_ptr_array_index (warnings, i));

  if (plan != NULL) {
    self->next_plan = g_steal_pointer (&plan);
    take_next_plan (self);
  } else {
    g_autoptr (GTask) ended = end_load (self);

    set_state (self, PSR_PLAYER_EMPTY);
    g_task_return_error (ended, g_steal_pointer (&error));
  }
}

static void
lose (PsrGstPlayer *self, const char *message)
{
  set_state (self, PSR_PLAYER_PAUSED);
  g_signal_emit_by_name (self, "lost", message);
}

static void
output_failed_cb (PsrGstPlayer *self, const GError *error, PsrOutput *output)
{
  if (error->domain != GST_RESOURCE_ERROR) {
    g_autofree char *message =
      g_strdup_printf (_ ("The sound cannot go on: begin again. (%s)"), error->message);

    set_state (self, PSR_PLAYER_FAILED);
    g_signal_emit_by_name (self, "lost", message);
  } else if (self->state == PSR_PLAYER_PLAYING) {
    lose (self, error->message);
  }
}

static void
output_interrupted_cb (PsrGstPlayer *self, PsrOutput *output)
{
  lose (self, _ ("Another program asked for silence: go on when it is done."));
}

static void
output_ended_cb (PsrGstPlayer *self, PsrOutput *output)
{
  set_state (self, PSR_PLAYER_DONE);
}

static void
output_off_cb (PsrGstPlayer *self, PsrOutput *output)
{
  take_next_plan (self);
}

static void
output_notify_audible_cb (PsrGstPlayer *self, GParamSpec *pspec, PsrOutput *output)
{
  g_object_notify (G_OBJECT (self), "audible");
}

static void
connect_output (PsrGstPlayer *self)
{
  const struct {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "off", G_CALLBACK (output_off_cb) },
    { "ended", G_CALLBACK (output_ended_cb) },
    { "interrupted", G_CALLBACK (output_interrupted_cb) },
    { "failed", G_CALLBACK (output_failed_cb) },
    { "notify::audible", G_CALLBACK (output_notify_audible_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->output,
                             handlers[i].signal,
                             handlers[i].callback,
                             self,
                             G_CONNECT_SWAPPED);
}

/* GStreamer itself is loaded when something is to be heard, which is not at the program's start.
 * Returns: (transfer floating) (nullable): %NULL when a plugin is missing. */
static GstElement *
make_sink (PsrGstPlayer *self)
{
  if (!gst_init_check (NULL, NULL, NULL))
    return NULL;

  return psr_audio_sink_new (self->application_id, self->application_name);
}

/* @sink: (nullable) (transfer floating). */
static void
make_output (PsrGstPlayer *self, GstElement *sink)
{
  if (sink == NULL)
    sink = make_sink (self);
  if (sink != NULL)
    self->output = psr_output_new (sink, self->clock);
  if (self->output == NULL)
    return;

  for (int lane = 0; lane < PSR_N_LANES; lane++)
    psr_output_set_volume (self->output, (PsrLane) lane, self->volumes[lane]);
  connect_output (self);
}

static gboolean
has_output (PsrGstPlayer *self)
{
  if (self->output == NULL)
    make_output (self, NULL);

  return self->output != NULL;
}

static void
return_missing_plugin (GTask *load)
{
  g_task_return_new_error (load,
                           PSR_PLAYER_ERROR,
                           PSR_PLAYER_ERROR_FAILED,
                           _ ("The sound cannot be played: install GStreamer's base and good "
                              "plugins."));
}

static void
psr_gst_player_load_async (PsrPlayer *player,
                           PsrProgram *program,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);
  g_autoptr (GTask) load = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (load, psr_gst_player_load_async);
  g_task_set_check_cancellable (load, FALSE);
  if (!has_output (self)) {
    return_missing_plugin (load);
    return;
  }

  cancel_load (self);
  self->load = g_object_ref (load);
  self->load_cancellable = g_cancellable_new ();
  if (cancellable != NULL) {
    self->caller_cancellable = g_object_ref (cancellable);
    self->cancelled_id = g_cancellable_connect (cancellable,
                                                G_CALLBACK (caller_cancelled_cb),
                                                g_object_ref (self->load_cancellable),
                                                g_object_unref);
  }

  set_state (self, PSR_PLAYER_LOADING);
  psr_plan_loader_load_async (program, self->load_cancellable, load_cb, g_steal_pointer (&load));
}

static gboolean
psr_gst_player_load_finish (PsrPlayer *player, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, player), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
psr_gst_player_play (PsrPlayer *player)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (self->state == PSR_PLAYER_PAUSED || self->state == PSR_PLAYER_PLAYING)
    set_state (self, PSR_PLAYER_PLAYING);
}

static void
psr_gst_player_pause (PsrPlayer *player)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (self->state == PSR_PLAYER_PLAYING)
    set_state (self, PSR_PLAYER_PAUSED);
}

static void
psr_gst_player_seek (PsrPlayer *player, gint64 position)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (!has_program (self))
    return;

  psr_output_seek (self->output, position);
  if (self->state == PSR_PLAYER_DONE)
    set_state (self, PSR_PLAYER_PAUSED);
}

static void
psr_gst_player_stop (PsrPlayer *player)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (self->output == NULL)
    return;

  cancel_load (self);
  set_state (self, PSR_PLAYER_EMPTY);
  take_next_plan (self);
}

static gint64
psr_gst_player_get_position (PsrPlayer *player)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  return has_program (self) ? psr_output_get_position (self->output) : 0;
}

static void
psr_gst_player_set_volume (PsrPlayer *player, PsrLane lane, double volume)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  self->volumes[lane] = volume;
  if (self->output != NULL)
    psr_output_set_volume (self->output, lane, volume);
  if (self->speaker != NULL)
    psr_speaker_set_volume (self->speaker, lane, volume);
}

static void
psr_gst_player_fade (PsrPlayer *player, double gain, int ms)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (self->output != NULL)
    psr_output_fade (self->output, gain, ms);
}

static void
speaker_said_cb (PsrGstPlayer *self, gboolean heard)
{
  g_signal_emit_by_name (self, "said", heard);
}

/* @sink: (nullable) (transfer floating). */
static void
make_speaker (PsrGstPlayer *self, GstElement *sink)
{
  if (sink == NULL)
    sink = make_sink (self);
  if (sink != NULL)
    self->speaker = psr_speaker_new (sink, self->clock);
  if (self->speaker == NULL)
    return;

  for (int lane = 0; lane < PSR_N_LANES; lane++)
    psr_speaker_set_volume (self->speaker, (PsrLane) lane, self->volumes[lane]);
  g_signal_connect_object (self->speaker,
                           "said",
                           G_CALLBACK (speaker_said_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static gboolean
said_unheard_cb (gpointer data)
{
  g_signal_emit_by_name (data, "said", FALSE);

  return G_SOURCE_REMOVE;
}

static void
psr_gst_player_say (PsrPlayer *player, const PsrSnippet *snippets, guint n_snippets)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (self->speaker == NULL)
    make_speaker (self, NULL);

  if (self->speaker != NULL)
    psr_speaker_say (self->speaker, snippets, n_snippets);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT, said_unheard_cb, g_object_ref (self), g_object_unref);
}

static void
psr_gst_player_hush (PsrPlayer *player)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (player);

  if (self->speaker != NULL)
    psr_speaker_hush (self->speaker);
}

static void
psr_gst_player_dispose (GObject *object)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (object);

  g_clear_pointer (&self->next_plan, psr_mix_plan_unref);
  g_clear_object (&self->output);
  if (self->speaker != NULL)
    psr_speaker_hush (self->speaker);
  g_clear_object (&self->speaker);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_gst_player_parent_class)->dispose (object);
}

static void
psr_gst_player_finalize (GObject *object)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (object);

  g_free (self->application_id);
  g_free (self->application_name);

  G_OBJECT_CLASS (psr_gst_player_parent_class)->finalize (object);
}

static void
psr_gst_player_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrGstPlayer *self = PSR_GST_PLAYER (object);

  switch (prop_id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_AUDIBLE:
    g_value_set_boolean (value, self->output == NULL || psr_output_get_audible (self->output));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_gst_player_class_init (PsrGstPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psr_gst_player_dispose;
  object_class->finalize = psr_gst_player_finalize;
  object_class->get_property = psr_gst_player_get_property;

  g_object_class_override_property (object_class, PROP_STATE, "state");
  g_object_class_override_property (object_class, PROP_AUDIBLE, "audible");
}

static void
player_iface_init (PsrPlayerInterface *iface)
{
  iface->load_async = psr_gst_player_load_async;
  iface->load_finish = psr_gst_player_load_finish;
  iface->play = psr_gst_player_play;
  iface->pause = psr_gst_player_pause;
  iface->seek = psr_gst_player_seek;
  iface->stop = psr_gst_player_stop;
  iface->get_position = psr_gst_player_get_position;
  iface->set_volume = psr_gst_player_set_volume;
  iface->fade = psr_gst_player_fade;
  iface->say = psr_gst_player_say;
  iface->hush = psr_gst_player_hush;
}

static void
psr_gst_player_init (PsrGstPlayer *self)
{
  self->state = PSR_PLAYER_EMPTY;
  for (int lane = 0; lane < PSR_N_LANES; lane++)
    self->volumes[lane] = 1;
}

PsrPlayer *
psr_gst_player_new (const char *application_id,
                    const char *application_name,
                    PsrClock *clock,
                    GstElement *sink)
{
  PsrGstPlayer *self;

  g_return_val_if_fail (application_id != NULL, NULL);
  g_return_val_if_fail (application_name != NULL, NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (sink == NULL || GST_IS_ELEMENT (sink), NULL);

  self = g_object_new (PSR_TYPE_GST_PLAYER, NULL);
  self->application_id = g_strdup (application_id);
  self->application_name = g_strdup (application_name);
  self->clock = g_object_ref (clock);

  if (sink != NULL)
    make_output (self, sink);

  return PSR_PLAYER (self);
}

void
psr_gst_player_load_plan (PsrGstPlayer *self, PsrMixPlan *plan)
{
  g_return_if_fail (PSR_IS_GST_PLAYER (self));
  g_return_if_fail (plan != NULL);
  g_return_if_fail (has_output (self));

  cancel_load (self);
  set_state (self, PSR_PLAYER_LOADING);
  self->next_plan = psr_mix_plan_ref (plan);
  take_next_plan (self);
}

void
psr_gst_player_set_say_sink (PsrGstPlayer *self, GstElement *sink)
{
  g_return_if_fail (PSR_IS_GST_PLAYER (self));
  g_return_if_fail (GST_IS_ELEMENT (sink));
  g_return_if_fail (self->speaker == NULL);

  make_speaker (self, sink);
}

GstElement *
psr_gst_player_get_pipeline (PsrGstPlayer *self)
{
  g_return_val_if_fail (PSR_IS_GST_PLAYER (self), NULL);

  return has_output (self) ? psr_output_get_pipeline (self->output) : NULL;
}
