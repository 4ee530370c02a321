/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-units.h"
#include "script/psr-phrases.h"
#include "session/psr-sounds.h"
#include "tool-test-util.h"
#include "tools/psr-biquad.h"
#include "tools/psr-loudness.h"
#include "voice/psr-voice.h"

#include <gst/gst.h>
#include <math.h>

/* What is built and shipped, as the program will hear it. */

#define SPEECH_LUFS (-23.0)

/* How far a bend of the waveform may stand out: the burst of a T or K does so more than anything in
 * a bell or in noise. What a cut in the middle does is tried by /tools/click/is-found. */
#define MAX_CLICK_OF_SPEECH 20.0
#define MAX_CLICK_OF_SOUND  8.0

typedef struct {
  const char *data_folder;
  GKeyFile *manifest;
  char *folder;
} Pack;

static void
pack_init (Pack *self, const char *voice)
{
  g_autofree char *path = NULL;

  self->data_folder = g_getenv ("PSOAS_REST_DATADIR");
  self->folder = g_build_filename (self->data_folder, "voices", voice, NULL);
  self->manifest = g_key_file_new ();
  path = g_build_filename (self->folder, "voice.ini", NULL);
  g_assert_true (g_key_file_load_from_file (self->manifest, path, G_KEY_FILE_NONE, NULL));
}

static void
pack_clear (Pack *self)
{
  g_key_file_unref (self->manifest);
  g_free (self->folder);
}

static PsrPcm *
pack_decode (Pack *self, const char *session, const char *cue)
{
  g_autofree char *name = g_strconcat (cue, ".flac", NULL);
  g_autofree char *path = g_build_filename (self->folder, session, name, NULL);

  return psr_test_decode (path);
}

/* Nothing at once at either end, but something: an export shows where a clip begins. */
static void
check_edges (const PsrPcm *clip)
{
  const gsize edge = PSR_SAMPLE_RATE / 4000;

  g_assert_cmpint (psr_test_get_sample (clip, 0), !=, 0);
  g_assert_cmpint (ABS (psr_test_get_sample (clip, 0)), <=, 4);
  g_assert_cmpint (psr_test_get_sample (clip, clip->n_samples - 1), !=, 0);
  g_assert_cmpint (ABS (psr_test_get_sample (clip, clip->n_samples - 1)), <=, 4);
  g_assert_cmpfloat (psr_test_get_level (clip, 0, edge), <, -60.0);
  g_assert_cmpfloat (psr_test_get_level (clip, clip->n_samples - edge, clip->n_samples), <, -60.0);
}

static void
check_clip (Pack *pack, const char *session, const char *cue)
{
  g_autoptr (PsrPcm) clip = pack_decode (pack, session, cue);
  gint64 n_samples = g_key_file_get_int64 (pack->manifest, session, cue, NULL);

  g_test_message ("%s/%s", session, cue);
  g_assert_cmpint ((gint64) clip->n_samples, ==, n_samples);
  g_assert_cmpfloat_with_epsilon (psr_loudness_get_integrated (clip), SPEECH_LUFS, 0.05);
  g_assert_cmpfloat (psr_loudness_get_true_peak (clip), <=, -3.0);
  g_assert_cmpfloat (psr_test_find_click (clip), <, MAX_CLICK_OF_SPEECH);
  check_edges (clip);
}

static void
test_voice_clips (gconstpointer data)
{
  Pack pack;
  g_auto (GStrv) sessions = NULL;

  pack_init (&pack, data);
  sessions = g_key_file_get_groups (pack.manifest, NULL);

  for (guint i = 0; sessions[i] != NULL; i++) {
    g_auto (GStrv) cues = g_key_file_get_keys (pack.manifest, sessions[i], NULL, NULL);

    if (g_str_equal (sessions[i], "Voice"))
      continue;
    for (guint j = 0; cues[j] != NULL; j++)
      check_clip (&pack, sessions[i], cues[j]);
  }

  pack_clear (&pack);
}

static void
check_spoken (PsrVoice *voice, PsrScript *script, const PsrCue *cue)
{
  gint64 n_samples = psr_voice_get_clip_samples (voice, psr_script_get_id (script), cue->id);

  if (cue->kind == PSR_CUE_VOICE)
    g_assert_cmpint (n_samples, >, 0);
  else
    g_assert_cmpint (n_samples, ==, -1);
}

/* Every phrase has a clip and words in the language of the voice. */
static void
check_phrases (Pack *pack, PsrVoice *voice)
{
  g_autoptr (GFile) file =
    g_file_new_build_filename (pack->data_folder, "phrases", "phrases.xml", NULL);
  g_autoptr (PsrPhrases) phrases = psr_phrases_new_from_file (file, NULL);
  const char *const *ids = psr_phrases_get_ids (phrases);

  g_assert_cmpuint (g_strv_length ((char **) ids), >, 60);
  for (gsize i = 0; ids[i] != NULL; i++) {
    g_assert_nonnull (psr_phrases_get_words (phrases, ids[i], psr_voice_get_language (voice)));
    g_assert_cmpint (psr_voice_get_clip_samples (voice, PSR_PHRASES_ID, ids[i]), >, 0);
  }
}

