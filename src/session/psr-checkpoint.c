/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-checkpoint.h"

#include "session/psr-sounds.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define GROUP   "Checkpoint"
#define VERSION 2

/* Ours has a few hundred. */
#define MAX_BYTES (16 * 1024)

G_DEFINE_BOXED_TYPE (PsrCheckpoint, psr_checkpoint, psr_checkpoint_copy, psr_checkpoint_free)

PsrCheckpoint *
psr_checkpoint_new (const char *id, PsrProgram *program, gint64 position, gint64 real_us)
{
  PsrCheckpoint *self;
  PsrSchedule *schedule;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (PSR_IS_PROGRAM (program), NULL);

  schedule = psr_program_get_schedule (program);
  self = g_new0 (PsrCheckpoint, 1);
  self->id = g_strdup (id);
  self->session_id = g_strdup (psr_script_get_id (psr_schedule_get_script (schedule)));
  self->voice_id = g_strdup (psr_voice_get_id (psr_program_get_voice (program)));
  self->bell_id = g_strdup (psr_sounds_find_bell_id (psr_program_get_bell (program)));
  self->bed_id = g_strdup (psr_sounds_find_bed_id (psr_program_get_bed (program)));
  self->choices = *psr_schedule_get_choices (schedule);
  self->position = position;
  self->real_us = real_us;

  return self;
}

PsrCheckpoint *
psr_checkpoint_copy (const PsrCheckpoint *self)
{
  PsrCheckpoint *copy = g_new (PsrCheckpoint, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->session_id = g_strdup (self->session_id);
  copy->voice_id = g_strdup (self->voice_id);
  copy->bell_id = g_strdup (self->bell_id);
  copy->bed_id = g_strdup (self->bed_id);

  return copy;
}

void
psr_checkpoint_free (PsrCheckpoint *self)
{
  g_free (self->id);
  g_free (self->session_id);
  g_free (self->voice_id);
  g_free (self->bell_id);
  g_free (self->bed_id);
  g_free (self);
}

/* A file of somebody else's may be anything, also something that never ends. */
static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no file “%s”.", path);
    return FALSE;
  }
  if (!S_ISREG (status.st_mode) || status.st_size > MAX_BYTES) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no checkpoint.", path);
    return FALSE;
  }

  return TRUE;
}

/* Returns: FALSE when a word is unknown. */
static gboolean
read_words (GKeyFile *file, PsrChoices *choices)
{
  g_autofree char *guidance = g_key_file_get_string (file, GROUP, "Guidance", NULL);
  g_autofree char *arms = g_key_file_get_string (file, GROUP, "Arms", NULL);
  g_autofree char *side = g_key_file_get_string (file, GROUP, "FirstSide", NULL);
  g_auto (GStrv) props = g_key_file_get_string_list (file, GROUP, "Props", NULL, NULL);

  for (gsize i = 0; props != NULL && props[i] != NULL; i++) {
    if (!psr_prop_from_string (props[i], &choices->props))
      return FALSE;
  }

  return guidance != NULL && psr_guidance_from_string (guidance, &choices->guidance) &&
         arms != NULL && psr_arms_from_string (arms, &choices->arms) && side != NULL &&
         psr_side_from_string (side, &choices->first_side);
}

/* Whether the times can be true; what a script makes of the minutes is its own matter. */
static gboolean
check_times (const PsrCheckpoint *self)
{
  return self->choices.minutes > 0 && self->choices.settle_minutes >= 0 &&
         self->choices.settle_minutes <= PSR_SETTLE_MINUTES_MAX && self->position >= 0 &&
         self->real_us > 0;
}

static gboolean
read_keys (PsrCheckpoint *self, GKeyFile *file)
{
  if (g_key_file_get_integer (file, GROUP, "Version", NULL) != VERSION)
    return FALSE;

  psr_choices_init (&self->choices, g_key_file_get_integer (file, GROUP, "Minutes", NULL));
  self->choices.settle_minutes = g_key_file_get_integer (file, GROUP, "SettleMinutes", NULL);
  self->id = g_key_file_get_string (file, GROUP, "Id", NULL);
  self->session_id = g_key_file_get_string (file, GROUP, "Session", NULL);
  self->voice_id = g_key_file_get_string (file, GROUP, "Voice", NULL);
  self->bell_id = g_key_file_get_string (file, GROUP, "Bell", NULL);
  self->bed_id = g_key_file_get_string (file, GROUP, "Bed", NULL);
  self->position = g_key_file_get_int64 (file, GROUP, "Position", NULL);
  self->real_us = g_key_file_get_int64 (file, GROUP, "Time", NULL);

  return self->id != NULL && g_uuid_string_is_valid (self->id) && self->session_id != NULL &&
         self->voice_id != NULL && self->bell_id != NULL && self->bed_id != NULL &&
         read_words (file, &self->choices) && check_times (self);
}

PsrCheckpoint *
psr_checkpoint_read (const char *path, GError **error)
{
  g_autoptr (PsrCheckpoint) self = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (path != NULL, NULL);

  if (!check_file (path, error))
    return NULL;

  self = g_new0 (PsrCheckpoint, 1);
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) || !read_keys (self, file)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s” is no checkpoint.", path);
    return NULL;
  }

  return g_steal_pointer (&self);
}

static void
set_props (GKeyFile *file, PsrProps chosen)
{
  static const PsrProps all[] = { PSR_PROPS_TOWEL, PSR_PROPS_CHAIR, PSR_PROPS_STRAP };
  const char *words[G_N_ELEMENTS (all)];
  gsize n_words = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    if ((chosen & all[i]) != 0)
      words[n_words++] = psr_prop_to_string (all[i]);
  }
  g_key_file_set_string_list (file, GROUP, "Props", words, n_words);
}

gboolean
psr_checkpoint_write (const PsrCheckpoint *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const PsrChoices *choices = &self->choices;
  g_autofree char *folder = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  g_key_file_set_integer (file, GROUP, "Version", VERSION);
  g_key_file_set_string (file, GROUP, "Id", self->id);
  g_key_file_set_string (file, GROUP, "Session", self->session_id);
  g_key_file_set_string (file, GROUP, "Voice", self->voice_id);
  g_key_file_set_string (file, GROUP, "Bell", self->bell_id);
  g_key_file_set_string (file, GROUP, "Bed", self->bed_id);
  g_key_file_set_integer (file, GROUP, "Minutes", choices->minutes);
  g_key_file_set_integer (file, GROUP, "SettleMinutes", choices->settle_minutes);
  g_key_file_set_string (file, GROUP, "Guidance", psr_guidance_to_string (choices->guidance));
  g_key_file_set_string (file, GROUP, "Arms", psr_arms_to_string (choices->arms));
  g_key_file_set_string (file, GROUP, "FirstSide", psr_side_to_string (choices->first_side));
  set_props (file, choices->props);
  g_key_file_set_int64 (file, GROUP, "Position", self->position);
  g_key_file_set_int64 (file, GROUP, "Time", self->real_us);

  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  data = g_key_file_to_data (file, &length, NULL);

  return g_file_set_contents_full (path,
                                   data,
                                   (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600,
                                   error);
}
