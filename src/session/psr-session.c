/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"

#include "base/psr-units.h"

/* A seek lands this much before a cue, so that its onset is heard whole under the fade. */
#define SEEK_LEAD_SAMPLES PSR_MS_TO_SAMPLES (300)

/* Within this time a cue counts as just begun: "previous" means the one before it. */
#define PREVIOUS_SAMPLES PSR_SECONDS_TO_SAMPLES (3)

/* Longest wait of the timer: what the machine's sleep and a stalled player are seen by. */
#define TICK_MAX_MS 1000

/* The two clocks are read one after the other; only more than this is sleep. */
#define SLEPT_MIN_US (G_USEC_PER_SEC / 2)

struct _PsrSession {
  GObject parent_instance;

  PsrPlayer *player;
  PsrClock *clock;
  PsrProgram *program;
  GCancellable *loading;
  guint timer;
  gint64 slept_us; /* what the clock had slept when the session last ran */

  PsrSessionState state;
  PsrInterruption interruption;
  int cue;
};

enum {
  PROP_0,
  PROP_STATE,
  PROP_INTERRUPTION,
  PROP_CUE,
  PROP_AUDIBLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  FAILED,
  SEEKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (PsrSessionState,
                    psr_session_state,
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_SETTLING, "settling"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_PLAYING, "playing"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (PSR_SESSION_DONE, "done"))

G_DEFINE_ENUM_TYPE (PsrInterruption,
                    psr_interruption,
                    G_DEFINE_ENUM_VALUE (PSR_INTERRUPTION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PSR_INTERRUPTION_DEVICE, "device"),
                    G_DEFINE_ENUM_VALUE (PSR_INTERRUPTION_SLEEP, "sleep"))

G_DEFINE_FINAL_TYPE (PsrSession, psr_session, G_TYPE_OBJECT)

static void update (PsrSession *self);

static gboolean
is_running (PsrSession *self)
{
  return self->state == PSR_SESSION_SETTLING || self->state == PSR_SESSION_PLAYING;
}

static gboolean
is_begun (PsrSession *self)
{
  return is_running (self) || self->state == PSR_SESSION_PAUSED;
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
  update (self);

  return G_SOURCE_REMOVE;
}

/* The next moment at which what is shown changes: a cue begins, settling ends. */
static gint64
find_next_boundary (PsrSession *self, gint64 position, int cue)
{
  PsrSchedule *schedule = psr_program_get_schedule (self->program);
  gint64 boundary = psr_schedule_get_total_samples (schedule);
  gint64 settle = psr_schedule_get_settle_samples (schedule);
  const PsrScheduledCue *cues;
  guint n_cues;

  cues = psr_schedule_get_cues (schedule, &n_cues);
  if (cue + 1 < (int) n_cues)
    boundary = cues[cue + 1].start;
  if (position < settle)
    boundary = MIN (boundary, settle);

  return boundary;
}

static void
arm_timer (PsrSession *self, gint64 position)
{
  gint64 samples = find_next_boundary (self, position, self->cue) - position;
  gint64 ms = samples / PSR_MS_TO_SAMPLES (1) + 1;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) CLAMP (ms, 1, TICK_MAX_MS), timer_cb, self);
}

static void
pause_for (PsrSession *self, PsrInterruption interruption)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  psr_player_pause (self->player);
  set_state (self, PSR_SESSION_PAUSED, interruption, self->cue);
}

static gboolean
has_slept (PsrSession *self)
{
  return psr_clock_get_slept_us (self->clock) - self->slept_us > SLEPT_MIN_US;
}

