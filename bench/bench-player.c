/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is measured without listening:
 *
 *   bench-player play|paused   leads a session, or stands paused in it, until it is ended; for
 *                              whoever measures the process from outside
 *   bench-player mix           decodes and mixes the whole session, as fast as it goes
 *   bench-player seek          seeks a hundred times
 *
 * Numbers are printed as NAME=VALUE. */

#include "config.h"

#include <gst/gst.h>
#include <time.h>

#include "audio/psr-gst-player.h"
#include "audio/psr-plan-loader.h"
#include "audio/psr-session-src.h"
#include "base/psr-units.h"
#include "bench-program.h"
#include "session/psr-session.h"

static double
get_cpu_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static gboolean
pause_cb (gpointer data)
{
  psr_session_pause (PSR_SESSION (data));

  return G_SOURCE_REMOVE;
}

static void
run_session (gboolean paused)
{
  g_autoptr (PsrProgram) program = psr_bench_make_program ();
  g_autoptr (PsrClock) clock = psr_system_clock_new ();
  g_autoptr (PsrPlayer) player =
    psr_gst_player_new ("org.example.PsoasRest.Bench", "Bench", clock, NULL);
  g_autoptr (PsrSession) session = psr_session_new (player, clock);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  psr_session_begin (session, program);
  if (paused)
    g_timeout_add_seconds (2, pause_cb, session);
  g_main_loop_run (loop);
}

static GstElement *
make_pipeline (PsrMixPlan *plan)
{
  GstElement *pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  GstElement *source = psr_session_src_new ();
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  psr_session_src_set_plan (PSR_SESSION_SRC (source), plan);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), source, sink, NULL);
  gst_element_link (source, sink);

  return pipeline;
}

static void
wait_for (GstElement *pipeline, GstMessageType type)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  g_autoptr (GstMessage) message =
    gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, type | GST_MESSAGE_ERROR);

  g_assert_cmpint ((int) GST_MESSAGE_TYPE (message), ==, (int) type);
}

static PsrMixPlan *
load_plan (void)
{
  g_autoptr (PsrProgram) program = psr_bench_make_program ();
  g_autoptr (GError) error = NULL;
  PsrMixPlan *plan = psr_plan_loader_load (program, NULL, NULL, &error);

  g_assert_no_error (error);

  return plan;
}

static void
run_mix (void)
{
  double start = get_cpu_seconds (), loaded, mixed;
  g_autoptr (PsrMixPlan) plan = load_plan ();
  g_autoptr (GstElement) pipeline = make_pipeline (plan);
  double length = (double) psr_mix_plan_get_total_samples (plan) / PSR_SAMPLE_RATE;

  loaded = get_cpu_seconds ();
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  wait_for (pipeline, GST_MESSAGE_EOS);
  mixed = get_cpu_seconds ();
  gst_element_set_state (pipeline, GST_STATE_NULL);

  g_print ("length=%.3f\nload_cpu=%.4f\nmix_cpu=%.4f\n", length, loaded - start, mixed - loaded);
}

static void
run_seek (void)
{
  g_autoptr (PsrMixPlan) plan = load_plan ();
  g_autoptr (GstElement) pipeline = make_pipeline (plan);
  gint64 total = psr_mix_plan_get_total_samples (plan);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double sum = 0, worst = 0;

  gst_element_set_state (pipeline, GST_STATE_PAUSED);
  wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);
  for (int i = 0; i < 100; i++) {
    gint64 target = (gint64) (g_rand_double (random) * (double) (total - PSR_SAMPLE_RATE));
    gint64 start_us = g_get_monotonic_time ();
    double ms;

    gst_element_seek_simple (pipeline,
                             GST_FORMAT_TIME,
                             GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                             psr_samples_to_ns (target));
    wait_for (pipeline, GST_MESSAGE_ASYNC_DONE);
    ms = (double) (g_get_monotonic_time () - start_us) / 1000;
    sum += ms;
    worst = MAX (worst, ms);
  }
  gst_element_set_state (pipeline, GST_STATE_NULL);

  g_print ("seek_mean_ms=%.3f\nseek_worst_ms=%.3f\n", sum / 100, worst);
}

int
main (int argc, char *argv[])
{
  const char *command = argc == 2 ? argv[1] : "";

  gst_init (NULL, NULL);

  if (g_str_equal (command, "play"))
    run_session (FALSE);
  else if (g_str_equal (command, "paused"))
    run_session (TRUE);
  else if (g_str_equal (command, "mix"))
    run_mix ();
  else if (g_str_equal (command, "seek"))
    run_seek ();
  else
    g_error ("Usage: bench-player play|paused|mix|seek");

  return 0;
}
