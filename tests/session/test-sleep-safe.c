/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-session.h"
#include "session/psr-sleep-question.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"
#include "script/psr-script-catalog.h"
#include "voice/psr-voice-catalog.h"

#define ANSWER_SAMPLES PSR_MS_TO_SAMPLES (PSR_SESSION_QUESTION_MS + PSR_SESSION_ANSWER_MS)
#define DRIFT_SAMPLES  PSR_MS_TO_SAMPLES (PSR_SESSION_DRIFT_MS)

typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrProgram *program;
  gint64 question;
  int n_asked;
  int n_endings;
  PsrEnding ending;
} Fixture;

static void
asking_cb (Fixture *fixture)
{
  fixture->n_asked += psr_session_get_asking (fixture->session);
}

static void
ended_cb (Fixture *fixture, PsrEnding ending, gint64 rested)
{
  fixture->n_endings++;
  fixture->ending = ending;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->program = fake_program_new (0);
  fixture->question = psr_sleep_question_find (psr_program_get_schedule (fixture->program));
  g_assert_cmpint (fixture->question, >, 0);
  g_signal_connect_swapped (fixture->session, "notify::asking", G_CALLBACK (asking_cb), fixture);
  g_signal_connect_swapped (fixture->session, "ended", G_CALLBACK (ended_cb), fixture);
  psr_session_set_sleep_safe (fixture->session, TRUE);
  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  psr_session_finish (fixture->session);
  g_assert_cmpint (fixture->n_endings, ==, 1);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
}

/* The session looks at the player when it expects a change: that is made to be soon. */
static void
play_to (Fixture *fixture, gint64 position)
{
  gint64 from = psr_session_get_position (fixture->session);

  fake_player_advance (fixture->player, position - PSR_MS_TO_SAMPLES (2) - from);
  psr_session_hold (fixture->session, PSR_HOLD_SAYING);
  psr_session_release (fixture->session, PSR_HOLD_SAYING);
  fake_player_advance (fixture->player, PSR_MS_TO_SAMPLES (2));
}

