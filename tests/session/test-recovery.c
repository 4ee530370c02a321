/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-recovery.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "fake-program.h"

#include <glib/gstdio.h>

#define ID        "123e4567-e89b-42d3-a456-426614174000"

#define MINUTE_US (60 * G_USEC_PER_SEC)

/* A day in 2026. */
#define NOW_US (G_GINT64_CONSTANT (1795000000) * G_USEC_PER_SEC)

typedef struct {
  char *folder;
  char *path;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrRecovery *recovery;
  PsrProgram *program;
} Fixture;

/* A start of the program. */
static void
start (Fixture *fixture)
{
  fixture->player = fake_player_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->recovery =
    psr_recovery_new (fixture->session, PSR_CLOCK (fixture->clock), fixture->path);
}

/* What is left of it is the file. */
static void
crash (Fixture *fixture)
{
  g_assert_finalize_object (fixture->recovery);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("psr-recovery-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "state", "checkpoint.ini", NULL);
  fixture->clock = psr_fake_clock_new ();
  psr_fake_clock_set_real_us (fixture->clock, NOW_US);
  fixture->program = fake_program_new (1);
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = g_path_get_dirname (fixture->path);

  crash (fixture);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->program);
  g_unlink (fixture->path);
  g_rmdir (state);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
iterate_until (Fixture *fixture, PsrSessionState state)
{
  while (psr_session_get_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
begin (Fixture *fixture)
{
  psr_session_begin (fixture->session, fixture->program);
  iterate_until (fixture, PSR_SESSION_SETTLING);
}

static void
begin_and_crash_at (Fixture *fixture, int seconds)
{
  begin (fixture);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (seconds));
  psr_session_pause (fixture->session);
  crash (fixture);
  start (fixture);
}

static gboolean
is_kept (Fixture *fixture)
{
  return g_file_test (fixture->path, G_FILE_TEST_EXISTS);
}

static gint64
get_kept_position (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrCheckpoint) checkpoint = psr_checkpoint_read (fixture->path, &error);

  g_assert_no_error (error);

  return checkpoint->position;
}

static void
test_keeps_all_of_it (Fixture *fixture, gconstpointer data)
{
  const PsrCheckpoint *offer;

  begin_and_crash_at (fixture, 400);
  psr_recovery_look (fixture->recovery);
  offer = psr_recovery_get_offer (fixture->recovery);

  g_assert_nonnull (offer);
  g_assert_true (g_uuid_string_is_valid (offer->id));
  g_assert_cmpstr (offer->session_id, ==, "timeline");
  g_assert_cmpstr (offer->voice_id, ==, "en");
  g_assert_cmpstr (offer->bell_id, ==, "off");
  g_assert_cmpstr (offer->bed_id, ==, "off");
  g_assert_cmpint (offer->choices.minutes, ==, 10);
  g_assert_cmpint (offer->choices.settle_minutes, ==, 1);
  g_assert_cmpint (offer->choices.guidance, ==, PSR_GUIDANCE_FULL);
  g_assert_cmpint (offer->choices.arms, ==, PSR_ARMS_RIBS);
  g_assert_cmpint (offer->choices.props, ==, PSR_PROPS_NONE);
  g_assert_cmpint (offer->position, ==, PSR_SECONDS_TO_SAMPLES (400));
  g_assert_cmpint (offer->real_us, ==, NOW_US);
}

static void
test_every_choice_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrCheckpoint) written =
    psr_checkpoint_new (ID, fixture->program, PSR_SECONDS_TO_SAMPLES (3), NOW_US);
  g_autoptr (PsrCheckpoint) read = NULL;
  g_autoptr (GError) error = NULL;

  g_free (written->bell_id);
  written->bell_id = g_strdup ("chime");
  written->choices.guidance = PSR_GUIDANCE_BELLS;
  written->choices.arms = PSR_ARMS_BELLY;
  written->choices.props = PSR_PROPS_TOWEL | PSR_PROPS_STRAP;
  written->choices.first_side = PSR_RIGHT;
  psr_checkpoint_write (written, fixture->path, &error);
  g_assert_no_error (error);
  read = psr_checkpoint_read (fixture->path, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (read->bell_id, ==, "chime");
  g_assert_cmpint (read->choices.guidance, ==, PSR_GUIDANCE_BELLS);
  g_assert_cmpint (read->choices.arms, ==, PSR_ARMS_BELLY);
  g_assert_cmpint (read->choices.props, ==, PSR_PROPS_TOWEL | PSR_PROPS_STRAP);
  g_assert_cmpint (read->choices.first_side, ==, PSR_RIGHT);
}

static void
test_ends_with_the_session (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_true (is_kept (fixture));
  psr_session_end (fixture->session);
  g_assert_false (is_kept (fixture));
  psr_session_undo_end (fixture->session);
  g_assert_true (is_kept (fixture));
  psr_session_finish (fixture->session);
  g_assert_false (is_kept (fixture));

  begin (fixture);
  fake_player_advance (fixture->player, G_MAXINT);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  g_assert_false (is_kept (fixture));
}

