/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"

#include <math.h>

#include "audio/psr-mix-plan-private.h"
#include "audio/psr-mixer.h"
#include "base/psr-units.h"

/* Renders [@from, @to) in pieces of @cut samples. */
static PsrTestSound *
render (PsrMixer *mixer, const PsrMixPlan *plan, gint64 from, gint64 to, int cut)
{
  PsrTestSound *sound = psr_test_sound_new (from, to - from);

  for (gint64 i = from; i < to; i += cut)
    psr_mixer_render (mixer, plan, i, (int) MIN (cut, to - i), sound->data + 2 * (i - from));

  return sound;
}

static PsrTestSound *
render_fresh (const PsrMixPlan *plan, gint64 from, gint64 to, int cut)
{
  PsrMixer mixer;

  psr_mixer_init (&mixer);
  return render (&mixer, plan, from, to, cut);
}

static PsrTestSound *
render_all (const PsrMixPlan *plan)
{
  return render_fresh (plan, 0, psr_mix_plan_get_total_samples (plan), 2400);
}

/* The ideal bed gain, as a line and not on a grid. */
static double
get_ideal_gain (gint64 sample, gint64 total, gint64 clip_at, gint64 clip_end)
{
  double fade_in = MIN (1, (double) sample / (4 * PSR_SAMPLE_RATE));
  double fade_out = MIN (1, (double) (total - sample) / (20 * PSR_SAMPLE_RATE));
  double down = (double) (clip_at - sample) / PSR_MS_TO_SAMPLES (400);
  double up = (double) (sample - clip_end) / PSR_MS_TO_SAMPLES (1200);

  return MIN (fade_in, fade_out) * (0.5 + 0.5 * CLAMP (MAX (down, up), 0, 1));
}

static void
test_plan_is_reference_counted (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  GValue value = G_VALUE_INIT;

  g_value_init (&value, PSR_TYPE_MIX_PLAN);
  g_value_set_boxed (&value, plan);
  g_assert_true (g_value_get_boxed (&value) == plan);
  g_value_unset (&value);
  g_assert_cmpint (psr_mix_plan_get_total_samples (plan), ==, 120 * 48000 + 17);
}

static void
test_golden (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) sound = render_all (plan);

  g_assert_cmphex (psr_test_sound_hash (sound), ==, G_GUINT64_CONSTANT (0xb29a2d7b01bf8014));
}

static void
test_clip_is_exact (void)
{
  const PsrLane lanes[] = { PSR_LANE_VOICE, PSR_LANE_BELLS };
  g_autoptr (GBytes) pcm = psr_test_make_noise (3, G_MAXINT16, 1001);
  const gint16 *samples = g_bytes_get_data (pcm, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++) {
    g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (9999);
    g_autoptr (PsrTestSound) sound = NULL;

    psr_mix_plan_add_clip (plan, lanes[i], 2501, pcm);
    sound = render_all (plan);
    psr_test_assert_silent (sound, 0, 2501);
    for (int j = 0; j < 1001; j++) {
      g_assert_cmpint (psr_test_sound_get (sound, 2501 + j, 0), ==, psr_test_side (samples[j]));
      g_assert_cmpint (psr_test_sound_get (sound, 2501 + j, 1), ==, psr_test_side (samples[j]));
    }
    psr_test_assert_silent (sound, 3502, 9999);
  }
}

static void
test_clip_is_cut_at_the_edges (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (500);
  g_autoptr (GBytes) pcm = psr_test_make_constant (7, 400);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, pcm);
  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 499, pcm);
  sound = render_all (plan);
  g_assert_cmpint (psr_test_sound_get (sound, 0, 0), ==, psr_test_side (7));
  psr_test_assert_silent (sound, 400, 499);
  g_assert_cmpint (psr_test_sound_get (sound, 499, 1), ==, psr_test_side (7));
}

static void
test_empty_clip_and_plan (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (300);
  g_autoptr (GBytes) pcm = psr_test_make_constant (7, 0);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 100, pcm);
  sound = render_all (plan);
  psr_test_assert_silent (sound, 0, 300);
}

