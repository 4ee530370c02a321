/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "voice/psr-voice.h"

#include "base/psr-units.h"

#include <glib/gi18n.h>
#include <string.h>

#define MANIFEST "voice.ini"
#define GROUP    "Voice"

/* No clip is longer than this: a wrong number in a manifest must not make a schedule of days. */
#define MAX_CLIP_SECONDS 120

G_DEFINE_QUARK (psr_voice_error_quark, psr_voice_error)

struct _PsrVoice {
  GObject parent_instance;

  GFile *folder;
  char *id;
  char *name;
  char *language;
  char *source;
  char *licence;
  PsrVoiceOrigin origin;
  double loudness;
  GHashTable *clips; /* "session/cue" → gint64 (owned) */
};

G_DEFINE_FINAL_TYPE (PsrVoice, psr_voice, G_TYPE_OBJECT)

static void
psr_voice_finalize (GObject *object)
{
  PsrVoice *self = PSR_VOICE (object);

  g_clear_object (&self->folder);
  g_free (self->id);
  g_free (self->name);
  g_free (self->language);
  g_free (self->source);
  g_free (self->licence);
  g_hash_table_unref (self->clips);

  G_OBJECT_CLASS (psr_voice_parent_class)->finalize (object);
}

static void
psr_voice_class_init (PsrVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psr_voice_finalize;
}

static void
psr_voice_init (PsrVoice *self)
{
  self->clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
refuse (const char *path, const char *group, const char *key, const char *remedy, GError **error)
{
  g_set_error (error,
               PSR_VOICE_ERROR,
               PSR_VOICE_ERROR_MANIFEST,
               "%s: [%s] %s: %s",
               path,
               group,
               key,
               remedy);
  return FALSE;
}

static gboolean
take_string (GKeyFile *manifest, const char *path, const char *key, char **value, GError **error)
{
  *value = g_key_file_get_string (manifest, GROUP, key, NULL);
  if (*value != NULL && g_strstrip (*value)[0] != '\0')
    return TRUE;

  return refuse (path, GROUP, key, _ ("the key is missing or empty; give it a value"), error);
}

static gboolean
take_origin (PsrVoice *self, GKeyFile *manifest, const char *path, GError **error)
{
  g_autofree char *origin = NULL;

  if (!take_string (manifest, path, "Origin", &origin, error))
    return FALSE;

  if (strcmp (origin, "computer") == 0)
    self->origin = PSR_VOICE_ORIGIN_COMPUTER;
  else if (strcmp (origin, "person") == 0)
    self->origin = PSR_VOICE_ORIGIN_PERSON;
  else
    return refuse (path, GROUP, "Origin", _ ("write “computer” or “person”"), error);

  return TRUE;
}

static gboolean
take_loudness (PsrVoice *self, GKeyFile *manifest, const char *path, GError **error)
{
  g_autofree char *loudness = NULL;
  char *end;

  if (!take_string (manifest, path, "Loudness", &loudness, error))
    return FALSE;

  self->loudness = g_ascii_strtod (loudness, &end);
  if (*end != '\0' || !(self->loudness >= -70 && self->loudness <= 0))
    return refuse (path, GROUP, "Loudness", _ ("write a number of LUFS such as -23.0"), error);

  return TRUE;
}

static gboolean
check_names (PsrVoice *self, const char *path, GError **error)
{
  if (strpbrk (self->id, "/\\ ") != NULL || self->id[0] == '.')
    return refuse (path, GROUP, "Id", _ ("use letters, digits and hyphens only"), error);

  if (!g_regex_match_simple ("^[a-z]{2,3}([_-][A-Za-z0-9]+)*\\z", self->language, 0, 0))
    return refuse (path, GROUP, "Language", _ ("write a code such as “nl”"), error);

  return TRUE;
}

static GFile *
get_clip_file (PsrVoice *self, const char *session_id, const char *cue_id)
{
  g_autofree char *name = g_strdup_printf ("%s/%s.flac", session_id, cue_id);

  return g_file_resolve_relative_path (self->folder, name);
}

static void
add_clip (PsrVoice *self, const char *session_id, const char *cue_id, gint64 samples)
{
  g_hash_table_insert (self->clips,
                       g_strconcat (session_id, "/", cue_id, NULL),
                       g_memdup2 (&samples, sizeof samples));
}

static gboolean
take_clips (PsrVoice *self,
            GKeyFile *manifest,
            const char *path,
            const char *session_id,
            GError **error)
{
  g_auto (GStrv) cues = g_key_file_get_keys (manifest, session_id, NULL, NULL);

  for (guint i = 0; cues[i] != NULL; i++) {
    g_autofree char *value = g_key_file_get_string (manifest, session_id, cues[i], NULL);
    gint64 samples;

    if (value == NULL || !g_ascii_string_to_signed (value,
                                                    10,
                                                    1,
                                                    PSR_SECONDS_TO_SAMPLES (MAX_CLIP_SECONDS),
                                                    &samples,
                                                    NULL))
      return refuse (path,
                     session_id,
                     cues[i],
                     _ ("write the length of the clip in samples, two minutes at most"),
                     error);

    add_clip (self, session_id, cues[i], samples);
  }

  return TRUE;
}

static gboolean
read_manifest (PsrVoice *self, GKeyFile *manifest, const char *path, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (manifest, NULL);

  if (!take_string (manifest, path, "Id", &self->id, error) ||
      !take_string (manifest, path, "Name", &self->name, error) ||
      !take_string (manifest, path, "Language", &self->language, error) ||
      !take_string (manifest, path, "Source", &self->source, error) ||
      !take_string (manifest, path, "Licence", &self->licence, error) ||
      !take_origin (self, manifest, path, error) || !take_loudness (self, manifest, path, error) ||
      !check_names (self, path, error))
    return FALSE;

  g_free (self->name);
  self->name = g_key_file_get_locale_string (manifest, GROUP, "Name", NULL, NULL);

  for (guint i = 0; groups[i] != NULL; i++) {
    if (strcmp (groups[i], GROUP) != 0 && !take_clips (self, manifest, path, groups[i], error))
      return FALSE;
  }

  return TRUE;
}

PsrVoice *
psr_voice_new_from_folder (GFile *folder, GError **error)
{
  g_autoptr (PsrVoice) self = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  file = g_file_get_child (folder, MANIFEST);
  path = g_file_get_parse_name (file);

  if (!g_file_load_contents (file, NULL, &data, &length, NULL, &local_error) ||
      !g_key_file_load_from_data (manifest,
                                  data,
                                  length,
                                  G_KEY_FILE_KEEP_TRANSLATIONS,
                                  &local_error)) {
    g_set_error (error,
                 PSR_VOICE_ERROR,
                 PSR_VOICE_ERROR_MANIFEST,
                 _ ("%s: the voice pack has no readable manifest: %s"),
                 path,
                 local_error->message);
    return NULL;
  }

  self = g_object_new (PSR_TYPE_VOICE, NULL);
  self->folder = g_object_ref (folder);
  if (!read_manifest (self, manifest, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *
psr_voice_get_id (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), NULL);

  return self->id;
}

const char *
psr_voice_get_name (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), NULL);

  return self->name;
}

