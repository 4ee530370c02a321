/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "base/psr-units.h"
#include "session/psr-landmarks.h"
#include "session/psr-session-private.h"
#include "session/psr-sleep-question.h"

/* An answer during the fade brings the sound back within this time. */
#define RETURN_MS 1000

/* Longest wait of the timer: what the machine's sleep and a stalled player are seen by. */
#define TICK_MAX_MS 1000

/* The two clocks are read one after the other; only more than this is sleep. */
#define SLEPT_MIN_US (G_USEC_PER_SEC / 2)

enum {
  PROP_0,
  PROP_STATE,
  PROP_INTERRUPTION,
  PROP_CUE,
  PROP_AUDIBLE,
  PROP_ASKING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  FAILED,
  SEEKED,
  SKIPPED,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrSession, psr_session, G_TYPE_OBJECT)

gboolean
psr_session_state_is_running (PsrSessionState state)
{
  return state == PSR_SESSION_SETTLING || state == PSR_SESSION_PLAYING;
}

gboolean
psr_session_is_begun (PsrSession *self)
{
  return psr_session_state_is_running (self->state) || self->state == PSR_SESSION_PAUSED;
}

/* Begun, or ended so short a time ago that it can be taken back. */
static gboolean
is_there (PsrSession *self)
{
  return psr_session_is_begun (self) || self->state == PSR_SESSION_ENDING;
}

/* The one place where the visible state changes. */
static void
set_state (PsrSession *self, PsrSessionState state, PsrInterruption interruption, int cue)
{
  g_object_freeze_notify (G_OBJECT (self));

  if (self->state != state) {
    self->state = state;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  }

  if (self->interruption != interruption) {
    self->interruption = interruption;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERRUPTION]);
  }

  if (self->cue != cue) {
    self->cue = cue;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUE]);
  }

  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
timer_cb (gpointer data)
{
  PsrSession *self = PSR_SESSION (data);

  self->timer = 0;
  psr_session_update (self);

  return G_SOURCE_REMOVE;
}

static void
arm_timer (PsrSession *self, gint64 ms)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) CLAMP (ms, 1, TICK_MAX_MS), timer_cb, self);
}

/* For the next moment at which something changes. */
static void
wait_for_change (PsrSession *self, gint64 position)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->transport.program);
  gint64 change = psr_landmarks_find_change (schedule, position);
  gint64 duty = psr_sleep_watch_find_next (&self->watch, position);

  if (duty >= 0)
    change = MIN (change, duty);
  arm_timer (self, (change - position) / PSR_MS_TO_SAMPLES (1) + 1);
}

/* The player's gain is left alone. */
static void
stop_asking (PsrSession *self)
{
  gboolean asking = self->watch.asking;

  psr_sleep_watch_withdraw (&self->watch);
  if (asking)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
}

void
psr_session_withdraw_question (PsrSession *self)
{
  if (self->watch.fading)
    psr_player_fade (self->transport.player, 1, RETURN_MS);
  stop_asking (self);
}

static void
stop_counting (PsrSession *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  psr_transport_stop_counting (&self->transport);
}

void
psr_session_stand_still (PsrSession *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  psr_transport_pause (&self->transport);
}

void
psr_session_move_on (PsrSession *self)
{
  psr_sleep_watch_jump (&self->watch, psr_transport_get_position (&self->transport));
  psr_transport_play (&self->transport);
}

void
psr_session_stop_in (PsrSession *self, PsrSessionState state, PsrInterruption interruption)
{
  self->holds = 0;
  psr_session_stand_still (self);
  set_state (self, state, interruption, self->cue);
  psr_session_withdraw_question (self);
}

void
psr_session_pause_for (PsrSession *self, PsrInterruption interruption)
{
  psr_session_stop_in (self, PSR_SESSION_PAUSED, interruption);
}

static void
emit_ended (PsrSession *self, PsrEnding ending)
{
  gboolean began = self->began;

  self->began = FALSE;
  if (began)
    g_signal_emit (self, signals[ENDED], 0, ending, self->transport.heard.samples);
}