static void
test_overlaps_add_and_clamp (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (40000);
  g_autoptr (GBytes) high = psr_test_make_constant (30000, 9000);
  g_autoptr (GBytes) low = psr_test_make_constant (-30000, 9000);
  g_autoptr (GBytes) soft = psr_test_make_constant (300, 9000);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 1000, high);
  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 3000, soft);
  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 5000, high);
  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 20000, low);
  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 20000, low);
  sound = render_all (plan);

  g_assert_cmpint (psr_test_sound_get (sound, 2999, 0), ==, psr_test_side (30000));
  g_assert_cmpint (psr_test_sound_get (sound, 3000, 0), ==, psr_test_side (30300));
  g_assert_cmpint (psr_test_sound_get (sound, 5000, 0), ==, G_MAXINT16);
  g_assert_cmpint (psr_test_sound_get (sound, 9999, 1), ==, G_MAXINT16);
  g_assert_cmpint (psr_test_sound_get (sound, 10000, 1), ==, psr_test_side (30300));
  g_assert_cmpint (psr_test_sound_get (sound, 12000, 1), ==, psr_test_side (30000));
  g_assert_cmpint (psr_test_sound_get (sound, 20000, 0), ==, G_MININT16);
}

/* A long clip rings on under later, shorter ones: the search must not lose it. */
static void
test_long_clip_under_short_ones (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (100000);
  g_autoptr (GBytes) lengthy = psr_test_make_constant (100, 90000);
  g_autoptr (GBytes) brief = psr_test_make_constant (1, 10);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 100, lengthy);
  for (int i = 1; i < 90; i++)
    psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 1000 * (gint64) i, brief);
  sound = render_all (plan);

  for (int i = 100; i < 90100; i++)
    g_assert_cmpint (psr_test_sound_get (sound, i, 0),
                     ==,
                     i >= 1000 && i < 90000 && i % 1000 < 10 ? psr_test_side (101)
                                                             : psr_test_side (100));
}

static void
test_bed_follows_its_envelope (void)
{
  const int level = 20000;
  const gint64 total = 60 * PSR_SAMPLE_RATE + 31;
  const gint64 at = 20 * PSR_SAMPLE_RATE + 77;
  const gint64 end = at + 5 * PSR_SAMPLE_RATE + 3;
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (total);
  g_autoptr (GBytes) bed = psr_test_make_constant (level, 4801);
  g_autoptr (GBytes) silence = psr_test_make_constant (0, end - at);
  g_autoptr (PsrTestSound) sound = NULL;
  double worst = 0;

  psr_mix_plan_set_bed (plan, bed, 0, total);
  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, at, silence);
  sound = render_all (plan);

  for (gint64 i = 0; i < total; i++) {
    double ideal = get_ideal_gain (i, total, at, end);
    double real = (double) psr_test_sound_get (sound, i, 0) / psr_test_side (level);

    worst = MAX (worst, fabs (real - ideal));
  }
  g_test_message ("worst deviation %.5f", worst);
  g_assert_cmpfloat (worst, <, 0.0017);
  g_assert_cmpint (psr_test_sound_get (sound, 4 * PSR_SAMPLE_RATE, 0), ==, psr_test_side (level));
  g_assert_cmpint (psr_test_sound_get (sound, at + 300, 0), ==, psr_test_side (level / 2));
  g_assert_cmpint (psr_test_sound_get (sound, total - 1, 0), <=, 1);
  g_assert_cmpint (psr_test_sound_get_click (sound, 0, total), <=, 8);
}

static void
test_bed_of_short_session_fades_in_proportion (void)
{
  const gint64 total = 12 * PSR_SAMPLE_RATE;
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (total);
  g_autoptr (GBytes) bed = psr_test_make_constant (1000, 480);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_set_bed (plan, bed, 0, total);
  sound = render_all (plan);
  g_assert_cmpint (psr_test_sound_get (sound, 0, 0), ==, 0);
  g_assert_cmpint (psr_test_sound_get (sound, PSR_SAMPLE_RATE / 2, 0), ==, psr_test_side (500));
  g_assert_cmpint (psr_test_sound_get (sound, 2 * PSR_SAMPLE_RATE, 0), ==, psr_test_side (1000));
  g_assert_cmpint (psr_test_sound_get (sound, 7 * PSR_SAMPLE_RATE, 0), ==, psr_test_side (1000));
  g_assert_cmpint (psr_test_sound_get (sound, total - 5 * PSR_SAMPLE_RATE / 2, 0),
                   ==,
                   psr_test_side (500));
  g_assert_cmpint (psr_test_sound_get (sound, total - 1, 0), ==, 0);
}

