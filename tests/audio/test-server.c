/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The player on a real sound server: `test-server pulseaudio` or `test-server pipewire`. What the
 * server's device was given is recorded and looked at. */

#include "config.h"

#include <gst/gst.h>

#include "audio-test-util.h"
#include "audio/psr-gst-player.h"
#include "base/psr-units.h"
#include "sound-server.h"

#define TOTAL     PSR_MINUTES_TO_SAMPLES (2)
#define TONE_HZ   200
#define TONE_PEAK 8000

/* The curve of the tone itself is 5657 (2 pi 200 / 48000)^2 = 4; a step of 1 % of it is 57. */
#define CLICK 40

typedef struct {
  PsrSoundServer *server;
  PsrPlayer *player;
  guint n_opened; /* how often a device was opened */
  guint n_lost;
  gint64 target; /* of the seek that is tried */
} Listener;

static void
element_added_cb (GstBin *pipeline, GstBin *bin, GstElement *element, Listener *l)
{
  GstElementFactory *factory = gst_element_get_factory (element);

  if (GST_OBJECT_FLAG_IS_SET (element, GST_ELEMENT_FLAG_SINK) && factory != NULL &&
      g_str_equal (GST_OBJECT_NAME (factory), "pulsesink"))
    l->n_opened++;
}

static void
lost_cb (PsrPlayer *player, const char *message, Listener *l)
{
  l->n_lost++;
}

static PsrMixPlan *
make_tone_plan (void)
{
  PsrMixPlan *plan = psr_mix_plan_new (TOTAL);
  g_autoptr (GBytes) tone = psr_test_make_tone (TONE_HZ, TONE_PEAK, PSR_SAMPLE_RATE);

  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, 0, tone);
  for (int i = 1; i < 120; i++)
    psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, i * PSR_SAMPLE_RATE, tone);

  return plan;
}

static void
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
}

static void
listen (gint64 ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once ((guint) ms, quit_cb, loop);
  g_main_loop_run (loop);
}

/* Until nothing is heard any more of what played before. */
static void
wait_for_silence (PsrSoundServer *server)
{
  gboolean silent = FALSE;

  while (!silent) {
    gsize first = psr_sound_server_get_n_recorded (server);
    gsize n_frames;
    g_autofree PsrFrame *frames = NULL;

    listen (100);
    frames = psr_sound_server_dup_recording (server, first, &n_frames);
    silent = n_frames > 0;
    for (gsize i = 0; i < n_frames; i++)
      silent = silent && frames[i].left == 0 && frames[i].right == 0;
  }
}

static Listener *
listener_new (PsrSoundServer *server, PsrMixPlan *plan)
{
  Listener *l = g_new0 (Listener, 1);
  g_autoptr (PsrClock) clock = psr_system_clock_new ();

  wait_for_silence (server);
  l->server = server;
  l->player = psr_gst_player_new ("org.example.Test", "Test", clock, NULL);
  g_signal_connect (l->player, "lost", G_CALLBACK (lost_cb), l);
  g_signal_connect (psr_gst_player_get_pipeline (PSR_GST_PLAYER (l->player)),
                    "deep-element-added",
                    G_CALLBACK (element_added_cb),
                    l);
  psr_gst_player_load_plan (PSR_GST_PLAYER (l->player), plan);

  return l;
}

static Listener *
listener_new_with_tone (PsrSoundServer *server)
{
  g_autoptr (PsrMixPlan) plan = make_tone_plan ();

  return listener_new (server, plan);
}

/* What comes out tells which sample it is. */
static Listener *
listener_new_with_counter (PsrSoundServer *server)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (TOTAL);
  Listener *l = listener_new (server, plan);
  GstElement *pipeline = psr_gst_player_get_pipeline (PSR_GST_PLAYER (l->player));
  g_autoptr (GstElement) source = gst_bin_get_by_name (GST_BIN (pipeline), "source");

  g_object_set (source, "counter", TRUE, NULL);

  return l;
}

