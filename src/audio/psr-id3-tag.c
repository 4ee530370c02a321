/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-id3-tag.h"

#include <string.h>

#include "audio/psr-chapters.h"
#include "base/psr-units.h"

#define TEXT_IS_UTF8 3

/* Flags of the table of contents: it is the top one, and its entries are in order. */
#define CONTENTS_TOP_AND_ORDERED 3
#define CONTENTS_ID              "toc"
#define MAX_CHAPTERS             255

static void
append_byte (GByteArray *array, guint value)
{
  guint8 byte = (guint8) value;

  g_byte_array_append (array, &byte, 1);
}

static void
append_uint32 (GByteArray *array, guint32 value)
{
  guint32 bytes = GUINT32_TO_BE (value);

  g_byte_array_append (array, (const guint8 *) &bytes, sizeof bytes);
}

/* Seven bits in each byte, so that no size looks like the start of an MP3 frame. */
static void
append_size (GByteArray *array, guint size)
{
  for (int shift = 21; shift >= 0; shift -= 7)
    append_byte (array, (size >> shift) & 0x7f);
}

static void
append_string (GByteArray *array, const char *string)
{
  g_byte_array_append (array, (const guint8 *) string, (guint) strlen (string) + 1);
}

/* Takes @content. */
static void
append_frame (GByteArray *array, const char *id, GByteArray *content)
{
  g_byte_array_append (array, (const guint8 *) id, 4);
  append_size (array, content->len);
  append_byte (array, 0);
  append_byte (array, 0);
  g_byte_array_append (array, content->data, content->len);
  g_byte_array_unref (content);
}

static void
append_text (GByteArray *array, const char *id, const char *text)
{
  GByteArray *content = g_byte_array_new ();

  append_byte (content, TEXT_IS_UTF8);
  append_string (content, text);
  append_frame (array, id, content);
}

static char *
make_chapter_id (guint number)
{
  return g_strdup_printf ("chp%u", number);
}

static void
append_contents (GByteArray *array, guint n_chapters)
{
  GByteArray *content = g_byte_array_new ();

  append_string (content, CONTENTS_ID);
  append_byte (content, CONTENTS_TOP_AND_ORDERED);
  append_byte (content, n_chapters);
  for (guint i = 0; i < n_chapters; i++) {
    g_autofree char *id = make_chapter_id (i);

    append_string (content, id);
  }
  append_frame (array, "CTOC", content);
}

static void
append_chapter (GByteArray *array, guint number, const PsrChapter *chapter)
{
  GByteArray *content = g_byte_array_new ();
  g_autofree char *id = make_chapter_id (number);

  append_string (content, id);
  append_uint32 (content, (guint32) (chapter->start / PSR_MS_TO_SAMPLES (1)));
  append_uint32 (content, (guint32) (chapter->end / PSR_MS_TO_SAMPLES (1)));
  /* No places in bytes: the times count. */
  append_uint32 (content, G_MAXUINT32);
  append_uint32 (content, G_MAXUINT32);
  append_text (content, "TIT2", chapter->title);
  append_frame (array, "CHAP", content);
}

GBytes *
psr_id3_tag_new (const char *title, const char *artist, const char *language, GArray *chapters)
{
  g_autoptr (GByteArray) frames = g_byte_array_new ();
  GByteArray *tag = g_byte_array_new ();
  guint n_chapters = MIN (chapters->len, MAX_CHAPTERS);

  append_text (frames, "TIT2", title);
  append_text (frames, "TPE1", artist);
  append_text (frames, "TLAN", language);
  if (n_chapters > 0)
    append_contents (frames, n_chapters);
  for (guint i = 0; i < n_chapters; i++)
    append_chapter (frames, i, &g_array_index (chapters, PsrChapter, i));

  g_byte_array_append (tag, (const guint8 *) "ID3\4\0\0", 6);
  append_size (tag, frames->len);
  g_byte_array_append (tag, frames->data, frames->len);

  return g_byte_array_free_to_bytes (tag);
}
