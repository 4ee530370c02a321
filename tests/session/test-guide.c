/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-guide.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"
#include "script/psr-script-catalog.h"
#include "session/psr-sleep-question.h"
#include "voice/psr-voice-catalog.h"

typedef struct {
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrGuide *guide;
  PsrProgram *program;
} Fixture;

/* A quarter of an hour of the shipped session in the shipped voice, after @settle_minutes. */
static PsrProgram *
make_program (const char *voice_id, PsrGuidance guidance, int settle_minutes)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *sessions_folder = g_build_filename (data_folder, "sessions", NULL);
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  const char *const folders[] = { voices_folder, NULL };
  g_autoptr (PsrScriptCatalog) scripts = psr_script_catalog_new (sessions_folder);
  g_autoptr (PsrVoiceCatalog) voices = psr_voice_catalog_new (folders);
  PsrVoice *voice = psr_voice_catalog_find (voices, voice_id, NULL);
  PsrScript *script = psr_script_catalog_find (scripts, "constructive-rest");
  g_autoptr (PsrSchedule) schedule = NULL;
  g_autoptr (GError) error = NULL;
  PsrChoices choices;

  psr_choices_init (&choices, 15);
  choices.guidance = guidance;
  choices.settle_minutes = settle_minutes;
  schedule = psr_voice_schedule (voice, script, &choices, &error);
  g_assert_no_error (error);

  return psr_program_new (schedule, voice, NULL, NULL);
}

static PsrPhrases *
load_phrases (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
    g_file_new_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "phrases", "phrases.xml", NULL);
  PsrPhrases *phrases = psr_phrases_new_from_file (file, &error);

  g_assert_no_error (error);
  return phrases;
}

static void
set_up (Fixture *f, gconstpointer settle_minutes)
{
  g_autoptr (PsrPhrases) phrases = load_phrases ();

  f->player = fake_player_new ();
  f->clock = psr_fake_clock_new ();
  f->session = psr_session_new (PSR_PLAYER (f->player), PSR_CLOCK (f->clock));
  f->guide = psr_guide_new (f->session,
                            PSR_PLAYER (f->player),
                            phrases,
                            PSR_CLOCK (f->clock),
                            g_getenv ("PSOAS_REST_DATADIR"));
  f->program = make_program ("en", PSR_GUIDANCE_FULL, GPOINTER_TO_INT (settle_minutes));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  psr_session_finish (f->session);
  g_assert_finalize_object (f->guide);
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->player);
  g_assert_finalize_object (f->clock);
  g_assert_finalize_object (f->program);
}

static void
begin (Fixture *f)
{
  psr_session_begin (f->session, f->program);
  while (psr_session_get_state (f->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_said (Fixture *f, const char *expected)
{
  g_autofree char *said = fake_player_take_said (f->player);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_caption (Fixture *f, const char *expected)
{
  g_assert_cmpstr (psr_guide_get_caption (f->guide), ==, expected);
}

static void
assert_moves (Fixture *f, gboolean moves)
{
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (f->player)),
                   ==,
                   moves ? PSR_PLAYER_PLAYING : PSR_PLAYER_PAUSED);
}

static void
test_pause_and_resume (Fixture *f, gconstpointer data)
{
  begin (f);
  assert_said (f, "");
  psr_session_pause (f->session);
  assert_said (f, "voice:paused;");
  assert_caption (f, "Paused.");

  /* A press cuts it off, and the session goes on at once. */
  psr_session_resume (f->session);
  assert_said (f, "hush;voice:tone-resume;");
  assert_caption (f, NULL);
  assert_moves (f, TRUE);
  fake_player_finish_saying (f->player, TRUE);

  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_TONE);
  psr_session_pause (f->session);
  assert_said (f, "voice:tone-pause;");
  assert_caption (f, NULL);

  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_NONE);
  psr_session_resume (f->session);
  psr_session_pause (f->session);
  assert_said (f, "hush;");
}

