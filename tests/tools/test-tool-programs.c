/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool-test-util.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* The two programs as the build runs them; their paths are the arguments of this test. */

typedef struct {
  const char *render_voice;
  const char *synth_sounds;
  char *folder;
  char *words; /* a session with words in both languages */
  char *template;
} Fixture;

/* What a run left behind. */
typedef struct {
  int status;
  char *complaint;
} Outcome;

static const char session_text[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<session id=\"small\" minutes=\"15\" shortest=\"5\" longest=\"60\" recommended=\"10-20\">\n"
  "  <title>Small</title>\n"
  "  <summary>One of everything.</summary>\n"
  "  <part id=\"position\" lay=\"start\"><title>Position</title>\n"
  "    <bell id=\"begin\" pose=\"standing\" pause=\"6\"/>\n"
  "    <cue id=\"feet\" pose=\"standing\" pause=\"2\">\n"
  "      <words>Your feet are parallel.</words>\n"
  "      <words xml:lang=\"nl\">%s</words>\n"
  "    </cue>\n"
  "  </part>\n"
  "  <part id=\"rest\" lay=\"stretch\" gap=\"60\"><title>Rest</title></part>\n"
  "  <part id=\"return\" lay=\"end\"><title>Return</title>\n"
  "    <cue id=\"close\" pose=\"standing\" pause=\"5\">\n"
  "      <words>That is all.</words>%s\n"
  "    </cue>\n"
  "  </part>\n"
  "</session>\n";

static const char template_text[] = "[Speech]\n"
                                    "Voice=nl\n"
                                    "WordsPerMinute=120\n"
                                    "Gap=2\n"
                                    "Pitch=40\n"
                                    "\n"
                                    "[Voice]\n"
                                    "Id=nl\n"
                                    "Name=Dutch\n"
                                    "Name[nl]=Nederlands\n"
                                    "Language=nl\n"
                                    "Origin=computer\n"
                                    "Licence=GPL-3.0-or-later\n"
                                    "Loudness=-23.0\n";

static char *
write_file (Fixture *fixture, const char *name, const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
write_session (Fixture *fixture, const char *name, const char *feet, const char *close)
{
  g_auto (GStrv) pieces = g_strsplit (session_text, "%s", -1);
  g_autofree char *text = g_strconcat (pieces[0], feet, pieces[1], close, pieces[2], NULL);

  return write_file (fixture, name, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const *programs = data;

  fixture->render_voice = programs[0];
  fixture->synth_sounds = programs[1];
  fixture->folder = g_dir_make_tmp ("psr-tools-XXXXXX", NULL);
  fixture->template = write_file (fixture, "nl.ini", template_text);
  fixture->words = write_session (fixture,
                                  "small.xml",
                                  "Je voeten zijn evenwijdig.",
                                  "<words xml:lang=\"nl\">Dat is alles.</words>");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  psr_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->words);
  g_free (fixture->template);
}

static void
outcome_clear (Outcome *self)
{
  g_free (self->complaint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* Runs a tool with up to four arguments and one variable of the environment changed. */
static void
run (Outcome *outcome, const char *variable, const char *value, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (variable != NULL)
    g_subprocess_launcher_setenv (launcher, variable, value, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &outcome->complaint, &error);
  g_assert_no_error (error);
  outcome->status = g_subprocess_get_exit_status (process);
}

static void
render (Outcome *outcome, Fixture *fixture, const char *pack, const char *session, const char *path)
{
  g_autofree char *folder = g_build_filename (fixture->folder, pack, NULL);
  const char *const argv[] = {
    fixture->render_voice, "--output", folder, fixture->template, session, NULL,
  };

  run (outcome, path != NULL ? "PATH" : NULL, path, argv);
}

/* Failed, with one line that has this in it. */
static void
assert_refused (const Outcome *outcome, const char *part)
{
  g_assert_cmpint (outcome->status, ==, 1);
  g_test_message ("%s", outcome->complaint);
  g_assert_nonnull (strstr (outcome->complaint, part));
  g_assert_true (strchr (outcome->complaint, '\n') ==
                 outcome->complaint + strlen (outcome->complaint) - 1);
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autofree char *bytes_a = NULL;
  g_autofree char *bytes_b = NULL;
  gsize size_a;
  gsize size_b;

  g_assert_true (g_file_get_contents (a, &bytes_a, &size_a, NULL));
  g_assert_true (g_file_get_contents (b, &bytes_b, &size_b, NULL));
  g_assert_cmpmem (bytes_a, size_a, bytes_b, size_b);
}

static void
test_render_is_repeatable (Fixture *fixture, gconstpointer data)
{
  const char *const files[] = { "voice.ini", "small/feet.flac", "small/close.flac" };
  g_autofree char *first = g_build_filename (fixture->folder, "first", NULL);
  const char *const argv[] = {
    fixture->render_voice, "--output", first, fixture->template, fixture->words, NULL,
  };
  g_auto (Outcome) outcome = { 0 };
  g_auto (Outcome) again = { 0 };

  run (&outcome, "LC_ALL", "C", argv);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.complaint, ==, "");
  render (&again, fixture, "second", fixture->words, NULL);
  g_assert_cmpint (again.status, ==, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *one = g_build_filename (first, files[i], NULL);
    g_autofree char *other = g_build_filename (fixture->folder, "second", files[i], NULL);

    assert_same_file (one, other);
  }
}

static void
test_render_writes_manifest (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack", "voice.ini", NULL);
  g_autoptr (GKeyFile) manifest = g_key_file_new ();
  g_autofree char *name = NULL;
  g_autofree char *source = NULL;
  g_auto (GStrv) cues = NULL;
  g_auto (Outcome) outcome = { 0 };

  render (&outcome, fixture, "pack", fixture->words, NULL);
  g_assert_cmpint (outcome.status, ==, 0);

  g_assert_true (g_key_file_load_from_file (manifest, path, G_KEY_FILE_KEEP_TRANSLATIONS, NULL));
  name = g_key_file_get_locale_string (manifest, "Voice", "Name", "nl", NULL);
  g_assert_cmpstr (name, ==, "Nederlands");
  source = g_key_file_get_string (manifest, "Voice", "Source", NULL);
  g_assert_true (g_regex_match_simple ("^espeak-ng [0-9.]+\\S*, voice nl$", source, 0, 0));
  g_assert_false (g_key_file_has_group (manifest, "Speech"));
  cues = g_key_file_get_keys (manifest, "small", NULL, NULL);
  g_assert_cmpuint (g_strv_length (cues), ==, 2);
}

/* A cue that is no longer in the script leaves no clip behind, and a folder that is no pack keeps
 * what it had. */
static void
test_render_replaces_pack (Fixture *fixture, gconstpointer data)
{
  g_autofree char *session = g_build_filename (fixture->folder, "pack", "small", NULL);
  g_autofree char *old = g_build_filename (session, "old.flac", NULL);
  g_auto (Outcome) first = { 0 };
  g_auto (Outcome) second = { 0 };

  g_assert_cmpint (g_mkdir_with_parents (session, 0755), ==, 0);
  g_assert_true (g_file_set_contents (old, "x", 1, NULL));

  render (&first, fixture, "pack", fixture->words, NULL);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS));

  render (&second, fixture, "pack", fixture->words, NULL);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
}

static void
test_render_missing_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *session = write_session (fixture, "english.xml", "Je voeten.", "");
  g_autofree char *manifest = g_build_filename (fixture->folder, "pack", "voice.ini", NULL);
  g_auto (Outcome) whole = { 0 };
  g_auto (Outcome) outcome = { 0 };

  render (&whole, fixture, "pack", fixture->words, NULL);
  g_assert_true (g_file_test (manifest, G_FILE_TEST_EXISTS));

  render (&outcome, fixture, "pack", session, NULL);
  assert_refused (&outcome, "small, cue “close”: no words in the language “nl”");
  g_assert_false (g_file_test (manifest, G_FILE_TEST_EXISTS));
}

