/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-utterance.h"

#include "session/psr-sounds.h"

#define SUBSTITUTE "notice"

struct _PsrUtterance {
  PsrVoice *voice;
  PsrPhrases *phrases;
  const char *data_folder;
  GArray *snippets; /* PsrSnippet, the files owned */
  GString *caption;
  gboolean substituted;
};

static void
snippet_clear (gpointer data)
{
  g_clear_object (&((PsrSnippet *) data)->file);
}

PsrUtterance *
psr_utterance_new (PsrVoice *voice, PsrPhrases *phrases, const char *data_folder)
{
  PsrUtterance *self;

  g_return_val_if_fail (PSR_IS_VOICE (voice), NULL);
  g_return_val_if_fail (PSR_IS_PHRASES (phrases), NULL);
  g_return_val_if_fail (data_folder != NULL, NULL);

  self = g_new0 (PsrUtterance, 1);
  self->voice = voice;
  self->phrases = phrases;
  self->data_folder = data_folder;
  self->snippets = g_array_new (FALSE, FALSE, sizeof (PsrSnippet));
  g_array_set_clear_func (self->snippets, snippet_clear);
  self->caption = g_string_new (NULL);

  return self;
}

void
psr_utterance_free (PsrUtterance *self)
{
  g_array_unref (self->snippets);
  g_string_free (self->caption, TRUE);
  g_free (self);
}

/* At the volume of the voice, whose place a tone takes. */
static void
add_file (PsrUtterance *self, GFile *file)
{
  PsrSnippet snippet = { PSR_LANE_VOICE, file };

  g_array_append_val (self->snippets, snippet);
}

static void
add_words (PsrUtterance *self, const char *clip_id, const char *words)
{
  GFile *file = psr_voice_dup_clip_file (self->voice, PSR_PHRASES_ID, clip_id);

  if (self->caption->len > 0)
    g_string_append_c (self->caption, ' ');
  g_string_append (self->caption, words);

  if (file != NULL) {
    add_file (self, file);
  } else if (!self->substituted) {
    self->substituted = TRUE;
    psr_utterance_add_tone (self, SUBSTITUTE);
  }
}

void
psr_utterance_add_phrase (PsrUtterance *self, const char *id)
{
  const char *words;

  g_return_if_fail (self != NULL);

  words = psr_phrases_get_words (self->phrases, id, psr_voice_get_language (self->voice));
  if (words == NULL)
    words = psr_phrases_get_words (self->phrases, id, "en");
  g_return_if_fail (words != NULL);

  add_words (self, id, words);
}

void
psr_utterance_add_title (PsrUtterance *self, const char *session_id, const PsrPart *part)
{
  g_autofree char *id = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (self != NULL);

  id = psr_phrases_dup_title_id (session_id, part->id);
  words = g_strconcat (psr_part_get_title (part, psr_voice_get_language (self->voice)), ".", NULL);
  add_words (self, id, words);
}

void
psr_utterance_add_tone (PsrUtterance *self, const char *id)
{
  g_return_if_fail (self != NULL);

  add_file (self, psr_sounds_dup_tone_file (self->data_folder, id));
}

const char *
psr_utterance_get_caption (PsrUtterance *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->caption->str;
}

void
psr_utterance_say (PsrUtterance *self, PsrPlayer *player)
{
  g_return_if_fail (self != NULL);

  psr_player_say (player,
                  (const PsrSnippet *) (gpointer) self->snippets->data,
                  self->snippets->len);
}