static void
test_skips (Fixture *f, gconstpointer data)
{
  begin (f);
  psr_session_next (f->session);
  assert_said (f, "voice:tone-move;");
  fake_player_advance (f->player, PSR_SECONDS_TO_SAMPLES (1));

  /* Once more: said before it is. */
  psr_session_repeat (f->session);
  assert_said (f, "hush;voice:tone-move;hush;voice:again;");
  assert_caption (f, "Once more.");
  assert_moves (f, FALSE);
  fake_player_finish_saying (f->player, TRUE);
  assert_moves (f, TRUE);

  psr_session_seek_to (f->session, 0);
  assert_said (f, "voice:tone-move;");
  psr_session_previous (f->session);
  assert_said (f, "hush;voice:tone-move;hush;voice:at-the-beginning;");
  psr_session_seek_by (f->session, PSR_MINUTES_TO_SAMPLES (60));
  assert_said (f, "hush;voice:tone-move;");
  psr_session_next (f->session);
  assert_said (f, "hush;voice:at-the-last-cue;");

  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_TONE);
  psr_session_next (f->session);
  assert_said (f, "hush;voice:tone-notice;");
  psr_session_repeat (f->session);
  assert_said (f, "hush;voice:tone-move;");
  assert_moves (f, TRUE);
}

static void
test_end (Fixture *f, gconstpointer data)
{
  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_NONE);
  begin (f);
  psr_session_end (f->session);
  assert_said (f, "voice:ended;");
  assert_caption (f, "Ended. Any key within ten seconds takes you back.");
  psr_guide_where_am_i (f->guide);
  assert_said (f, "hush;voice:ended;");

  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_VOICE);
  psr_session_undo_end (f->session);
  assert_said (f, "hush;voice:tone-resume;");

  psr_session_end (f->session);
  psr_session_finish (f->session);
  assert_said (f, "hush;voice:ended;hush;");
  assert_caption (f, NULL);
}

static void
test_where_am_i (Fixture *f, gconstpointer data)
{
  guint n_parts;
  const PsrScheduledPart *parts =
    psr_schedule_get_parts (psr_program_get_schedule (f->program), &n_parts);

  psr_guide_where_am_i (f->guide);
  assert_said (f, "");

  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_NONE);
  begin (f);
  psr_guide_where_am_i (f->guide);
  assert_said (f, "voice:constructive-rest.arrive voice:minutes-left-15;");
  assert_caption (f, "Lying down. 15 minutes left.");
  g_assert_cmpint (psr_session_get_state (f->session), ==, PSR_SESSION_PLAYING);
  assert_moves (f, FALSE);
  fake_player_finish_saying (f->player, TRUE);
  assert_moves (f, TRUE);
  g_assert_cmpint (psr_session_get_position (f->session), ==, 0);

  /* The long rest; a pause meanwhile wins, and is heard. */
  psr_session_seek_to (f->session, PSR_MINUTES_TO_SAMPLES (8));
  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_VOICE);
  psr_guide_where_am_i (f->guide);
  psr_session_pause (f->session);
  assert_said (f,
               "voice:constructive-rest.rest voice:minutes-left-7;"
               "hush;voice:paused;");
  assert_moves (f, FALSE);

  /* While it is paused anyway. */
  psr_session_seek_to (f->session, parts[n_parts - 1].end - PSR_SECONDS_TO_SAMPLES (75));
  g_free (fake_player_take_said (f->player));
  psr_guide_where_am_i (f->guide);
  assert_said (f, "hush;voice:constructive-rest.get-up voice:one-minute-left;");
  fake_player_finish_saying (f->player, TRUE);
  assert_moves (f, FALSE);

  psr_session_seek_by (f->session, PSR_SECONDS_TO_SAMPLES (20));
  psr_guide_where_am_i (f->guide);
  assert_said (f,
               "voice:tone-move;hush;"
               "voice:constructive-rest.get-up voice:less-than-a-minute-left;");
}