/* Ends what is there without touching the player. */
static void
close_program (PsrSession *self, PsrEnding ending)
{
  stop_counting (self);
  self->holds = 0;
  emit_ended (self, ending);
  psr_transport_unload (&self->transport);
}

void
psr_session_finish_as (PsrSession *self, PsrEnding ending)
{
  close_program (self, ending);
  psr_player_stop (self->transport.player);
  set_state (self, PSR_SESSION_IDLE, PSR_INTERRUPTION_NONE, -1);
  stop_asking (self);
}

/* What is shown of it stays until the person leaves it. */
static void
complete (PsrSession *self, PsrEnding ending)
{
  stop_counting (self);
  self->holds = 0;
  set_state (self, PSR_SESSION_DONE, PSR_INTERRUPTION_NONE, self->cue);
  stop_asking (self);
  emit_ended (self, ending);
}

gboolean
psr_session_has_slept (PsrSession *self)
{
  return psr_clock_get_slept_us (self->clock) - self->slept_us > SLEPT_MIN_US;
}

/* Returns: %FALSE when nobody answered and the session has ended. */
static gboolean
watch_over_sleep (PsrSession *self, gint64 position)
{
  switch (psr_sleep_watch_pass (&self->watch, position)) {
  case PSR_SLEEP_WATCH_ASK:
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
    return TRUE;
  case PSR_SLEEP_WATCH_FADE:
    psr_player_fade (self->transport.player, 0, PSR_SESSION_DRIFT_MS);
    return TRUE;
  case PSR_SLEEP_WATCH_DRIFTED_OFF:
    psr_session_finish_as (self, PSR_ENDING_DRIFTED_OFF);
    return FALSE;
  case PSR_SLEEP_WATCH_NOTHING:
  default:
    return TRUE;
  }
}

/* Shows what belongs to where the player is. */
static void
show_place (PsrSession *self, gint64 position)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->transport.program);
  gboolean settling = position < psr_schedule_get_settle_samples (schedule);
  PsrSessionState state = settling ? PSR_SESSION_SETTLING : PSR_SESSION_PLAYING;

  set_state (self,
             self->state == PSR_SESSION_PAUSED ? PSR_SESSION_PAUSED : state,
             self->interruption,
             psr_schedule_find_cue (schedule, position));
}

/* Looks where the player is. */
void
psr_session_update (PsrSession *self)
{
  gint64 position;

  if (self->state == PSR_SESSION_ENDING) {
    psr_session_update_undo (self);
    return;
  }

  if (!psr_session_is_begun (self))
    return;

  if (psr_session_state_is_running (self->state) && psr_session_has_slept (self)) {
    psr_session_pause_for (self, PSR_INTERRUPTION_SLEEP);
    return;
  }

  position = psr_transport_get_position (&self->transport);
  psr_heard_note (&self->transport.heard, position);
  if (psr_session_state_is_running (self->state) && self->holds == 0 &&
      !watch_over_sleep (self, position))
    return;

  show_place (self, position);
  if (psr_session_state_is_running (self->state) && self->holds == 0)
    wait_for_change (self, position);
}

void
psr_session_run (PsrSession *self)
{
  self->slept_us = psr_clock_get_slept_us (self->clock);
  self->began = TRUE;
  psr_session_move_on (self);
  set_state (self, PSR_SESSION_PLAYING, PSR_INTERRUPTION_NONE, self->cue);
  psr_session_update (self);
}

static void
fail (PsrSession *self, const GError *error)
{
  psr_session_finish_as (self, PSR_ENDING_BROKEN_OFF);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
player_state_cb (PsrSession *self)
{
  if (psr_player_get_state (self->transport.player) == PSR_PLAYER_DONE && is_there (self))
    complete (self, PSR_ENDING_FINISHED);
}

static void
player_audible_cb (PsrSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIBLE]);
}

