/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-dusk.h"

#include "base/psr-units.h"

struct _PsrDusk {
  GObject parent_instance;

  PsrSession *session;
  GSettings *settings;
  PsrSessionState state; /* as it was last */
  PsrLight light;
  gboolean night; /* it was dark in this session */
  gboolean stirred;
  gboolean drifted;
  guint part_timer; /* until the present part is over */
  guint stirred_timer;
  guint quiet_timer;
};

enum {
  PROP_0,
  PROP_LIGHT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsrDusk, psr_dusk, G_TYPE_OBJECT)

static void update (PsrDusk *self);

static gboolean
part_timer_cb (gpointer data)
{
  PsrDusk *self = PSR_DUSK (data);

  self->part_timer = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static const PsrScheduledPart *
find_part (PsrDusk *self)
{
  PsrProgram *program = psr_session_get_program (self->session);

  return psr_schedule_find_part (psr_program_get_schedule (program),
                                 psr_session_get_position (self->session));
}

/* The session tells of cues; a part may begin long before its first one. */
static void
arm_part_timer (PsrDusk *self)
{
  g_clear_handle_id (&self->part_timer, g_source_remove);
  if (psr_session_state_is_running (psr_session_get_state (self->session))) {
    gint64 samples = find_part (self)->end - psr_session_get_position (self->session);

    /* A session that stands still meanwhile is looked at once more. */
    self->part_timer =
      g_timeout_add ((guint) (MAX (samples, 0) / PSR_MS_TO_SAMPLES (1) + 100), part_timer_cb, self);
  }
}

static gboolean
is_dark (PsrDusk *self)
{
  switch (psr_session_get_state (self->session)) {
  case PSR_SESSION_SETTLING:
  case PSR_SESSION_PLAYING:
  case PSR_SESSION_PAUSED:
    return !self->stirred && g_settings_get_boolean (self->settings, "dim") &&
           psr_session_get_interruption (self->session) == PSR_INTERRUPTION_NONE &&
           find_part (self)->part->lay == PSR_PART_STRETCH;
  case PSR_SESSION_DONE:
    return self->quiet_timer != 0;
  case PSR_SESSION_IDLE:
    return self->drifted;
  case PSR_SESSION_LOADING:
  case PSR_SESSION_ENDING:
  default:
    return FALSE;
  }
}

static gboolean
is_over (PsrDusk *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  return (state == PSR_SESSION_IDLE && !self->drifted) || state == PSR_SESSION_LOADING;
}

static void
update (PsrDusk *self)
{
  PsrLight light;

  arm_part_timer (self);
  if (is_dark (self))
    self->night = TRUE;
  else if (is_over (self))
    self->night = FALSE;

  light = is_dark (self) ? PSR_LIGHT_DARK : self->night ? PSR_LIGHT_FAINT : PSR_LIGHT_BRIGHT;
  if (self->light == light)
    return;

  self->light = light;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIGHT]);
}

static gboolean
stirred_timer_cb (gpointer data)
{
  PsrDusk *self = PSR_DUSK (data);

  self->stirred_timer = 0;
  self->stirred = FALSE;
  update (self);

  return G_SOURCE_REMOVE;
}

static gboolean
quiet_timer_cb (gpointer data)
{
  PsrDusk *self = PSR_DUSK (data);

  self->quiet_timer = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
state_cb (PsrDusk *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  g_clear_handle_id (&self->quiet_timer, g_source_remove);
  if (state == PSR_SESSION_DONE && self->state != PSR_SESSION_ENDING && psr_dusk_has_rest (self))
    self->quiet_timer = g_timeout_add_seconds (PSR_DUSK_QUIET_SECONDS, quiet_timer_cb, self);
  if (state == PSR_SESSION_LOADING)
    self->drifted = FALSE;
  self->state = state;
  update (self);
}

static void
ended_cb (PsrDusk *self, PsrEnding ending)
{
  self->drifted = ending == PSR_ENDING_DRIFTED_OFF;
  update (self);
}

static void
psr_dusk_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrDusk *self = PSR_DUSK (object);

  switch (prop_id) {
  case PROP_LIGHT:
    g_value_set_enum (value, self->light);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_dusk_dispose (GObject *object)
{
  PsrDusk *self = PSR_DUSK (object);

  g_clear_handle_id (&self->part_timer, g_source_remove);
  g_clear_handle_id (&self->stirred_timer, g_source_remove);
  g_clear_handle_id (&self->quiet_timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psr_dusk_parent_class)->dispose (object);
}

static void
psr_dusk_class_init (PsrDuskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psr_dusk_get_property;
  object_class->dispose = psr_dusk_dispose;

  properties[PROP_LIGHT] =
    g_param_spec_enum ("light",
                       NULL,
                       NULL,
                       PSR_TYPE_LIGHT,
                       PSR_LIGHT_BRIGHT,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psr_dusk_init (PsrDusk *self)
{
}

PsrDusk *
psr_dusk_new (PsrSession *session, GSettings *settings)
{
  PsrDusk *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PSR_TYPE_DUSK, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::interruption",
                           G_CALLBACK (update),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::cue", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "seeked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::dim", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

PsrLight
psr_dusk_get_light (PsrDusk *self)
{
  g_return_val_if_fail (PSR_IS_DUSK (self), PSR_LIGHT_BRIGHT);

  return self->light;
}

gboolean
psr_dusk_has_rest (PsrDusk *self)
{
  PsrProgram *program;

  g_return_val_if_fail (PSR_IS_DUSK (self), FALSE);

  program = psr_session_get_program (self->session);
  return program != NULL &&
         psr_script_has_rest (psr_schedule_get_script (psr_program_get_schedule (program)));
}

void
psr_dusk_stir (PsrDusk *self)
{
  g_return_if_fail (PSR_IS_DUSK (self));

  g_clear_handle_id (&self->quiet_timer, g_source_remove);
  g_clear_handle_id (&self->stirred_timer, g_source_remove);
  self->drifted = FALSE;
  self->stirred = psr_session_state_is_running (psr_session_get_state (self->session)) ||
                  psr_session_get_state (self->session) == PSR_SESSION_PAUSED;
  if (self->stirred)
    self->stirred_timer = g_timeout_add_seconds (PSR_DUSK_STIRRED_SECONDS, stirred_timer_cb, self);
  update (self);
}
