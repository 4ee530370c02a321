/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"
#include "test-pack.h"

#include <glib/gstdio.h>
#include <math.h>

#include "audio/psr-clip-decoder.h"
#include "audio/psr-mixer.h"
#include "audio/psr-plan-loader.h"
#include "base/psr-units.h"

typedef struct {
  PsrTestPack *pack;
  PsrProgram *program; /* neither bell nor bed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pack = psr_test_pack_new ();
  fixture->program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->program);
  psr_test_pack_free (fixture->pack);
}

static PsrTestSound *
render (PsrMixPlan *plan)
{
  gint64 total = psr_mix_plan_get_total_samples (plan);
  PsrTestSound *sound = psr_test_sound_new (0, total);
  PsrMixer mixer;

  psr_mixer_init (&mixer);
  psr_mixer_render (&mixer, plan, 0, (int) total, sound->data);

  return sound;
}

/* Loads, and checks that there are so many warnings; the last one contains @part. */
static PsrTestSound *
load (PsrProgram *program, guint n_warnings, const char *part)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrMixPlan) plan = psr_plan_loader_load (program, NULL, &warnings, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_assert_cmpuint (warnings->len, ==, n_warnings);
  if (n_warnings > 0) {
    g_test_message ("%s", (char *) g_ptr_array_index (warnings, n_warnings - 1));
    g_assert_nonnull (g_strstr_len (g_ptr_array_index (warnings, n_warnings - 1), -1, part));
    g_assert_null (g_strstr_len (g_ptr_array_index (warnings, n_warnings - 1), -1, "\n"));
  }

  return render (plan);
}

static void
test_clips_are_at_their_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrTestSound) sound = load (fixture->program, 0, NULL);

  g_assert_cmpint (sound->n_samples, ==, PSR_MINUTES_TO_SAMPLES (PSR_TEST_PACK_MINUTES));
  psr_test_pack_assert_clips (fixture->program, sound, NULL);
}

static void
test_bell_and_bed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, TRUE, TRUE);
  g_autoptr (PsrTestSound) sound = load (program, 0, NULL);
  g_autoptr (PsrProgram) bells_only = psr_test_pack_make_program (fixture->pack, TRUE, FALSE);
  g_autoptr (PsrTestSound) bells = load (bells_only, 0, NULL);
  g_autoptr (GBytes) bell = psr_test_make_tone (440, 3000, PSR_SAMPLE_RATE);
  const gint16 *samples = g_bytes_get_data (bell, NULL);
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);
  int sounding = 0;

  g_assert_cmpint ((int) cues[0].cue->kind, ==, PSR_CUE_BELL);
  for (int i = 0; i < PSR_SAMPLE_RATE; i++)
    g_assert_cmpint (psr_test_sound_get (bells, cues[0].start + i, 0),
                     ==,
                     psr_test_side (samples[i]));

  /* The bed sounds in the long rest and fades out to the end. */
  for (int i = 30 * PSR_SAMPLE_RATE; i < 31 * PSR_SAMPLE_RATE; i++)
    sounding += psr_test_sound_get (sound, i, 0) != 0;
  g_assert_cmpint (sounding, >, PSR_SAMPLE_RATE * 9 / 10);
  g_assert_cmpint (psr_test_sound_get (sound, sound->n_samples - 1, 1), ==, 0);
}

static void
test_corrupt_clip_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = psr_test_pack_get_path (fixture->pack, "small/ribs.flac");
  g_autoptr (PsrTestSound) sound = NULL;

  psr_test_write_text (path, "fLaC, but not really");
  sound = load (fixture->program, 1, "ribs.flac");
  psr_test_pack_assert_clips (fixture->program, sound, "ribs");
}

static void
test_cut_off_clip_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = psr_test_pack_get_path (fixture->pack, "small/ribs.flac");
  g_autofree char *contents = NULL;
  g_autoptr (PsrTestSound) sound = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length / 2, NULL));
  sound = load (fixture->program, 1, "ribs.flac");
  psr_test_pack_assert_clips (fixture->program, sound, "ribs");
}

static void
test_vanished_clip_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = psr_test_pack_get_path (fixture->pack, "small/feet.flac");
  g_autoptr (PsrTestSound) sound = NULL;

  g_unlink (path);
  sound = load (fixture->program, 1, "“feet”");
  psr_test_pack_assert_clips (fixture->program, sound, "feet");
}

/* A clip that the voice never had is a caption from the start; that too is said. */
static void
test_unknown_clip_is_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = psr_test_pack_get_path (fixture->pack, "small/feet.flac");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->pack->folder);
  g_autoptr (PsrProgram) program = NULL;
  g_autoptr (PsrTestSound) sound = NULL;

  g_unlink (path);
  g_set_object (&fixture->pack->voice, NULL);
  fixture->pack->voice = psr_voice_new_from_folder (folder, NULL);
  program = psr_test_pack_make_program (fixture->pack, FALSE, FALSE);
  sound = load (program, 1, "“feet”");
  psr_test_pack_assert_clips (program, sound, "feet");
}

