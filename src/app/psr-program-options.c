/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/psr-program-options.h"

#include "app/psr-command.h"
#include "app/psr-paths.h"
#include "script/psr-script-catalog.h"
#include "session/psr-sounds.h"
#include "voice/psr-voice-catalog.h"

#include <glib/gi18n.h>
#include <string.h>

/* Never taken from the locale: who speaks is chosen apart from the language of the interface. */
#define DEFAULT_LANGUAGE "en"

#define OFF              "off"

#define PLACE(field)     PSR_COMMAND_PLACE (PsrProgramOptions, field)

static const GOptionEntry entries[] = {
  { "session", 's', 0, G_OPTION_ARG_STRING, PLACE (session), N_ ("Which session"), N_ ("ID") },
  { "minutes", 'm', 0, G_OPTION_ARG_INT, PLACE (minutes), N_ ("Length in whole minutes"), "N" },
  { "settle",
    0,
    0,
    G_OPTION_ARG_INT,
    PLACE (settle_minutes),
    N_ ("Quiet minutes before it begins, 0 to 5"),
    "N" },
  { "language",
    'l',
    0,
    G_OPTION_ARG_STRING,
    PLACE (language),
    N_ ("What the voice speaks: nl or en"),
    "LANG" },
  { "voice", 'v', 0, G_OPTION_ARG_STRING, PLACE (voice), N_ ("Which voice"), N_ ("ID") },
  { "guidance",
    'g',
    0,
    G_OPTION_ARG_STRING,
    PLACE (guidance),
    N_ ("How much is said: full, light or bells"),
    N_ ("LEVEL") },
  { "arms",
    'a',
    0,
    G_OPTION_ARG_STRING,
    PLACE (arms),
    N_ ("Where the arms lie: ribs, sides or belly"),
    N_ ("PLACE") },
  { "props",
    'p',
    0,
    G_OPTION_ARG_STRING_ARRAY,
    PLACE (props),
    N_ ("What is used: towel, chair, strap, separated by commas"),
    N_ ("LIST") },
  { "first-side",
    0,
    0,
    G_OPTION_ARG_STRING,
    PLACE (first_side),
    N_ ("Which side comes first: left or right"),
    N_ ("SIDE") },
  { "bed", 0, 0, G_OPTION_ARG_STRING, PLACE (bed), N_ ("Bed of sound, or off"), N_ ("ID") },
  { "bell", 0, 0, G_OPTION_ARG_STRING, PLACE (bell), N_ ("Bell, or off"), N_ ("ID") },
};

#undef PLACE

void
psr_program_options_clear (PsrProgramOptions *self)
{
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->voice, g_free);
  g_clear_pointer (&self->guidance, g_free);
  g_clear_pointer (&self->arms, g_free);
  g_clear_pointer (&self->props, g_strfreev);
  g_clear_pointer (&self->first_side, g_free);
  g_clear_pointer (&self->bed, g_free);
  g_clear_pointer (&self->bell, g_free);
}

GOptionEntry *
psr_program_options_make_entries (PsrProgramOptions *self, guint n_more, GOptionEntry **more)
{
  GOptionEntry *result = psr_command_make_entries (entries, G_N_ELEMENTS (entries), self, n_more);

  if (more != NULL)
    *more = result + G_N_ELEMENTS (entries);

  return result;
}

static gboolean
refuse_value (const char *option, const char *value, const char *choices, GError **error)
{
  g_set_error (error,
               G_OPTION_ERROR,
               G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is not a value of --%s; choose one of: %s."),
               value,
               option,
               choices);
  return FALSE;
}

static gboolean
take_props (char **lists, PsrProps *props, GError **error)
{
  for (guint i = 0; lists != NULL && lists[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lists[i], ",", -1);

    for (guint j = 0; words[j] != NULL; j++) {
      const char *word = g_strstrip (words[j]);

      if (word[0] != '\0' && !psr_prop_from_string (word, props))
        return refuse_value ("props", word, "towel, chair, strap", error);
    }
  }

  return TRUE;
}

/* A setting that a session does not have is no harm, an option that was typed for it is an error.
 */