static void
test_follows_jumps (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_session_pause (fixture->session);
  psr_session_seek_to (fixture->session, PSR_SECONDS_TO_SAMPLES (100));
  g_assert_cmpint (get_kept_position (fixture), ==, 0);
  psr_session_seek_to (fixture->session, PSR_SECONDS_TO_SAMPLES (200));
  while (get_kept_position (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_kept_position (fixture), ==, PSR_SECONDS_TO_SAMPLES (200));
}

static void
test_offers_for_half_an_hour (Fixture *fixture, gconstpointer data)
{
  begin_and_crash_at (fixture, 100);
  psr_fake_clock_sleep (fixture->clock, PSR_RECOVERY_MINUTES * MINUTE_US);
  psr_recovery_look (fixture->recovery);
  g_assert_nonnull (psr_recovery_get_offer (fixture->recovery));

  /* Not answered: the next start offers it again, if it is soon. */
  crash (fixture);
  start (fixture);
  psr_fake_clock_sleep (fixture->clock, 1);
  psr_recovery_look (fixture->recovery);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  g_assert_false (is_kept (fixture));
}

static void
test_clock_that_was_set_back (Fixture *fixture, gconstpointer data)
{
  begin_and_crash_at (fixture, 100);
  psr_fake_clock_set_real_us (fixture->clock, NOW_US - 1);
  psr_recovery_look (fixture->recovery);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  g_assert_false (is_kept (fixture));
}

static void
notified_cb (int *n_notified)
{
  (*n_notified)++;
}

/* Of the scripts of the tests, with the voices that are shipped or with none. */
static PsrProgramMaker *
make_maker (gboolean with_voices)
{
  const char *data = g_getenv ("PSOAS_REST_DATADIR");
  g_autoptr (GSettings) settings = g_settings_new (PSR_APPLICATION_ID);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "script", NULL);
  g_autofree char *voices_folder = g_build_filename (data, "voices", NULL);
  const char *voice_folders[] = { with_voices ? voices_folder : NULL, NULL };
  g_autoptr (PsrScriptCatalog) scripts = psr_script_catalog_new (folder);
  g_autoptr (PsrVoiceCatalog) voices = psr_voice_catalog_new (voice_folders);

  return psr_program_maker_new (settings, scripts, voices, data);
}

static void
offer_again (Fixture *fixture, PsrProgramMaker *maker, int seconds)
{
  begin_and_crash_at (fixture, seconds);
  psr_recovery_look (fixture->recovery);
  psr_recovery_check (fixture->recovery, maker);
  g_assert_nonnull (psr_recovery_get_offer (fixture->recovery));
}

/* The file stays until the session that follows has one of its own. */
static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgramMaker) maker = make_maker (TRUE);
  g_autofree char *id = NULL;
  int n_notified = 0;

  offer_again (fixture, maker, 400);
  id = g_strdup (psr_recovery_get_offer (fixture->recovery)->id);
  g_signal_connect_swapped (fixture->recovery,
                            "notify::offer",
                            G_CALLBACK (notified_cb),
                            &n_notified);
  psr_recovery_go_on (fixture->recovery, maker);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  g_assert_true (is_kept (fixture));

  iterate_until (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, PSR_SECONDS_TO_SAMPLES (395));
  g_assert_cmpint (get_kept_position (fixture), ==, PSR_SECONDS_TO_SAMPLES (395));
  g_assert_cmpstr (psr_session_get_id (fixture->session), ==, id);
}

static void
test_goes_on_from_the_first_seconds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgramMaker) maker = make_maker (TRUE);

  offer_again (fixture, maker, 3);
  psr_recovery_go_on (fixture->recovery, maker);
  iterate_until (fixture, PSR_SESSION_SETTLING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);
}

static void
test_starts_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgramMaker) maker = make_maker (TRUE);
  g_autofree char *id = NULL;

  offer_again (fixture, maker, 400);
  id = g_strdup (psr_recovery_get_offer (fixture->recovery)->id);
  psr_recovery_start_over (fixture->recovery, maker);
  iterate_until (fixture, PSR_SESSION_SETTLING);
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, 0);
  g_assert_cmpstr (psr_session_get_id (fixture->session), !=, id);
}

static void
test_offers_what_can_be_made (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgramMaker) maker = make_maker (FALSE);

  begin_and_crash_at (fixture, 400);
  psr_recovery_look (fixture->recovery);
  g_assert_nonnull (psr_recovery_get_offer (fixture->recovery));
  psr_recovery_check (fixture->recovery, maker);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  g_assert_false (is_kept (fixture));
}

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  begin_and_crash_at (fixture, 100);
  psr_recovery_look (fixture->recovery);
  psr_recovery_refuse (fixture->recovery);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  g_assert_false (is_kept (fixture));
}

