/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the figure shows while a session is under way. */

#include "config.h"

#include "ui/pages/session/psr-session-page.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "ui/psr-cue-pose.h"
#include "voice/psr-voice-catalog.h"

#define MINUTES  15

#define WATCH_MS 1500

/* Cues that are waited for; the others are sought. */
#define N_PLAYED 6

typedef struct {
  PsrScript *script;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  GtkWidget *window;
  GtkWidget *figure; /* (not owned) */
} Fixture;

static PsrSchedule *
get_schedule (Fixture *fixture)
{
  return psr_program_get_schedule (psr_session_get_program (fixture->session));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };
  g_autoptr (GFile) file =
    g_file_new_build_filename (data_folder, "sessions", "constructive-rest.xml", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *page = g_object_new (PSR_TYPE_SESSION_PAGE, NULL);

  fixture->script = psr_script_new_from_file (file, &error);
  g_assert_no_error (error);
  fixture->poses = psr_pose_catalog_load (poses_folder, &error);
  g_assert_no_error (error);
  fixture->voices = psr_voice_catalog_new (voices_folders);
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->figure =
    GTK_WIDGET (gtk_widget_get_template_child (page, PSR_TYPE_SESSION_PAGE, "figure_view"));
  psr_session_page_set_up (PSR_SESSION_PAGE (page), fixture->session, fixture->poses);

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->figure) || gtk_widget_get_width (fixture->figure) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
iterate_until (Fixture *fixture, PsrSessionState state)
{
  while (psr_session_get_state (fixture->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
end (Fixture *fixture)
{
  psr_session_finish (fixture->session);
  iterate_until (fixture, PSR_SESSION_IDLE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer figure = fixture->figure;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  end (fixture);
  g_object_add_weak_pointer (figure, &figure);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (figure);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->script);
}

static void
begin (Fixture *fixture, PsrArms arms, PsrProps props)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  g_autoptr (PsrProgram) program = NULL;
  PsrVoice *voice = psr_voice_catalog_find (fixture->voices, "en", &error);
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, MINUTES);
  choices.arms = arms;
  choices.props = props;
  schedule = psr_voice_schedule (voice, fixture->script, &choices, &error);
  g_assert_no_error (error);
  program = psr_program_new (schedule, voice, NULL, NULL);
  psr_session_begin (fixture->session, program);
  iterate_until (fixture, PSR_SESSION_PLAYING);
}

static void
play_to (Fixture *fixture, gint64 position)
{
  fake_player_advance (fixture->player, position - psr_session_get_position (fixture->session));
}

/* The session tells of a cue from its timer, not from the player: at most a second later. */
static void
iterate_until_cue (Fixture *fixture, int cue)
{
  while (psr_session_get_cue (fixture->session) != cue)
    g_main_context_iteration (NULL, TRUE);
}

static char *
describe (Fixture *fixture, const PsrScheduledCue *cue)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPose) pose = psr_cue_pose_find (fixture->poses,
                                                cue,
                                                psr_schedule_get_choices (get_schedule (fixture)),
                                                &error);
  PsrPose *base = psr_pose_catalog_find (fixture->poses, cue->pose, NULL);
  g_autofree char *base_description = psr_pose_dup_description (base);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = psr_pose_dup_description (pose);
  g_assert_true (g_str_has_prefix (description, base_description));

  return g_steal_pointer (&description);
}

static void
assert_label (Fixture *fixture, const char *label)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->figure),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
}

static void
assert_shows_cue (Fixture *fixture, const PsrScheduledCue *cue)
{
  g_autofree char *description = describe (fixture, cue);

  assert_label (fixture, description);
}

/* Before the first cue its pose is there already; and each comes with its words, not before. */
static void
test_follows_cues (Fixture *fixture, gconstpointer data)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  cues = psr_schedule_get_cues (get_schedule (fixture), &n_cues);
  assert_shows_cue (fixture, &cues[0]);
  g_assert_cmpuint (n_cues, >, N_PLAYED);
  for (guint i = 0; i < N_PLAYED; i++) {
    play_to (fixture, cues[i].start - 1);
    assert_shows_cue (fixture, &cues[MAX (i, 1) - 1]);
    fake_player_advance (fixture->player, 1);
    iterate_until_cue (fixture, i);
    assert_shows_cue (fixture, &cues[i]);
  }
}