static gboolean
check_offered (const PsrProgramOptions *self, PsrScript *script, GError **error)
{
  const struct {
    PsrChoiceKinds kind;
    const char *option;
    gboolean given;
  } options[] = {
    { PSR_CHOICE_SETTLING, "settle", self->settle_minutes != 0 },
    { PSR_CHOICE_GUIDANCE, "guidance", self->guidance != NULL },
    { PSR_CHOICE_ARMS, "arms", self->arms != NULL },
    { PSR_CHOICE_PROPS, "props", self->props != NULL },
    { PSR_CHOICE_SIDES, "first-side", self->first_side != NULL },
  };
  PsrChoiceKinds kinds = psr_script_get_choices (script);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    if (options[i].given && (kinds & options[i].kind) == 0) {
      g_set_error (error,
                   G_OPTION_ERROR,
                   G_OPTION_ERROR_BAD_VALUE,
                   _ ("The session “%s” has nothing to choose with --%s; leave it out."),
                   psr_script_get_id (script),
                   options[i].option);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
take_choices (const PsrProgramOptions *self, PsrScript *script, PsrChoices *choices, GError **error)
{
  psr_choices_init (choices,
                    self->minutes != PSR_MINUTES_UNSET ? self->minutes
                                                       : psr_script_get_default_minutes (script));
  choices->settle_minutes = self->settle_minutes;

  if (self->guidance != NULL && !psr_guidance_from_string (self->guidance, &choices->guidance))
    return refuse_value ("guidance", self->guidance, "full, light, bells", error);

  if (self->arms != NULL && !psr_arms_from_string (self->arms, &choices->arms))
    return refuse_value ("arms", self->arms, "ribs, sides, belly", error);

  if (self->first_side != NULL && !psr_side_from_string (self->first_side, &choices->first_side))
    return refuse_value ("first-side", self->first_side, "left, right", error);

  return take_props (self->props, &choices->props, error) && check_offered (self, script, error);
}

/* When the session that nobody named cannot be found, what is wrong with its file is the news. */
static PsrScript *
find_script (const PsrProgramOptions *self, PsrScriptCatalog *scripts, GError **error)
{
  const char *id = self->session != NULL ? self->session : PSR_DEFAULT_SESSION;
  PsrScript *script = psr_script_catalog_find (scripts, id);
  GPtrArray *problems = psr_script_catalog_get_problems (scripts);

  if (script != NULL)
    return script;

  if (self->session == NULL && problems->len > 0)
    g_propagate_error (error, g_error_copy (g_ptr_array_index (problems, 0)));
  else
    g_set_error (error,
                 G_OPTION_ERROR,
                 G_OPTION_ERROR_BAD_VALUE,
                 _ ("There is no session “%s”; “psoas-rest sessions” lists them."),
                 id);

  return NULL;
}

static PsrVoice *
find_voice (const PsrProgramOptions *self, PsrVoiceCatalog *voices, GError **error)
{
  PsrVoice *voice;

  if (self->voice == NULL)
    return psr_voice_catalog_find_language (voices,
                                            self->language != NULL ? self->language
                                                                   : DEFAULT_LANGUAGE,
                                            error);

  voice = psr_voice_catalog_find (voices, self->voice, error);
  if (voice != NULL && self->language != NULL &&
      strcmp (psr_voice_get_language (voice), self->language) != 0) {
    g_set_error (error,
                 G_OPTION_ERROR,
                 G_OPTION_ERROR_BAD_VALUE,
                 _ ("The voice “%s” does not speak “%s”; give only one of --voice and "
                    "--language."),
                 self->voice,
                 self->language);
    return NULL;
  }

  return voice;
}

typedef const PsrSound *(*SoundsFunc) (guint *n_sounds);
typedef GFile *(*SoundFileFunc) (const char *data_folder, const char *id);

/* @file: (out) (nullable): none when the sound is off. */
static gboolean
take_sound (const char *option,
            const char *id,
            const char *default_id,
            SoundsFunc get_sounds,
            SoundFileFunc dup_file,
            GFile **file,
            GError **error)
{
  g_autoptr (GString) choices = g_string_new (OFF);
  const PsrSound *sounds;
  guint n_sounds;

  if (id == NULL)
    id = default_id;
  if (strcmp (id, OFF) == 0)
    return TRUE;

  *file = dup_file (psr_paths_get_data_folder (), id);
  if (*file != NULL)
    return TRUE;

  sounds = get_sounds (&n_sounds);
  for (guint i = 0; i < n_sounds; i++)
    g_string_append_printf (choices, ", %s", sounds[i].id);

  return refuse_value (option, id, choices->str, error);
}

static gboolean
take_sounds (const PsrProgramOptions *self, GFile **bell, GFile **bed, GError **error)
{
  return take_sound ("bell",
                     self->bell,
                     "bowl",
                     psr_sounds_get_bells,
                     psr_sounds_dup_bell_file,
                     bell,
                     error) &&
         take_sound ("bed",
                     self->bed,
                     OFF,
                     psr_sounds_get_beds,
                     psr_sounds_dup_bed_file,
                     bed,
                     error);
}

static PsrSchedule *
make_schedule (PsrVoice *voice,
               PsrScript *script,
               const PsrChoices *choices,
               gboolean *usage,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;
  PsrSchedule *schedule = psr_voice_schedule (voice, script, choices, &local_error);

  if (schedule == NULL) {
    *usage = g_error_matches (local_error, PSR_SCRIPT_ERROR, PSR_SCRIPT_ERROR_RANGE);
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }

  return schedule;
}

PsrProgram *
psr_program_options_make_program (const PsrProgramOptions *self, gboolean *usage, GError **error)
{
  g_autofree char *sessions_folder = psr_paths_dup_sessions_folder ();
  g_auto (GStrv) voice_folders = psr_paths_dup_voice_folders ();
  g_autoptr (PsrScriptCatalog) scripts = psr_script_catalog_new (sessions_folder);
  g_autoptr (PsrVoiceCatalog) voices = psr_voice_catalog_new ((const char *const *) voice_folders);
  g_autoptr (GFile) bell = NULL;
  g_autoptr (GFile) bed = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  PsrScript *script;
  PsrVoice *voice;
  PsrChoices choices;

  *usage = self->session != NULL;
  script = find_script (self, scripts, error);
  if (script == NULL)
    return NULL;

  *usage = TRUE;
  if (!take_choices (self, script, &choices, error))
    return NULL;

  *usage = self->voice != NULL || self->language != NULL;
  voice = find_voice (self, voices, error);
  if (voice == NULL)
    return NULL;

  *usage = TRUE;
  if (!take_sounds (self, &bell, &bed, error))
    return NULL;

  schedule = make_schedule (voice, script, &choices, usage, error);
  if (schedule == NULL)
    return NULL;

  return psr_program_new (schedule, voice, bell, bed);
}

void
psr_program_options_warn (PsrProgram *program)
{
  PsrVoice *voice = psr_program_get_voice (program);
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    g_autofree char *message = NULL;

    if (cues[i].cue->kind != PSR_CUE_VOICE || cues[i].has_clip)
      continue;

    message = g_strdup_printf (_ ("the voice “%s” has no sound for the cue “%s”; it stays a "
                                  "caption"),
                               psr_voice_get_id (voice),
                               cues[i].cue->id);
    psr_command_print_warning (message);
  }
}