static void
player_lost_cb (PsrSession *self, const char *message)
{
  if (is_there (self) && psr_player_get_state (self->transport.player) == PSR_PLAYER_FAILED) {
    g_autoptr (GError) error =
      g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, message);

    fail (self, error);
  } else if (psr_session_is_begun (self)) {
    g_free (self->loss);
    self->loss = g_strdup (message);
    psr_session_pause_for (self, PSR_INTERRUPTION_DEVICE);
  }
}

static void
psr_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrSession *self = PSR_SESSION (object);

  switch (prop_id) {
  case PROP_STATE:
    g_value_set_enum (value, self->state);
    break;
  case PROP_INTERRUPTION:
    g_value_set_enum (value, self->interruption);
    break;
  case PROP_CUE:
    g_value_set_int (value, self->cue);
    break;
  case PROP_AUDIBLE:
    g_value_set_boolean (value, psr_session_get_audible (self));
    break;
  case PROP_ASKING:
    g_value_set_boolean (value, self->watch.asking);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_session_dispose (GObject *object)
{
  PsrSession *self = PSR_SESSION (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  psr_transport_clear (&self->transport);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_session_parent_class)->dispose (object);
}

static void
psr_session_finalize (GObject *object)
{
  PsrSession *self = PSR_SESSION (object);

  g_free (self->id);
  g_free (self->loss);

  G_OBJECT_CLASS (psr_session_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_parameters, ...)
{
  va_list types;
  guint id;

  va_start (types, n_parameters);
  id = g_signal_new_valist (name,
                            PSR_TYPE_SESSION,
                            G_SIGNAL_RUN_LAST,
                            NULL,
                            NULL,
                            NULL,
                            NULL,
                            G_TYPE_NONE,
                            n_parameters,
                            types);
  va_end (types);

  return id;
}

static void
psr_session_class_init (PsrSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psr_session_get_property;
  object_class->dispose = psr_session_dispose;
  object_class->finalize = psr_session_finalize;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, PSR_TYPE_SESSION_STATE, PSR_SESSION_IDLE, flags);
  properties[PROP_INTERRUPTION] = g_param_spec_enum ("interruption",
                                                     NULL,
                                                     NULL,
                                                     PSR_TYPE_INTERRUPTION,
                                                     PSR_INTERRUPTION_NONE,
                                                     flags);
  properties[PROP_CUE] = g_param_spec_int ("cue", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_AUDIBLE] = g_param_spec_boolean ("audible", NULL, NULL, TRUE, flags);
  properties[PROP_ASKING] = g_param_spec_boolean ("asking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = add_signal ("failed", 1, G_TYPE_ERROR);
  signals[SEEKED] = add_signal ("seeked", 1, G_TYPE_INT64);
  signals[SKIPPED] = add_signal ("skipped", 2, PSR_TYPE_SKIP, G_TYPE_BOOLEAN);
  signals[ENDED] = add_signal ("ended", 2, PSR_TYPE_ENDING, G_TYPE_INT64);
}

static void
psr_session_init (PsrSession *self)
{
  self->cue = -1;
}

static void
connect (PsrSession *self, const char *signal, GCallback callback)
{
  g_signal_connect_object (self->transport.player, signal, callback, self, G_CONNECT_SWAPPED);
}

PsrSession *
psr_session_new (PsrPlayer *player, PsrClock *clock)
{
  PsrSession *self;

  g_return_val_if_fail (PSR_IS_PLAYER (player), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_SESSION, NULL);
  psr_transport_init (&self->transport, player);
  self->clock = g_object_ref (clock);
  connect (self, "notify::state", G_CALLBACK (player_state_cb));
  connect (self, "notify::audible", G_CALLBACK (player_audible_cb));
  connect (self, "lost", G_CALLBACK (player_lost_cb));

  return self;
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrSession) self = data;
  g_autoptr (GError) error = NULL;

  if (!psr_transport_load_finish (&self->transport, result, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      fail (self, error);
    return;
  }

  if (self->state == PSR_SESSION_LOADING) {
    psr_session_run (self);
  } else {
    if (psr_session_state_is_running (self->state) && self->holds == 0)
      psr_session_move_on (self);
    psr_session_update (self);
  }
}

static void
load (PsrSession *self, PsrProgram *program, gint64 position)
{
  PsrSchedule *schedule = psr_program_get_schedule (program);

  psr_sleep_watch_begin (&self->watch, psr_sleep_question_find (schedule));
  psr_transport_load_async (&self->transport, program, position, load_cb, g_object_ref (self));
  psr_sleep_watch_jump (&self->watch, psr_transport_get_position (&self->transport));
}

void
psr_session_begin (PsrSession *self, PsrProgram *program)
{
  psr_session_begin_at (self, program, 0, NULL);
}

void
psr_session_begin_at (PsrSession *self, PsrProgram *program, gint64 position, const char *id)
{
  PsrSchedule *schedule;

  g_return_if_fail (PSR_IS_SESSION (self));
  g_return_if_fail (PSR_IS_PROGRAM (program));

  close_program (self, PSR_ENDING_EARLY);
  g_free (self->id);
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  schedule = psr_program_get_schedule (program);
  psr_heard_init (&self->transport.heard, psr_schedule_get_settle_samples (schedule));
  set_state (self, PSR_SESSION_LOADING, PSR_INTERRUPTION_NONE, -1);
  stop_asking (self);
  load (self, program, position);
}

void
psr_session_replace_program (PsrSession *self, PsrProgram *program)
{
  gint64 position;

  g_return_if_fail (PSR_IS_SESSION (self));
  g_return_if_fail (PSR_IS_PROGRAM (program));

  if (self->state == PSR_SESSION_LOADING) {
    load (self, program, psr_transport_get_position (&self->transport));
  } else if (psr_session_is_begun (self)) {
    position = psr_landmarks_find_onset (psr_program_get_schedule (program),
                                         psr_transport_get_position (&self->transport));
    psr_session_withdraw_question (self);
    psr_session_stand_still (self);
    load (self, program, position);
    /* The words may be others although their number is the same. */
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUE]);
    psr_session_jump (self, position);
  }
}