static void
test_clip_of_wrong_length_is_left_out (Fixture *fixture, gconstpointer data)
{
  const int offsets[] = { -1, 1, 50000 };
  g_autofree char *path = psr_test_pack_get_path (fixture->pack, "small/close.flac");

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++) {
    g_autoptr (GBytes) pcm = psr_test_make_noise (1, 100, 60001 + offsets[i]);
    g_autoptr (PsrTestSound) sound = NULL;

    psr_test_write_flac (path, pcm, PSR_SAMPLE_RATE);
    sound = load (fixture->program, 1, "close.flac");
    psr_test_pack_assert_clips (fixture->program, sound, "close");
  }
}

static void
test_clip_of_another_rate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = psr_test_pack_get_path (fixture->pack, "other.flac");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) source = psr_test_make_tone (300, 9000, 24000);
  g_autoptr (GBytes) pcm = NULL;
  g_autoptr (GError) error = NULL;
  const gint16 *samples;

  psr_test_write_flac (path, source, PSR_SAMPLE_RATE / 2);
  pcm = psr_clip_decoder_decode (file, PSR_SAMPLE_RATE, NULL, &error);
  g_assert_no_error (error);
  /* A resampler ends within a sample of where the sound does. */
  g_assert_cmpint (ABS ((int) g_bytes_get_size (pcm) - PSR_SAMPLE_RATE * 2), <=, 2);

  samples = g_bytes_get_data (pcm, NULL);
  for (int i = 1000; i < PSR_SAMPLE_RATE - 1000; i++) {
    double wanted = 9000 * sin (2 * G_PI * 150 * i / PSR_SAMPLE_RATE);

    g_assert_cmpfloat (ABS (samples[i] - wanted), <, 100);
  }
}

static void
test_broken_bell_and_bed_are_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bell = psr_test_pack_get_path (fixture->pack, "bell.flac");
  g_autofree char *bed = psr_test_pack_get_path (fixture->pack, "bed.flac");
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (fixture->pack, TRUE, TRUE);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_test_write_text (bell, "");
  g_unlink (bed);
  sound = load (program, 2, "bed.flac");
  psr_test_pack_assert_clips (program, sound, NULL);
}

static void
assert_refused (const char *path, gint64 max_samples, const char *part)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pcm = psr_clip_decoder_decode (file, max_samples, NULL, &error);

  g_assert_null (pcm);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_test_message ("%s", error->message);
  g_assert_nonnull (g_strstr_len (error->message, -1, part));
}

static void
test_what_is_no_sound_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = psr_test_pack_get_path (fixture->pack, "notes.txt");
  g_autofree char *empty = psr_test_pack_get_path (fixture->pack, "empty.flac");
  g_autofree char *subtitles = psr_test_pack_get_path (fixture->pack, "words.srt");
  g_autofree char *bell = psr_test_pack_get_path (fixture->pack, "bell.flac");
  g_autofree char *cut = psr_test_pack_get_path (fixture->pack, "cut.flac");

  psr_test_write_text (text, "Bring milk and eggs.\nAnd bread.\n");
  psr_test_write_text (empty, "");
  psr_test_write_text (subtitles, "1\n00:00:00,500 --> 00:00:02,000\nHello\n\n");
  psr_test_write_text (cut, "fLaC");

  assert_refused (text, 1000, "notes.txt");
  assert_refused (empty, 1000, "empty.flac");
  assert_refused (subtitles, 1000, "words.srt");
  assert_refused (cut, 1000, "cut.flac");
  assert_refused (fixture->pack->folder, 1000, fixture->pack->folder);
  assert_refused ("/nowhere/at/all.flac", 1000, "all.flac");
  assert_refused ("https://example.org/clip.flac", 1000, "clip.flac");
  assert_refused (bell, PSR_SAMPLE_RATE - 1, "too long");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
load_async (PsrProgram *program, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;

  psr_plan_loader_load_async (program, cancellable, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_loads_in_a_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = load_async (fixture->program, NULL);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrMixPlan) plan = psr_plan_loader_load_finish (result, &warnings, &error);
  g_autoptr (PsrTestSound) sound = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  sound = render (plan);
  psr_test_pack_assert_clips (fixture->program, sound, NULL);
}

static void
test_is_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (psr_plan_loader_load (fixture->program, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  result = load_async (fixture->program, cancellable);
  g_assert_null (psr_plan_loader_load_finish (result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/audio/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gst_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  ADD ("plan-loader/clips-are-at-their-places", test_clips_are_at_their_places);
  ADD ("plan-loader/bell-and-bed", test_bell_and_bed);
  ADD ("plan-loader/corrupt-clip-is-left-out", test_corrupt_clip_is_left_out);
  ADD ("plan-loader/cut-off-clip-is-left-out", test_cut_off_clip_is_left_out);
  ADD ("plan-loader/vanished-clip-is-left-out", test_vanished_clip_is_left_out);
  ADD ("plan-loader/unknown-clip-is-told", test_unknown_clip_is_told);
  ADD ("plan-loader/clip-of-wrong-length-is-left-out", test_clip_of_wrong_length_is_left_out);
  ADD ("plan-loader/broken-bell-and-bed-are-told", test_broken_bell_and_bed_are_told);
  ADD ("plan-loader/loads-in-a-worker", test_loads_in_a_worker);
  ADD ("plan-loader/is-cancelled", test_is_cancelled);
  ADD ("clip-decoder/another-rate", test_clip_of_another_rate);
  ADD ("clip-decoder/what-is-no-sound-is-refused", test_what_is_no_sound_is_refused);

  return g_test_run ();
}