/* Looks where the player is and shows what belongs there. */
static void
update (PsrSession *self)
{
  PsrSchedule *schedule;
  gint64 position;
  int cue;

  if (!is_begun (self))
    return;

  if (is_running (self) && has_slept (self)) {
    pause_for (self, PSR_INTERRUPTION_SLEEP);
    return;
  }

  schedule = psr_program_get_schedule (self->program);
  position = psr_player_get_position (self->player);
  cue = psr_schedule_find_cue (schedule, position);

  if (self->state == PSR_SESSION_PAUSED) {
    set_state (self, PSR_SESSION_PAUSED, self->interruption, cue);
  } else {
    gboolean settling = position < psr_schedule_get_settle_samples (schedule);

    set_state (self,
               settling ? PSR_SESSION_SETTLING : PSR_SESSION_PLAYING,
               PSR_INTERRUPTION_NONE,
               cue);
    arm_timer (self, position);
  }
}

static void
run (PsrSession *self)
{
  self->slept_us = psr_clock_get_slept_us (self->clock);
  psr_player_play (self->player);
  set_state (self, PSR_SESSION_PLAYING, PSR_INTERRUPTION_NONE, self->cue);
  update (self);
}

static void
forget (PsrSession *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->program);
}

static void
fail (PsrSession *self, const GError *error)
{
  forget (self);
  psr_player_stop (self->player);
  set_state (self, PSR_SESSION_IDLE, PSR_INTERRUPTION_NONE, -1);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
player_state_cb (PsrSession *self)
{
  PsrPlayerState state = psr_player_get_state (self->player);

  if (state == PSR_PLAYER_DONE && is_begun (self)) {
    g_clear_handle_id (&self->timer, g_source_remove);
    set_state (self, PSR_SESSION_DONE, PSR_INTERRUPTION_NONE, self->cue);
  }
}

static void
player_audible_cb (PsrSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUDIBLE]);
}

static void
player_lost_cb (PsrSession *self, const char *message)
{
  if (!is_begun (self))
    return;

  if (psr_player_get_state (self->player) == PSR_PLAYER_FAILED) {
    g_autoptr (GError) error =
      g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, message);

    fail (self, error);
    return;
  }

  g_clear_handle_id (&self->timer, g_source_remove);
  set_state (self, PSR_SESSION_PAUSED, PSR_INTERRUPTION_DEVICE, self->cue);
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
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_session_dispose (GObject *object)
{
  PsrSession *self = PSR_SESSION (object);

  forget (self);
  g_clear_object (&self->player);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_session_parent_class)->dispose (object);
}

static void
psr_session_class_init (PsrSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psr_session_get_property;
  object_class->dispose = psr_session_dispose;

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
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed",
                                  PSR_TYPE_SESSION,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
  signals[SEEKED] = g_signal_new ("seeked",
                                  PSR_TYPE_SESSION,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_INT64);
}

static void
psr_session_init (PsrSession *self)
{
  self->cue = -1;
}

PsrSession *
psr_session_new (PsrPlayer *player, PsrClock *clock)
{
  PsrSession *self;

  g_return_val_if_fail (PSR_IS_PLAYER (player), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_SESSION, NULL);
  self->player = g_object_ref (player);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (player,
                           "notify::state",
                           G_CALLBACK (player_state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player,
                           "notify::audible",
                           G_CALLBACK (player_audible_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "lost", G_CALLBACK (player_lost_cb), self, G_CONNECT_SWAPPED);

  return self;
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrSession) self = data;
  g_autoptr (GError) error = NULL;
  gboolean loaded = psr_player_load_finish (PSR_PLAYER (source), result, &error);

  if (!loaded && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->loading);
  if (loaded)
    run (self);
  else
    fail (self, error);
}

void
psr_session_begin (PsrSession *self, PsrProgram *program)
{
  g_return_if_fail (PSR_IS_SESSION (self));
  g_return_if_fail (PSR_IS_PROGRAM (program));

  forget (self);
  self->program = g_object_ref (program);
  self->loading = g_cancellable_new ();
  set_state (self, PSR_SESSION_LOADING, PSR_INTERRUPTION_NONE, -1);
  psr_player_load_async (self->player, program, self->loading, load_cb, g_object_ref (self));
}

void
psr_session_pause (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (is_running (self))
    pause_for (self, PSR_INTERRUPTION_NONE);
}

void
psr_session_resume (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (self->state == PSR_SESSION_PAUSED)
    run (self);
}

void
psr_session_toggle (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (self->state == PSR_SESSION_PAUSED)
    psr_session_resume (self);
  else
    psr_session_pause (self);
}

static void
seek (PsrSession *self, gint64 position)
{
  gint64 total = psr_schedule_get_total_samples (psr_program_get_schedule (self->program));

  position = CLAMP (position, 0, total);
  psr_player_seek (self->player, position);
  update (self);
  g_signal_emit (self, signals[SEEKED], 0, position);
}

/* Spoken cues only: a bell is no place that anybody looks for. Returns: the number of the nearest
 * one from @cue on in the direction @step, or -1. */
static int
find_spoken (PsrSession *self, int cue, int step)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  cues = psr_schedule_get_cues (psr_program_get_schedule (self->program), &n_cues);
  for (int i = cue; i >= 0 && i < (int) n_cues; i += step) {
    if (cues[i].cue->kind == PSR_CUE_VOICE)
      return i;
  }

  return -1;
}

