/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-output.h"

#include <glib/gi18n.h>

#include "audio/psr-audio-sink.h"
#include "audio/psr-play-clock.h"
#include "audio/psr-stream.h"
#include "audio/psr-watchdog.h"
#include "base/psr-units.h"

/* A fade-out takes 80 ms, after what waits in the device's buffer and what waits to get there. */
#define FADE_HEARD_MS (PSR_AUDIO_SINK_BUFFER_MS + PSR_AUDIO_SINK_PERIOD_MS + 100)

/* While somebody drags the position about, the sound waits until it rests. */
#define SEEK_REST_MS 120

/* What was heard last is heard again under the fade-in: a period of silence, see seek_to_start(),
 * and 80 ms of fade. */
#define LEAD_IN_SAMPLES PSR_MS_TO_SAMPLES (150)

#define TICK_MS         1000

/* Where the stream actually is. */
typedef enum {
  PHASE_CLOSED, /* no device */
  PHASE_OPENING, /* to STANDING, from CLOSED */
  PHASE_PAUSING, /* to STANDING, from MOVING */
  PHASE_STANDING,
  PHASE_SEEKING, /* to STANDING, elsewhere */
  PHASE_STARTING, /* to MOVING */
  PHASE_MOVING,
  PHASE_FADING, /* still moving, until the fade-out has been heard */
} Phase;

struct _PsrOutput {
  GObject parent_instance;

  PsrClock *clock;
  PsrStream *stream;
  PsrPlayClock *play_clock;
  PsrWatchdog watchdog;

  PsrOutputWish wish;
  Phase phase;
  gint64 phase_since_us;
  guint fade_id;
  guint tick_id; /* while the wish is to move */
  gboolean audible;

  gint64 total; /* samples */
  gint64 start_at; /* samples; where to seek before moving, -1 when the stream is in its place */
  gint64 seeking_to; /* samples, in PHASE_SEEKING */
  gboolean dragged; /* another seek came during the fade-out */
};

enum { PROP_0, PROP_AUDIBLE, N_PROPS };
enum { SIGNAL_OFF, SIGNAL_ENDED, SIGNAL_INTERRUPTED, SIGNAL_FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrOutput, psr_output, G_TYPE_OBJECT)

static void advance (PsrOutput *self);

static void
set_phase (PsrOutput *self, Phase phase)
{
  self->phase = phase;
  self->phase_since_us = psr_clock_get_monotonic_us (self->clock);
}

static void
change_wish (PsrOutput *self, PsrOutputWish wish)
{
  self->wish = wish;
  if (wish != PSR_OUTPUT_MOVE)
    g_clear_handle_id (&self->tick_id, g_source_remove);
}

/* Before the stream leaves the place that is shown. */
static void
return_to_place (PsrOutput *self)
{
  gint64 place = psr_play_clock_guess_position (self->play_clock);

  psr_play_clock_hold (self->play_clock, place, self->total);
  if (self->start_at < 0)
    self->start_at = MAX (0, place - LEAD_IN_SAMPLES);
}

static void
close_device (PsrOutput *self)
{
  g_clear_handle_id (&self->fade_id, g_source_remove);
  return_to_place (self);
  psr_stream_close (self->stream);
  set_phase (self, PHASE_CLOSED);
}

static void
turn_off (PsrOutput *self)
{
  close_device (self);
  g_signal_emit (self, signals[SIGNAL_OFF], 0);
}