void
psr_session_jump (PsrSession *self, gint64 position)
{
  position = psr_transport_seek (&self->transport, position);
  psr_sleep_watch_jump (&self->watch, position);
  psr_session_update (self);
  g_signal_emit (self, signals[SEEKED], 0, position);
}

/* Once nobody can take it back any more, it is over; where nothing was heard, as if it had never
 * begun. */
void
psr_session_update_undo (PsrSession *self)
{
  gint64 left_us = self->undo_until_us - psr_clock_get_boottime_us (self->clock);

  if (left_us > 0) {
    arm_timer (self, left_us / 1000 + 1);
  } else if (self->transport.heard.samples > 0) {
    complete (self, PSR_ENDING_EARLY);
    psr_player_stop (self->transport.player);
  } else {
    psr_session_finish_as (self, PSR_ENDING_EARLY);
  }
}

gboolean
psr_session_get_asking (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), FALSE);

  return self->watch.asking;
}

PsrSessionState
psr_session_get_state (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), PSR_SESSION_IDLE);

  return self->state;
}

PsrInterruption
psr_session_get_interruption (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), PSR_INTERRUPTION_NONE);

  return self->interruption;
}

const char *
psr_session_get_loss (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), NULL);

  return self->interruption == PSR_INTERRUPTION_DEVICE ? self->loss : NULL;
}

gboolean
psr_session_get_audible (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), FALSE);

  return psr_player_get_audible (self->transport.player);
}

int
psr_session_get_cue (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), -1);

  return self->cue;
}

const char *
psr_session_get_id (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), NULL);

  return self->id;
}

PsrProgram *
psr_session_get_program (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), NULL);

  return self->transport.program;
}

gint64
psr_session_get_position (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), 0);

  return is_there (self) || self->state == PSR_SESSION_DONE
           ? psr_transport_get_position (&self->transport)
           : 0;
}