/* A bed of a few samples must not upset the fades or the reading of the loop. */
static void
test_tiny_bed (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (5);
  g_autoptr (GBytes) bed = psr_test_make_constant (1000, 3);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_set_bed (plan, bed, 0, 5);
  sound = render_all (plan);
  g_assert_cmpint (psr_test_sound_get (sound, 0, 0), ==, 0);
}

static void
test_voice_is_never_faded (void)
{
  const gint64 total = 60 * PSR_SAMPLE_RATE;
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (total);
  g_autoptr (GBytes) bed = psr_test_make_constant (0, 4801);
  g_autoptr (GBytes) clip = psr_test_make_constant (9000, PSR_SAMPLE_RATE);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_set_bed (plan, bed, 0, total);
  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, clip);
  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, total - PSR_SAMPLE_RATE, clip);
  sound = render_all (plan);
  for (int i = 0; i < PSR_SAMPLE_RATE; i++) {
    g_assert_cmpint (psr_test_sound_get (sound, i, 0), ==, psr_test_side (9000));
    g_assert_cmpint (psr_test_sound_get (sound, total - 1 - i, 1), ==, psr_test_side (9000));
  }
}

/* Every sample of the loop, one after the other, round and round, left and right half a loop
 * apart. */
static void
test_loop_has_no_seam (void)
{
  const gint64 loop = 10007;
  const gint64 total = 60 * PSR_SAMPLE_RATE;
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (total);
  g_autoptr (GBytes) bed = psr_test_make_noise (4, 9000, loop);
  const gint16 *samples = g_bytes_get_data (bed, NULL);
  g_autoptr (PsrTestSound) sound = NULL;

  psr_mix_plan_set_bed (plan, bed, 0, total);
  sound = render_all (plan);
  for (gint64 i = 4 * PSR_SAMPLE_RATE; i < 40 * PSR_SAMPLE_RATE; i++) {
    g_assert_cmpint (psr_test_sound_get (sound, i, 0), ==, psr_test_side (samples[i % loop]));
    g_assert_cmpint (psr_test_sound_get (sound, i, 1),
                     ==,
                     psr_test_side (samples[(i + loop / 2) % loop]));
  }
}

static void
test_any_cut_gives_the_same (void)
{
  const int cuts[] = { 1, 255, 441, 1024, 4800, 24000, 48000 };
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) whole = render_all (plan);

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    gint64 to = cuts[i] == 1 ? 200000 : psr_mix_plan_get_total_samples (plan);
    g_autoptr (PsrTestSound) sound = render_fresh (plan, 0, to, cuts[i]);

    psr_test_assert_same (whole, sound, 0, to);
  }
}

static void
test_any_place_gives_the_same (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) whole = render_all (plan);
  gint64 total = psr_mix_plan_get_total_samples (plan);

  for (int i = 0; i < 200; i++) {
    gint64 from = g_test_rand_int_range (0, (int) total - 5000);
    g_autoptr (PsrTestSound) sound = render_fresh (plan, from, from + 5000, 2400);

    psr_test_assert_same (whole, sound, from, from + 5000);
  }
}

static void
test_any_cut_of_a_ramp_gives_the_same (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  const int cuts[] = { 1, 7, 256, 441, 6000 };
  guint64 hash = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    g_autoptr (PsrTestSound) sound = NULL;
    PsrMixer mixer;

    psr_mixer_init (&mixer);
    psr_mixer_settle_and_fade_in (&mixer);
    psr_mixer_set_lane (&mixer, PSR_LANE_VOICE, 0.25);
    psr_mixer_set_lane (&mixer, PSR_LANE_BED, 0);
    sound = render (&mixer, plan, 50001, 56001, cuts[i]);
    if (i == 0)
      hash = psr_test_sound_hash (sound);
    g_assert_cmphex (psr_test_sound_hash (sound), ==, hash);
  }
}

