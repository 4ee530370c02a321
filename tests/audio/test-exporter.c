/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"
#include "test-pack.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "audio/psr-export-format.h"
#include "audio/psr-exporter.h"
#include "audio/psr-mixer.h"
#include "audio/psr-partial-file.h"
#include "audio/psr-pipeline.h"
#include "audio/psr-plan-loader.h"
#include "audio/psr-session-src.h"
#include "base/psr-units.h"

typedef struct {
  PsrTestPack *pack;
  PsrExporter *exporter;
  char *folder; /* where the exports go */
} Fixture;

static const char *const endings[] = { "opus", "ogg", "flac", "wav", "mp3" };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pack = psr_test_pack_new ();
  fixture->exporter = psr_exporter_new ();
  fixture->folder = psr_test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  psr_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->exporter);
  psr_test_pack_free (fixture->pack);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static gboolean
export_file (Fixture *fixture,
             PsrProgram *program,
             const char *path,
             gboolean overwrite,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean written;

  psr_exporter_export_async (fixture->exporter,
                             program,
                             file,
                             overwrite,
                             cancellable,
                             exported_cb,
                             &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  written = psr_exporter_export_finish (fixture->exporter, result, &warnings, error);
  if (written)
    g_assert_cmpuint (warnings->len, ==, 0);

  return written;
}

/* Exports with voice alone or with bells and a bed. Returns: the path. */
static char *
export_to (Fixture *fixture, const char *name, gboolean bells_and_bed)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (PsrProgram) program =
    psr_test_pack_make_program (fixture->pack, bells_and_bed, bells_and_bed);
  g_autoptr (GError) error = NULL;
  gboolean written = export_file (fixture, program, path, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (written);
  g_assert_cmpfloat (psr_exporter_get_progress (fixture->exporter), ==, 1);

  return path;
}

static void
assert_refused (Fixture *fixture, const char *path, int code, const char *part)
{
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_false (export_file (fixture, program, path, FALSE, NULL, &error));
  g_assert_error (error, PSR_EXPORTER_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (g_strstr_len (error->message, -1, part));
  g_assert_null (g_strstr_len (error->message, -1, "\n"));
}

/* What is to come out: the very samples of the mixer. */
static PsrTestSound *
render (Fixture *fixture, gboolean bells_and_bed)
{
  g_autoptr (PsrProgram) program =
    psr_test_pack_make_program (fixture->pack, bells_and_bed, bells_and_bed);
  g_autoptr (PsrMixPlan) plan = psr_plan_loader_load (program, NULL, NULL, NULL);
  gint64 total = psr_mix_plan_get_total_samples (plan);
  PsrTestSound *sound = psr_test_sound_new (0, total);
  PsrMixer mixer;

  psr_mixer_init (&mixer);
  psr_mixer_render (&mixer, plan, 0, (int) total, sound->data);

  return sound;
}

static void
assert_mix (Fixture *fixture, PsrTestSound *sound, gboolean bells_and_bed)
{
  g_autoptr (PsrTestSound) wanted = render (fixture, bells_and_bed);

  g_assert_cmpint (sound->n_samples, ==, PSR_MINUTES_TO_SAMPLES (PSR_TEST_PACK_MINUTES));
  g_assert_cmpint (wanted->n_samples, ==, sound->n_samples);
  psr_test_assert_same (wanted, sound, 0, wanted->n_samples);
}

/* Without bells and bed: every clip to the sample at its place, silence between. */
static void
test_voice_alone_is_the_clips (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = export_to (fixture, "rest.flac", FALSE);
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  g_autoptr (PsrTestSound) sound = psr_test_decode (path, NULL, NULL);

  psr_test_pack_assert_clips (program, sound, NULL);
}

/* The loudest sample near the start of each cue is the spike at its onset, not one beside it. */
static void
assert_onsets (Fixture *fixture, PsrTestSound *sound)
{
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    gint64 loudest = cues[i].start - 4800;

    if (cues[i].cue->kind == PSR_CUE_BELL)
      continue;
    for (gint64 j = loudest; j < cues[i].start + 4800; j++)
      if (ABS (psr_test_sound_get (sound, j, 0)) > ABS (psr_test_sound_get (sound, loudest, 0)))
        loudest = j;
    g_assert_cmpint (loudest, ==, cues[i].start);
  }
}

static void
assert_tag (GstTagList *tags, const char *tag, const char *wanted)
{
  for (guint i = 0; i < gst_tag_list_get_tag_size (tags, tag); i++) {
    const char *value;

    gst_tag_list_peek_string_index (tags, tag, i, &value);
    if (g_str_equal (value, wanted))
      return;
  }

  g_error ("no %s is “%s” in %s", tag, wanted, gst_tag_list_to_string (tags));
}

/* In the language of the voice, whatever the language of the test. */
static void
assert_tags (GstTagList *tags)
{
  assert_tag (tags, GST_TAG_TITLE, "Kleine rust");
  assert_tag (tags, GST_TAG_ARTIST, "Psoas Rest");
  g_assert_cmpuint (gst_tag_list_get_tag_size (tags, GST_TAG_DATE_TIME), ==, 0);
}

/* Returns: where the part that @cue_id begins starts, in samples. */
static gint64
get_start (Fixture *fixture, const char *cue_id)
{
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);

  for (guint i = 0; i < n_cues; i++)
    if (g_str_equal (cues[i].cue->id, cue_id))
      return cues[i].start;

  g_assert_not_reached ();
}

