/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio/psr-export-format.h"

#include <glib/gi18n.h>
#include <gst/tag/tag.h>
#include <string.h>

#include "audio/psr-chapters.h"
#include "audio/psr-exporter.h"
#include "audio/psr-id3-tag.h"
#include "audio/psr-ogg-pages.h"
#include "base/psr-units.h"

#define ARTIST "Psoas Rest"

/* Prepares a pipeline that is whole for what it is to carry. */
typedef void (*PrepareFunc) (GstElement *pipeline, PsrSchedule *schedule);

struct _PsrExportFormat {
  const char *ending;
  const char *encoder; /* with what has to be installed for it */
  const char *package;
  const char *description; /* of the part of the pipeline that encodes; `tags` takes the tags */
  PrepareFunc prepare;
};

static GstTagList *
make_tags (PsrSchedule *schedule)
{
  const char *language = psr_schedule_get_language (schedule);
  const char *title = psr_script_get_title (psr_schedule_get_script (schedule), language);

  return gst_tag_list_new (GST_TAG_TITLE,
                           title,
                           GST_TAG_ARTIST,
                           ARTIST,
                           GST_TAG_LANGUAGE_CODE,
                           language,
                           NULL);
}

static void
set_tags (GstElement *pipeline, const GstTagList *tags)
{
  g_autoptr (GstElement) element = gst_bin_get_by_name (GST_BIN (pipeline), "tags");

  gst_tag_setter_merge_tags (GST_TAG_SETTER (element), tags, GST_TAG_MERGE_REPLACE);
}

/* A chapter as the comments CHAPTER000=00:00:00.000 and CHAPTER000NAME=…, which is what players
 * read (the Chapter Extension of wiki.xiph.org). */
static void
add_chapter_comments (GstTagList *tags, guint number, const PsrChapter *chapter)
{
  gint64 ms = chapter->start / PSR_MS_TO_SAMPLES (1);
  int minutes = (int) (ms / 60000);
  g_autofree char *start = g_strdup_printf ("CHAPTER%03u=%02d:%02d:%02d.%03d",
                                            number,
                                            minutes / 60,
                                            minutes % 60,
                                            (int) (ms / 1000 % 60),
                                            (int) (ms % 1000));
  g_autofree char *title = g_strdup_printf ("CHAPTER%03uNAME=%s", number, chapter->title);

  gst_tag_list_add (tags,
                    GST_TAG_MERGE_APPEND,
                    GST_TAG_EXTENDED_COMMENT,
                    start,
                    GST_TAG_EXTENDED_COMMENT,
                    title,
                    NULL);
}

static void
prepare_comments (GstElement *pipeline, PsrSchedule *schedule)
{
  g_autoptr (GArray) chapters = psr_chapters_new (schedule);
  g_autoptr (GstTagList) tags = make_tags (schedule);

  for (guint i = 0; i < chapters->len; i++)
    add_chapter_comments (tags, i, &g_array_index (chapters, PsrChapter, i));
  set_tags (pipeline, tags);
}

static void
prepare_ogg (GstElement *pipeline, PsrSchedule *schedule)
{
  g_autoptr (GstElement) muxer = gst_bin_get_by_name (GST_BIN (pipeline), "muxer");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (muxer, "src");

  psr_ogg_pages_fix_serial (pad);
  prepare_comments (pipeline, schedule);
}

static GstTocEntry *
make_toc_entry (guint number, const PsrChapter *chapter)
{
  g_autofree char *uid = g_strdup_printf ("%u", number);
  GstTocEntry *entry = gst_toc_entry_new (GST_TOC_ENTRY_TYPE_CHAPTER, uid);

  gst_toc_entry_set_start_stop_times (entry,
                                      psr_samples_to_ns (chapter->start),
                                      psr_samples_to_ns (chapter->end));
  gst_toc_entry_set_tags (entry, gst_tag_list_new (GST_TAG_TITLE, chapter->title, NULL));

  return entry;
}

/* Cue points with labels. */
static void
prepare_wav (GstElement *pipeline, PsrSchedule *schedule)
{
  g_autoptr (GArray) chapters = psr_chapters_new (schedule);
  g_autoptr (GstTagList) tags = make_tags (schedule);
  g_autoptr (GstElement) element = gst_bin_get_by_name (GST_BIN (pipeline), "tags");
  g_autoptr (GstToc) toc = gst_toc_new (GST_TOC_SCOPE_GLOBAL);

  for (guint i = 0; i < chapters->len; i++)
    gst_toc_append_entry (toc, make_toc_entry (i + 1, &g_array_index (chapters, PsrChapter, i)));
  gst_toc_setter_set_toc (GST_TOC_SETTER (element), toc);
  set_tags (pipeline, tags);
}