static void
test_another_session_is_an_answer (Fixture *fixture, gconstpointer data)
{
  begin_and_crash_at (fixture, 100);
  psr_recovery_look (fixture->recovery);
  begin (fixture);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  g_assert_cmpint (get_kept_position (fixture), ==, 0);
}

#define HEAD  "[Checkpoint]\nVersion=2\nId=" ID "\nSession=a\nVoice=en\nBell=off\nBed=off\n"
#define WORDS "Guidance=full\nArms=ribs\nFirstSide=left\nProps=\n"
#define TIMES "Minutes=10\nSettleMinutes=0\nPosition=5\nTime=1795000000000000\n"

static const char *const foreign[] = {
  "",
  "\xff\xfe\x00 no text",
  "[Checkpoint]\n",
  "[Something]\nElse=1\n",
  "Version=1\n",
  "[Checkpoint]\nVersion=1\nId=" ID "\nSession=a\nVoice=en\nBell=off\nBed=off\n" WORDS TIMES,
  "[Checkpoint]\nVersion=2\nSession=a\nVoice=en\nBell=off\nBed=off\n" WORDS TIMES,
  "[Checkpoint]\nVersion=2\nId=1\nSession=a\nVoice=en\nBell=off\nBed=off\n" WORDS TIMES,
  HEAD TIMES,
  HEAD WORDS,
  HEAD WORDS "Minutes=0\nSettleMinutes=0\nPosition=5\nTime=1795000000000000\n",
  HEAD WORDS "Minutes=10\nSettleMinutes=9\nPosition=5\nTime=1795000000000000\n",
  HEAD WORDS "Minutes=10\nSettleMinutes=0\nPosition=-5\nTime=1795000000000000\n",
  HEAD WORDS "Minutes=10\nSettleMinutes=0\nPosition=5\nTime=x\n",
  HEAD "Guidance=loud\nArms=ribs\nFirstSide=left\nProps=\n" TIMES,
  HEAD "Guidance=full\nArms=up\nFirstSide=left\nProps=\n" TIMES,
  HEAD "Guidance=full\nArms=ribs\nFirstSide=up\nProps=\n" TIMES,
  HEAD "Guidance=full\nArms=ribs\nFirstSide=left\nProps=towel;anvil;\n" TIMES,
};

static void
write_file (Fixture *fixture, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_foreign_files (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++) {
    write_file (fixture, foreign[i]);
    psr_recovery_look (fixture->recovery);
    g_assert_null (psr_recovery_get_offer (fixture->recovery));
    g_assert_false (is_kept (fixture));
  }

  /* The same with everything right, so that each of them fails for its own reason. */
  write_file (fixture, HEAD WORDS TIMES);
  psr_recovery_look (fixture->recovery);
  g_assert_nonnull (psr_recovery_get_offer (fixture->recovery));
}

static void
test_huge_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD WORDS TIMES "#");

  while (text->len < 100000)
    g_string_append (text, "0123456789");
  write_file (fixture, text->str);
  psr_recovery_look (fixture->recovery);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
}

/* Where nothing can be written the session goes on all the same. */
static void
test_no_place_to_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_file_set_contents (folder, "", 0, NULL);
  begin (fixture);
  psr_session_pause (fixture->session);
  psr_session_finish (fixture->session);
  g_unlink (folder);
}

static void
test_nothing_to_look_at (Fixture *fixture, gconstpointer data)
{
  psr_recovery_look (fixture->recovery);
  g_assert_null (psr_recovery_get_offer (fixture->recovery));
  psr_recovery_refuse (fixture->recovery);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/session/recovery/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("keeps-all-of-it", test_keeps_all_of_it);
  ADD ("every-choice-comes-back", test_every_choice_comes_back);
  ADD ("ends-with-the-session", test_ends_with_the_session);
  ADD ("follows-jumps", test_follows_jumps);
  ADD ("offers-for-half-an-hour", test_offers_for_half_an_hour);
  ADD ("clock-that-was-set-back", test_clock_that_was_set_back);
  ADD ("goes-on", test_goes_on);
  ADD ("goes-on-from-the-first-seconds", test_goes_on_from_the_first_seconds);
  ADD ("starts-over", test_starts_over);
  ADD ("offers-what-can-be-made", test_offers_what_can_be_made);
  ADD ("refuse", test_refuse);
  ADD ("another-session-is-an-answer", test_another_session_is_an_answer);
  ADD ("foreign-files", test_foreign_files);
  ADD ("huge-file", test_huge_file);
  ADD ("no-place-to-write", test_no_place_to_write);
  ADD ("nothing-to-look-at", test_nothing_to_look_at);
#undef ADD

  return g_test_run ();
}
