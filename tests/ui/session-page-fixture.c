/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "session-page-fixture.h"

#include "base/psr-units.h"
#include "lead-part.h"

PsrSchedule *
session_page_get_schedule (SessionPageFixture *fixture)
{
  return psr_program_get_schedule (psr_session_get_program (fixture->session));
}

gpointer
session_page_get_part (SessionPageFixture *fixture, const char *name)
{
  gpointer part = lead_part_find (fixture->lead, name);

  g_assert_nonnull (part);
  return part;
}

static void
make_window (SessionPageFixture *fixture)
{
  fixture->page = g_object_new (PSR_TYPE_SESSION_PAGE, NULL);
  fixture->lead =
    GTK_WIDGET (gtk_widget_get_template_child (fixture->page, PSR_TYPE_SESSION_PAGE, "lead_view"));
  fixture->figure = session_page_get_part (fixture, "figure_view");
  fixture->dimmer = psr_dimmer_new ();
  psr_dimmer_set_child (PSR_DIMMER (fixture->dimmer), fixture->page);
  g_object_bind_property (fixture->dusk, "light", fixture->dimmer, "light", G_BINDING_SYNC_CREATE);
  psr_session_page_set_up (PSR_SESSION_PAGE (fixture->page),
                           fixture->session,
                           fixture->questioner,
                           fixture->poses,
                           fixture->settings,
                           fixture->dusk);

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->dimmer);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
session_page_set_up (SessionPageFixture *fixture, gconstpointer data)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };
  g_autoptr (GFile) file =
    g_file_new_build_filename (data_folder, "sessions", "constructive-rest.xml", NULL);
  g_autoptr (GError) error = NULL;

  fixture->script = psr_script_new_from_file (file, &error);
  g_assert_no_error (error);
  fixture->poses = psr_pose_catalog_load (poses_folder, &error);
  g_assert_no_error (error);
  fixture->voices = psr_voice_catalog_new (voices_folders);
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->questioner = psr_questioner_new (fixture->session, PSR_CLOCK (fixture->clock));
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  fixture->dusk = psr_dusk_new (fixture->session, fixture->settings);
  make_window (fixture);
  while (!gtk_widget_get_mapped (fixture->figure) || gtk_widget_get_width (fixture->figure) == 0)
    g_main_context_iteration (NULL, TRUE);
}

void
session_page_iterate_until (SessionPageFixture *fixture, PsrSessionState state)
{
  while (psr_session_get_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

void
session_page_end (SessionPageFixture *fixture)
{
  psr_session_finish (fixture->session);
  session_page_iterate_until (fixture, PSR_SESSION_IDLE);
}

void
session_page_tear_down (SessionPageFixture *fixture, gconstpointer data)
{
  gpointer figure = fixture->figure;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  session_page_end (fixture);
  g_object_add_weak_pointer (figure, &figure);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (figure);
  g_assert_finalize_object (fixture->dusk);
  g_settings_reset (fixture->settings, "dim");
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->questioner);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->script);
}

void
session_page_load_script (SessionPageFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
    g_file_new_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sessions", name, NULL);

  g_clear_object (&fixture->script);
  fixture->script = psr_script_new_from_file (file, &error);
  g_assert_no_error (error);
}

void
session_page_begin (SessionPageFixture *fixture, PsrArms arms, PsrProps props)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  g_autoptr (PsrProgram) program = NULL;
  gboolean dutch = g_strcmp0 (g_getenv ("LANGUAGE"), "nl") == 0;
  PsrVoice *voice = psr_voice_catalog_find (fixture->voices, dutch ? "nl" : "en", &error);
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, psr_script_get_default_minutes (fixture->script));
  choices.arms = arms;
  choices.props = props;
  schedule = psr_voice_schedule (voice, fixture->script, &choices, &error);
  g_assert_no_error (error);
  program = psr_program_new (schedule, voice, NULL, NULL);
  psr_session_begin (fixture->session, program);
  session_page_iterate_until (fixture, PSR_SESSION_PLAYING);
}

void
session_page_play_to (SessionPageFixture *fixture, gint64 position)
{
  fake_player_advance (fixture->player, position - psr_session_get_position (fixture->session));
}

void
session_page_jump_to (SessionPageFixture *fixture, gint64 position)
{
  psr_session_seek_to (fixture->session, position);
}

void
session_page_iterate_until_cue (SessionPageFixture *fixture, int cue)
{
  while (psr_session_get_cue (fixture->session) != cue)
    g_main_context_iteration (NULL, TRUE);
}

const PsrScheduledPart *
session_page_find_rest (SessionPageFixture *fixture)
{
  guint n_parts;
  const PsrScheduledPart *parts =
    psr_schedule_get_parts (session_page_get_schedule (fixture), &n_parts);

  for (guint i = 0; i < n_parts; i++) {
    if (parts[i].part->lay == PSR_PART_STRETCH)
      return &parts[i];
  }
  g_assert_not_reached ();
}

GtkWidget *
session_page_find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = session_page_find_button (child, action);

  return found;
}