/* Puts the tag before the first frame. */
static GstPadProbeReturn
first_frame_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  GstBuffer *tag = gst_buffer_new_wrapped_bytes (data);

  info->data = gst_buffer_append (tag, GST_PAD_PROBE_INFO_BUFFER (info));
  return GST_PAD_PROBE_REMOVE;
}

static void
prepare_mp3 (GstElement *pipeline, PsrSchedule *schedule)
{
  g_autoptr (GstElement) encoder = gst_bin_get_by_name (GST_BIN (pipeline), "encoder");
  g_autoptr (GstPad) pad = gst_element_get_static_pad (encoder, "src");
  g_autoptr (GArray) chapters = psr_chapters_new (schedule);
  const char *language = psr_schedule_get_language (schedule);
  const char *title = psr_script_get_title (psr_schedule_get_script (schedule), language);
  const char *long_language = gst_tag_get_language_code_iso_639_2T (language);

  gst_pad_add_probe (pad,
                     GST_PAD_PROBE_TYPE_BUFFER,
                     first_frame_cb,
                     psr_id3_tag_new (title,
                                      ARTIST,
                                      long_language != NULL ? long_language : "und",
                                      chapters),
                     (GDestroyNotify) g_bytes_unref);
}

#define BASE "gstreamer1.0-plugins-base"
#define GOOD "gstreamer1.0-plugins-good"
#define OPUS "opusenc name=tags bitrate=96000 ! oggmux name=muxer"
#define MP3  "lamemp3enc name=encoder target=bitrate bitrate=128 cbr=true"

static const PsrExportFormat formats[] = {
  { ".opus", "opusenc", BASE, OPUS, prepare_ogg },
  { ".ogg", "opusenc", BASE, OPUS, prepare_ogg },
  { ".flac", "flacenc", GOOD, "flacenc name=tags", prepare_comments },
  { ".wav", "wavenc", GOOD, "wavenc name=tags", prepare_wav },
  { ".mp3", "lamemp3enc", GOOD, MP3, prepare_mp3 },
};

static gboolean
has_ending (const char *name, const char *ending)
{
  gsize length = strlen (name);
  gsize ending_length = strlen (ending);

  return length > ending_length && g_ascii_strcasecmp (name + length - ending_length, ending) == 0;
}

static gboolean
check_encoder (const PsrExportFormat *self, GError **error)
{
  g_autoptr (GstElementFactory) factory = gst_element_factory_find (self->encoder);

  if (factory != NULL)
    return TRUE;

  g_set_error (error,
               PSR_EXPORTER_ERROR,
               PSR_EXPORTER_ERROR_FORMAT,
               _ ("Files that end in %s need GStreamer's “%s”: install %s or choose another "
                  "ending."),
               self->ending,
               self->encoder,
               self->package);
  return FALSE;
}

const PsrExportFormat *
psr_export_format_find (const char *name, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (has_ending (name, formats[i].ending))
      return check_encoder (&formats[i], error) ? &formats[i] : NULL;

  g_set_error (error,
               PSR_EXPORTER_ERROR,
               PSR_EXPORTER_ERROR_FORMAT,
               _ ("“%s” has an unknown ending: choose .opus, .ogg, .flac, .wav or .mp3."),
               name);
  return NULL;
}

char **
psr_export_format_dup_endings (void)
{
  g_autoptr (GStrvBuilder) endings = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (check_encoder (&formats[i], NULL))
      g_strv_builder_add (endings, formats[i].ending + 1);
  }

  return g_strv_builder_end (endings);
}

GstElement *
psr_export_format_build (const PsrExportFormat *self,
                         GstElement *source,
                         PsrSchedule *schedule,
                         int fd,
                         GError **error)
{
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autofree char *description =
    g_strdup_printf ("audioconvert dithering=none ! %s ! fdsink fd=%d", self->description, fd);
  GstElement *encoding;

  gst_bin_add (GST_BIN (pipeline), source);
  encoding = gst_parse_bin_from_description_full (description,
                                                  TRUE,
                                                  NULL,
                                                  GST_PARSE_FLAG_FATAL_ERRORS,
                                                  error);
  if (encoding == NULL)
    return NULL;

  gst_bin_add (GST_BIN (pipeline), encoding);
  gst_element_link (source, encoding);
  self->prepare (pipeline, schedule);

  return g_steal_pointer (&pipeline);
}