static void
assert_chapter_comments (Fixture *fixture, GstTagList *tags)
{
  gint64 ms = get_start (fixture, "ribs") / PSR_MS_TO_SAMPLES (1);
  g_autofree char *third = g_strdup_printf ("CHAPTER002=00:%02d:%02d.%03d",
                                            (int) (ms / 60000),
                                            (int) (ms / 1000 % 60),
                                            (int) (ms % 1000));

  assert_tag (tags, GST_TAG_EXTENDED_COMMENT, "CHAPTER000=00:00:00.000");
  assert_tag (tags, GST_TAG_EXTENDED_COMMENT, "CHAPTER000NAME=De houding");
  assert_tag (tags, GST_TAG_EXTENDED_COMMENT, third);
  assert_tag (tags, GST_TAG_EXTENDED_COMMENT, "CHAPTER001NAME=Rust");
  assert_tag (tags, GST_TAG_EXTENDED_COMMENT, "CHAPTER002NAME=Terug");
}

static void
assert_same_files (const char *a, const char *b)
{
  g_autofree char *a_data = NULL;
  g_autofree char *b_data = NULL;
  gsize a_length, b_length;

  g_assert_true (g_file_get_contents (a, &a_data, &a_length, NULL));
  g_assert_true (g_file_get_contents (b, &b_data, &b_length, NULL));
  g_assert_cmpmem (a_data, a_length, b_data, b_length);
}

static void
test_opus (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = export_to (fixture, "rest.opus", FALSE);
  g_autofree char *again = export_to (fixture, "rest.ogg", FALSE);
  g_autoptr (GstTagList) tags = NULL;
  g_autoptr (PsrTestSound) sound = psr_test_decode (path, &tags, NULL);

  assert_same_files (path, again);
  g_assert_cmpint (sound->n_samples, ==, PSR_MINUTES_TO_SAMPLES (PSR_TEST_PACK_MINUTES));
  assert_onsets (fixture, sound);
  assert_tags (tags);
  assert_tag (tags, GST_TAG_LANGUAGE_CODE, "nl");
  assert_chapter_comments (fixture, tags);
}

static void
test_flac (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = export_to (fixture, "rest.flac", TRUE);
  g_autofree char *again = export_to (fixture, "again.flac", TRUE);
  g_autoptr (GstTagList) tags = NULL;
  g_autoptr (PsrTestSound) sound = psr_test_decode (path, &tags, NULL);

  assert_same_files (path, again);
  assert_mix (fixture, sound, TRUE);
  assert_tags (tags);
  assert_tag (tags, GST_TAG_LANGUAGE_CODE, "nl");
  assert_chapter_comments (fixture, tags);
}

static void
assert_cue_points (Fixture *fixture, GstToc *toc)
{
  GList *entries = gst_toc_entry_get_sub_entries (gst_toc_get_entries (toc)->data);
  GstTocEntry *last;
  g_autofree char *title = NULL;
  gint64 start;

  g_assert_cmpuint (g_list_length (entries), ==, 3);
  last = g_list_last (entries)->data;
  gst_toc_entry_get_start_stop_times (last, &start, NULL);
  /* The file is exact, but GStreamer's reader cuts off where it makes nanolasts of it. */
  g_assert_cmpint (psr_ns_to_samples (start + 1), ==, get_start (fixture, "ribs"));
  gst_tag_list_get_string (gst_toc_entry_get_tags (last), GST_TAG_TITLE, &title);
  g_assert_cmpstr (title, ==, "Terug");
}