static void
check_title (PsrVoice *voice, PsrScript *script, const PsrPart *part)
{
  g_autofree char *id = psr_phrases_dup_title_id (psr_script_get_id (script), part->id);

  g_assert_cmpint (psr_voice_get_clip_samples (voice, PSR_PHRASES_ID, id), >, 0);
}

/* Each spoken cue and each title of each session has a clip, and each phrase; the pack is what the
 * voice room takes for one. */
static void
test_voice_speaks_sessions (gconstpointer data)
{
  Pack pack;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (PsrVoice) voice = NULL;
  g_autoptr (GDir) sessions = NULL;
  g_autofree char *sessions_folder = NULL;
  const char *name;

  pack_init (&pack, data);
  folder = g_file_new_for_path (pack.folder);
  voice = psr_voice_new_from_folder (folder, NULL);
  g_assert_nonnull (voice);
  g_assert_cmpint (psr_voice_get_origin (voice), ==, PSR_VOICE_ORIGIN_COMPUTER);
  g_assert_true (g_str_has_prefix (psr_voice_get_source (voice), "espeak-ng "));

  check_phrases (&pack, voice);

  sessions_folder = g_build_filename (pack.data_folder, "sessions", NULL);
  sessions = g_dir_open (sessions_folder, 0, NULL);
  while ((name = g_dir_read_name (sessions)) != NULL) {
    g_autoptr (GFile) file = g_file_new_build_filename (sessions_folder, name, NULL);
    g_autoptr (PsrScript) script = psr_script_new_from_file (file, NULL);
    GPtrArray *parts = psr_script_get_parts (script);

    for (guint i = 0; i < parts->len; i++) {
      const PsrPart *part = g_ptr_array_index (parts, i);

      check_title (voice, script, part);
      for (guint j = 0; j < part->cues->len; j++)
        check_spoken (voice, script, g_ptr_array_index (part->cues, j));
    }
  }

  pack_clear (&pack);
}

static PsrPcm *
decode_sound (GFile *file)
{
  return psr_test_decode (g_file_peek_path (file));
}

static void
test_bells (void)
{
  guint n_bells;
  const PsrSound *bells = psr_sounds_get_bells (&n_bells);

  for (guint i = 0; i < n_bells; i++) {
    g_autoptr (GFile) file =
      psr_sounds_dup_bell_file (g_getenv ("PSOAS_REST_DATADIR"), bells[i].id);
    g_autoptr (PsrPcm) bell = decode_sound (file);

    g_test_message ("%s", bells[i].id);
    g_assert_cmpuint (bell->n_samples, <=, PSR_SECONDS_TO_SAMPLES (12));
    g_assert_cmpfloat (psr_loudness_get_integrated (bell), <, SPEECH_LUFS - 5.0);
    g_assert_cmpfloat (psr_loudness_get_integrated (bell), >, SPEECH_LUFS - 11.0);
    g_assert_cmpfloat (psr_loudness_get_loudest (bell), <, SPEECH_LUFS);
    g_assert_cmpfloat (psr_loudness_get_true_peak (bell), <, -12.0);
    g_assert_cmpfloat (psr_test_find_click (bell), <, MAX_CLICK_OF_SOUND);
    check_edges (bell);
  }
}

/* Softer than the voice, short, and with nothing sudden. */
static void
test_tones (void)
{
  const char *const *tones = psr_sounds_get_tones ();

  for (gsize i = 0; tones[i] != NULL; i++) {
    g_autoptr (GFile) file = psr_sounds_dup_tone_file (g_getenv ("PSOAS_REST_DATADIR"), tones[i]);
    g_autoptr (PsrPcm) tone = decode_sound (file);

    g_test_message ("%s", tones[i]);
    g_assert_cmpuint (tone->n_samples, <=, PSR_SECONDS_TO_SAMPLES (1));
    g_assert_cmpfloat_with_epsilon (psr_loudness_get_integrated (tone), SPEECH_LUFS - 8.0, 0.3);
    g_assert_cmpfloat (psr_loudness_get_true_peak (tone), <, -12.0);
    g_assert_cmpfloat (psr_test_find_click (tone), <, MAX_CLICK_OF_SOUND);
    check_edges (tone);
  }

  g_assert_null (psr_sounds_dup_tone_file ("/", "gong"));
}

