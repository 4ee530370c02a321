/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-pack.h"

#include <glib/gstdio.h>
#include <gst/gst.h>
#include <string.h>

#include "base/psr-units.h"

#define SPIKE 30000

static const char script_text[] =
  "<session id='small' minutes='1' shortest='1' longest='20'>"
  "<title>Small rest</title><title xml:lang='nl'>Kleine rust</title>"
  "<summary>One of everything.</summary><summary xml:lang='nl'>Van alles een.</summary>"
  "<part id='position' lay='start'>"
  "<title>Position</title><title xml:lang='nl'>De houding</title>"
  "<bell id='begin' pose='standing' pause='2'/>"
  "<cue id='feet' pose='feet-parallel' pause='1'>"
  "<words>Feet.</words><words xml:lang='nl'>Voeten.</words></cue>"
  "</part>"
  "<part id='rest' lay='stretch' gap='45'>"
  "<title>Rest</title><title xml:lang='nl'>Rust</title>"
  "</part>"
  "<part id='return' lay='end'>"
  "<title>Return</title><title xml:lang='nl'>Terug</title>"
  "<cue id='ribs' pose='sitting' pause='1'>"
  "<words>Ribs.</words><words xml:lang='nl'>Ribben.</words></cue>"
  "<cue id='close' pose='sitting' pause='1'>"
  "<words>Close.</words><words xml:lang='nl'>Klaar.</words></cue>"
  "<bell id='end' pose='sitting' pause='2'/>"
  "</part>"
  "</session>";

static const struct {
  const char *id;
  int n_samples;
} clips[] = {
  { "feet", 50007 },
  { "ribs", 40009 },
  { "close", 60001 },
};

GBytes *
psr_test_pack_make_clip (const char *cue_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    if (g_str_equal (clips[i].id, cue_id)) {
      g_autoptr (GBytes) noise = psr_test_make_noise (i + 1, 200, clips[i].n_samples);
      gsize n_bytes;
      gint16 *samples = g_bytes_unref_to_data (g_steal_pointer (&noise), &n_bytes);

      samples[0] = SPIKE;
      return g_bytes_new_take (samples, n_bytes);
    }

  g_assert_not_reached ();
}

static void
append_uint (GByteArray *array, guint32 value, guint n_bytes)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (array, (const guint8 *) &value, n_bytes);
}

static void
append_name (GByteArray *array, const char *name)
{
  g_byte_array_append (array, (const guint8 *) name, 4);
}

static void
write_wav (const char *path, GBytes *pcm, int rate)
{
  g_autoptr (GByteArray) wav = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  const gint16 *samples = g_bytes_get_data (pcm, &n_bytes);

  append_name (wav, "RIFF");
  append_uint (wav, (guint32) n_bytes + 36, 4);
  append_name (wav, "WAVE");
  append_name (wav, "fmt ");
  append_uint (wav, 16, 4);
  append_uint (wav, 1, 2);
  append_uint (wav, 1, 2);
  append_uint (wav, (guint32) rate, 4);
  append_uint (wav, 2 * (guint32) rate, 4);
  append_uint (wav, 2, 2);
  append_uint (wav, 16, 2);
  append_name (wav, "data");
  append_uint (wav, (guint32) n_bytes, 4);
  for (gsize i = 0; i < n_bytes / sizeof (gint16); i++)
    append_uint (wav, (guint16) samples[i], 2);

  g_file_set_contents (path, (const char *) wav->data, wav->len, &error);
  g_assert_no_error (error);
}

void
psr_test_write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
psr_test_write_flac (const char *path, GBytes *pcm, int rate)
{
  g_autofree char *wav = g_strconcat (path, ".wav", NULL);
  g_autofree char *description = NULL;
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GError) error = NULL;

  write_wav (wav, pcm, rate);
  description = g_strdup_printf ("filesrc location=\"%s\" ! wavparse ! audioconvert ! flacenc"
                                 " ! filesink location=\"%s\"",
                                 wav,
                                 path);
  pipeline = gst_parse_launch (description, &error);
  g_assert_no_error (error);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  psr_test_wait_for (pipeline, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  g_unlink (wav);
}