static void
test_wav (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = export_to (fixture, "rest.wav", TRUE);
  g_autofree char *again = export_to (fixture, "again.wav", TRUE);
  g_autoptr (GstTagList) tags = NULL;
  g_autoptr (GstToc) toc = NULL;
  g_autoptr (PsrTestSound) sound = psr_test_decode (path, &tags, &toc);

  assert_same_files (path, again);
  assert_mix (fixture, sound, TRUE);
  assert_tags (tags);
  assert_cue_points (fixture, toc);
}

static guint
read_size (const guint8 *data)
{
  return (guint) data[0] << 21 | (guint) data[1] << 14 | (guint) data[2] << 7 | data[3];
}

static guint
read_uint32 (const guint8 *data)
{
  return (guint) data[0] << 24 | (guint) data[1] << 16 | (guint) data[2] << 8 | data[3];
}

/* Walks through the frames of the tag: a table of contents and three chapters, with nothing between
 * the end of the tag and the first MP3 frame. */
static void
assert_id3_frames (Fixture *fixture, const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  const guint8 *bytes, *last = NULL;
  gsize length, end;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = (const guint8 *) contents;
  g_assert_cmpmem (bytes, 6, "ID3\4\0\0", 6);
  end = 10 + read_size (bytes + 6);
  for (gsize at = 10; at < end; at += 10 + read_size (bytes + at + 4)) {
    g_string_append_printf (ids, "%.4s ", bytes + at);
    last = bytes + at + 10;
  }
  g_assert_cmpstr (ids->str, ==, "TIT2 TPE1 TLAN CTOC CHAP CHAP CHAP ");
  g_assert_cmpint (bytes[end], ==, 0xff);
  g_assert_cmpint (bytes[end + 1] & 0xe0, ==, 0xe0);

  g_assert_cmpstr ((const char *) last, ==, "chp2");
  g_assert_cmpint (read_uint32 (last + 5), ==, get_start (fixture, "ribs") / PSR_MS_TO_SAMPLES (1));
  g_assert_cmpint (read_uint32 (last + 9), ==, 60000 * PSR_TEST_PACK_MINUTES);
  g_assert_cmpmem (last + 21, 4, "TIT2", 4);
  g_assert_cmpstr ((const char *) last + 32, ==, "Terug");
}

static void
test_mp3 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = export_to (fixture, "rest.mp3", FALSE);
  g_autofree char *again = export_to (fixture, "again.mp3", FALSE);
  g_autoptr (GstTagList) tags = NULL;
  g_autoptr (PsrTestSound) sound = psr_test_decode (path, &tags, NULL);
  gint64 wanted = PSR_MINUTES_TO_SAMPLES (PSR_TEST_PACK_MINUTES);

  assert_same_files (path, again);
  /* The encoder pads to whole frames, and nothing in the file says by how much. */
  g_assert_cmpint (sound->n_samples, >=, wanted);
  g_assert_cmpint (sound->n_samples, <, wanted + 4 * 1152);
  assert_tags (tags);
  assert_id3_frames (fixture, path);
}

static void
test_endings (void)
{
  const char *const good[] = { "a.opus", "a.ogg", "a.flac", "a.wav", "a.mp3", "b.c.FLAC" };
  const char *const bad[] = { "a.aac", "a", "flac", ".flac", "a.flac.txt", "a." };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
    g_autoptr (GFile) file = g_file_new_build_filename ("/tmp", good[i], NULL);
    g_autoptr (GError) error = NULL;

    g_assert_true (psr_exporter_check_file (file, &error));
    g_assert_no_error (error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GFile) file = g_file_new_build_filename ("/tmp", bad[i], NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (psr_exporter_check_file (file, &error));
    g_assert_error (error, PSR_EXPORTER_ERROR, PSR_EXPORTER_ERROR_FORMAT);
    g_assert_nonnull (g_strstr_len (error->message, -1, ".opus"));
  }
}