static void
end (PsrOutput *self)
{
  change_wish (self, PSR_OUTPUT_OFF);
  psr_play_clock_hold (self->play_clock, self->total, self->total);
  close_device (self);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

static void
fail (PsrOutput *self, const GError *error)
{
  if (self->wish == PSR_OUTPUT_OFF) {
    turn_off (self);
    return;
  }

  close_device (self);
  change_wish (self, PSR_OUTPUT_STAND);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* What GStreamer says of a device is no help to whoever lies on a mat. */
static void
fail_device_with (PsrOutput *self, const char *message)
{
  g_autoptr (GError) error =
    g_error_new_literal (GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_FAILED, message);

  fail (self, error);
}

static void
fail_device (PsrOutput *self)
{
  fail_device_with (self,
                    _ ("The sound device does not respond: connect it again, or choose another in "
                       "the sound settings."));
}

static void
lose_device (PsrOutput *self)
{
  fail_device_with (self,
                    _ ("The sound device went away: connect it again, or choose another in the "
                       "sound settings."));
}

static void
open_device (PsrOutput *self)
{
  set_phase (self, PHASE_OPENING);
  psr_stream_set_transport (self->stream, 1);
  if (!psr_stream_pause (self->stream))
    fail_device (self);
}

static void
pause_device (PsrOutput *self)
{
  return_to_place (self);
  set_phase (self, PHASE_PAUSING);
  if (!psr_stream_pause (self->stream))
    fail_device (self);
}

/* At the same place. */
static void
reopen_device (PsrOutput *self)
{
  if (self->phase == PHASE_CLOSED || self->wish == PSR_OUTPUT_OFF)
    return;

  close_device (self);
  advance (self);
}

/* A device that dies while it stands says so only when it is to move. */
static void
revive (PsrOutput *self)
{
  gint64 place = psr_play_clock_guess_position (self->play_clock);

  if (self->wish == PSR_OUTPUT_MOVE && psr_watchdog_try_cure (&self->watchdog, place))
    reopen_device (self);
  else
    fail_device (self);
}

/* PulseAudio swallows up to 24 ms after a flush. With it would go the soft half of a fade-in, and
 * what is left begins with a click. So the one buffer that waits in a paused sink is made silent,
 * and the fade-in begins with the second. */
static void
seek_to_start (PsrOutput *self)
{
  set_phase (self, PHASE_SEEKING);
  psr_stream_set_transport (self->stream, 0);
  self->seeking_to = self->start_at;
  if (!psr_stream_seek (self->stream, self->start_at))
    revive (self);
}

static void
start_moving (PsrOutput *self)
{
  set_phase (self, PHASE_STARTING);
  psr_stream_set_transport (self->stream, 1);
  if (!psr_stream_start (self->stream))
    revive (self);
}

static gboolean
is_where_wished (PsrOutput *self)
{
  return self->wish == PSR_OUTPUT_MOVE && self->start_at < 0;
}

static void
move (PsrOutput *self)
{
  set_phase (self, PHASE_MOVING);
  if (is_where_wished (self))
    psr_play_clock_run (self->play_clock);
  else
    advance (self);
}

static gboolean
fade_heard_cb (gpointer data)
{
  PsrOutput *self = PSR_OUTPUT (data);

  self->fade_id = 0;
  if (self->wish == PSR_OUTPUT_OFF) {
    turn_off (self);
  } else if (self->wish == PSR_OUTPUT_MOVE && self->dragged) {
    self->dragged = FALSE;
    self->fade_id = g_timeout_add (SEEK_REST_MS, fade_heard_cb, self);
  } else {
    pause_device (self);
  }

  return G_SOURCE_REMOVE;
}

static void
fade_out (PsrOutput *self)
{
  set_phase (self, PHASE_FADING);
  psr_stream_set_transport (self->stream, 0);
  self->dragged = FALSE;
  self->fade_id = g_timeout_add (FADE_HEARD_MS, fade_heard_cb, self);
}

static void
fade_in_again (PsrOutput *self)
{
  g_clear_handle_id (&self->fade_id, g_source_remove);
  psr_stream_set_transport (self->stream, 1);
  move (self);
}

static void
advance_standing (PsrOutput *self)
{
  if (self->wish != PSR_OUTPUT_MOVE)
    return;

  if (self->start_at >= 0)
    seek_to_start (self);
  else
    start_moving (self);
}

/* The one place that decides what to do next: from where the stream is, towards the wish. */
static void
advance (PsrOutput *self)
{
  gboolean fades = self->phase == PHASE_MOVING || self->phase == PHASE_FADING;

  if (self->wish == PSR_OUTPUT_OFF && !fades) {
    if (self->phase != PHASE_CLOSED)
      turn_off (self);
    return;
  }

  switch (self->phase) {
  case PHASE_CLOSED:
    if (self->wish == PSR_OUTPUT_MOVE)
      open_device (self);
    break;

  case PHASE_STANDING:
    advance_standing (self);
    break;

  case PHASE_MOVING:
    if (!is_where_wished (self))
      fade_out (self);
    break;

  case PHASE_FADING:
    if (is_where_wished (self))
      fade_in_again (self);
    break;

  /* An event will come. */
  case PHASE_OPENING:
  case PHASE_PAUSING:
  case PHASE_SEEKING:
  case PHASE_STARTING:
  default:
    break;
  }
}

/* Nothing after the last answer is known to have been heard: rather once more than not at all. */
static void
cure (PsrOutput *self)
{
  gint64 answer = psr_play_clock_get_answer (self->play_clock);

  if (answer >= self->total) {
    end (self);
  } else if (psr_watchdog_try_cure (&self->watchdog, answer)) {
    if (self->start_at < 0)
      self->start_at = MAX (0, answer - LEAD_IN_SAMPLES);
    reopen_device (self);
  } else {
    fail_device (self);
  }
}

static gboolean
tick_cb (gpointer data)
{
  g_autoptr (PsrOutput) self = g_object_ref (PSR_OUTPUT (data));
  gint64 lasted_us = psr_clock_get_monotonic_us (self->clock) - self->phase_since_us;
  gboolean changes = self->phase == PHASE_OPENING || self->phase == PHASE_PAUSING ||
                     self->phase == PHASE_SEEKING || self->phase == PHASE_STARTING;

  if (self->phase == PHASE_MOVING) {
    gint64 stuck_us = psr_play_clock_get_stuck_us (self->play_clock);
    gint64 place = psr_play_clock_guess_position (self->play_clock);

    if (psr_watchdog_is_stuck (&self->watchdog, place, stuck_us))
      cure (self);
  } else if (changes && psr_watchdog_is_late (&self->watchdog, lasted_us)) {
    cure (self);
  }

  return G_SOURCE_CONTINUE;
}

static void
update_audible (PsrOutput *self)
{
  gboolean audible = psr_stream_is_audible (self->stream);

  if (self->audible == audible)
    return;

  self->audible = audible;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIBLE]);
}