static void
listener_free (Listener *l)
{
  g_assert_finalize_object (G_OBJECT (l->player));
  g_free (l);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listener, listener_free)

static void
wait_for_position (Listener *l, gint64 position)
{
  while (psr_player_get_position (l->player) < position)
    listen (5);
}

static void
wait_for_state (Listener *l, PsrPlayerState state)
{
  while (psr_player_get_state (l->player) != state)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
get_number (const PsrFrame *frame)
{
  return (gint64) ((guint16) frame->left | (guint32) (guint16) frame->right << 16);
}

/* A run of numbers that count on. */
typedef struct {
  gint64 first;
  gint64 last;
} Run;

/* Returns: (element-type Run): the runs of at least 10 ms since @first. */
static GArray *
find_runs (Listener *l, gsize first)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gsize n_frames;
  g_autofree PsrFrame *frames = psr_sound_server_dup_recording (l->server, first, &n_frames);

  for (gsize i = 0, start = 0; i < n_frames; i++)
    if (i + 1 == n_frames || get_number (&frames[i + 1]) != get_number (&frames[i]) + 1) {
      Run run = { get_number (&frames[start]), get_number (&frames[i]) };

      if (i - start >= PSR_MS_TO_SAMPLES (10))
        g_array_append_val (runs, run);
      start = i + 1;
    }

  return runs;
}

static void
note_runs (GArray *runs)
{
  for (guint i = 0; i < runs->len; i++) {
    const Run *run = &g_array_index (runs, Run, i);

    g_test_message ("heard %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, run->first, run->last);
  }
}

/* Without a realtime scheduler a server or its recorder stumbles when the machine lets them wait,
 * as it may do at any time. What is lost in that way is measured, and tried again; what is lost
 * without that is lost by the player. */
#define STALL_MS   50
#define MAX_ROUNDS 10

/* Returns: whether what was heard is what it should be. @round counts from 0. */
typedef gboolean (*Round) (gpointer data, int round);

static void
assert_round (PsrSoundServer *server, Round is_right, gpointer data)
{
  gboolean right = FALSE;

  for (int round = 0; round < MAX_ROUNDS && !right; round++) {
    int stall_ms;

    psr_sound_server_take_stall_ms (server);
    right = is_right (data, round);
    stall_ms = psr_sound_server_take_stall_ms (server);
    g_test_message ("the machine let wait for %d ms", stall_ms);
    g_assert_true (right || stall_ms >= STALL_MS);
  }
  g_assert_true (right);
}

/* Returns: whether 20 s came out without a gap and without a repetition. */
static gboolean
is_continuous (gpointer data, int round)
{
  PsrSoundServer *server = data;
  g_autoptr (Listener) l = listener_new_with_counter (server);
  gsize first = psr_sound_server_get_n_recorded (server);
  g_autoptr (GArray) runs = NULL;
  Run run;

  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (20));
  runs = find_runs (l, first);

  note_runs (runs);
  g_assert_cmpuint (l->n_opened, ==, 1);
  run = g_array_index (runs, Run, 0);

  return runs->len == 1 && run.first < PSR_MS_TO_SAMPLES (30) &&
         run.last >= PSR_SECONDS_TO_SAMPLES (19);
}

static void
test_continuity (gconstpointer data)
{
  PsrSoundServer *server = (PsrSoundServer *) data;

  assert_round (server, is_continuous, server);
}

/* Returns: whether what was heard before a pause was heard up to its place, and from before it
 * afterwards. */
static gboolean
is_pause_whole (gpointer data, int round)
{
  Listener *l = data;
  gsize first = psr_sound_server_get_n_recorded (l->server);
  gint64 place = psr_player_get_position (l->player) + PSR_SECONDS_TO_SAMPLES (1);
  g_autoptr (GArray) runs = NULL;

  wait_for_position (l, place);
  psr_player_pause (l->player);
  place = psr_player_get_position (l->player);
  listen (700);
  g_assert_cmpint (psr_player_get_position (l->player), ==, place);
  psr_player_play (l->player);
  wait_for_position (l, place + PSR_MS_TO_SAMPLES (700));

  runs = find_runs (l, first);
  note_runs (runs);

  return runs->len == 2 && g_array_index (runs, Run, 0).last >= place &&
         g_array_index (runs, Run, 1).first <= place;
}

