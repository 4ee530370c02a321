/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-questioner.h"

#include "base/psr-units.h"

/* Seeks land this much before a cue, so that its onset is heard whole under the fade. */
#define SEEK_LEAD_SAMPLES PSR_MS_TO_SAMPLES (300)

/* The time to answer ends this much before the next cue begins, or in the middle of a pause that is
 * not twice as long: early enough to hold the session on a busy machine, too. */
#define HOLD_LEAD_SAMPLES PSR_MS_TO_SAMPLES (1000)

/* Longest wait of the timer while the session is held. */
#define TICK_MAX_MS 250

struct _PsrQuestioner {
  GObject parent_instance;

  PsrSession *session;
  PsrClock *clock;
  PsrProgram *program; /* whose cues the numbers count */
  guint timer;

  int open; /* number of the cue that asks, -1 for none */
  int closed; /* number of the cue that was just answered or left, until it has passed */
  gboolean asked_again;
  gboolean repeating; /* on the way back to the beginning of the question */
  gboolean seeking; /* by itself */
  gboolean waiting; /* holds the session */
  gint64 held_at; /* samples; while waiting */
  gint64 wait_until_us; /* monotonic */
};

enum {
  PROP_0,
  PROP_QUESTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrQuestioner, psr_questioner, G_TYPE_OBJECT)

static void update (PsrQuestioner *self);

static const PsrScheduledCue *
get_cue (PsrQuestioner *self, int number)
{
  PsrSchedule *schedule = psr_program_get_schedule (psr_session_get_program (self->session));
  guint n_cues;

  return psr_schedule_get_cues (schedule, &n_cues) + number;
}

/* A script ends with something else than a question, so that there is always a next cue. */
static gint64
find_hold_place (PsrQuestioner *self)
{
  const PsrScheduledCue *question = get_cue (self, self->open);
  gint64 next = question[1].start;

  return next - MIN (HOLD_LEAD_SAMPLES, (next - question->end) / 2);
}

static gboolean
timer_cb (gpointer data)
{
  PsrQuestioner *self = PSR_QUESTIONER (data);

  self->timer = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
arm_timer (PsrQuestioner *self, gint64 ms)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) MAX (ms, 1), timer_cb, self);
}

static void
set_open (PsrQuestioner *self, int open)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->open = open;
  self->asked_again = FALSE;
  self->repeating = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUESTION]);
}

static void
start_waiting (PsrQuestioner *self)
{
  gint64 wait_ms = self->asked_again ? PSR_QUESTIONER_SECOND_WAIT_MS : PSR_QUESTIONER_FIRST_WAIT_MS;

  self->waiting = TRUE;
  self->held_at = psr_session_get_position (self->session);
  self->wait_until_us = psr_clock_get_monotonic_us (self->clock) + wait_ms * 1000;
  psr_session_hold (self->session, PSR_HOLD_ANSWER);
}

static void
stop_waiting (PsrQuestioner *self)
{
  gboolean waiting = self->waiting;

  self->waiting = FALSE;
  if (waiting)
    psr_session_release (self->session, PSR_HOLD_ANSWER);
}

static void
seek_to (PsrQuestioner *self, gint64 position)
{
  self->seeking = TRUE;
  psr_session_seek_to (self->session, position);
  self->seeking = FALSE;
}

/* @answer: (nullable): none when it is left unanswered. */
static void
close_question (PsrQuestioner *self, const PsrAnswer *answer)
{
  const PsrScheduledCue *question = get_cue (self, self->open);

  self->closed = self->open;
  set_open (self, -1);
  g_signal_emit (self,
                 signals[ANSWERED],
                 0,
                 question->cue->id,
                 (int) question->side,
                 answer != NULL ? answer->id : NULL);
}

static void
ask_again (PsrQuestioner *self)
{
  self->asked_again = TRUE;
  self->repeating = TRUE;
  seek_to (self, get_cue (self, self->open)->start - SEEK_LEAD_SAMPLES);
  stop_waiting (self);
}

/* Nobody answered in all that time. */
static void
give_up (PsrQuestioner *self)
{
  close_question (self, NULL);
  stop_waiting (self);
}

static void
wait_for_answer (PsrQuestioner *self)
{
  gint64 left_us = self->wait_until_us - psr_clock_get_monotonic_us (self->clock);

  if (left_us > 0)
    arm_timer (self, MIN (left_us / 1000 + 1, TICK_MAX_MS));
  else if (self->asked_again)
    give_up (self);
  else
    ask_again (self);
}