static void
test_goes_back (Fixture *fixture, gconstpointer data)
{
  const PsrScheduledCue *cues;
  guint n_cues;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  cues = psr_schedule_get_cues (get_schedule (fixture), &n_cues);
  for (int i = (int) n_cues - 1; i >= 0; i--) {
    psr_session_seek_by (fixture->session,
                         cues[i].start - psr_session_get_position (fixture->session));
    iterate_until_cue (fixture, i);
    assert_shows_cue (fixture, &cues[i]);
  }
}

/* Returns: the description of the first cue in the pose. */
static char *
show_first (Fixture *fixture, const char *pose)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (get_schedule (fixture), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (!g_str_equal (cues[i].pose, pose))
      continue;
    play_to (fixture, cues[i].start);
    iterate_until_cue (fixture, i);
    assert_shows_cue (fixture, &cues[i]);
    return describe (fixture, &cues[i]);
  }
  g_assert_not_reached ();
}

static void
test_shows_what_was_chosen (Fixture *fixture, gconstpointer data)
{
  static const struct {
    PsrArms arms;
    PsrProps props;
    const char *notes;
  } choices[] = {
    { PSR_ARMS_RIBS, PSR_PROPS_NONE, " The hands lie on the lower ribs." },
    { PSR_ARMS_BELLY, PSR_PROPS_NONE, " The hands lie on the belly." },
    { PSR_ARMS_RIBS,
      PSR_PROPS_CHAIR,
      " The hands lie on the lower ribs. The calves lie on the seat of a chair." },
    { PSR_ARMS_RIBS, PSR_PROPS_NONE, " The hands lie on the lower ribs." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autofree char *description = NULL;

    begin (fixture, choices[i].arms, choices[i].props);
    description = show_first (fixture, "rest");
    g_assert_true (g_str_has_suffix (description, choices[i].notes));
    end (fixture);
  }
}

static void
count_cb (guint *n_frames)
{
  (*n_frames)++;
}

static void
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

/* Returns: how many frames of the figure were drawn. */
static guint
count_frames (Fixture *fixture)
{
  g_autoptr (GdkPaintable) watcher = gtk_widget_paintable_new (fixture->figure);
  gboolean over = FALSE;
  guint n_frames = 0;

  g_signal_connect_swapped (watcher, "invalidate-contents", G_CALLBACK (count_cb), &n_frames);
  g_timeout_add_once (WATCH_MS, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);

  return n_frames;
}

/* Until it is in place. */
static void
wait_for_rest (Fixture *fixture)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  count_frames (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

static void
test_breathes_unless_paused (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  wait_for_rest (fixture);
  g_assert_cmpuint (count_frames (fixture), >=, 5);

  psr_session_pause (fixture->session);
  wait_for_rest (fixture);
  g_assert_cmpuint (count_frames (fixture), ==, 0);

  psr_session_resume (fixture->session);
  wait_for_rest (fixture);
  g_assert_cmpuint (count_frames (fixture), >=, 5);
}

static void
test_keeps_still_in_the_long_rest (Fixture *fixture, gconstpointer data)
{
  guint n_parts;
  const PsrScheduledPart *parts;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  parts = psr_schedule_get_parts (get_schedule (fixture), &n_parts);
  for (guint i = 0; i < n_parts; i++) {
    if (parts[i].part->lay != PSR_PART_STRETCH)
      continue;
    play_to (fixture, parts[i].start + PSR_SECONDS_TO_SAMPLES (60));
    wait_for_rest (fixture);
    count_frames (fixture);
    g_assert_cmpuint (count_frames (fixture), ==, 0);
    play_to (fixture, parts[i].end);
    count_frames (fixture);
    wait_for_rest (fixture);
    g_assert_cmpuint (count_frames (fixture), >=, 5);
    return;
  }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/session-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("follows-cues", test_follows_cues);
  ADD ("goes-back", test_goes_back);
  ADD ("shows-what-was-chosen", test_shows_what_was_chosen);
  ADD ("breathes-unless-paused", test_breathes_unless_paused);
  ADD ("keeps-still-in-the-long-rest", test_keeps_still_in_the_long_rest);
#undef ADD

  return g_test_run ();
}
