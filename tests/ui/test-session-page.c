/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the page shows while a session is under way, and how much light it wants. */

#include "config.h"

#include "ui/pages/session/psr-session-page.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "mnemonics.h"
#include "ui/pages/session/psr-lead-view.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/psr-cue-pose.h"
#include "voice/psr-voice-catalog.h"

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
  PsrQuestioner *questioner;
  GSettings *settings;
  PsrDusk *dusk;
  GtkWidget *window;
  GtkWidget *dimmer; /* (not owned), as the next ones */
  GtkWidget *page;
  GtkWidget *lead;
  GtkWidget *figure;
} Fixture;

static PsrSchedule *
get_schedule (Fixture *fixture)
{
  return psr_program_get_schedule (psr_session_get_program (fixture->session));
}

static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part = gtk_widget_get_template_child (fixture->lead, PSR_TYPE_LEAD_VIEW, name);

  g_assert_nonnull (part);
  return part;
}

/* Returns: (nullable): the button below @widget that does so. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);

  return found;
}

static void
make_window (Fixture *fixture)
{
  fixture->page = g_object_new (PSR_TYPE_SESSION_PAGE, NULL);
  fixture->lead =
    GTK_WIDGET (gtk_widget_get_template_child (fixture->page, PSR_TYPE_SESSION_PAGE, "lead_view"));
  fixture->figure = get_part (fixture, "figure_view");
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

static void
load_script (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
    g_file_new_build_filename (g_getenv ("PSOAS_REST_DATADIR"), "sessions", name, NULL);

  g_clear_object (&fixture->script);
  fixture->script = psr_script_new_from_file (file, &error);
  g_assert_no_error (error);
}

static void
begin (Fixture *fixture, PsrArms arms, PsrProps props)
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

static const PsrScheduledPart *
find_rest (Fixture *fixture)
{
  guint n_parts;
  const PsrScheduledPart *parts = psr_schedule_get_parts (get_schedule (fixture), &n_parts);

  for (guint i = 0; i < n_parts; i++) {
    if (parts[i].part->lay == PSR_PART_STRETCH)
      return &parts[i];
  }
  g_assert_not_reached ();
}

static void
jump_to (Fixture *fixture, gint64 position)
{
  psr_session_seek_to (fixture->session, position);
}

static void
test_keeps_still_in_the_long_rest (Fixture *fixture, gconstpointer data)
{
  const PsrScheduledPart *rest;

  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  rest = find_rest (fixture);
  jump_to (fixture, rest->start + PSR_SECONDS_TO_SAMPLES (60));
  wait_for_rest (fixture);
  g_assert_cmpuint (count_frames (fixture), ==, 0);
  jump_to (fixture, rest->end);
  wait_for_rest (fixture);
  g_assert_cmpuint (count_frames (fixture), >=, 5);
}

static void
assert_light (Fixture *fixture, PsrLight light)
{
  g_assert_cmpint (psr_dusk_get_light (fixture->dusk), ==, light);
  g_assert_cmpint (psr_dimmer_get_light (PSR_DIMMER (fixture->dimmer)), ==, light);
}

static gboolean
is_in_dark_colours (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return adw_style_manager_get_color_scheme (manager) == ADW_COLOR_SCHEME_FORCE_DARK;
}

/* Bright, dark, faint; and nothing of what was dark is white before all is over. */
static void
test_light_follows_the_session (Fixture *fixture, gconstpointer data)
{
  const PsrScheduledPart *rest;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  rest = find_rest (fixture);
  jump_to (fixture, rest->start - 1);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  g_assert_false (is_in_dark_colours ());
  jump_to (fixture, rest->start);
  assert_light (fixture, PSR_LIGHT_DARK);
  g_assert_true (is_in_dark_colours ());
  g_assert_false (gtk_widget_get_mapped (fixture->page));

  jump_to (fixture, rest->end);
  assert_light (fixture, PSR_LIGHT_FAINT);
  g_assert_true (gtk_widget_get_mapped (fixture->page));
  jump_to (fixture, 0);
  assert_light (fixture, PSR_LIGHT_FAINT);
  g_assert_true (is_in_dark_colours ());

  end (fixture);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  g_assert_false (is_in_dark_colours ());
}