static void
write_voice (PsrTestPack *self)
{
  g_autofree char *manifest = psr_test_pack_get_path (self, "voice.ini");
  g_autofree char *folder = psr_test_pack_get_path (self, "small");
  g_autoptr (GString) text = g_string_new ("[Voice]\nId=test\nName=Test\nLanguage=nl\n"
                                           "Origin=computer\nSource=test\n"
                                           "Licence=CC0-1.0\nLoudness=-23.0\n[small]\n");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (clips); i++) {
    g_autoptr (GBytes) pcm = psr_test_pack_make_clip (clips[i].id);
    g_autofree char *name = g_strdup_printf ("small/%s.flac", clips[i].id);
    g_autofree char *path = psr_test_pack_get_path (self, name);

    psr_test_write_flac (path, pcm, PSR_SAMPLE_RATE);
    g_string_append_printf (text, "%s=%d\n", clips[i].id, clips[i].n_samples);
  }
  psr_test_write_text (manifest, text->str);
}

static void
write_sounds (PsrTestPack *self)
{
  g_autoptr (GBytes) bell = psr_test_make_tone (440, 3000, PSR_SAMPLE_RATE);
  g_autoptr (GBytes) bed = psr_test_make_noise (99, 300, 7 * PSR_SAMPLE_RATE + 1);
  g_autofree char *bell_path = psr_test_pack_get_path (self, "bell.flac");
  g_autofree char *bed_path = psr_test_pack_get_path (self, "bed.flac");

  psr_test_write_flac (bell_path, bell, PSR_SAMPLE_RATE);
  psr_test_write_flac (bed_path, bed, PSR_SAMPLE_RATE);
}

PsrTestPack *
psr_test_pack_new (void)
{
  PsrTestPack *self = g_new0 (PsrTestPack, 1);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = psr_test_make_folder ();
  write_voice (self);
  write_sounds (self);

  self->script = psr_script_new_from_data (script_text, -1, "small.xml", &error);
  g_assert_no_error (error);
  folder = g_file_new_for_path (self->folder);
  self->voice = psr_voice_new_from_folder (folder, &error);
  g_assert_no_error (error);

  return self;
}

void
psr_test_pack_free (PsrTestPack *self)
{
  psr_test_remove_folder (self->folder);
  g_clear_object (&self->voice);
  g_clear_object (&self->script);
  g_free (self->folder);
  g_free (self);
}

char *
psr_test_pack_get_path (PsrTestPack *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

PsrProgram *
psr_test_pack_make_program (PsrTestPack *self, gboolean bell, gboolean bed)
{
  g_autofree char *bell_path = psr_test_pack_get_path (self, "bell.flac");
  g_autofree char *bed_path = psr_test_pack_get_path (self, "bed.flac");
  g_autoptr (GFile) bell_file = g_file_new_for_path (bell_path);
  g_autoptr (GFile) bed_file = g_file_new_for_path (bed_path);
  g_autoptr (PsrSchedule) schedule = NULL;
  g_autoptr (GError) error = NULL;
  PsrChoices choices;

  psr_choices_init (&choices, PSR_TEST_PACK_MINUTES);
  schedule = psr_voice_schedule (self->voice, self->script, &choices, &error);
  g_assert_no_error (error);

  return psr_program_new (schedule, self->voice, bell ? bell_file : NULL, bed ? bed_file : NULL);
}

void
psr_test_pack_assert_clips (PsrProgram *program, const PsrTestSound *sound, const char *missing)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);
  gint64 silent_from = 0;

  for (guint i = 0; i < n_cues; i++) {
    g_autoptr (GBytes) pcm = NULL;
    const gint16 *samples;

    if (cues[i].cue->kind == PSR_CUE_BELL || g_strcmp0 (cues[i].cue->id, missing) == 0)
      continue;

    pcm = psr_test_pack_make_clip (cues[i].cue->id);
    samples = g_bytes_get_data (pcm, NULL);
    psr_test_assert_silent (sound, silent_from, cues[i].start);
    for (gint64 j = cues[i].start; j < cues[i].end; j++)
      for (int side = 0; side < 2; side++)
        g_assert_cmpint (psr_test_sound_get (sound, j, side),
                         ==,
                         psr_test_side (samples[j - cues[i].start]));
    silent_from = cues[i].end;
  }
  psr_test_assert_silent (sound, silent_from, sound->n_samples);
}

int
psr_test_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  int n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

char *
psr_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("psoas-rest-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
psr_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      psr_test_remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}
