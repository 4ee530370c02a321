/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-program.h"

struct _PsrProgram {
  GObject parent_instance;

  PsrSchedule *schedule;
  PsrVoice *voice;
  GFile *bell;
  GFile *bed;
};

G_DEFINE_FINAL_TYPE (PsrProgram, psr_program, G_TYPE_OBJECT)

static void
psr_program_finalize (GObject *object)
{
  PsrProgram *self = PSR_PROGRAM (object);

  g_clear_object (&self->schedule);
  g_clear_object (&self->voice);
  g_clear_object (&self->bell);
  g_clear_object (&self->bed);

  G_OBJECT_CLASS (psr_program_parent_class)->finalize (object);
}

static void
psr_program_class_init (PsrProgramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_program_finalize;
}

static void
psr_program_init (PsrProgram *self)
{
}

PsrProgram *
psr_program_new (PsrSchedule *schedule, PsrVoice *voice, GFile *bell, GFile *bed)
{
  PsrProgram *self;

  g_return_val_if_fail (PSR_IS_SCHEDULE (schedule), NULL);
  g_return_val_if_fail (PSR_IS_VOICE (voice), NULL);
  g_return_val_if_fail (bell == NULL || G_IS_FILE (bell), NULL);
  g_return_val_if_fail (bed == NULL || G_IS_FILE (bed), NULL);

  self = g_object_new (PSR_TYPE_PROGRAM, NULL);
  g_set_object (&self->schedule, schedule);
  g_set_object (&self->voice, voice);
  g_set_object (&self->bell, bell);
  g_set_object (&self->bed, bed);

  return self;
}

PsrSchedule *
psr_program_get_schedule (PsrProgram *self)
{
  g_return_val_if_fail (PSR_IS_PROGRAM (self), NULL);

  return self->schedule;
}

PsrVoice *
psr_program_get_voice (PsrProgram *self)
{
  g_return_val_if_fail (PSR_IS_PROGRAM (self), NULL);

  return self->voice;
}

GFile *
psr_program_get_bell (PsrProgram *self)
{
  g_return_val_if_fail (PSR_IS_PROGRAM (self), NULL);

  return self->bell;
}

GFile *
psr_program_get_bed (PsrProgram *self)
{
  g_return_val_if_fail (PSR_IS_PROGRAM (self), NULL);

  return self->bed;
}