static void
test_render_silent_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *session =
    write_session (fixture, "silent.xml", "…", "<words xml:lang=\"nl\">Dat is alles.</words>");
  g_auto (Outcome) outcome = { 0 };

  render (&outcome, fixture, "pack", session, NULL);
  assert_refused (&outcome, "small, cue “feet”: nothing to be heard");
}

static void
test_render_no_espeak (Fixture *fixture, gconstpointer data)
{
  g_auto (Outcome) outcome = { 0 };

  render (&outcome, fixture, "pack", fixture->words, fixture->folder);
  assert_refused (&outcome, "espeak-ng cannot be run");
}

/* An espeak-ng that does not do its work. */
static void
test_render_broken_espeak (Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *script;
    const char *complaint;
  } cases[] = {
    { "#!/bin/sh\necho out of order >&2\necho and more >&2\nexit 3\n", "failed: out of order" },
    { "#!/bin/sh\necho hello\n", "does not tell its version" },
    { "#!/bin/sh\necho 9.9\n", "did not write a mono 16-bit WAV file" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *program = write_file (fixture, "espeak-ng", cases[i].script);
    g_auto (Outcome) outcome = { 0 };

    g_assert_cmpint (g_chmod (program, 0755), ==, 0);
    render (&outcome, fixture, "pack", fixture->words, fixture->folder);
    assert_refused (&outcome, cases[i].complaint);
  }
}