static void
test_pause (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_counter ((PsrSoundServer *) data);

  psr_player_play (l->player);
  for (int i = 0; i < 4; i++)
    assert_round (l->server, is_pause_whole, l);
}

/* Returns: whether a seek was heard from its target on, and nothing between. */
static gboolean
is_seek_exact (gpointer data, int round)
{
  Listener *l = data;
  gint64 target = l->target + 4711 * round;
  gsize first = psr_sound_server_get_n_recorded (l->server);
  g_autoptr (GArray) runs = NULL;
  gint64 start;

  psr_player_seek (l->player, target);
  g_assert_cmpint (psr_player_get_position (l->player), ==, target);
  wait_for_position (l, target + PSR_MS_TO_SAMPLES (500));

  runs = find_runs (l, first);
  note_runs (runs);
  if (runs->len != 2)
    return FALSE;

  start = g_array_index (runs, Run, 1).first;
  return start >= target && start < target + PSR_MS_TO_SAMPLES (50);
}

static void
test_seek (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_counter ((PsrSoundServer *) data);

  psr_player_play (l->player);
  wait_for_position (l, PSR_MS_TO_SAMPLES (500));
  for (int i = 1; i <= 4; i++) {
    l->target = PSR_SECONDS_TO_SAMPLES (100 - 20 * i) + 7;
    assert_round (l->server, is_seek_exact, l);
  }
}

/* Returns: the largest second difference since @first: what a click is. */
static int
find_click (Listener *l, gsize first)
{
  gsize n_frames;
  g_autofree PsrFrame *frames = psr_sound_server_dup_recording (l->server, first, &n_frames);
  int click = 0, peak = 0;

  for (gsize i = 2; i < n_frames; i++) {
    int bend = frames[i].left - 2 * frames[i - 1].left + frames[i - 2].left;

    click = MAX (click, ABS (bend));
    peak = MAX (peak, frames[i].left);
  }
  g_assert_cmpint (peak, ==, psr_test_side (TONE_PEAK));

  return click;
}

static void
test_no_click (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_tone ((PsrSoundServer *) data);
  const char *const names[] = { "start", "pause", "resume", "seek", "stop" };
  gsize first = psr_sound_server_get_n_recorded (l->server);

  psr_player_seek (l->player, PSR_SECONDS_TO_SAMPLES (2) + 60);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (i == 0 || i == 2)
      psr_player_play (l->player);
    else if (i == 1)
      psr_player_pause (l->player);
    else if (i == 3)
      psr_player_seek (l->player, PSR_SECONDS_TO_SAMPLES (60) + 7);
    else
      psr_player_stop (l->player);

    listen (1200);
    g_test_message ("%s: %d", names[i], find_click (l, first));
    g_assert_cmpint (find_click (l, first), <, CLICK);
  }
}

/* A click when nobody fades: the detector works. */
static void
test_click (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_tone ((PsrSoundServer *) data);
  GstElement *pipeline = psr_gst_player_get_pipeline (PSR_GST_PLAYER (l->player));
  gsize first = psr_sound_server_get_n_recorded (l->server);

  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (1));
  gst_element_set_state (pipeline, GST_STATE_NULL);
  listen (500);
  g_assert_cmpint (find_click (l, first), >, CLICK);
}

