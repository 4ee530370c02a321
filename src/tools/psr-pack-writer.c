/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tools/psr-pack-writer.h"

#include "tools/psr-espeak.h"
#include "tools/psr-flac.h"
#include "tools/psr-mastering.h"
#include "tools/psr-tool-error.h"

#include <errno.h>
#include <glib/gstdio.h>

#define MANIFEST     "voice.ini"
#define GROUP_VOICE  "Voice"
#define GROUP_SPEECH "Speech"

struct _PsrPackWriter {
  GKeyFile *manifest;
  char *folder;
  char *language;
  double loudness;
  PsrEspeak espeak;
};

/* Leaves the folder without a manifest, so that a pack that could not be finished is none. */
static gboolean
remove_old_pack (const char *folder, GError **error)
{
  g_autofree char *manifest = g_build_filename (folder, MANIFEST, NULL);
  g_autoptr (GDir) sessions = NULL;
  const char *session;

  if (g_unlink (manifest) != 0)
    return TRUE; /* not a pack: what is in the folder is somebody else's */

  if ((sessions = g_dir_open (folder, 0, error)) == NULL)
    return FALSE;

  while ((session = g_dir_read_name (sessions)) != NULL) {
    g_autofree char *path = g_build_filename (folder, session, NULL);
    g_autoptr (GDir) clips = g_dir_open (path, 0, NULL);
    const char *clip;

    while (clips != NULL && (clip = g_dir_read_name (clips)) != NULL) {
      g_autofree char *clip_path = g_build_filename (path, clip, NULL);

      if (g_str_has_suffix (clip, ".flac"))
        g_unlink (clip_path);
    }
    g_rmdir (path);
  }

  return TRUE;
}

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;

  g_set_error (error,
               PSR_TOOL_ERROR,
               PSR_TOOL_ERROR_SOUND,
               "%s: the folder cannot be made: %s",
               folder,
               g_strerror (errno));
  return FALSE;
}

static gboolean
read_template (PsrPackWriter *self, GError **error)
{
  struct {
    const char *key;
    int *value;
  } numbers[] = {
    { "WordsPerMinute", &self->espeak.words_per_minute },
    { "Gap", &self->espeak.gap },
    { "Pitch", &self->espeak.pitch },
  };
  GError *failure = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers) && failure == NULL; i++)
    *numbers[i].value =
      g_key_file_get_integer (self->manifest, GROUP_SPEECH, numbers[i].key, &failure);
  if (failure == NULL)
    self->espeak.voice = g_key_file_get_string (self->manifest, GROUP_SPEECH, "Voice", &failure);
  if (failure == NULL)
    self->language = g_key_file_get_string (self->manifest, GROUP_VOICE, "Language", &failure);
  if (failure == NULL)
    self->loudness = g_key_file_get_double (self->manifest, GROUP_VOICE, "Loudness", &failure);

  if (failure != NULL) {
    g_propagate_error (error, failure);
    return FALSE;
  }

  return TRUE;
}

static gboolean
set_source (PsrPackWriter *self, GError **error)
{
  g_autofree char *version = psr_espeak_dup_version (error);
  g_autofree char *source = NULL;

  if (version == NULL)
    return FALSE;

  source = g_strdup_printf ("espeak-ng %s, voice %s", version, self->espeak.voice);
  g_key_file_set_string (self->manifest, GROUP_VOICE, "Source", source);
  return TRUE;
}

