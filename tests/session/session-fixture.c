/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-fixture.h"

#include "fake-program.h"

#include <string.h>

static void
failed_cb (SessionFixture *fixture, const GError *error)
{
  g_assert_nonnull (error);
  fixture->n_failures++;
}

static void
seeked_cb (SessionFixture *fixture, gint64 position)
{
  fixture->n_jumps++;
  fixture->jumped_to = position;
}

static void
ended_cb (SessionFixture *fixture, PsrEnding ending, gint64 rested)
{
  g_autoptr (GEnumClass) endings = g_type_class_ref (PSR_TYPE_ENDING);

  g_assert_nonnull (psr_session_get_program (fixture->session));
  g_string_append_printf (fixture->endings,
                          "%s %" G_GINT64_FORMAT ";",
                          g_enum_get_value (endings, (int) ending)->value_nick,
                          rested);
}

static void
skipped_cb (SessionFixture *fixture, PsrSkip skip, gboolean moved)
{
  g_autoptr (GEnumClass) skips = g_type_class_ref (PSR_TYPE_SKIP);

  g_string_append_printf (fixture->skips,
                          "%s%s;",
                          g_enum_get_value (skips, (int) skip)->value_nick,
                          moved ? "" : " nowhere");
}

void
session_set_up (SessionFixture *fixture, gconstpointer settle_minutes)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new (GPOINTER_TO_INT (settle_minutes));
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->session, "seeked", G_CALLBACK (seeked_cb), fixture);
  fixture->endings = g_string_new (NULL);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (ended_cb), fixture);
  fixture->skips = g_string_new (NULL);
  g_signal_connect_swapped (fixture->session, "skipped", G_CALLBACK (skipped_cb), fixture);
}

void
session_tear_down (SessionFixture *fixture, gconstpointer data)
{
  /* Whatever was still under way says so, exactly once. */
  psr_session_finish (fixture->session);
  if (fixture->endings->len > 0)
    g_assert_true (g_str_has_prefix (fixture->endings->str, "early "));
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
  g_assert_true (strchr (fixture->endings->str, ';') == strrchr (fixture->endings->str, ';'));
  g_string_free (fixture->endings, TRUE);
  g_string_free (fixture->skips, TRUE);
}

void
session_assert_endings (SessionFixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->endings->str, ==, expected);
  g_string_truncate (fixture->endings, 0);
}

void
session_assert_state (SessionFixture *fixture, PsrSessionState state)
{
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, state);
}

void
session_assert_player (SessionFixture *fixture, PsrPlayerState state)
{
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, state);
}

void
session_pass_ms (SessionFixture *fixture, gint64 ms)
{
  psr_fake_clock_advance (fixture->clock, ms * 1000);
}

void
session_iterate_until (SessionFixture *fixture, PsrSessionState state)
{
  while (psr_session_get_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

void
session_begin (SessionFixture *fixture)
{
  psr_session_begin (fixture->session, fixture->program);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_LOADING);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

const PsrScheduledCue *
session_get_cues (SessionFixture *fixture, guint *n_cues)
{
  return psr_schedule_get_cues (psr_program_get_schedule (fixture->program), n_cues);
}

void
session_wait_for_cue (SessionFixture *fixture, int cue)
{
  while (psr_session_get_cue (fixture->session) != cue)
    g_main_context_iteration (NULL, TRUE);
}