static void
test_missing_encoder_names_its_package (void)
{
  GstRegistry *registry = gst_registry_get ();
  g_autoptr (GstPluginFeature) feature = gst_registry_lookup_feature (registry, "flacenc");
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/a.flac");
  g_autoptr (GError) error = NULL;

  gst_registry_remove_feature (registry, feature);
  g_assert_false (psr_exporter_check_file (file, &error));
  g_assert_error (error, PSR_EXPORTER_ERROR, PSR_EXPORTER_ERROR_FORMAT);
  g_assert_nonnull (g_strstr_len (error->message, -1, "gstreamer1.0-plugins-good"));
  gst_registry_add_feature (registry, gst_object_ref (feature));
  g_assert_true (psr_exporter_check_file (file, NULL));
}

static void
test_refuses_bad_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *no_folder = g_build_filename (fixture->folder, "no", "rest.flac", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder.flac", NULL);
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below_file = g_build_filename (file, "rest.flac", NULL);
  g_autofree char *unknown = g_build_filename (fixture->folder, "rest.aac", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  psr_test_write_text (file, "not a folder");

  assert_refused (fixture, no_folder, PSR_EXPORTER_ERROR_FAILED, "no folder");
  assert_refused (fixture, folder, PSR_EXPORTER_ERROR_FAILED, "is a folder");
  assert_refused (fixture, below_file, PSR_EXPORTER_ERROR_FAILED, "no folder");
  assert_refused (fixture, unknown, PSR_EXPORTER_ERROR_FORMAT, ".opus");
  assert_refused (fixture, "https://example.org/rest.flac", PSR_EXPORTER_ERROR_FAILED, "local");
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 2);
}

static void
test_overwrites_only_when_allowed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rest.wav", NULL);
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  psr_test_write_text (path, "precious");
  assert_refused (fixture, path, PSR_EXPORTER_ERROR_EXISTS, "already exists");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "precious");
  g_clear_pointer (&contents, g_free);

  export_file (fixture, program, path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpint ((gint64) length, >, 4 * PSR_MINUTES_TO_SAMPLES (PSR_TEST_PACK_MINUTES));
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 1);
}

/* A file that comes into being at the same name while the session is encoded stays. */
static void
test_overwrites_no_latecomer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rest.wav", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPartialFile) file = psr_partial_file_new (path, FALSE, &error);
  g_autofree char *contents = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 1);
  psr_test_write_text (path, "precious");
  g_assert_false (psr_partial_file_commit (file, &error));
  g_assert_error (error, PSR_EXPORTER_ERROR, PSR_EXPORTER_ERROR_EXISTS);
  g_clear_pointer (&file, psr_partial_file_free);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "precious");
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 1);
}

static void
test_abandoned_file_vanishes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rest.wav", NULL);
  PsrPartialFile *file = psr_partial_file_new (path, FALSE, NULL);

  g_assert_cmpint (write (psr_partial_file_get_fd (file), "abc", 3), ==, 3);
  psr_partial_file_free (file);
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 0);
}

static void
cancel_cb (PsrExporter *exporter, GParamSpec *pspec, gpointer data)
{
  if (psr_exporter_get_progress (exporter) > 0)
    g_cancellable_cancel (data);
}