PsrPackWriter *
psr_pack_writer_new (const char *template_path, const char *folder, GError **error)
{
  g_autoptr (PsrPackWriter) self = g_new0 (PsrPackWriter, 1);
  GKeyFileFlags flags = G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS;

  self->manifest = g_key_file_new ();
  self->folder = g_strdup (folder);

  if (!g_key_file_load_from_file (self->manifest, template_path, flags, error) ||
      !read_template (self, error)) {
    g_prefix_error (error, "%s: ", template_path);
    return NULL;
  }

  g_key_file_remove_group (self->manifest, GROUP_SPEECH, NULL);
  if (!set_source (self, error) || !make_folder (folder, error) || !remove_old_pack (folder, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
psr_pack_writer_free (PsrPackWriter *self)
{
  g_key_file_unref (self->manifest);
  g_free (self->folder);
  g_free (self->language);
  psr_espeak_clear (&self->espeak);
  g_free (self);
}

static gboolean
speak (PsrPackWriter *self, const char *group, const char *id, const char *words, GError **error)
{
  g_autofree char *name = g_strconcat (id, ".flac", NULL);
  g_autofree char *path = g_build_filename (self->folder, group, name, NULL);
  g_autoptr (GArray) samples = NULL;
  PsrPcm *speech;

  if ((speech = psr_espeak_speak (&self->espeak, words, error)) == NULL ||
      (samples = psr_mastering_finish_speech (speech, self->loudness, error)) == NULL ||
      !psr_flac_write (path, samples, error))
    return FALSE;

  g_key_file_set_int64 (self->manifest, group, id, samples->len);
  return TRUE;
}

/* @words: (nullable). Writes the clip and its length. */
static gboolean
write_clip (PsrPackWriter *self,
            const char *group,
            const char *id,
            const char *words,
            GError **error)
{
  if (words != NULL && speak (self, group, id, words, error))
    return TRUE;

  if (words == NULL)
    g_set_error (error,
                 PSR_TOOL_ERROR,
                 PSR_TOOL_ERROR_INPUT,
                 "no words in the language “%s”",
                 self->language);
  g_prefix_error (error, "%s, cue “%s”: ", group, id);
  return FALSE;
}

static gboolean
make_group (PsrPackWriter *self, const char *group, GError **error)
{
  g_autofree char *folder = g_build_filename (self->folder, group, NULL);

  return make_folder (folder, error);
}

gboolean
psr_pack_writer_add_phrases (PsrPackWriter *self, PsrPhrases *phrases, GError **error)
{
  const char *const *ids = psr_phrases_get_ids (phrases);

  if (!make_group (self, PSR_PHRASES_ID, error))
    return FALSE;

  for (gsize i = 0; ids[i] != NULL; i++) {
    const char *words = psr_phrases_get_words (phrases, ids[i], self->language);

    if (!write_clip (self, PSR_PHRASES_ID, ids[i], words, error))
      return FALSE;
  }

  return TRUE;
}

/* With a full stop, for without one the voice does not come down. */
static gboolean
write_title (PsrPackWriter *self, const char *session, const PsrPart *part, GError **error)
{
  g_autofree char *id = psr_phrases_dup_title_id (session, part->id);
  g_autofree char *words = g_strconcat (psr_part_get_title (part, self->language), ".", NULL);

  return write_clip (self, PSR_PHRASES_ID, id, words, error);
}

gboolean
psr_pack_writer_add_session (PsrPackWriter *self, PsrScript *script, GError **error)
{
  const char *session = psr_script_get_id (script);
  GPtrArray *parts = psr_script_get_parts (script);

  if (!make_group (self, session, error) || !make_group (self, PSR_PHRASES_ID, error))
    return FALSE;

  for (guint i = 0; i < parts->len; i++) {
    const PsrPart *part = g_ptr_array_index (parts, i);

    if (!write_title (self, session, part, error))
      return FALSE;

    for (guint j = 0; j < part->cues->len; j++) {
      const PsrCue *cue = g_ptr_array_index (part->cues, j);
      const char *words = psr_cue_get_words (cue, self->language);

      if (cue->kind == PSR_CUE_VOICE && !write_clip (self, session, cue->id, words, error))
        return FALSE;
    }
  }

  return TRUE;
}

gboolean
psr_pack_writer_finish (PsrPackWriter *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, MANIFEST, NULL);

  return g_key_file_save_to_file (self->manifest, path, error);
}
