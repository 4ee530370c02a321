/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-fixture.h"

#include "base/psr-units.h"
#include "lead-part.h"
#include "ui/pages/home/psr-home-page.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/pages/session/psr-session-page.h"

/* Longer than the longest wait of the session's timer and of the page's. */
#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

static PsrScript *
find_rest (WindowFixture *fixture)
{
  return psr_script_catalog_find (fixture->scripts, "constructive-rest");
}

static PsrProgram *
make_program (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  PsrVoice *voice = psr_voice_catalog_find (fixture->voices, "en", &error);
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, WINDOW_MINUTES);
  choices.settle_minutes = fixture->settle_minutes;
  schedule = psr_voice_schedule (voice, find_rest (fixture), &choices, &error);
  g_assert_no_error (error);

  return psr_program_new (schedule, voice, NULL, NULL);
}

static void
begin_cb (WindowFixture *fixture)
{
  g_autoptr (PsrProgram) program = make_program (fixture);

  fixture->n_begun++;
  psr_session_begin (fixture->session, program);
}

void
window_open (WindowFixture *fixture)
{
  g_autofree char *lessons_folder =
    g_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "learn", NULL);

  fixture->window = psr_window_new (GTK_APPLICATION (g_application_get_default ()),
                                    fixture->settings,
                                    fixture->session,
                                    fixture->questioner,
                                    fixture->scripts,
                                    fixture->voices,
                                    fixture->poses,
                                    fixture->journal,
                                    lessons_folder,
                                    fixture->preview);
  psr_window_set_tension (fixture->window, fixture->tension);
  g_signal_connect_swapped (fixture->window, "begin", G_CALLBACK (begin_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
window_set_up (WindowFixture *fixture, gconstpointer settle_minutes)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };
  g_autofree char *sessions_folder = g_build_filename (data_folder, "sessions", NULL);

  fixture->settle_minutes = GPOINTER_TO_INT (settle_minutes);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set_string (fixture->settings, "voice", "en");
  fixture->scripts = psr_script_catalog_new (sessions_folder);
  fixture->poses = psr_pose_catalog_load (poses_folder, NULL);
  g_assert_nonnull (fixture->poses);
  fixture->voices = psr_voice_catalog_new (voices_folders);
  fixture->journal = psr_journal_new ("/dev/null/journal.db");
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->questioner = psr_questioner_new (fixture->session, PSR_CLOCK (fixture->clock));
  fixture->tension = psr_tension_new (fixture->session);
  fixture->preview = psr_preview_new (PSR_PLAYER (fixture->player),
                                      fixture->session,
                                      fixture->settings,
                                      fixture->voices,
                                      data_folder);
  window_open (fixture);
}

void
window_set_welcomed (gboolean welcomed)
{
  g_autoptr (GSettings) settings = g_settings_new (PSR_APPLICATION_ID);

  g_settings_set_boolean (settings, "welcomed", welcomed);
}

void
window_set_up_first_start (WindowFixture *fixture, gconstpointer settle_minutes)
{
  window_set_welcomed (FALSE);
  window_set_up (fixture, settle_minutes);
}

void
window_iterate_until_gone (gpointer *pointer)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (*pointer != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (*pointer);
}

void
window_close (WindowFixture *fixture)
{
  gpointer window = g_steal_pointer (&fixture->window);

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  window_iterate_until_gone (&window);
}

void
window_tear_down (WindowFixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    window_close (fixture);
  g_settings_reset (fixture->settings, "voice");
  window_set_welcomed (TRUE);
  /* A row of the settings goes a moment after its window. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->preview);
  g_assert_finalize_object (fixture->tension);
  g_assert_finalize_object (fixture->questioner);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->journal);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->scripts);
  g_assert_finalize_object (fixture->settings);
}

gpointer
window_get_part (WindowFixture *fixture, const char *name)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gpointer stack = gtk_widget_get_template_child (window, PSR_TYPE_WINDOW, "stack");
  gpointer home = gtk_widget_get_template_child (window, PSR_TYPE_WINDOW, "home_page");
  gpointer session = gtk_stack_get_child_by_name (stack, "session");
  GObject *part = gtk_widget_get_template_child (home, PSR_TYPE_HOME_PAGE, name);

  if (part == NULL && session != NULL)
    part = gtk_widget_get_template_child (session, PSR_TYPE_SESSION_PAGE, name);
  if (part == NULL && session != NULL) {
    gpointer lead = gtk_widget_get_template_child (session, PSR_TYPE_SESSION_PAGE, "lead_view");

    part = lead_part_find (lead, name);
  }
  g_assert_nonnull (part);
  return part;
}

const char *
window_get_label (WindowFixture *fixture, const char *name)
{
  return gtk_label_get_label (window_get_part (fixture, name));
}

void
window_wait_for_label (WindowFixture *fixture, const char *name, const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (g_strcmp0 (window_get_label (fixture, name), text) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (window_get_label (fixture, name), ==, text);
}

void
window_activate (WindowFixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

void
window_iterate_until (WindowFixture *fixture, PsrSessionState state)
{
  while (psr_session_get_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

void
window_begin (WindowFixture *fixture)
{
  window_activate (fixture, "begin");
  window_iterate_until (fixture,
                        fixture->settle_minutes > 0 ? PSR_SESSION_SETTLING : PSR_SESSION_PLAYING);
}

const PsrScheduledCue *
window_get_spoken (WindowFixture *fixture, int number)
{
  PsrProgram *program = psr_session_get_program (fixture->session);
  const PsrScheduledCue *cues;
  guint n_cues;

  cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);
  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].words != NULL && number-- == 0)
      return &cues[i];
  }
  g_assert_not_reached ();
}

void
window_play_to (WindowFixture *fixture, gint64 position)
{
  fake_player_advance (fixture->player, position - psr_session_get_position (fixture->session));
}

const char *
window_get_page (WindowFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  return gtk_stack_get_visible_child_name (
    GTK_STACK (gtk_widget_get_template_child (window, PSR_TYPE_WINDOW, "stack")));
}

int
window_run_tests (int argc, char **argv, void (*add_tests) (void))
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  application = adw_application_new (PSR_APPLICATION_ID ".Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window_set_welcomed (TRUE);
  add_tests ();

  return g_test_run ();
}