static void
test_where_am_i_settling (Fixture *f, gconstpointer data)
{
  begin (f);
  psr_guide_where_am_i (f->guide);
  assert_said (f, "voice:begins-in-2;");
  assert_caption (f, "There is still time to get ready. It begins in 2 minutes.");
  fake_player_finish_saying (f->player, TRUE);
  fake_player_advance (f->player, PSR_SECONDS_TO_SAMPLES (55));
  psr_guide_where_am_i (f->guide);
  assert_said (f, "voice:begins-in-one-minute;");
  fake_player_finish_saying (f->player, TRUE);
  fake_player_advance (f->player, PSR_SECONDS_TO_SAMPLES (10));
  psr_guide_where_am_i (f->guide);
  assert_said (f, "voice:begins-soon;");
}

static void
test_where_am_i_with_bells (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->program);
  f->program = make_program ("nl", PSR_GUIDANCE_BELLS, 0);
  begin (f);
  psr_guide_where_am_i (f->guide);
  assert_said (f, "voice:bells-only voice:minutes-left-15;");
  assert_caption (f, "In deze sessie hoor je alleen de bel. Nog 15 minuten.");
}

static void
ask (Fixture *f)
{
  gint64 question = psr_sleep_question_find (psr_program_get_schedule (f->program));

  psr_session_set_sleep_safe (f->session, TRUE);
  begin (f);
  psr_session_seek_to (f->session, question - PSR_MS_TO_SAMPLES (2));
  fake_player_finish_saying (f->player, TRUE);
  g_free (fake_player_take_said (f->player));
  fake_player_advance (f->player, PSR_MS_TO_SAMPLES (2));
  while (!psr_session_get_asking (f->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_question (Fixture *f, gconstpointer data)
{
  ask (f);
  assert_said (f, "voice:question;");
  assert_caption (f, "Are you still listening? If so, press any key.");
  assert_moves (f, TRUE);
  psr_session_toggle (f->session);
  assert_said (f, "hush;voice:going-on;");
  assert_moves (f, TRUE);
}

static void
test_question_and_then (Fixture *f, gconstpointer data)
{
  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_TONE);
  ask (f);
  assert_said (f, "voice:question;");
  psr_session_pause (f->session);
  assert_said (f, "hush;voice:tone-pause;");
  psr_session_finish (f->session);

  g_free (fake_player_take_said (f->player));
  ask (f);
  psr_session_finish (f->session);
  assert_said (f, "voice:question;hush;");

  ask (f);
  psr_guide_where_am_i (f->guide);
  g_assert_false (psr_session_get_asking (f->session));
  g_free (fake_player_take_said (f->player));
  g_assert_true (g_str_has_prefix (psr_guide_get_caption (f->guide), "Resting. "));
}

/* Nobody hears the first ones. */
static void
test_offer_after_lost_device (Fixture *f, gconstpointer data)
{
  begin (f);
  fake_player_lose_device (f->player);
  assert_said (f, "voice:device-came-back;");
  assert_caption (f, "The sound was gone for a while. Any key goes on.");
  fake_player_finish_saying (f->player, FALSE);
  assert_moves (f, FALSE);

  for (g_autofree char *said = NULL; said == NULL || *said == '\0';) {
    g_main_context_iteration (NULL, TRUE);
    g_free (said);
    said = fake_player_take_said (f->player);
  }

  fake_player_finish_saying (f->player, TRUE);
  assert_moves (f, FALSE);
  psr_session_toggle (f->session);
  assert_said (f, "voice:tone-resume;");

  /* Not for ever. */
  fake_player_finish_saying (f->player, TRUE);
  fake_player_lose_device (f->player);
  psr_fake_clock_advance (f->clock, 600 * G_TIME_SPAN_SECOND);
  fake_player_finish_saying (f->player, FALSE);
  assert_said (f, "voice:device-came-back;");
}

static void
test_offer_after_sleep (Fixture *f, gconstpointer data)
{
  begin (f);
  psr_fake_clock_sleep (f->clock, G_TIME_SPAN_HOUR);
  while (psr_session_get_state (f->session) != PSR_SESSION_PAUSED)
    g_main_context_iteration (NULL, TRUE);
  assert_said (f, "voice:computer-slept;");
  fake_player_finish_saying (f->player, TRUE);
  psr_session_resume (f->session);
  assert_said (f, "voice:tone-resume;");
  fake_player_finish_saying (f->player, TRUE);

  /* Before it sleeps is no time to speak. */
  psr_session_prepare_for_sleep (f->session);
  assert_said (f, "");
  psr_fake_clock_sleep (f->clock, G_TIME_SPAN_HOUR);
  while (psr_guide_get_caption (f->guide) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_said (f, "voice:computer-slept;");
}

/* For as long as reading takes, however short the sound is. */
static void
test_caption_stays (Fixture *f, gconstpointer data)
{
  begin (f);
  psr_session_pause (f->session);
  psr_fake_clock_advance (f->clock, 1500 * 1000);
  fake_player_finish_saying (f->player, TRUE);
  assert_caption (f, "Paused.");
  while (psr_guide_get_caption (f->guide) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A voice that lacks all of it. */
static void
test_voice_without_phrases (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->program);
  f->program = fake_program_new (0);
  begin (f);
  psr_session_pause (f->session);
  assert_said (f, "voice:tone-notice;");
  assert_caption (f, "Paused.");
  psr_session_resume (f->session);
  g_free (fake_player_take_said (f->player));
  psr_guide_where_am_i (f->guide);
  assert_said (f, "hush;voice:tone-notice;");
  assert_caption (f, "Position. 10 minutes left.");
}

static void
test_tell (Fixture *f, gconstpointer data)
{
  psr_guide_tell (f->guide, "let-go-to-end");
  assert_said (f, "");
  begin (f);
  psr_guide_tell (f->guide, "let-go-to-end");
  assert_said (f, "voice:let-go-to-end;");
  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_TONE);
  psr_guide_tell (f->guide, "let-go-to-end");
  assert_said (f, "hush;voice:tone-notice;");
  psr_guide_set_confirmation (f->guide, PSR_CONFIRMATION_NONE);
  psr_guide_tell (f->guide, "let-go-to-end");
  assert_said (f, "hush;");
}

static void
test_confirmation_is_a_property (Fixture *f, gconstpointer data)
{
  PsrConfirmation confirmation;

  g_object_set (f->guide, "confirmation", PSR_CONFIRMATION_TONE, NULL);
  g_object_get (f->guide, "confirmation", &confirmation, NULL);
  g_assert_cmpint (confirmation, ==, PSR_CONFIRMATION_TONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, settle, func)                                                                    \
  g_test_add ("/session/guide/" name, Fixture, GINT_TO_POINTER (settle), set_up, func, tear_down)

  ADD ("pause-and-resume", 0, test_pause_and_resume);
  ADD ("skips", 0, test_skips);
  ADD ("end", 0, test_end);
  ADD ("where-am-i", 0, test_where_am_i);
  ADD ("where-am-i-settling", 2, test_where_am_i_settling);
  ADD ("where-am-i-with-bells", 0, test_where_am_i_with_bells);
  ADD ("question", 0, test_question);
  ADD ("question-and-then", 0, test_question_and_then);
  ADD ("offer-after-lost-device", 0, test_offer_after_lost_device);
  ADD ("offer-after-sleep", 0, test_offer_after_sleep);
  ADD ("caption-stays", 0, test_caption_stays);
  ADD ("voice-without-phrases", 0, test_voice_without_phrases);
  ADD ("tell", 0, test_tell);
  ADD ("confirmation-is-a-property", 0, test_confirmation_is_a_property);

  return g_test_run ();
}