static void
test_cancelling_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rest.opus", NULL);
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, TRUE, TRUE);
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) during = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (before);
  g_assert_false (export_file (fixture, program, path, FALSE, before, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_signal_connect (fixture->exporter, "notify::progress", G_CALLBACK (cancel_cb), during);
  g_assert_false (export_file (fixture, program, path, FALSE, during, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 0);
}

static void
watch_cb (PsrExporter *exporter, GParamSpec *pspec, gpointer data)
{
  GArray *seen = data;
  double progress = psr_exporter_get_progress (exporter);

  g_array_append_val (seen, progress);
}

static void
test_progress_rises (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 start_us = g_get_monotonic_time ();
  g_autofree char *path = NULL;
  double tenths;

  g_signal_connect (fixture->exporter, "notify::progress", G_CALLBACK (watch_cb), seen);
  path = export_to (fixture, "rest.opus", TRUE);
  tenths = (double) (g_get_monotonic_time () - start_us) / (G_USEC_PER_SEC / 10);

  g_assert_cmpuint (seen->len, >=, 2);
  g_assert_cmpfloat (seen->len, <=, tenths + 1);
  for (guint i = 1; i < seen->len; i++)
    g_assert_cmpfloat (g_array_index (seen, double, i), >, g_array_index (seen, double, i - 1));
  g_assert_cmpfloat (g_array_index (seen, double, seen->len - 1), ==, 1);
}

/* A folder in which nobody but root may write; root is everybody's superior, so not as root. */
static void
test_unwritable_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "rest.flac", NULL);
  g_autoptr (GError) error = NULL;

  if (g_test_subprocess ()) {
    g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
    if (geteuid () == 0)
      g_assert_cmpint (seteuid (65534), ==, 0);
    g_assert_null (psr_partial_file_new (path, FALSE, &error));
    g_assert_error (error, PSR_EXPORTER_ERROR, PSR_EXPORTER_ERROR_FAILED);
    g_assert_nonnull (g_strstr_len (error->message, -1, "read-only"));
    if (getuid () == 0)
      g_assert_cmpint (seteuid (0), ==, 0);
    g_assert_cmpint (g_chmod (fixture->folder, 0755), ==, 0);
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* A limit to the length of files stands for a disk that takes no more. */
static void
test_failing_disk (Fixture *fixture, gconstpointer data)
{
  const struct rlimit limit = { .rlim_cur = 10000, .rlim_max = RLIM_INFINITY };

  if (g_test_subprocess ()) {
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
      g_autofree char *name = g_strconcat ("rest.", endings[i], NULL);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      assert_refused (fixture, path, PSR_EXPORTER_ERROR_FAILED, "the disk refuses it");
    }
    g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 0);
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* The real thing, without a disk of its own: every write to /dev/full fails. Not with wavenc, which
 * loses the buffer at hand when not even its header can be written. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "rest.opus", "rest.flac", "rest.mp3" };
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  g_autoptr (PsrMixPlan) plan = psr_plan_loader_load (program, NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const PsrExportFormat *format = psr_export_format_find (names[i], NULL);
    GstElement *source = psr_session_src_new ();
    g_autoptr (GstElement) pipeline = NULL;
    g_autoptr (GError) error = NULL;
    int fd = g_open ("/dev/full", O_RDWR, 0);

    psr_session_src_set_plan (PSR_SESSION_SRC (source), plan);
    pipeline =
      psr_export_format_build (format, source, psr_program_get_schedule (program), fd, &error);
    g_assert_no_error (error);
    g_assert_false (psr_pipeline_run (pipeline, NULL, NULL, NULL, &error));
    g_assert_error (error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT);
    close (fd);
  }
}

static void
test_warnings_come_along (Fixture *fixture, gconstpointer data)
{
  g_autofree char *clip = psr_test_pack_get_path (fixture->pack, "small/feet.flac");
  g_autofree char *path = g_build_filename (fixture->folder, "rest.flac", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (clip);
  psr_exporter_export_async (fixture->exporter, program, file, FALSE, NULL, exported_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (psr_exporter_export_finish (fixture->exporter, result, &warnings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_cmpint (psr_test_count_files (fixture->folder), ==, 1);
}

#define ADD(path, function) g_test_add ("/audio/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gst_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/exporter/endings", test_endings);
  g_test_add_func ("/audio/exporter/missing-encoder-names-its-package",
                   test_missing_encoder_names_its_package);
  ADD ("exporter/opus", test_opus);
  ADD ("exporter/flac", test_flac);
  ADD ("exporter/wav", test_wav);
  ADD ("exporter/mp3", test_mp3);
  ADD ("exporter/voice-alone-is-the-clips", test_voice_alone_is_the_clips);
  ADD ("exporter/refuses-bad-places", test_refuses_bad_places);
  ADD ("exporter/overwrites-only-when-allowed", test_overwrites_only_when_allowed);
  ADD ("exporter/cancelling-leaves-nothing", test_cancelling_leaves_nothing);
  ADD ("exporter/progress-rises", test_progress_rises);
  ADD ("exporter/failing-disk", test_failing_disk);
  ADD ("exporter/full-disk", test_full_disk);
  ADD ("exporter/warnings-come-along", test_warnings_come_along);
  ADD ("partial-file/overwrites-no-latecomer", test_overwrites_no_latecomer);
  ADD ("partial-file/abandoned-file-vanishes", test_abandoned_file_vanishes);
  ADD ("partial-file/unwritable-folder", test_unwritable_folder);

  return g_test_run ();
}
