/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-tension.h"

#include "base/psr-units.h"

struct _PsrTension {
  GObject parent_instance;

  PsrSession *session;
  PsrScript *next; /* NULL: it is not known */
  gboolean wanted;
  gboolean rested; /* a rest has come to an end about which it can be asked */
  int values[PSR_N_TENSION_MOMENTS];
};

enum {
  PROP_0,
  PROP_WANTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsrTension, psr_tension, G_TYPE_OBJECT)

static void
emit_changed (PsrTension *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_rest (PsrTension *self)
{
  PsrProgram *program = psr_session_get_program (self->session);

  return program != NULL &&
         psr_script_has_rest (psr_schedule_get_script (psr_program_get_schedule (program)));
}

static void
state_cb (PsrTension *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  g_assert (PSR_IS_TENSION (self));

  if (state == PSR_SESSION_LOADING || state == PSR_SESSION_IDLE) {
    self->rested = FALSE;
    self->values[PSR_TENSION_AFTER] = PSR_TENSION_UNKNOWN;
  }
  if (state == PSR_SESSION_IDLE)
    self->values[PSR_TENSION_BEFORE] = PSR_TENSION_UNKNOWN;
  emit_changed (self);
}

/* Who fell asleep, or was cut off, is not asked. */
static void
ended_cb (PsrTension *self, PsrEnding ending)
{
  g_assert (PSR_IS_TENSION (self));

  self->rested = (ending == PSR_ENDING_FINISHED || ending == PSR_ENDING_EARLY) && is_rest (self);
  emit_changed (self);
}

static void
set_wanted (PsrTension *self, gboolean wanted)
{
  if (self->wanted == wanted)
    return;

  self->wanted = wanted;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WANTED]);
  emit_changed (self);
}

static void
psr_tension_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_WANTED:
    g_value_set_boolean (value, PSR_TENSION (object)->wanted);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_tension_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_WANTED:
    set_wanted (PSR_TENSION (object), g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_tension_dispose (GObject *object)
{
  PsrTension *self = PSR_TENSION (object);

  g_clear_object (&self->session);
  g_clear_object (&self->next);

  G_OBJECT_CLASS (psr_tension_parent_class)->dispose (object);
}

static void
psr_tension_class_init (PsrTensionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psr_tension_get_property;
  object_class->set_property = psr_tension_set_property;
  object_class->dispose = psr_tension_dispose;

  properties[PROP_WANTED] =
    g_param_spec_boolean ("wanted",
                          NULL,
                          NULL,
                          TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed",
                                   PSR_TYPE_TENSION,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  signals[TOLD] = g_signal_new ("told",
                                PSR_TYPE_TENSION,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_INT,
                                G_TYPE_INT);
}

static void
psr_tension_init (PsrTension *self)
{
  self->wanted = TRUE;
  for (int moment = 0; moment < PSR_N_TENSION_MOMENTS; moment++)
    self->values[moment] = PSR_TENSION_UNKNOWN;
}

PsrTension *
psr_tension_new (PsrSession *session)
{
  PsrTension *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);

  self = g_object_new (PSR_TYPE_TENSION, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
psr_tension_set_next (PsrTension *self, PsrScript *script)
{
  g_return_if_fail (PSR_IS_TENSION (self));
  g_return_if_fail (script == NULL || PSR_IS_SCRIPT (script));

  if (g_set_object (&self->next, script))
    emit_changed (self);
}

gboolean
psr_tension_precedes_next (PsrTension *self)
{
  g_return_val_if_fail (PSR_IS_TENSION (self), FALSE);

  return self->wanted && self->next != NULL && psr_script_has_rest (self->next);
}

gboolean
psr_tension_is_asked (PsrTension *self, PsrTensionMoment moment)
{
  PsrSessionState state;

  g_return_val_if_fail (PSR_IS_TENSION (self), FALSE);

  state = psr_session_get_state (self->session);
  if (moment == PSR_TENSION_BEFORE)
    return state == PSR_SESSION_IDLE && psr_tension_precedes_next (self);

  return self->wanted && state == PSR_SESSION_DONE && self->rested;
}

void
psr_tension_tell (PsrTension *self, PsrTensionMoment moment, int value)
{
  g_return_if_fail (PSR_IS_TENSION (self));

  if (!psr_tension_is_asked (self, moment) || value < PSR_TENSION_UNKNOWN ||
      value > PSR_TENSION_MAX || value == self->values[moment])
    return;

  self->values[moment] = value;
  emit_changed (self);
  g_signal_emit (self, signals[TOLD], 0, (int) moment, value);
}

int
psr_tension_get (PsrTension *self, PsrTensionMoment moment)
{
  g_return_val_if_fail (PSR_IS_TENSION (self), PSR_TENSION_UNKNOWN);

  if (moment == PSR_TENSION_BEFORE && psr_session_get_program (self->session) != NULL &&
      !is_rest (self))
    return PSR_TENSION_UNKNOWN;

  return self->values[moment];
}