/* Opens and closes the question by where the session is. */
static void
follow_cue (PsrQuestioner *self)
{
  int cue = psr_session_get_cue (self->session);

  if (self->open >= 0 && cue != self->open && !self->repeating)
    close_question (self, NULL);
  else if (self->open >= 0 &&
           psr_session_get_position (self->session) >= get_cue (self, self->open)->start)
    self->repeating = FALSE;

  if (cue != self->closed)
    self->closed = -1;
  if (self->open < 0 && cue >= 0 && cue != self->closed &&
      psr_cue_is_question (get_cue (self, cue)->cue))
    set_open (self, cue);
}

/* Its cues are numbered anew; what is asked there asks again. */
static void
follow_program (PsrQuestioner *self)
{
  gboolean replaced = g_set_object (&self->program, psr_session_get_program (self->session));

  if (replaced && self->open >= 0) {
    set_open (self, -1);
    stop_waiting (self);
  }
}

static void
update (PsrQuestioner *self)
{
  gint64 left;

  if (self->seeking)
    return;

  follow_program (self);
  follow_cue (self);
  if (self->open < 0 || !psr_session_state_is_running (psr_session_get_state (self->session))) {
    g_clear_handle_id (&self->timer, g_source_remove);
    stop_waiting (self);
    return;
  }

  left = find_hold_place (self) - psr_session_get_position (self->session);
  if (left <= 0 && !self->waiting)
    start_waiting (self);

  if (self->waiting)
    wait_for_answer (self);
  else
    arm_timer (self, left / PSR_MS_TO_SAMPLES (1) + 1);
}

/* Whoever skips to the end of the time to answer, where the next cue begins, leaves the question;
 * whoever stays in it or goes back has all of that time again. */
static void
seeked_cb (PsrQuestioner *self, gint64 position)
{
  /* A program that takes the place of another is put to the place where that one stood. */
  if (self->seeking || (self->waiting && position == self->held_at))
    return;

  self->closed = -1;
  self->asked_again = FALSE;
  stop_waiting (self);
  if (self->open >= 0 && position >= find_hold_place (self))
    close_question (self, NULL);
  update (self);
}

static void
state_cb (PsrQuestioner *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  if (state != PSR_SESSION_IDLE && state != PSR_SESSION_LOADING) {
    update (self);
    return;
  }

  /* What was open belongs to a program that is gone. */
  self->closed = -1;
  self->waiting = FALSE;
  if (self->open >= 0)
    set_open (self, -1);
}

static void
psr_questioner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrQuestioner *self = PSR_QUESTIONER (object);

  switch (prop_id) {
  case PROP_QUESTION:
    g_value_set_pointer (value, (gpointer) psr_questioner_get_question (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_questioner_dispose (GObject *object)
{
  PsrQuestioner *self = PSR_QUESTIONER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_clear_object (&self->program);

  G_OBJECT_CLASS (psr_questioner_parent_class)->dispose (object);
}

static void
psr_questioner_class_init (PsrQuestionerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = psr_questioner_get_property;
  object_class->dispose = psr_questioner_dispose;

  properties[PROP_QUESTION] = g_param_spec_pointer ("question", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ANSWERED] = g_signal_new ("answered",
                                    PSR_TYPE_QUESTIONER,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    3,
                                    G_TYPE_STRING,
                                    G_TYPE_INT,
                                    G_TYPE_STRING);
}

static void
psr_questioner_init (PsrQuestioner *self)
{
  self->open = -1;
  self->closed = -1;
}

PsrQuestioner *
psr_questioner_new (PsrSession *session, PsrClock *clock)
{
  PsrQuestioner *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);

  self = g_object_new (PSR_TYPE_QUESTIONER, NULL);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (session, "notify::cue", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "seeked", G_CALLBACK (seeked_cb), self, G_CONNECT_SWAPPED);

  return self;
}

const PsrScheduledCue *
psr_questioner_get_question (PsrQuestioner *self)
{
  g_return_val_if_fail (PSR_IS_QUESTIONER (self), NULL);

  return self->open >= 0 ? get_cue (self, self->open) : NULL;
}

void
psr_questioner_answer (PsrQuestioner *self, guint number)
{
  const PsrScheduledCue *question;

  g_return_if_fail (PSR_IS_QUESTIONER (self));

  question = psr_questioner_get_question (self);
  if (question == NULL || number == 0 || number > question->cue->answers->len ||
      !(psr_session_state_is_running (psr_session_get_state (self->session)) ||
        psr_session_get_state (self->session) == PSR_SESSION_PAUSED))
    return;

  close_question (self, g_ptr_array_index (question->cue->answers, number - 1));
  seek_to (self, question[1].start - SEEK_LEAD_SAMPLES);
  stop_waiting (self);
}