/* Returns: the last half of a loop followed by its first half. */
static PsrPcm *
turn_loop (const PsrPcm *loop)
{
  PsrPcm *turned = psr_pcm_new (loop->n_samples);

  for (gsize i = 0; i < loop->n_samples; i++)
    turned->samples[i] = loop->samples[(i + loop->n_samples / 2) % loop->n_samples];

  return turned;
}

/* The step from the last sample to the first is one of the usual steps. */
static void
check_seam (const PsrPcm *loop)
{
  double seam = fabs (loop->samples[0] - loop->samples[loop->n_samples - 1]);
  double power = 0.0;

  for (gsize i = 1; i < loop->n_samples; i++) {
    double step = loop->samples[i] - loop->samples[i - 1];

    power += step * step;
  }

  g_assert_cmpfloat (seam, <, 3.0 * sqrt (power / (double) loop->n_samples));
}

/* Below 40 Hz there is little: it would not be heard and take room from the voice. */
static void
check_rumble (PsrPcm *loop)
{
  double level = psr_test_get_level (loop, 0, loop->n_samples);

  psr_biquad_apply_low_pass (loop, 40.0, M_SQRT1_2);
  psr_biquad_apply_low_pass (loop, 40.0, M_SQRT1_2);
  g_assert_cmpfloat (psr_test_get_level (loop, 0, loop->n_samples), <, level - 8.0);
}

static void
test_beds (void)
{
  guint n_beds;
  const PsrSound *beds = psr_sounds_get_beds (&n_beds);

  for (guint i = 0; i < n_beds; i++) {
    g_autoptr (GFile) file = psr_sounds_dup_bed_file (g_getenv ("PSOAS_REST_DATADIR"), beds[i].id);
    g_autoptr (PsrPcm) bed = decode_sound (file);
    g_autoptr (PsrPcm) turned = turn_loop (bed);
    const gsize half = bed->n_samples / 2;
    const gsize near = PSR_MS_TO_SAMPLES (250);

    g_test_message ("%s", beds[i].id);
    g_assert_cmpuint (bed->n_samples, >=, PSR_SECONDS_TO_SAMPLES (37));
    g_assert_cmpfloat (psr_loudness_get_integrated (bed), <, SPEECH_LUFS - 10.0);
    g_assert_cmpfloat (psr_loudness_get_integrated (bed), >, SPEECH_LUFS - 15.0);
    g_assert_cmpfloat (psr_loudness_get_loudest (turned), <, SPEECH_LUFS - 6.0);
    g_assert_cmpfloat (psr_loudness_get_true_peak (bed), <, -15.0);
    check_seam (bed);
    g_assert_cmpfloat_with_epsilon (psr_test_get_level (turned, half - near, half),
                                    psr_test_get_level (turned, half, half + near),
                                    2.5);
    psr_pcm_fade (turned, PSR_SAMPLE_RATE, PSR_SAMPLE_RATE);
    g_assert_cmpfloat (psr_test_find_click (turned), <, MAX_CLICK_OF_SOUND);
    check_rumble (bed);
  }
}

/* The click detector itself: a clip cut in its middle, and a bed with one wrong sample. */
static void
test_click_is_found (void)
{
  g_autoptr (PsrPcm) tone = psr_test_make_tone (300.0, 0.2, PSR_SECONDS_TO_SAMPLES (1));
  g_autoptr (GFile) file = psr_sounds_dup_bed_file (g_getenv ("PSOAS_REST_DATADIR"), "brown");
  g_autoptr (PsrPcm) bed = decode_sound (file);

  psr_pcm_fade (tone, 480, 480);
  g_assert_cmpfloat (psr_test_find_click (tone), <, MAX_CLICK_OF_SOUND);
  psr_pcm_cut (tone, 24040, tone->n_samples);
  g_assert_cmpfloat (psr_test_find_click (tone), >, 10.0 * MAX_CLICK_OF_SPEECH);

  psr_pcm_fade (bed, PSR_SAMPLE_RATE, PSR_SAMPLE_RATE);
  bed->samples[500000] += 0.02;
  g_assert_cmpfloat (psr_test_find_click (bed), >, MAX_CLICK_OF_SOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);

  g_test_add_data_func ("/tools/voice/en/clips", "en", test_voice_clips);
  g_test_add_data_func ("/tools/voice/nl/clips", "nl", test_voice_clips);
  g_test_add_data_func ("/tools/voice/en/speaks-sessions", "en", test_voice_speaks_sessions);
  g_test_add_data_func ("/tools/voice/nl/speaks-sessions", "nl", test_voice_speaks_sessions);
  g_test_add_func ("/tools/sounds/bells", test_bells);
  g_test_add_func ("/tools/sounds/beds", test_beds);
  g_test_add_func ("/tools/sounds/tones", test_tones);
  g_test_add_func ("/tools/click/is-found", test_click_is_found);

  return g_test_run ();
}