/* Returns: the first frame since @first at which a clip is at @peak, -1 for none. */
static gint64
find_peak (Listener *l, gsize first, int peak)
{
  gsize n_frames;
  g_autofree PsrFrame *frames = psr_sound_server_dup_recording (l->server, first, &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    if (frames[i].left == psr_test_side (peak))
      return (gint64) i;

  return -1;
}

/* Bells mark the time, and the bed is turned up: both are looked for in what was heard. */
static void
test_volume (gconstpointer data)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (TOTAL);
  g_autoptr (GBytes) bed = psr_test_make_constant (4000, PSR_SAMPLE_RATE);
  g_autoptr (GBytes) mark = psr_test_make_constant (1000, PSR_MS_TO_SAMPLES (10));
  g_autoptr (Listener) l = NULL;
  gint64 mark_heard, turned_at, turned_heard;
  gsize first;

  psr_mix_plan_set_bed (plan, bed, 0, TOTAL);
  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, PSR_SECONDS_TO_SAMPLES (12), mark);
  l = listener_new ((PsrSoundServer *) data, plan);
  psr_player_set_volume (l->player, PSR_LANE_BED, 0);
  psr_player_seek (l->player, PSR_SECONDS_TO_SAMPLES (11));
  first = psr_sound_server_get_n_recorded (l->server);
  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (13));
  psr_player_set_volume (l->player, PSR_LANE_BED, 1);
  turned_at = psr_player_get_position (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (14));

  mark_heard = find_peak (l, first, 1000);
  turned_heard = find_peak (l, first, 4000);
  g_assert_cmpint (mark_heard, >, 0);
  g_assert_cmpint (turned_heard, >, 0);
  turned_heard += PSR_SECONDS_TO_SAMPLES (12) - mark_heard;
  g_test_message ("heard after %.0f ms", (double) (turned_heard - turned_at) / 48);
  g_assert_cmpint (turned_heard - turned_at, <=, PSR_MS_TO_SAMPLES (350));
}

#define N_LISTENERS 6

static void
assert_all_move (Listener **listeners, gint64 from)
{
  for (int i = 0; i < N_LISTENERS; i++)
    wait_for_position (listeners[i], from + PSR_MS_TO_SAMPLES (150));
}

/* Sixty seeks and sixty resumes, of six at once, asked for their positions all the time. A clock
 * that froze would be cured: so a device is opened no second time. */
static void
test_no_frozen_clock (gconstpointer data)
{
  Listener *listeners[N_LISTENERS];

  for (int i = 0; i < N_LISTENERS; i++)
    listeners[i] = listener_new_with_tone ((PsrSoundServer *) data);
  for (int i = 0; i < N_LISTENERS; i++)
    psr_player_play (listeners[i]->player);
  assert_all_move (listeners, 0);

  for (int round = 0; round < 10; round++) {
    gint64 target = PSR_SECONDS_TO_SAMPLES (100 - 10 * round);

    for (int i = 0; i < N_LISTENERS; i++)
      psr_player_seek (listeners[i]->player, target);
    assert_all_move (listeners, target);

    for (int i = 0; i < N_LISTENERS; i++) {
      psr_player_pause (listeners[i]->player);
      psr_player_seek (listeners[i]->player, target);
    }
    listen (500);
    for (int i = 0; i < N_LISTENERS; i++)
      psr_player_play (listeners[i]->player);
    assert_all_move (listeners, target);
  }

  for (int i = 0; i < N_LISTENERS; i++) {
    g_assert_cmpuint (listeners[i]->n_opened, ==, 1);
    listener_free (listeners[i]);
  }
}

static void
assert_heard (Listener *l, int peak)
{
  gsize first = psr_sound_server_get_n_recorded (l->server);

  listen (700);
  g_assert_cmpint (find_peak (l, first, peak), >=, 0);
}