/* The part begins by itself, long before its first cue. */
static void
test_dark_comes_by_itself (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  jump_to (fixture, find_rest (fixture)->start - PSR_MS_TO_SAMPLES (300));
  fake_player_advance (fixture->player, PSR_MS_TO_SAMPLES (300));
  while (psr_dusk_get_light (fixture->dusk) != PSR_LIGHT_DARK)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stirring_lights (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  jump_to (fixture, find_rest (fixture)->start);
  gtk_widget_grab_focus (find_button (fixture->lead, "win.next"));
  psr_dusk_stir (fixture->dusk);
  assert_light (fixture, PSR_LIGHT_FAINT);
  psr_session_pause (fixture->session);
  assert_light (fixture, PSR_LIGHT_FAINT);
  while (psr_dusk_get_light (fixture->dusk) == PSR_LIGHT_FAINT)
    g_main_context_iteration (NULL, TRUE);
  assert_light (fixture, PSR_LIGHT_DARK);
}

static void
test_notices_light (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  jump_to (fixture, find_rest (fixture)->start);
  fake_player_lose_device (fixture->player);
  assert_light (fixture, PSR_LIGHT_FAINT);
  psr_session_resume (fixture->session);
  assert_light (fixture, PSR_LIGHT_DARK);
  psr_session_end (fixture->session);
  assert_light (fixture, PSR_LIGHT_FAINT);
  psr_session_undo_end (fixture->session);
  assert_light (fixture, PSR_LIGHT_DARK);
}

static void
test_dimming_can_be_turned_off (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  jump_to (fixture, find_rest (fixture)->start);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  g_settings_set_boolean (fixture->settings, "dim", TRUE);
  assert_light (fixture, PSR_LIGHT_DARK);
}

/* The minute after the last sound; whoever moves does not have to wait for it to pass. */
static void
test_quiet_after_the_end (Fixture *fixture, gconstpointer data)
{
  GtkWidget *closing;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  fake_player_advance (fixture->player, G_MAXINT32);
  assert_light (fixture, PSR_LIGHT_DARK);
  g_assert_false (gtk_widget_get_mapped (fixture->page));

  psr_dusk_stir (fixture->dusk);
  assert_light (fixture, PSR_LIGHT_FAINT);
  closing =
    GTK_WIDGET (gtk_widget_get_template_child (fixture->page, PSR_TYPE_SESSION_PAGE, "closing"));
  g_assert_true (gtk_widget_get_mapped (closing));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (gtk_widget_get_template_child (closing, PSR_TYPE_OFFER, "button")));
}

/* Nobody lies down, and nobody's eyes are closed. */
static void
test_stays_bright_on_ones_feet (Fixture *fixture, gconstpointer data)
{
  load_script (fixture, "desk-stretch.xml");
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (60));
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  fake_player_advance (fixture->player, G_MAXINT32);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
}

static void
test_sleeps_in_the_dark (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  end (fixture);
  g_signal_emit_by_name (fixture->session, "ended", PSR_ENDING_DRIFTED_OFF, (gint64) 0);
  assert_light (fixture, PSR_LIGHT_DARK);
  psr_dusk_stir (fixture->dusk);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
}