static void
test_fade_in_ends_on_the_straight_render (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) whole = render_fresh (plan, 40000, 60000, 2400);
  g_autoptr (PsrTestSound) sound = NULL;
  PsrMixer mixer;

  psr_mixer_init (&mixer);
  psr_mixer_settle_and_fade_in (&mixer);
  sound = render (&mixer, plan, 40000, 60000, 2400);
  g_assert_cmpint (ABS (psr_test_sound_get (sound, 40000, 0)), <=, 4);
  psr_test_assert_same (whole, sound, 40000 + PSR_MIXER_TRANSPORT_SAMPLES - 1, 60000);
}

static void
test_lane_ramps_without_a_step (void)
{
  const PsrLane lanes[] = { PSR_LANE_VOICE, PSR_LANE_BELLS, PSR_LANE_BED };
  g_autoptr (GBytes) tone = psr_test_make_tone (100, 8000, 20 * PSR_SAMPLE_RATE);
  int click;

  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++) {
    g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (100 * PSR_SAMPLE_RATE);
    g_autoptr (PsrTestSound) before = NULL;
    g_autoptr (PsrTestSound) down = NULL;
    PsrMixer mixer;

    if (lanes[i] == PSR_LANE_BED)
      psr_mix_plan_set_bed (plan, tone, 0, 100 * PSR_SAMPLE_RATE);
    else
      psr_mix_plan_add_clip (plan, lanes[i], 0, tone);

    psr_mixer_init (&mixer);
    before = render (&mixer, plan, 240000, 264000, 2400);
    click = psr_test_sound_get_click (before, 240000, 264000);
    psr_mixer_set_lane (&mixer, lanes[i], 0);
    down = render (&mixer, plan, 264120, 268920, 480);

    g_assert_cmpint (psr_test_sound_get_click (down, 264120, 268920), <=, click + 8);
    g_assert_cmpint (ABS (psr_test_sound_get (down, 264120 + 720, 0)), <=, 4001);
    psr_test_assert_silent (down, 264120 + PSR_MIXER_LANE_SAMPLES - 1, 268920);
  }
}

/* A new goal in the middle of a ramp starts from where the gain is. */
static void
test_ramp_turns_without_a_step (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (100000);
  g_autoptr (GBytes) clip = psr_test_make_constant (14400, 100000);
  PsrTestSound *sound = psr_test_sound_new (0, 6000);
  PsrMixer mixer;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, clip);
  psr_mixer_init (&mixer);
  psr_mixer_set_lane (&mixer, PSR_LANE_VOICE, 0);
  psr_mixer_render (&mixer, plan, 0, 700, sound->data);
  psr_mixer_set_lane (&mixer, PSR_LANE_VOICE, 1);
  psr_mixer_set_lane (&mixer, PSR_LANE_VOICE, 1);
  psr_mixer_render (&mixer, plan, 700, 5300, sound->data + 2 * 700);

  g_assert_cmpint (psr_test_sound_get (sound, 699, 0), ==, psr_test_side (7400));
  g_assert_cmpint (psr_test_sound_get_click (sound, 0, 6000), <=, 20);
  g_assert_cmpint (psr_test_sound_get (sound, 700 + PSR_MIXER_LANE_SAMPLES - 1, 0),
                   ==,
                   psr_test_side (14400));
  psr_test_sound_free (sound);
}

static void
test_transport_fades_everything (void)
{
  g_autoptr (PsrMixPlan) plan = psr_test_make_plan ();
  g_autoptr (PsrTestSound) sound = NULL;
  PsrMixer mixer;

  psr_mixer_init (&mixer);
  psr_mixer_set_transport (&mixer, 0);
  sound = render (&mixer, plan, 500000, 510000, 1000);
  psr_test_assert_silent (sound, 500000 + PSR_MIXER_TRANSPORT_SAMPLES - 1, 510000);
}