static void
test_server_dies (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_tone ((PsrSoundServer *) data);
  gint64 place, before;

  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (2));
  assert_heard (l, TONE_PEAK);

  before = psr_player_get_position (l->player);
  psr_sound_server_kill (l->server);
  wait_for_state (l, PSR_PLAYER_PAUSED);
  place = psr_player_get_position (l->player);
  g_assert_cmpuint (l->n_lost, ==, 1);
  g_assert_cmpint (place, >=, before);
  g_assert_cmpint (place, <=, before + PSR_MS_TO_SAMPLES (300));
  listen (1500);
  g_assert_cmpint (psr_player_get_position (l->player), ==, place);
  g_assert_cmpuint (l->n_lost, ==, 1);

  /* With captions alone. */
  psr_player_play (l->player);
  wait_for_position (l, place + PSR_MS_TO_SAMPLES (300));
  g_assert_false (psr_player_get_audible (l->player));

  /* A device that comes back does not speak up by itself. */
  psr_sound_server_start (l->server);
  wait_for_position (l, place + PSR_MS_TO_SAMPLES (1300));
  g_assert_false (psr_player_get_audible (l->player));

  before = psr_player_get_position (l->player);
  psr_player_play (l->player);
  g_assert_cmpint (psr_player_get_position (l->player), <=, before + PSR_MS_TO_SAMPLES (300));
  wait_for_position (l, before + PSR_MS_TO_SAMPLES (600));
  g_assert_true (psr_player_get_audible (l->player));
  assert_heard (l, TONE_PEAK);
  g_assert_cmpuint (l->n_lost, ==, 1);
}

static void
test_device_unplugged (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_tone ((PsrSoundServer *) data);

  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (1));
  psr_sound_server_unplug (l->server);
  wait_for_state (l, PSR_PLAYER_PAUSED);
  g_assert_cmpuint (l->n_lost, ==, 1);

  psr_sound_server_kill (l->server);
  psr_sound_server_start (l->server);
  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (2));
  assert_heard (l, TONE_PEAK);
}

/* A server dies while the session is paused: nobody needs to know. */
static void
test_server_dies_while_paused (gconstpointer data)
{
  g_autoptr (Listener) l = listener_new_with_tone ((PsrSoundServer *) data);
  gint64 place;

  psr_player_play (l->player);
  wait_for_position (l, PSR_SECONDS_TO_SAMPLES (1));
  psr_player_pause (l->player);
  place = psr_player_get_position (l->player);
  listen (600);
  psr_sound_server_kill (l->server);
  listen (200);
  psr_sound_server_start (l->server);
  g_assert_cmpuint (l->n_lost, ==, 0);
  g_assert_cmpint (psr_player_get_position (l->player), ==, place);

  psr_player_play (l->player);
  wait_for_position (l, place + PSR_MS_TO_SAMPLES (500));
  g_assert_true (psr_player_get_audible (l->player));
  assert_heard (l, TONE_PEAK);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PsrSoundServer) server = NULL;
  PsrSoundServerKind kind;

  g_test_init (&argc, &argv, NULL);
  if (argc != 2 || !psr_sound_server_parse_kind (argv[1], &kind))
    g_error ("Usage: test-server pulseaudio|pipewire");

  server = psr_sound_server_new (kind);
  psr_sound_server_start (server);
  gst_init (NULL, NULL);

  g_test_add_data_func ("/audio/server/continuity", server, test_continuity);
  g_test_add_data_func ("/audio/server/pause", server, test_pause);
  g_test_add_data_func ("/audio/server/seek", server, test_seek);
  g_test_add_data_func ("/audio/server/click", server, test_click);
  g_test_add_data_func ("/audio/server/no-click", server, test_no_click);
  g_test_add_data_func ("/audio/server/volume", server, test_volume);
  g_test_add_data_func ("/audio/server/no-frozen-clock", server, test_no_frozen_clock);
  g_test_add_data_func ("/audio/server/server-dies", server, test_server_dies);
  g_test_add_data_func ("/audio/server/server-dies-while-paused",
                        server,
                        test_server_dies_while_paused);
  if (kind == PSR_SOUND_SERVER_PULSEAUDIO)
    g_test_add_data_func ("/audio/server/device-unplugged", server, test_device_unplugged);

  return g_test_run ();
}