static void
test_render_unwritable (Fixture *fixture, gconstpointer data)
{
  g_auto (Outcome) below_file = { 0 };
  g_auto (Outcome) clip_is_folder = { 0 };
  g_autofree char *clip = g_build_filename (fixture->folder, "pack/small/feet.flac", NULL);

  render (&below_file, fixture, "nl.ini/pack", fixture->words, NULL);
  assert_refused (&below_file, "the folder cannot be made");

  g_assert_cmpint (g_mkdir_with_parents (clip, 0755), ==, 0);
  render (&clip_is_folder, fixture, "pack", fixture->words, NULL);
  assert_refused (&clip_is_folder, "cannot be written");
}

static void
test_render_wrong_input (Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *text;
    const char *complaint;
  } cases[] = {
    { "[Voice]\nLanguage=nl\nLoudness=-23\n", "Speech" },
    { "[Speech]\nVoice=nl\nWordsPerMinute=fast\nGap=2\nPitch=40\n", "WordsPerMinute" },
    { "[Speech]\nVoice=nl\nWordsPerMinute=120\nGap=2\nPitch=40\n[Voice]\nLoudness=-23\n",
      "Language" },
    { "[Speech]\nVoice=martian\nWordsPerMinute=120\nGap=2\nPitch=40\n"
      "[Voice]\nLanguage=nl\nLoudness=-23\n",
      "espeak-ng failed" },
  };
  g_auto (Outcome) no_session = { 0 };

  render (&no_session, fixture, "pack", "/nonexistent/session.xml", NULL);
  assert_refused (&no_session, "session.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Outcome) outcome = { 0 };

    g_free (fixture->template);
    fixture->template = write_file (fixture, "wrong.ini", cases[i].text);
    render (&outcome, fixture, "pack", fixture->words, NULL);
    assert_refused (&outcome, cases[i].complaint);
  }
}

static void
test_render_wrong_use (Fixture *fixture, gconstpointer data)
{
  const char *const no_arguments[] = { fixture->render_voice, NULL };
  const char *const unknown_option[] = { fixture->render_voice, "--loud", NULL };
  g_auto (Outcome) outcome = { 0 };
  g_auto (Outcome) unknown = { 0 };

  run (&outcome, NULL, NULL, no_arguments);
  assert_refused (&outcome, "are needed");
  run (&unknown, NULL, NULL, unknown_option);
  assert_refused (&unknown, "--loud");
}

static void
test_synth_is_repeatable (Fixture *fixture, gconstpointer data)
{
  const char *const sounds[] = { "bell-bowl",  "bell-chime",  "bed-brown", "bed-waves",  "bed-rain",
                                 "tone-pause", "tone-resume", "tone-move", "tone-notice" };
  g_autofree char *again = g_build_filename (fixture->folder, "again.flac", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sounds); i++) {
    const char *const argv[] = { fixture->synth_sounds, sounds[i], again, NULL };
    g_autofree char *name = g_strconcat (sounds[i], ".flac", NULL);
    g_autofree char *built =
      g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sounds", name, NULL);
    g_auto (Outcome) outcome = { 0 };

    run (&outcome, "LC_ALL", "C", argv);
    g_assert_cmpint (outcome.status, ==, 0);
    g_assert_cmpstr (outcome.complaint, ==, "");
    assert_same_file (again, built);
  }
}

static void
test_synth_refuses (Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *argv[4];
    const char *complaint;
  } cases[] = {
    { { fixture->synth_sounds, NULL }, "are needed" },
    { { fixture->synth_sounds, "bell-gong", "/nonexistent/a.flac", NULL }, "no sound “bell-gong”" },
    { { fixture->synth_sounds, "tone-gong", "/nonexistent/a.flac", NULL }, "no sound “tone-gong”" },
    { { fixture->synth_sounds, "gong", "/nonexistent/a.flac", NULL }, "no sound “gong”" },
    { { fixture->synth_sounds, "bell-chime", "/nonexistent/a.flac", NULL }, "cannot be written" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Outcome) outcome = { 0 };

    run (&outcome, NULL, NULL, cases[i].argv);
    assert_refused (&outcome, cases[i].complaint);
  }
}

int
main (int argc, char **argv)
{
  const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/tools/render-voice/is-repeatable", test_render_is_repeatable },
    { "/tools/render-voice/writes-manifest", test_render_writes_manifest },
    { "/tools/render-voice/replaces-pack", test_render_replaces_pack },
    { "/tools/render-voice/missing-words", test_render_missing_words },
    { "/tools/render-voice/silent-words", test_render_silent_words },
    { "/tools/render-voice/no-espeak", test_render_no_espeak },
    { "/tools/render-voice/broken-espeak", test_render_broken_espeak },
    { "/tools/render-voice/unwritable", test_render_unwritable },
    { "/tools/render-voice/wrong-input", test_render_wrong_input },
    { "/tools/render-voice/wrong-use", test_render_wrong_use },
    { "/tools/synth-sounds/is-repeatable", test_synth_is_repeatable },
    { "/tools/synth-sounds/refuses", test_synth_refuses },
  };

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, argv + 1, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