/* Down to silence and up again from the middle of it, whatever the cut, and without a step. */
static void
test_fade (void)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (200000);
  g_autoptr (GBytes) clip = psr_test_make_constant (14400, 200000);
  g_autoptr (PsrTestSound) down = NULL;
  g_autoptr (PsrTestSound) up = NULL;
  PsrMixer mixer;

  psr_mix_plan_add_clip (plan, PSR_LANE_VOICE, 0, clip);
  psr_mixer_init (&mixer);
  psr_mixer_fade (&mixer, 0, 48000);
  down = render (&mixer, plan, 100, 60100, 777);
  g_assert_cmpint (psr_test_sound_get (down, 24099, 0), ==, psr_test_side (14400 / 4));
  g_assert_cmpint (psr_test_sound_get (down, 48098, 0), ==, 0);
  psr_test_assert_silent (down, 48099, 60100);
  g_assert_cmpint (psr_test_sound_get_click (down, 100, 60100), <=, 2);

  psr_mixer_fade (&mixer, 1, 48000);
  psr_mixer_fade (&mixer, 1, 9600);
  up = render (&mixer, plan, 60100, 80100, 777);
  g_assert_cmpint (psr_test_sound_get_click (up, 60100, 80100), <=, 2);
  g_assert_cmpint (psr_test_sound_get (up, 69699, 0), ==, psr_test_side (14400));

  /* A jump ends the way there, and 0 is at once. */
  psr_mixer_fade (&mixer, 0, 48000);
  psr_mixer_settle (&mixer);
  psr_mixer_render (&mixer, plan, 0, 100, up->data);
  g_assert_cmpint (up->data[0], ==, 0);
  psr_mixer_fade (&mixer, 1, 0);
  psr_mixer_render (&mixer, plan, 0, 100, up->data);
  g_assert_cmpint (up->data[0], ==, psr_test_side (14400));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/audio/mix-plan/is-reference-counted", test_plan_is_reference_counted);
  g_test_add_func ("/audio/mixer/golden", test_golden);
  g_test_add_func ("/audio/mixer/clip-is-exact", test_clip_is_exact);
  g_test_add_func ("/audio/mixer/clip-is-cut-at-the-edges", test_clip_is_cut_at_the_edges);
  g_test_add_func ("/audio/mixer/empty-clip", test_empty_clip_and_plan);
  g_test_add_func ("/audio/mixer/overlaps-add-and-clamp", test_overlaps_add_and_clamp);
  g_test_add_func ("/audio/mixer/long-clip-under-short-ones", test_long_clip_under_short_ones);
  g_test_add_func ("/audio/mixer/bed-follows-its-envelope", test_bed_follows_its_envelope);
  g_test_add_func ("/audio/mixer/short-bed", test_bed_of_short_session_fades_in_proportion);
  g_test_add_func ("/audio/mixer/tiny-bed", test_tiny_bed);
  g_test_add_func ("/audio/mixer/voice-is-never-faded", test_voice_is_never_faded);
  g_test_add_func ("/audio/mixer/loop-has-no-seam", test_loop_has_no_seam);
  g_test_add_func ("/audio/mixer/any-cut-gives-the-same", test_any_cut_gives_the_same);
  g_test_add_func ("/audio/mixer/any-place-gives-the-same", test_any_place_gives_the_same);
  g_test_add_func ("/audio/mixer/any-cut-of-a-ramp-gives-the-same",
                   test_any_cut_of_a_ramp_gives_the_same);
  g_test_add_func ("/audio/mixer/fade-in-ends-on-the-straight-render",
                   test_fade_in_ends_on_the_straight_render);
  g_test_add_func ("/audio/mixer/lane-ramps-without-a-step", test_lane_ramps_without_a_step);
  g_test_add_func ("/audio/mixer/ramp-turns-without-a-step", test_ramp_turns_without_a_step);
  g_test_add_func ("/audio/mixer/transport-fades-everything", test_transport_fades_everything);
  g_test_add_func ("/audio/mixer/fade", test_fade);

  return g_test_run ();
}
