/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is measured by listening to a sound server of one's own, pulseaudio or pipewire:
 *
 *   bench-server KIND run COMMAND...     runs a program that plays into it
 *   bench-server KIND volume             how soon a turned lane is heard
 *   bench-server KIND recover            how soon a session goes on when the server is back
 *   bench-server KIND cues               how far from its onset a cue is told
 *   bench-server KIND listen SECONDS     gaps and drift of so much of a session, in real time
 *
 * Numbers are printed as NAME=VALUE. */

#include "config.h"

#include <gst/gst.h>

#include "audio-test-util.h"
#include "audio/psr-gst-player.h"
#include "base/psr-units.h"
#include "bench-program.h"
#include "session/psr-session.h"
#include "sound-server.h"

static PsrPlayer *
make_player (void)
{
  g_autoptr (PsrClock) clock = psr_system_clock_new ();

  return psr_gst_player_new ("org.example.PsoasRest.Bench", "Bench", clock, NULL);
}

static void
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
}

static void
listen_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, quit_cb, loop);
  g_main_loop_run (loop);
}

static void
wait_for_position (PsrPlayer *player, gint64 position)
{
  while (psr_player_get_position (player) < position)
    listen_ms (2);
}

static void
exited_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  g_main_loop_quit (data);
}

static int
run_command (char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, exited_cb, loop);
  g_main_loop_run (loop);

  return g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : 1;
}

/* Returns: where a clip is at @peak for the first time in what was recorded since @first. */
static gint64
find_peak (PsrSoundServer *server, gsize first, int peak)
{
  gsize n_frames;
  g_autofree PsrFrame *frames = psr_sound_server_dup_recording (server, first, &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    if (frames[i].left == psr_test_side (peak))
      return (gint64) i;

  g_error ("Nothing was heard.");
}

/* @phase_ms: where between two buffers it is turned. */
static double
measure_volume (PsrSoundServer *server, int phase_ms)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (PSR_SECONDS_TO_SAMPLES (60));
  g_autoptr (GBytes) bed = psr_test_make_constant (4000, PSR_SAMPLE_RATE);
  g_autoptr (GBytes) mark = psr_test_make_constant (1000, PSR_MS_TO_SAMPLES (10));
  g_autoptr (PsrPlayer) player = make_player ();
  gint64 offset, turned_at;
  gsize first;

  /* Until nothing is left of what played before. */
  listen_ms (500);
  first = psr_sound_server_get_n_recorded (server);

  psr_mix_plan_set_bed (plan, bed, 0, PSR_SECONDS_TO_SAMPLES (60));
  psr_mix_plan_add_clip (plan, PSR_LANE_BELLS, PSR_SECONDS_TO_SAMPLES (12), mark);
  psr_gst_player_load_plan (PSR_GST_PLAYER (player), plan);
  psr_player_set_volume (player, PSR_LANE_BED, 0);
  psr_player_seek (player, PSR_SECONDS_TO_SAMPLES (11));
  psr_player_play (player);
  wait_for_position (player, PSR_SECONDS_TO_SAMPLES (13) + PSR_MS_TO_SAMPLES (phase_ms));
  psr_player_set_volume (player, PSR_LANE_BED, 1);
  turned_at = psr_player_get_position (player);
  listen_ms (1000);

  offset = PSR_SECONDS_TO_SAMPLES (12) - find_peak (server, first, 1000);

  return (double) (find_peak (server, first, 4000) + offset - turned_at) / 48;
}

static void
run_volume (PsrSoundServer *server)
{
  double worst = 0, sum = 0;

  for (int i = 0; i < 10; i++) {
    double ms = measure_volume (server, 5 * i);

    worst = MAX (worst, ms);
    sum += ms;
  }

  g_print ("volume_mean_ms=%.0f\nvolume_worst_ms=%.0f\n", sum / 10, worst);
}

static void
run_recover (PsrSoundServer *server)
{
  double worst = 0;
  gint64 worst_jump = 0;

  for (int i = 0; i < 5; i++) {
    g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (PSR_SECONDS_TO_SAMPLES (60));
    g_autoptr (PsrPlayer) player = make_player ();
    GstElement *pipeline = psr_gst_player_get_pipeline (PSR_GST_PLAYER (player));
    gint64 start_us, place;

    psr_gst_player_load_plan (PSR_GST_PLAYER (player), plan);
    psr_player_play (player);
    wait_for_position (player, PSR_SAMPLE_RATE);
    psr_sound_server_kill (server);
    while (psr_player_get_state (player) != PSR_PLAYER_PAUSED)
      g_main_context_iteration (NULL, TRUE);
    place = psr_player_get_position (player);
    psr_sound_server_start (server);

    start_us = g_get_monotonic_time ();
    psr_player_play (player);
    while (GST_STATE (pipeline) != GST_STATE_PLAYING)
      g_main_context_iteration (NULL, TRUE);
    worst = MAX (worst, (double) (g_get_monotonic_time () - start_us) / 1000);
    worst_jump = MAX (worst_jump, ABS (psr_player_get_position (player) - place));
  }

  g_print ("recover_worst_ms=%.1f\nrecover_jump_samples=%" G_GINT64_FORMAT "\n", worst, worst_jump);
}