static void
handle_standing (PsrOutput *self)
{
  /* A stream that was just opened begins at the first sample, and without a fade-in: a bell may
   * be struck there. */
  if (self->phase == PHASE_OPENING && self->start_at == 0)
    self->start_at = -1;
  if (self->phase == PHASE_SEEKING && self->start_at == self->seeking_to)
    self->start_at = -1;

  if (self->phase == PHASE_OPENING || self->phase == PHASE_PAUSING ||
      self->phase == PHASE_SEEKING) {
    set_phase (self, PHASE_STANDING);
    update_audible (self);
    advance (self);
  }
}

static void
handle_end (PsrOutput *self)
{
  if (self->phase == PHASE_MOVING) {
    end (self);
  } else if (self->phase == PHASE_FADING) {
    g_clear_handle_id (&self->fade_id, g_source_remove);
    fade_heard_cb (self);
  }
}

static void
handle_failure (PsrOutput *self, const GError *error)
{
  gboolean stood = self->phase == PHASE_SEEKING || self->phase == PHASE_STARTING;

  if (self->phase == PHASE_CLOSED)
    return;

  if (error->domain != GST_RESOURCE_ERROR)
    fail (self, error);
  else if (stood)
    revive (self);
  else
    lose_device (self);
}

static void
stream_event_cb (PsrStreamEvent event, const GError *error, gpointer data)
{
  g_autoptr (PsrOutput) self = g_object_ref (PSR_OUTPUT (data));

  switch (event) {
  case PSR_STREAM_STANDS:
    handle_standing (self);
    break;
  case PSR_STREAM_MOVES:
    if (self->phase == PHASE_STARTING)
      move (self);
    break;
  case PSR_STREAM_ENDED:
    handle_end (self);
    break;
  case PSR_STREAM_INTERRUPTED:
    if (self->wish == PSR_OUTPUT_MOVE)
      g_signal_emit (self, signals[SIGNAL_INTERRUPTED], 0);
    break;
  case PSR_STREAM_UNCLOCKED:
    reopen_device (self);
    break;
  case PSR_STREAM_FAILED:
    handle_failure (self, error);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
psr_output_dispose (GObject *object)
{
  PsrOutput *self = PSR_OUTPUT (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_handle_id (&self->fade_id, g_source_remove);
  g_clear_pointer (&self->play_clock, psr_play_clock_free);
  g_clear_pointer (&self->stream, psr_stream_free);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_output_parent_class)->dispose (object);
}

static void
psr_output_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrOutput *self = PSR_OUTPUT (object);

  switch (prop_id) {
  case PROP_AUDIBLE:
    g_value_set_boolean (value, self->audible);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static guint
install_signal (const char *name, guint n_params, GType param)
{
  return g_signal_new (name,
                       PSR_TYPE_OUTPUT,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n_params,
                       param);
}

static void
psr_output_class_init (PsrOutputClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psr_output_dispose;
  object_class->get_property = psr_output_get_property;

  properties[PROP_AUDIBLE] =
    g_param_spec_boolean ("audible",
                          NULL,
                          NULL,
                          TRUE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_OFF] = install_signal ("off", 0, G_TYPE_NONE);
  signals[SIGNAL_ENDED] = install_signal ("ended", 0, G_TYPE_NONE);
  signals[SIGNAL_INTERRUPTED] = install_signal ("interrupted", 0, G_TYPE_NONE);
  signals[SIGNAL_FAILED] = install_signal ("failed", 1, G_TYPE_ERROR);
}

static void
psr_output_init (PsrOutput *self)
{
  self->audible = TRUE;
}

PsrOutput *
psr_output_new (GstElement *sink, PsrClock *clock)
{
  g_autoptr (PsrOutput) self = NULL;

  g_return_val_if_fail (GST_IS_ELEMENT (sink), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_OUTPUT, NULL);
  self->clock = g_object_ref (clock);
  self->stream = psr_stream_new (sink, stream_event_cb, self);
  if (self->stream == NULL)
    return NULL;

  self->play_clock = psr_play_clock_new (clock, psr_stream_get_pipeline (self->stream));

  return g_steal_pointer (&self);
}

void
psr_output_set_plan (PsrOutput *self, PsrMixPlan *plan)
{
  g_autoptr (PsrMixPlan) silence = NULL;

  g_return_if_fail (PSR_IS_OUTPUT (self));
  g_return_if_fail (self->phase == PHASE_CLOSED);

  if (plan == NULL)
    plan = silence = psr_mix_plan_new (0);

  psr_stream_set_plan (self->stream, plan);
  psr_stream_fade (self->stream, 1, 0);
  self->total = psr_mix_plan_get_total_samples (plan);
  self->start_at = 0;
  psr_play_clock_hold (self->play_clock, 0, self->total);
}

/* Nothing is heard that would have to fade first. */
static void
look_for_device (PsrOutput *self)
{
  if (self->wish == PSR_OUTPUT_MOVE && !self->audible && self->phase != PHASE_CLOSED)
    close_device (self);
}

void
psr_output_set_wish (PsrOutput *self, PsrOutputWish wish)
{
  gboolean moved;
  gint64 place;

  g_return_if_fail (PSR_IS_OUTPUT (self));

  moved = self->wish == PSR_OUTPUT_MOVE;
  place = psr_play_clock_get_position (self->play_clock);
  change_wish (self, wish);

  if (moved && wish != PSR_OUTPUT_MOVE) {
    psr_play_clock_hold (self->play_clock, place, self->total);
  } else if (!moved && wish == PSR_OUTPUT_MOVE) {
    psr_watchdog_reset (&self->watchdog, place);
    self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  }

  look_for_device (self);
  advance (self);
}

gboolean
psr_output_is_off (PsrOutput *self)
{
  g_return_val_if_fail (PSR_IS_OUTPUT (self), TRUE);

  return self->wish == PSR_OUTPUT_OFF && self->phase == PHASE_CLOSED;
}

void
psr_output_seek (PsrOutput *self, gint64 position)
{
  g_return_if_fail (PSR_IS_OUTPUT (self));

  self->start_at = CLAMP (position, 0, self->total);
  self->dragged = TRUE;
  psr_play_clock_hold (self->play_clock, self->start_at, self->total);
  psr_watchdog_reset (&self->watchdog, self->start_at);

  look_for_device (self);
  advance (self);
}

gint64
psr_output_get_position (PsrOutput *self)
{
  g_return_val_if_fail (PSR_IS_OUTPUT (self), 0);

  return psr_play_clock_get_position (self->play_clock);
}

void
psr_output_set_volume (PsrOutput *self, PsrLane lane, double volume)
{
  g_return_if_fail (PSR_IS_OUTPUT (self));

  psr_stream_set_volume (self->stream, lane, volume);
}

void
psr_output_fade (PsrOutput *self, double gain, int ms)
{
  g_return_if_fail (PSR_IS_OUTPUT (self));

  psr_stream_fade (self->stream, gain, ms);
}

gboolean
psr_output_get_audible (PsrOutput *self)
{
  g_return_val_if_fail (PSR_IS_OUTPUT (self), FALSE);

  return self->audible;
}

GstElement *
psr_output_get_pipeline (PsrOutput *self)
{
  g_return_val_if_fail (PSR_IS_OUTPUT (self), NULL);

  return psr_stream_get_pipeline (self->stream);
}
