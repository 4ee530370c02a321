/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "base/psr-units.h"
#include "player-fixture.h"
#include "test-pack.h"

typedef struct {
  GAsyncResult *result;
  gboolean loaded;
  GError *error;
} Outcome;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  g_assert_null (outcome->result);
  outcome->result = g_object_ref (result);
  outcome->loaded = psr_player_load_finish (PSR_PLAYER (source), result, &outcome->error);
}

static void
wait_for_outcome (Outcome *outcome)
{
  while (outcome->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
clear_outcome (Outcome *outcome)
{
  g_clear_object (&outcome->result);
  g_clear_error (&outcome->error);
}

static void
begin_load (PsrTestPlayer *f, PsrTestPack *pack, GCancellable *cancellable, Outcome *outcome)
{
  g_autoptr (PsrProgram) program = psr_test_pack_make_program (pack, FALSE, FALSE);

  psr_player_load_async (f->player, program, cancellable, loaded_cb, outcome);
}

/* The worker keeps the player until it notices that nobody wants its plan any more. */
static void
tear_down (PsrTestPlayer *f, gconstpointer data)
{
  while (G_OBJECT (f->player)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  psr_test_player_tear_down (f, data);
}

static void
test_load (PsrTestPlayer *f, gconstpointer data)
{
  g_autoptr (PsrTestPack) pack = psr_test_pack_new ();
  Outcome outcome = { 0 };

  begin_load (f, pack, NULL, &outcome);
  g_assert_cmpint (psr_player_get_state (f->player), ==, PSR_PLAYER_LOADING);
  psr_player_play (f->player);
  wait_for_outcome (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.loaded);
  psr_test_player_assert_log (f, "loading paused");

  psr_player_seek (f->player, G_MAXINT64);
  psr_test_player_assert_position (f, PSR_MINUTES_TO_SAMPLES (PSR_TEST_PACK_MINUTES));
  clear_outcome (&outcome);
}

static void
test_load_while_playing (PsrTestPlayer *f, gconstpointer data)
{
  g_autoptr (PsrTestPack) pack = psr_test_pack_new ();
  Outcome outcome = { 0 };

  psr_test_player_load (f);
  psr_test_player_play (f);
  psr_test_player_listen (f, PSR_SECONDS_TO_SAMPLES (1));
  begin_load (f, pack, NULL, &outcome);
  psr_test_player_assert_log (f, "loading paused playing loading");
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_PLAYING);

  /* Loaded, and what played before is silent. */
  wait_for_outcome (&outcome);
  g_assert_true (outcome.loaded);
  g_assert_cmpint (psr_test_player_get_pipeline_state (f), ==, GST_STATE_NULL);
  psr_test_player_assert_log (f, "paused");
  clear_outcome (&outcome);
}

static void
test_stop_while_loading (PsrTestPlayer *f, gconstpointer data)
{
  g_autoptr (PsrTestPack) pack = psr_test_pack_new ();
  Outcome outcome = { 0 };

  begin_load (f, pack, NULL, &outcome);
  psr_player_stop (f->player);
  wait_for_outcome (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  psr_test_player_assert_log (f, "loading empty");
  clear_outcome (&outcome);
}

static void
test_cancel_load (PsrTestPlayer *f, gconstpointer data)
{
  g_autoptr (PsrTestPack) pack = psr_test_pack_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { 0 };

  begin_load (f, pack, cancellable, &outcome);
  g_cancellable_cancel (cancellable);
  wait_for_outcome (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  psr_test_player_assert_log (f, "loading empty");
  clear_outcome (&outcome);

  /* Cancelled before it began. */
  begin_load (f, pack, cancellable, &outcome);
  wait_for_outcome (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  psr_test_player_assert_log (f, "loading empty");
  clear_outcome (&outcome);
}

static void
test_load_again (PsrTestPlayer *f, gconstpointer data)
{
  g_autoptr (PsrTestPack) pack = psr_test_pack_new ();
  Outcome first = { 0 }, second = { 0 };

  begin_load (f, pack, NULL, &first);
  begin_load (f, pack, NULL, &second);
  wait_for_outcome (&first);
  wait_for_outcome (&second);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (second.loaded);
  psr_test_player_assert_log (f, "loading paused");
  clear_outcome (&first);
  clear_outcome (&second);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/audio/player-load/" name,                                                          \
              PsrTestPlayer,                                                                       \
              NULL,                                                                                \
              psr_test_player_set_up,                                                              \
              func,                                                                                \
              tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  ADD ("load", test_load);
  ADD ("load-while-playing", test_load_while_playing);
  ADD ("stop-while-loading", test_stop_while_loading);
  ADD ("cancel-load", test_cancel_load);
  ADD ("load-again", test_load_again);

  return g_test_run ();
}
