/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-program-maker.h"

#include "base/psr-language.h"
#include "session/psr-choice-settings.h"
#include "session/psr-sounds.h"

struct _PsrProgramMaker {
  GObject parent_instance;

  GSettings *settings;
  PsrScriptCatalog *scripts;
  PsrVoiceCatalog *voices;
  char *data_folder;
};

G_DEFINE_FINAL_TYPE (PsrProgramMaker, psr_program_maker, G_TYPE_OBJECT)

static PsrScript *
find_script (PsrProgramMaker *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "session");

  return psr_script_catalog_find (self->scripts, id);
}

static PsrVoice *
find_voice (PsrProgramMaker *self, GError **error)
{
  g_autofree char *id = g_settings_get_string (self->settings, "voice");
  g_autofree char *language = psr_language_dup_interface ();
  PsrVoice *voice = psr_voice_catalog_find (self->voices, id, NULL);

  if (voice == NULL)
    voice = psr_voice_catalog_find_language (self->voices, language, NULL);
  if (voice == NULL)
    voice = psr_voice_catalog_find_language (self->voices, "en", error);

  return voice;
}

static PsrProgram *
build_program (PsrProgramMaker *self,
               PsrScript *script,
               PsrVoice *voice,
               const PsrChoices *choices,
               const char *bell_id,
               const char *bed_id,
               GError **error)
{
  g_autoptr (GFile) bell = psr_sounds_dup_bell_file (self->data_folder, bell_id);
  g_autoptr (GFile) bed = psr_sounds_dup_bed_file (self->data_folder, bed_id);
  g_autoptr (PsrSchedule) schedule = psr_voice_schedule (voice, script, choices, error);

  return schedule != NULL ? psr_program_new (schedule, voice, bell, bed) : NULL;
}

/* Returns: (transfer full): this session with the voice and the sounds of the settings. */
static PsrProgram *
add_sounds (PsrProgramMaker *self, PsrScript *script, const PsrChoices *choices, GError **error)
{
  g_autofree char *bell_id = g_settings_get_string (self->settings, "bell");
  g_autofree char *bed_id = g_settings_get_string (self->settings, "bed");
  PsrVoice *voice = find_voice (self, error);

  if (voice == NULL)
    return NULL;

  return build_program (self, script, voice, choices, bell_id, bed_id, error);
}

static void
psr_program_maker_dispose (GObject *object)
{
  PsrProgramMaker *self = PSR_PROGRAM_MAKER (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->scripts);
  g_clear_object (&self->voices);

  G_OBJECT_CLASS (psr_program_maker_parent_class)->dispose (object);
}

static void
psr_program_maker_finalize (GObject *object)
{
  g_free (PSR_PROGRAM_MAKER (object)->data_folder);

  G_OBJECT_CLASS (psr_program_maker_parent_class)->finalize (object);
}

static void
psr_program_maker_class_init (PsrProgramMakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psr_program_maker_dispose;
  object_class->finalize = psr_program_maker_finalize;
}

static void
psr_program_maker_init (PsrProgramMaker *self)
{
}

PsrProgramMaker *
psr_program_maker_new (GSettings *settings,
                       PsrScriptCatalog *scripts,
                       PsrVoiceCatalog *voices,
                       const char *data_folder)
{
  PsrProgramMaker *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PSR_IS_SCRIPT_CATALOG (scripts), NULL);
  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (voices), NULL);
  g_return_val_if_fail (data_folder != NULL, NULL);

  self = g_object_new (PSR_TYPE_PROGRAM_MAKER, NULL);
  self->settings = g_object_ref (settings);
  self->scripts = g_object_ref (scripts);
  self->voices = g_object_ref (voices);
  self->data_folder = g_strdup (data_folder);

  return self;
}

void
psr_program_maker_choose_defaults (PsrProgramMaker *self)
{
  g_autofree char *chosen = NULL;
  PsrVoice *voice;

  g_return_if_fail (PSR_IS_PROGRAM_MAKER (self));

  if (find_script (self) == NULL)
    g_settings_set_string (self->settings, "session", PSR_DEFAULT_SESSION);

  chosen = g_settings_get_string (self->settings, "voice");
  voice = find_voice (self, NULL);
  if (voice != NULL && !g_str_equal (psr_voice_get_id (voice), chosen))
    g_settings_set_string (self->settings, "voice", psr_voice_get_id (voice));
}

PsrProgram *
psr_program_maker_make (PsrProgramMaker *self, GError **error)
{
  PsrScript *script;
  PsrChoices choices;

  g_return_val_if_fail (PSR_IS_PROGRAM_MAKER (self), NULL);

  script = find_script (self);
  psr_choice_settings_read (self->settings, script, &choices);

  return add_sounds (self, script, &choices, error);
}

PsrProgram *
psr_program_maker_remake (PsrProgramMaker *self, PsrProgram *program, GError **error)
{
  PsrSchedule *schedule;
  PsrChoices choices;

  g_return_val_if_fail (PSR_IS_PROGRAM_MAKER (self), NULL);
  g_return_val_if_fail (PSR_IS_PROGRAM (program), NULL);

  schedule = psr_program_get_schedule (program);
  choices = *psr_schedule_get_choices (schedule);
  choices.guidance = (PsrGuidance) g_settings_get_enum (self->settings, "guidance");

  return add_sounds (self, psr_schedule_get_script (schedule), &choices, error);
}

PsrProgram *
psr_program_maker_make_again (PsrProgramMaker *self, const PsrCheckpoint *checkpoint)
{
  PsrScript *script;
  PsrVoice *voice;

  g_return_val_if_fail (PSR_IS_PROGRAM_MAKER (self), NULL);
  g_return_val_if_fail (checkpoint != NULL, NULL);

  script = psr_script_catalog_find (self->scripts, checkpoint->session_id);
  voice = psr_voice_catalog_find (self->voices, checkpoint->voice_id, NULL);
  if (script == NULL || voice == NULL)
    return NULL;

  return build_program (self,
                        script,
                        voice,
                        &checkpoint->choices,
                        checkpoint->bell_id,
                        checkpoint->bed_id,
                        NULL);
}
