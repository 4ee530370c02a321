/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-recovery.h"

#include "base/psr-units.h"

#include <glib/gstdio.h>

/* Every write wakes a disk, and going back by so much is no loss. */
#define PLAYING_SECONDS 10

/* Jumps come in rows. */
#define JUMP_SECONDS 1

#define BACK_SAMPLES PSR_SECONDS_TO_SAMPLES (5)

struct _PsrRecovery {
  GObject parent_instance;

  PsrSession *session;
  PsrClock *clock;
  char *path;
  PsrCheckpoint *offer;
  guint timer;
};

enum {
  PROP_0,
  PROP_OFFER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PsrRecovery, psr_recovery, G_TYPE_OBJECT)

static gboolean
is_under_way (PsrRecovery *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  return psr_session_state_is_running (state) || state == PSR_SESSION_PAUSED;
}

static void
remove_file (PsrRecovery *self)
{
  g_unlink (self->path);
}

static void
keep_place (PsrRecovery *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrCheckpoint) checkpoint =
    psr_checkpoint_new (psr_session_get_id (self->session),
                        psr_session_get_program (self->session),
                        psr_session_get_position (self->session),
                        psr_clock_get_real_us (self->clock));

  if (!psr_checkpoint_write (checkpoint, self->path, &error))
    g_debug ("The place of the session is not kept: %s", error->message);
}

static void arm_timer (PsrRecovery *self, guint seconds);

static gboolean
timer_cb (gpointer data)
{
  PsrRecovery *self = PSR_RECOVERY (data);

  self->timer = 0;
  keep_place (self);
  if (psr_session_get_state (self->session) != PSR_SESSION_PAUSED)
    arm_timer (self, PLAYING_SECONDS);

  return G_SOURCE_REMOVE;
}

static void
arm_timer (PsrRecovery *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

static void
state_cb (PsrRecovery *self)
{
  g_assert (PSR_IS_RECOVERY (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  switch (psr_session_get_state (self->session)) {
  case PSR_SESSION_LOADING:
    psr_recovery_refuse (self);
    break;
  case PSR_SESSION_SETTLING:
  case PSR_SESSION_PLAYING:
    keep_place (self);
    arm_timer (self, PLAYING_SECONDS);
    break;
  case PSR_SESSION_PAUSED:
    keep_place (self);
    break;
  case PSR_SESSION_IDLE:
  case PSR_SESSION_ENDING:
  case PSR_SESSION_DONE:
  default:
    /* An offer that nobody has answered stays for the next start. */
    if (self->offer == NULL)
      remove_file (self);
  }
}

static void
seeked_cb (PsrRecovery *self)
{
  g_assert (PSR_IS_RECOVERY (self));

  if (is_under_way (self))
    arm_timer (self, JUMP_SECONDS);
}

static void
psr_recovery_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PsrRecovery *self = PSR_RECOVERY (object);

  switch (prop_id) {
  case PROP_OFFER:
    g_value_set_boxed (value, self->offer);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
psr_recovery_dispose (GObject *object)
{
  PsrRecovery *self = PSR_RECOVERY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (psr_recovery_parent_class)->dispose (object);
}

static void
psr_recovery_finalize (GObject *object)
{
  PsrRecovery *self = PSR_RECOVERY (object);

  g_clear_pointer (&self->offer, psr_checkpoint_free);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (psr_recovery_parent_class)->finalize (object);
}

static void
psr_recovery_class_init (PsrRecoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psr_recovery_get_property;
  object_class->dispose = psr_recovery_dispose;
  object_class->finalize = psr_recovery_finalize;

  properties[PROP_OFFER] =
    g_param_spec_boxed ("offer",
                        NULL,
                        NULL,
                        PSR_TYPE_CHECKPOINT,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psr_recovery_init (PsrRecovery *self)
{
}

PsrRecovery *
psr_recovery_new (PsrSession *session, PsrClock *clock, const char *path)
{
  PsrRecovery *self;

  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PSR_TYPE_RECOVERY, NULL);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  self->path = g_strdup (path);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "seeked", G_CALLBACK (seeked_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* A clock that was set back says nothing about how long it is ago. */
static gboolean
is_fresh (PsrRecovery *self, const PsrCheckpoint *checkpoint)
{
  gint64 age_us = psr_clock_get_real_us (self->clock) - checkpoint->real_us;

  return age_us >= 0 && age_us <= PSR_RECOVERY_MINUTES * 60 * G_USEC_PER_SEC;
}

void
psr_recovery_look (PsrRecovery *self)
{
  g_autoptr (PsrCheckpoint) checkpoint = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PSR_IS_RECOVERY (self));

  checkpoint = psr_checkpoint_read (self->path, &error);
  if (checkpoint == NULL) {
    g_debug ("There is no session to go on with: %s", error->message);
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
      remove_file (self);
  } else if (is_fresh (self, checkpoint)) {
    self->offer = g_steal_pointer (&checkpoint);
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFER]);
  } else {
    remove_file (self);
  }
}

const PsrCheckpoint *
psr_recovery_get_offer (PsrRecovery *self)
{
  g_return_val_if_fail (PSR_IS_RECOVERY (self), NULL);

  return self->offer;
}

/* Returns: (transfer full) (nullable): what was offered. */
static PsrCheckpoint *
take_offer (PsrRecovery *self)
{
  PsrCheckpoint *offer = g_steal_pointer (&self->offer);

  if (offer != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFER]);

  return offer;
}

void
psr_recovery_refuse (PsrRecovery *self)
{
  g_autoptr (PsrCheckpoint) offer = NULL;

  g_return_if_fail (PSR_IS_RECOVERY (self));

  offer = take_offer (self);
  if (offer != NULL)
    remove_file (self);
}

void
psr_recovery_check (PsrRecovery *self, PsrProgramMaker *maker)
{
  g_autoptr (PsrProgram) program = NULL;

  g_return_if_fail (PSR_IS_RECOVERY (self));

  if (self->offer == NULL)
    return;

  program = psr_program_maker_make_again (maker, self->offer);
  if (program == NULL)
    psr_recovery_refuse (self);
}

static void
begin (PsrRecovery *self, PsrProgramMaker *maker, gboolean at_its_place)
{
  g_autoptr (PsrCheckpoint) checkpoint = take_offer (self);
  g_autoptr (PsrProgram) program = psr_program_maker_make_again (maker, checkpoint);

  if (at_its_place)
    psr_session_begin_at (self->session,
                          program,
                          MAX (0, checkpoint->position - BACK_SAMPLES),
                          checkpoint->id);
  else
    psr_session_begin (self->session, program);
}

void
psr_recovery_go_on (PsrRecovery *self, PsrProgramMaker *maker)
{
  g_return_if_fail (PSR_IS_RECOVERY (self));
  g_return_if_fail (self->offer != NULL);

  begin (self, maker, TRUE);
}

void
psr_recovery_start_over (PsrRecovery *self, PsrProgramMaker *maker)
{
  g_return_if_fail (PSR_IS_RECOVERY (self));
  g_return_if_fail (self->offer != NULL);

  begin (self, maker, FALSE);
}
