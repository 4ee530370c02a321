/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "audio-test-util.h"
#include "audio/psr-gst-player.h"
#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "test-pack.h"
#include "test-sink.h"

#define LEAD PSR_MS_TO_SAMPLES (100)
#define GAP  PSR_MS_TO_SAMPLES (200)

/* A player whose snippets go into a sink that takes them as fast as they come. */
typedef struct {
  char *folder;
  PsrFakeClock *clock;
  GstElement *sink;
  PsrPlayer *player;
  GString *log; /* states and what was said */

  GMutex lock; /* guards what follows; the streaming thread writes it */
  GByteArray *heard; /* interleaved stereo, 16 bit */
} Fixture;

static void
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  Fixture *f = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&f->lock);
  GstMapInfo map;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_byte_array_append (f->heard, map.data, (guint) map.size);
  gst_buffer_unmap (buffer, &map);
}

static void
said_cb (Fixture *f, gboolean heard)
{
  g_string_append (f->log, heard ? "said " : "unheard ");
}

static void
state_cb (Fixture *f)
{
  g_string_append_printf (f->log, "%d ", (int) psr_player_get_state (f->player));
}

static void
set_up_with (Fixture *f, GstElement *sink)
{
  f->folder = psr_test_make_folder ();
  f->clock = psr_fake_clock_new ();
  f->log = g_string_new (NULL);
  f->heard = g_byte_array_new ();
  g_mutex_init (&f->lock);
  f->sink = sink;
  f->player = psr_gst_player_new ("org.example.Test",
                                  "Test",
                                  PSR_CLOCK (f->clock),
                                  gst_element_factory_make ("fakesink", NULL));
  psr_gst_player_set_say_sink (PSR_GST_PLAYER (f->player), f->sink);
  g_signal_connect_swapped (f->player, "said", G_CALLBACK (said_cb), f);
  g_signal_connect_swapped (f->player, "notify::state", G_CALLBACK (state_cb), f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  g_object_set (sink, "signal-handoffs", TRUE, NULL);
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), f);
  set_up_with (f, sink);
}

static void
set_up_device (Fixture *f, gconstpointer data)
{
  set_up_with (f, psr_test_sink_new ());
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->player);
  g_assert_finalize_object (f->clock);
  g_byte_array_unref (f->heard);
  g_string_free (f->log, TRUE);
  g_mutex_clear (&f->lock);
  psr_test_remove_folder (f->folder);
  g_free (f->folder);
}

static void
wait_for_log (Fixture *f, const char *expected)
{
  while (!g_str_equal (f->log->str, expected))
    g_main_context_iteration (NULL, TRUE);
}

static GstState
get_state (Fixture *f)
{
  GstState state;

  gst_element_get_state (f->sink, &state, NULL, 0);
  return state;
}

static GFile *
make_clip (Fixture *f, const char *name, int value, gint64 n_samples)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GBytes) pcm = psr_test_make_constant (value, n_samples);

  psr_test_write_flac (path, pcm, PSR_SAMPLE_RATE);
  return g_file_new_for_path (path);
}

static void
say (Fixture *f, PsrLane lane, const char *name, int value, gint64 n_samples)
{
  g_autoptr (GFile) file = make_clip (f, name, value, n_samples);
  PsrSnippet snippet = { lane, file };

  psr_player_say (f->player, &snippet, 1);
}

/* Both sides of @n_samples from @from on are @value. */
static void
assert_heard (Fixture *f, gint64 from, gint64 n_samples, int value)
{
  const gint16 *heard = (const gint16 *) (gpointer) f->heard->data;

  g_assert_cmpint (f->heard->len / (2 * sizeof (gint16)), >=, from + n_samples);
  for (gint64 i = 2 * from; i < 2 * (from + n_samples); i++)
    g_assert_cmpint (heard[i], ==, psr_test_side (value));
}

static void
test_samples_are_exact (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) first = make_clip (f, "a.flac", 8000, 12345);
  g_autoptr (GFile) second = make_clip (f, "b.flac", 6000, 6789);
  PsrSnippet snippets[] = { { PSR_LANE_VOICE, first }, { PSR_LANE_BELLS, second } };
  gint64 total = LEAD + 12345 + GAP + 6789 + GAP;

  psr_player_say (f->player, snippets, 2);
  wait_for_log (f, "said ");
  g_assert_cmpint (f->heard->len, ==, total * 2 * (gint64) sizeof (gint16));
  assert_heard (f, 0, LEAD, 0);
  assert_heard (f, LEAD, 12345, 8000);
  assert_heard (f, LEAD + 12345, GAP, 0);
  assert_heard (f, LEAD + 12345 + GAP, 6789, 6000);
  assert_heard (f, total - GAP, GAP, 0);
  g_assert_cmpint (get_state (f), ==, GST_STATE_NULL);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_EMPTY);
}

static void
test_volumes (Fixture *f, gconstpointer data)
{
  psr_player_set_volume (f->player, PSR_LANE_VOICE, 0.5);
  psr_player_set_volume (f->player, PSR_LANE_BELLS, 0);
  say (f, PSR_LANE_VOICE, "a.flac", 8000, 9600);
  wait_for_log (f, "said ");
  assert_heard (f, LEAD, 9600, 4000);

  g_byte_array_set_size (f->heard, 0);
  say (f, PSR_LANE_BELLS, "a.flac", 8000, 9600);
  wait_for_log (f, "said said ");
  assert_heard (f, LEAD, 9600, 0);
}

