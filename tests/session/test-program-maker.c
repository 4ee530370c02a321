/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session/psr-program-maker.h"

#define ID "123e4567-e89b-42d3-a456-426614174000"

typedef struct {
  GSettings *settings;
  PsrProgramMaker *maker;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *sessions = g_build_filename (folder, "sessions", NULL);
  g_autofree char *voices_folder = g_build_filename (folder, "voices", NULL);
  const char *voice_folders[] = { voices_folder, NULL };
  g_autoptr (PsrScriptCatalog) scripts = psr_script_catalog_new (sessions);
  g_autoptr (PsrVoiceCatalog) voices = psr_voice_catalog_new (voice_folders);

  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set_string (fixture->settings, "session", PSR_DEFAULT_SESSION);
  g_settings_set_string (fixture->settings, "voice", "nl");
  g_settings_set_string (fixture->settings, "bell", "bowl");
  g_settings_set_string (fixture->settings, "bed", "off");
  g_settings_reset (fixture->settings, "guidance");
  fixture->maker = psr_program_maker_new (fixture->settings, scripts, voices, folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->maker);
  g_clear_object (&fixture->settings);
}

static PsrProgram *
make (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  PsrProgram *program = psr_program_maker_make (fixture->maker, &error);

  g_assert_no_error (error);

  return program;
}

static const char *
get_voice_id (PsrProgram *program)
{
  return psr_voice_get_id (psr_program_get_voice (program));
}

static void
test_makes_what_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) program = make (fixture);
  PsrScript *script = psr_schedule_get_script (psr_program_get_schedule (program));

  g_assert_cmpstr (psr_script_get_id (script), ==, PSR_DEFAULT_SESSION);
  g_assert_cmpstr (get_voice_id (program), ==, "nl");
  g_assert_nonnull (psr_program_get_bell (program));
  g_assert_null (psr_program_get_bed (program));
}

/* In the language of the interface, which tests have in English. */
static void
test_chooses_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *session = NULL;
  g_autofree char *voice = NULL;

  g_settings_set_string (fixture->settings, "session", "no-such-session");
  g_settings_set_string (fixture->settings, "voice", "no-such-voice");
  psr_program_maker_choose_defaults (fixture->maker);

  session = g_settings_get_string (fixture->settings, "session");
  voice = g_settings_get_string (fixture->settings, "voice");
  g_assert_cmpstr (session, ==, PSR_DEFAULT_SESSION);
  g_assert_cmpstr (voice, ==, "en");
}

static void
test_keeps_what_is_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *voice = NULL;

  psr_program_maker_choose_defaults (fixture->maker);

  voice = g_settings_get_string (fixture->settings, "voice");
  g_assert_cmpstr (voice, ==, "nl");
}

/* Also where other settings would make another length. */
static void
test_remakes_the_same_length (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrProgram) before = make (fixture);
  g_autoptr (PsrProgram) after = NULL;

  g_settings_set_string (fixture->settings, "voice", "en");
  g_settings_set_enum (fixture->settings, "guidance", PSR_GUIDANCE_BELLS);
  g_settings_set_string (fixture->settings, "session", "desk-stretch");
  after = psr_program_maker_remake (fixture->maker, before, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_voice_id (after), ==, "en");
  g_assert_true (psr_schedule_get_script (psr_program_get_schedule (after)) ==
                 psr_schedule_get_script (psr_program_get_schedule (before)));
  g_assert_cmpint (psr_schedule_get_choices (psr_program_get_schedule (after))->guidance,
                   ==,
                   PSR_GUIDANCE_BELLS);
  g_assert_cmpint (psr_schedule_get_total_samples (psr_program_get_schedule (after)),
                   ==,
                   psr_schedule_get_total_samples (psr_program_get_schedule (before)));
}

static void
test_makes_again_what_was_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) before = make (fixture);
  g_autoptr (PsrCheckpoint) checkpoint = psr_checkpoint_new (ID, before, 0, 1);
  g_autoptr (PsrProgram) after = NULL;

  g_settings_set_string (fixture->settings, "voice", "en");
  g_settings_set_string (fixture->settings, "bell", "off");
  after = psr_program_maker_make_again (fixture->maker, checkpoint);

  g_assert_nonnull (after);
  g_assert_cmpstr (get_voice_id (after), ==, "nl");
  g_assert_true (g_file_equal (psr_program_get_bell (after), psr_program_get_bell (before)));
}

/* Another voice in its place would be another session. */
static void
test_makes_nothing_of_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) program = make (fixture);
  g_autoptr (PsrCheckpoint) checkpoint = psr_checkpoint_new (ID, program, 0, 1);

  g_free (checkpoint->voice_id);
  checkpoint->voice_id = g_strdup ("no-such-voice");
  g_assert_null (psr_program_maker_make_again (fixture->maker, checkpoint));

  g_free (checkpoint->session_id);
  checkpoint->session_id = g_strdup ("no-such-session");
  g_assert_null (psr_program_maker_make_again (fixture->maker, checkpoint));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/session/program-maker/makes-what-is-chosen", test_makes_what_is_chosen);
  add ("/session/program-maker/chooses-what-is-gone", test_chooses_what_is_gone);
  add ("/session/program-maker/keeps-what-is-there", test_keeps_what_is_there);
  add ("/session/program-maker/remakes-the-same-length", test_remakes_the_same_length);
  add ("/session/program-maker/makes-again-what-was-kept", test_makes_again_what_was_kept);
  add ("/session/program-maker/makes-nothing-of-what-is-gone", test_makes_nothing_of_what_is_gone);

  return g_test_run ();
}