/* Not a frame in the dark, whatever the session says meanwhile. */
static void
test_dark_draws_nothing (Fixture *fixture, gconstpointer data)
{
  GdkFrameClock *frames;
  const PsrScheduledPart *rest;
  gboolean over = FALSE;
  guint n_frames = 0;
  int cue;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  rest = find_rest (fixture);
  jump_to (fixture, rest->start);
  wait_for_rest (fixture);
  cue = psr_session_get_cue (fixture->session);

  frames = gtk_widget_get_frame_clock (fixture->window);
  g_signal_connect_swapped (frames, "paint", G_CALLBACK (count_cb), &n_frames);
  play_to (fixture, rest->end - 1);
  g_timeout_add_once (2 * WATCH_MS, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (psr_session_get_cue (fixture->session), >, cue);
  g_assert_cmpuint (n_frames, ==, 0);
  g_signal_handlers_disconnect_by_data (frames, &n_frames);
}

static void
test_says_something_aside (Fixture *fixture, gconstpointer data)
{
  GtkLabel *words;
  GtkLabel *before;
  const PsrScheduledCue *cues;
  guint n_cues;
  int cue = 0;

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  words = get_part (fixture, "words_label");
  before = get_part (fixture, "previous_words_label");
  cues = psr_schedule_get_cues (get_schedule (fixture), &n_cues);
  while (cues[cue].words == NULL)
    cue++;
  jump_to (fixture, cues[cue].start);
  g_assert_cmpstr (gtk_label_get_label (words), ==, cues[cue].words);

  psr_session_page_set_aside (PSR_SESSION_PAGE (fixture->page), "Paused.");
  g_assert_cmpstr (gtk_label_get_label (words), ==, "Paused.");
  g_assert_cmpstr (gtk_label_get_label (before), ==, cues[cue].words);
  psr_session_page_set_aside (PSR_SESSION_PAGE (fixture->page), NULL);
  g_assert_cmpstr (gtk_label_get_label (words), ==, cues[cue].words);
}

/* Every cue and every offer, also in large text. */
static void
assert_narrow (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_is_narrow (Fixture *fixture, gconstpointer data)
{
  guint n_cues;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  psr_schedule_get_cues (get_schedule (fixture), &n_cues);
  for (guint i = 0; i < n_cues; i++) {
    psr_session_next (fixture->session);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    assert_narrow (fixture);
  }
  fake_player_lose_device (fixture->player);
  assert_narrow (fixture);
  psr_session_end (fixture->session);
  assert_narrow (fixture);
  psr_session_undo_end (fixture->session);
  psr_session_resume (fixture->session);
  fake_player_advance (fixture->player, G_MAXINT32);
  psr_dusk_stir (fixture->dusk);
  assert_narrow (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
}

static const PsrScheduledCue *
find_question (Fixture *fixture)
{
  guint n_cues;
  const PsrScheduledCue *cues = psr_schedule_get_cues (get_schedule (fixture), &n_cues);

  for (guint i = 0; i < n_cues; i++) {
    if (cues[i].cue->answers->len > 0)
      return &cues[i];
  }
  g_assert_not_reached ();
}

/* Until all of @widget is seen without scrolling. */
static void
wait_for_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  do
    g_main_context_iteration (NULL, TRUE);
  while (!gtk_widget_get_mapped (widget) ||
         !gtk_widget_compute_bounds (widget, scroller, &bounds) || bounds.size.height < 1 ||
         bounds.origin.y < 0 ||
         bounds.origin.y + bounds.size.height > gtk_widget_get_height (scroller));
}

/* In large text on a small screen the question is read with its answers, and not without them. */
static void
test_asks_in_little_room (Fixture *fixture, gconstpointer data)
{
  GtkLabel *words = get_part (fixture, "words_label");
  const PsrScheduledCue *question;

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 22", NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  load_script (fixture, "stiffness-check.xml");
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  question = find_question (fixture);
  jump_to (fixture, question->start);
  wait_for_sight (get_part (fixture, "answer_box"));
  wait_for_sight (GTK_WIDGET (words));
  g_assert_true (g_str_has_prefix (question->words, gtk_label_get_label (words)));
  g_assert_true (g_str_has_suffix (gtk_label_get_label (words), "?"));

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Sans 10", NULL);
  wait_for_sight (get_part (fixture, "answer_box"));
  wait_for_sight (GTK_WIDGET (words));
  wait_for_sight (fixture->figure);
  g_assert_cmpstr (gtk_label_get_label (words), ==, question->words);
}

static void
wait_for_orientation (Fixture *fixture, GtkOrientation orientation)
{
  while (gtk_orientable_get_orientation (get_part (fixture, "stage_box")) != orientation)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_words_stand_beside_when_wide (Fixture *fixture, gconstpointer data)
{
  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  wait_for_orientation (fixture, GTK_ORIENTATION_HORIZONTAL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 700);
  wait_for_orientation (fixture, GTK_ORIENTATION_VERTICAL);
}

static void
test_controls_are_large (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *action;
    const char *name;
  } controls[] = {
    { "win.previous", "Previous words" },
    { "win.repeat", "Say it again" },
    { "win.toggle", "Pause" },
    { "win.next", "Next words" },
    { "win.end", "End the session" },
  };

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  while (gtk_widget_get_width (find_button (fixture->lead, "win.end")) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (controls); i++) {
    GtkWidget *button = find_button (fixture->lead, controls[i].action);

    g_assert_cmpint (gtk_widget_get_width (button), >=, 44);
    g_assert_cmpint (gtk_widget_get_height (button), >=, 44);
    g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, controls[i].name);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         controls[i].name);
  }
}

static void
test_mnemonics_do_not_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) mnemonics = g_string_new (NULL);

  begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  mnemonics_collect (fixture->lead, mnemonics);
  g_assert_cmpuint (mnemonics->len, >=, 5);
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
  ADD ("light-follows-the-session", test_light_follows_the_session);
  ADD ("dark-comes-by-itself", test_dark_comes_by_itself);
  ADD ("stirring-lights", test_stirring_lights);
  ADD ("notices-light", test_notices_light);
  ADD ("dimming-can-be-turned-off", test_dimming_can_be_turned_off);
  ADD ("quiet-after-the-end", test_quiet_after_the_end);
  ADD ("stays-bright-on-ones-feet", test_stays_bright_on_ones_feet);
  ADD ("sleeps-in-the-dark", test_sleeps_in_the_dark);
  ADD ("dark-draws-nothing", test_dark_draws_nothing);
  ADD ("says-something-aside", test_says_something_aside);
  ADD ("fits/is-narrow", test_is_narrow);
  ADD ("fits/asks-in-little-room", test_asks_in_little_room);
  ADD ("words-stand-beside-when-wide", test_words_stand_beside_when_wide);
  ADD ("controls-are-large", test_controls_are_large);
  ADD ("fits/mnemonics-do-not-clash", test_mnemonics_do_not_clash);
#undef ADD

  return g_test_run ();
}