static void
notify_cue_cb (PsrSession *session, GParamSpec *pspec, gpointer data)
{
  GArray *distances = data;
  PsrProgram *program = psr_session_get_program (session);
  int cue = psr_session_get_cue (session);
  gint64 distance;
  guint n_cues;

  if (program == NULL || cue < 0)
    return;

  distance = psr_session_get_position (session) -
             psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues)[cue].start;

  /* After a skip the cue before is told, wherever that began. */
  if (distance >= 0 && distance < PSR_SECONDS_TO_SAMPLES (1))
    g_array_append_val (distances, distance);
}

static void
run_cues (PsrSoundServer *server)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (PsrPlayer) player = make_player ();
  g_autoptr (PsrSession) session = psr_session_new (player, clock);
  g_autoptr (PsrProgram) program = psr_bench_make_program ();
  gint64 worst = 0;

  g_signal_connect (session, "notify::cue", G_CALLBACK (notify_cue_cb), distances);
  psr_session_begin (session, program);
  while (psr_session_get_state (session) != PSR_SESSION_PLAYING)
    g_main_context_iteration (NULL, TRUE);
  listen_ms (1500);
  for (int i = 0; i < 15; i++) {
    psr_session_next (session);
    listen_ms (1500);
  }
  psr_session_end (session);

  for (guint i = 0; i < distances->len; i++)
    worst = MAX (worst, g_array_index (distances, gint64, i));
  g_print ("cues_told=%u\ncue_worst_ms=%.1f\n", distances->len, (double) worst / 48);
}

/* What has been found so far in a recording of the counter. */
typedef struct {
  gint64 last; /* the number that was heard last, -1 before the first */
  gint64 first_place; /* in the recording, of the first number */
  gint64 first;
  gint64 last_place;
  guint n_gaps;
} Count;

static void
count_frames (Count *count, PsrSoundServer *server, gsize *from)
{
  gsize n_frames;
  g_autofree PsrFrame *frames = psr_sound_server_dup_recording (server, *from, &n_frames);

  for (gsize i = 0; i < n_frames; i++) {
    gint64 number = (gint64) ((guint16) frames[i].left | (guint32) (guint16) frames[i].right << 16);

    /* Silence before the start; within the session only its first sample is 0. */
    if (count->last < 0 && number == 0)
      continue;
    if (count->last < 0) {
      count->first = number;
      count->first_place = (gint64) (*from + i);
    } else if (number != count->last + 1) {
      count->n_gaps++;
    }
    count->last = number;
    count->last_place = (gint64) (*from + i);
  }

  *from += n_frames;
  psr_sound_server_forget (server, *from);
}

/* The counter stands for the session: the place of the last cue on the device's clock is where
 * its number comes out. */
static void
run_listen (PsrSoundServer *server, int seconds)
{
  g_autoptr (PsrMixPlan) plan = psr_mix_plan_new (PSR_SECONDS_TO_SAMPLES (seconds + 10));
  g_autoptr (PsrPlayer) player = make_player ();
  g_autoptr (GstElement) source =
    gst_bin_get_by_name (GST_BIN (psr_gst_player_get_pipeline (PSR_GST_PLAYER (player))), "source");
  Count count = { .last = -1 };
  gsize from = psr_sound_server_get_n_recorded (server);
  gint64 drift;

  g_object_set (source, "counter", TRUE, NULL);
  psr_gst_player_load_plan (PSR_GST_PLAYER (player), plan);
  psr_player_play (player);
  while (psr_player_get_position (player) < PSR_SECONDS_TO_SAMPLES (seconds)) {
    listen_ms (500);
    count_frames (&count, server, &from);
  }

  drift = (count.last_place - count.first_place) - (count.last - count.first);
  g_print ("heard_seconds=%.1f\ngaps=%u\ndrift_ms=%.2f\nposition_ahead_ms=%.1f\n",
           (double) (count.last - count.first) / PSR_SAMPLE_RATE,
           count.n_gaps,
           (double) drift / 48,
           (double) (psr_player_get_position (player) - count.last) / 48);
}

int
main (int argc, char *argv[])
{
  const char *command = argc >= 3 ? argv[2] : "";
  g_autoptr (PsrSoundServer) server = NULL;
  PsrSoundServerKind kind;

  if (argc < 3 || !psr_sound_server_parse_kind (argv[1], &kind))
    g_error ("Usage: bench-server pulseaudio|pipewire run|volume|recover|cues|listen ...");

  server = psr_sound_server_new (kind);
  if (g_str_equal (command, "run") && argc > 3) {
    psr_sound_server_start_unrecorded (server);
    return run_command (argv + 3);
  }

  psr_sound_server_start (server);
  gst_init (NULL, NULL);
  if (g_str_equal (command, "volume"))
    run_volume (server);
  else if (g_str_equal (command, "recover"))
    run_recover (server);
  else if (g_str_equal (command, "cues"))
    run_cues (server);
  else if (g_str_equal (command, "listen") && argc == 4)
    run_listen (server, (int) g_ascii_strtoll (argv[3], NULL, 10));
  else
    g_error ("Usage: bench-server pulseaudio|pipewire run|volume|recover|cues|listen ...");

  return 0;
}