static void
test_bed (Fixture *f, gconstpointer data)
{
  const gint16 *heard;
  gint64 n_samples;
  int loudest = 0;

  say (f, PSR_LANE_BED, "bed.flac", 8000, 96000);
  wait_for_log (f, "said ");
  heard = (const gint16 *) (gpointer) f->heard->data;
  n_samples = (gint64) (f->heard->len / (2 * sizeof (gint16)));
  g_assert_cmpint (n_samples, ==, LEAD + PSR_SECONDS_TO_SAMPLES (6) + GAP);
  for (gint64 i = 1; i < n_samples; i++) {
    loudest = MAX (loudest, heard[2 * i]);
    g_assert_cmpint (ABS (heard[2 * i] - heard[2 * (i - 1)]), <=, 2);
  }
  g_assert_cmpint (loudest, >, psr_test_side (7900));
  assert_heard (f, n_samples - GAP / 2, GAP / 2, 0);
}

/* What was being said goes, and only the last one says that it was said. */
static void
test_the_last_one_counts (Fixture *f, gconstpointer data)
{
  say (f, PSR_LANE_VOICE, "a.flac", 8000, 9600);
  say (f, PSR_LANE_VOICE, "b.flac", 4000, 4800);
  wait_for_log (f, "said ");
  assert_heard (f, LEAD, 4800, 4000);

  say (f, PSR_LANE_VOICE, "a.flac", 8000, 9600);
  psr_player_hush (f->player);
  psr_player_hush (f->player);
  say (f, PSR_LANE_VOICE, "b.flac", 4000, 4800);
  wait_for_log (f, "said said ");
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/clip.flac");
  g_autoptr (GFile) good = make_clip (f, "a.flac", 8000, 4800);
  PsrSnippet snippets[] = { { PSR_LANE_VOICE, missing }, { PSR_LANE_VOICE, good } };

  psr_player_say (f->player, snippets, 2);
  wait_for_log (f, "said ");
  assert_heard (f, LEAD, 4800, 8000);

  psr_player_say (f->player, snippets, 1);
  wait_for_log (f, "said said ");
}

/* The program knows nothing of it. */
static void
test_beside_a_program (Fixture *f, gconstpointer data)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (PSR_MINUTES_TO_SAMPLES (1));

  psr_gst_player_load_plan (PSR_GST_PLAYER (f->player), plan);
  g_assert_cmpstr (f->log->str, ==, "1 2 ");
  say (f, PSR_LANE_VOICE, "a.flac", 8000, 4800);
  wait_for_log (f, "1 2 said ");
  assert_heard (f, LEAD, 4800, 8000);
  g_assert_cmpint (psr_player_get_position (f->player), ==, 0);
}

static void
test_hush_lets_go (Fixture *f, gconstpointer data)
{
  PsrTestSink *sink = PSR_TEST_SINK (f->sink);

  say (f, PSR_LANE_VOICE, "a.flac", 8000, PSR_SECONDS_TO_SAMPLES (60));
  while (get_state (f) != GST_STATE_PLAYING)
    g_main_context_iteration (NULL, FALSE);
  psr_player_hush (f->player);
  while (get_state (f) != GST_STATE_NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (f->log->str, ==, "");
  g_assert_cmpuint (psr_test_sink_get_n_opened (sink), ==, 1);
}

static void
test_lost_device (Fixture *f, gconstpointer data)
{
  psr_test_sink_set_broken (PSR_TEST_SINK (f->sink), TRUE);
  say (f, PSR_LANE_VOICE, "a.flac", 8000, 4800);
  wait_for_log (f, "unheard ");

  psr_test_sink_set_broken (PSR_TEST_SINK (f->sink), FALSE);
  say (f, PSR_LANE_VOICE, "a.flac", 8000, PSR_SECONDS_TO_SAMPLES (60));
  while (get_state (f) != GST_STATE_PLAYING)
    g_main_context_iteration (NULL, FALSE);
  GST_ELEMENT_ERROR (f->sink, RESOURCE, WRITE, (NULL), ("unplugged"));
  wait_for_log (f, "unheard unheard ");
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_EMPTY);

  say (f, PSR_LANE_VOICE, "a.flac", 8000, 4800);
  wait_for_log (f, "unheard unheard said ");
}

/* While the worker still decodes. */
static void
test_goes_away (Fixture *f, gconstpointer data)
{
  say (f, PSR_LANE_VOICE, "a.flac", 8000, PSR_SECONDS_TO_SAMPLES (60));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);

#define ADD(name, set_up, func)                                                                    \
  g_test_add ("/audio/say/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("samples-are-exact", set_up, test_samples_are_exact);
  ADD ("volumes", set_up, test_volumes);
  ADD ("bed", set_up, test_bed);
  ADD ("the-last-one-counts", set_up, test_the_last_one_counts);
  ADD ("unreadable", set_up, test_unreadable);
  ADD ("beside-a-program", set_up, test_beside_a_program);
  ADD ("hush-lets-go", set_up_device, test_hush_lets_go);
  ADD ("lost-device", set_up_device, test_lost_device);
  ADD ("goes-away", set_up_device, test_goes_away);

  return g_test_run ();
}