const char *
psr_voice_get_language (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), NULL);

  return self->language;
}

PsrVoiceOrigin
psr_voice_get_origin (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), PSR_VOICE_ORIGIN_COMPUTER);

  return self->origin;
}

const char *
psr_voice_get_source (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), NULL);

  return self->source;
}

const char *
psr_voice_get_licence (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), NULL);

  return self->licence;
}

double
psr_voice_get_loudness (PsrVoice *self)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), 0);

  return self->loudness;
}

gint64
psr_voice_get_clip_samples (PsrVoice *self, const char *session_id, const char *cue_id)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *key = NULL;
  const gint64 *samples;

  g_return_val_if_fail (PSR_IS_VOICE (self), -1);
  g_return_val_if_fail (session_id != NULL, -1);
  g_return_val_if_fail (cue_id != NULL, -1);

  key = g_strconcat (session_id, "/", cue_id, NULL);
  samples = g_hash_table_lookup (self->clips, key);
  if (samples == NULL)
    return -1;

  /* Looked for when it is wanted: a pack lists hundreds, and every start reads every pack. */
  file = get_clip_file (self, session_id, cue_id);

  return g_file_query_exists (file, NULL) ? *samples : -1;
}

GFile *
psr_voice_dup_clip_file (PsrVoice *self, const char *session_id, const char *cue_id)
{
  if (psr_voice_get_clip_samples (self, session_id, cue_id) < 0)
    return NULL;

  return get_clip_file (self, session_id, cue_id);
}

static gint64
clip_length (const char *session_id, const char *cue_id, gpointer data)
{
  return psr_voice_get_clip_samples (data, session_id, cue_id);
}

PsrSchedule *
psr_voice_schedule (PsrVoice *self, PsrScript *script, const PsrChoices *choices, GError **error)
{
  g_return_val_if_fail (PSR_IS_VOICE (self), NULL);

  return psr_schedule_new (script, self->language, choices, clip_length, self, error);
}