/* Until the session has seen it begin. */
static void
play_to_next_cue (Fixture *fixture)
{
  PsrSchedule *schedule = psr_program_get_schedule (fixture->program);
  gint64 position = psr_session_get_position (fixture->session);
  int cue = psr_schedule_find_cue (schedule, position) + 1;
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  play_to (fixture, cues[cue].start);
  while (psr_session_get_cue (fixture->session) != cue)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_asking (Fixture *fixture, gboolean asking)
{
  while (psr_session_get_asking (fixture->session) != asking)
    g_main_context_iteration (NULL, TRUE);
}

static void
ask (Fixture *fixture)
{
  play_to (fixture, fixture->question);
  wait_for_asking (fixture, TRUE);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
}

static void
wait_for_gain (Fixture *fixture, double gain)
{
  while (fake_player_get_gain (fixture->player) != gain)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_drifts_off (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  play_to (fixture, fixture->question + ANSWER_SAMPLES - 1);
  g_assert_true (psr_session_get_asking (fixture->session));
  g_assert_cmpfloat (fake_player_get_gain (fixture->player), ==, 1);

  play_to (fixture, fixture->question + ANSWER_SAMPLES);
  wait_for_gain (fixture, 0);
  g_assert_true (psr_session_get_asking (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);

  play_to (fixture, fixture->question + ANSWER_SAMPLES + DRIFT_SAMPLES);
  while (psr_session_get_state (fixture->session) != PSR_SESSION_IDLE)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (psr_session_get_asking (fixture->session));
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, PSR_PLAYER_EMPTY);
  g_assert_cmpint (fixture->n_endings, ==, 1);
  g_assert_cmpint (fixture->ending, ==, PSR_ENDING_DRIFTED_OFF);
  g_assert_cmpint (fixture->n_asked, ==, 1);

  /* The next one is as loud as ever. */
  fixture->n_endings = 0;
  psr_session_begin (fixture->session, fixture->program);
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (fake_player_get_gain (fixture->player), ==, 1);
}

static void
test_answer (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  psr_session_answer (fixture->session);
  g_assert_false (psr_session_get_asking (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);

  /* Not again, and nothing fades. */
  play_to (fixture, fixture->question + ANSWER_SAMPLES + DRIFT_SAMPLES);
  play_to_next_cue (fixture);
  g_assert_false (psr_session_get_asking (fixture->session));
  g_assert_cmpfloat (fake_player_get_gain (fixture->player), ==, 1);
  g_assert_cmpint (fixture->n_asked, ==, 1);
  g_assert_cmpint (fixture->n_endings, ==, 0);
  psr_session_answer (fixture->session);
}

static void
test_toggle_only_answers (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  psr_session_toggle (fixture->session);
  g_assert_false (psr_session_get_asking (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  psr_session_toggle (fixture->session);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
}

static void
seek_back (PsrSession *session)
{
  psr_session_seek_by (session, PSR_SECONDS_TO_SAMPLES (-10));
}

/* Each does what it says as well; who goes back over the place is asked once more. */
static void
test_any_press_answers (Fixture *fixture, gconstpointer data)
{
  void (*const presses[]) (PsrSession * session) = {
    psr_session_next, psr_session_previous, psr_session_repeat, seek_back, psr_session_pause,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (presses); i++) {
    gint64 position;

    psr_session_seek_to (fixture->session, fixture->question - 1000);
    ask (fixture);
    position = psr_session_get_position (fixture->session);
    presses[i](fixture->session);
    g_assert_false (psr_session_get_asking (fixture->session));
    if (presses[i] != psr_session_pause)
      g_assert_cmpint (psr_session_get_position (fixture->session), !=, position);
  }
  g_assert_cmpint (fixture->n_asked, ==, G_N_ELEMENTS (presses));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
}

static void
test_answer_during_the_fade (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  play_to (fixture, fixture->question + ANSWER_SAMPLES + 1);
  wait_for_gain (fixture, 0);
  psr_session_toggle (fixture->session);
  g_assert_cmpfloat (fake_player_get_gain (fixture->player), ==, 1);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  g_assert_cmpint (fixture->n_endings, ==, 0);
}

static void
test_interruption_withdraws (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  fake_player_lose_device (fixture->player);
  g_assert_false (psr_session_get_asking (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  psr_session_resume (fixture->session);
  play_to_next_cue (fixture);
  g_assert_cmpint (fixture->n_asked, ==, 1);
}

static void
test_ends_while_asking (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  psr_session_end (fixture->session);
  g_assert_false (psr_session_get_asking (fixture->session));
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_ENDING);
  psr_session_finish (fixture->session);
  g_assert_cmpint (fixture->ending, ==, PSR_ENDING_EARLY);
}

static void
test_skipping_is_waking (Fixture *fixture, gconstpointer data)
{
  psr_session_seek_to (fixture->session, fixture->question);
  play_to_next_cue (fixture);
  g_assert_cmpint (fixture->n_asked, ==, 0);
}

static void
test_setting_changes (Fixture *fixture, gconstpointer data)
{
  ask (fixture);
  psr_session_set_sleep_safe (fixture->session, FALSE);
  g_assert_false (psr_session_get_asking (fixture->session));

  psr_session_seek_to (fixture->session, fixture->question - 1000);
  play_to_next_cue (fixture);
  g_assert_cmpint (fixture->n_asked, ==, 1);

  psr_session_seek_to (fixture->session, fixture->question - 1000);
  psr_session_set_sleep_safe (fixture->session, TRUE);
  ask (fixture);
  g_assert_cmpint (fixture->n_asked, ==, 2);
}

static gboolean
is_silent (PsrSchedule *schedule, gint64 from, gint64 to)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (schedule, &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].start < to && cues[i].end > from)
      return FALSE;
  }

  return TRUE;
}

static void
check_question (PsrSchedule *schedule)
{
  const PsrChoices *choices = psr_schedule_get_choices (schedule);
  gint64 place = psr_sleep_question_find (schedule);
  const PsrScheduledPart *part;

  /* The shortest rests of the longest guidance have no minute to spare. */
  if (place < 0) {
    g_assert_cmpint (choices->minutes, <=, 9);
    return;
  }

  part = psr_schedule_find_part (schedule, place);
  g_assert_cmpint (part->part->lay, ==, PSR_PART_STRETCH);
  g_assert_cmpint (place - part->start, >=, PSR_MS_TO_SAMPLES (PSR_SLEEP_QUESTION_EARLIEST_MS));
  g_assert_cmpint (place + ANSWER_SAMPLES + DRIFT_SAMPLES, <=, part->end);
  g_assert_true (is_silent (schedule, place, place + PSR_MS_TO_SAMPLES (PSR_SESSION_QUESTION_MS)));

  /* Near the end: nobody is asked long before it is time to come back. */
  g_assert_cmpint (part->end - place, <=, PSR_MINUTES_TO_SAMPLES (5));
}

static void
check_every_length (PsrScript *script, PsrVoice *voice)
{
  PsrChoices choices;

  psr_choices_init (&choices, 0);
  for (choices.minutes = psr_script_get_shortest_minutes (script);
       choices.minutes <= psr_script_get_longest_minutes (script);
       choices.minutes++) {
    for (int i = 0; i < PSR_N_GUIDANCES * (PSR_PROPS_ALL + 1); i++) {
      g_autoptr (GError) error = NULL;
      g_autoptr (PsrSchedule) schedule = NULL;

      choices.guidance = (PsrGuidance) (i % PSR_N_GUIDANCES);
      choices.props = (PsrProps) (i / PSR_N_GUIDANCES);
      schedule = psr_voice_schedule (voice, script, &choices, &error);
      g_assert_no_error (error);
      check_question (schedule);
    }
  }
}

static void
test_shipped_sessions (void)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *sessions_folder = g_build_filename (data_folder, "sessions", NULL);
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  const char *const folders[] = { voices_folder, NULL };
  g_autoptr (PsrScriptCatalog) scripts = psr_script_catalog_new (sessions_folder);
  g_autoptr (PsrVoiceCatalog) voices = psr_voice_catalog_new (folders);
  PsrScript *rest = psr_script_catalog_find (scripts, "constructive-rest");
  guint n_voices = g_list_model_get_n_items (G_LIST_MODEL (voices));

  g_assert_nonnull (rest);
  g_assert_cmpuint (n_voices, >, 0);
  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (voices), i);

    check_every_length (rest, voice);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/session/sleep-safe/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("drifts-off", test_drifts_off);
  ADD ("answer", test_answer);
  ADD ("toggle-only-answers", test_toggle_only_answers);
  ADD ("any-press-answers", test_any_press_answers);
  ADD ("answer-during-the-fade", test_answer_during_the_fade);
  ADD ("interruption-withdraws", test_interruption_withdraws);
  ADD ("ends-while-asking", test_ends_while_asking);
  ADD ("skipping-is-waking", test_skipping_is_waking);
  ADD ("setting-changes", test_setting_changes);
  g_test_add_func ("/session/sleep-safe/shipped-sessions", test_shipped_sessions);

  return g_test_run ();
}