static void
seek_to_cue (PsrSession *self, int cue)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  cues = psr_schedule_get_cues (psr_program_get_schedule (self->program), &n_cues);
  seek (self, cue >= 0 ? cues[cue].start - SEEK_LEAD_SAMPLES : 0);
}

/* Returns: the number of the spoken cue that comes next, or -1. */
static int
find_next (PsrSession *self)
{
  gint64 position;
  int cue;

  if (!is_begun (self))
    return -1;

  /* In the lead of a cue one is already at it. */
  position = psr_session_get_position (self) + SEEK_LEAD_SAMPLES;
  cue = psr_schedule_find_cue (psr_program_get_schedule (self->program), position);

  return find_spoken (self, cue + 1, 1);
}

void
psr_session_next (PsrSession *self)
{
  int cue;

  g_return_if_fail (PSR_IS_SESSION (self));

  cue = find_next (self);
  if (cue >= 0)
    seek_to_cue (self, cue);
}

gboolean
psr_session_has_next (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), FALSE);

  return find_next (self) >= 0;
}

/* To the last spoken cue that has begun at @offset from here; to the beginning before the first. */
static void
seek_back (PsrSession *self, gint64 offset)
{
  gint64 position;
  int cue;

  if (!is_begun (self))
    return;

  position = psr_session_get_position (self) + offset;
  cue = psr_schedule_find_cue (psr_program_get_schedule (self->program), position);
  seek_to_cue (self, find_spoken (self, cue, -1));
}

void
psr_session_previous (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  seek_back (self, -PREVIOUS_SAMPLES);
}

void
psr_session_repeat (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  /* In the lead of a cue one is already at it. */
  seek_back (self, SEEK_LEAD_SAMPLES);
}

void
psr_session_seek_by (PsrSession *self, gint64 samples)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (is_begun (self))
    seek (self, psr_session_get_position (self) + samples);
}

void
psr_session_seek_to (PsrSession *self, gint64 position)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (is_begun (self))
    seek (self, position);
}

void
psr_session_end (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  forget (self);
  psr_player_stop (self->player);
  set_state (self, PSR_SESSION_IDLE, PSR_INTERRUPTION_NONE, -1);
}

void
psr_session_prepare_for_sleep (PsrSession *self)
{
  g_return_if_fail (PSR_IS_SESSION (self));

  if (is_running (self))
    pause_for (self, PSR_INTERRUPTION_SLEEP);
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

gboolean
psr_session_get_audible (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), FALSE);

  return psr_player_get_audible (self->player);
}

int
psr_session_get_cue (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), -1);

  return self->cue;
}

PsrProgram *
psr_session_get_program (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), NULL);

  return self->program;
}

gint64
psr_session_get_position (PsrSession *self)
{
  g_return_val_if_fail (PSR_IS_SESSION (self), 0);

  return is_begun (self) || self->state == PSR_SESSION_DONE ? psr_player_get_position (self->player)
                                                            : 0;
}
