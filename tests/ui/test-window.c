/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-window.h"

#include "base/psr-fake-clock.h"
#include "base/psr-units.h"
#include "fake-player.h"
#include "ui/pages/home/psr-home-page.h"
#include "ui/pages/session/psr-lead-view.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/pages/session/psr-session-page.h"
#include "ui/psr-preferences-window.h"
#include "ui/psr-shortcuts-window.h"

#define MINUTES        10
#define SETTLE_MINUTES 2

/* Longer than the longest wait of the session's timer and of the page's. */
#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

typedef struct {
  GSettings *settings;
  PsrScriptCatalog *scripts;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  PsrJournal *journal;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrPreview *preview;
  PsrWindow *window;
  int settle_minutes;
  int n_begun;
} Fixture;

static PsrScript *
find_rest (Fixture *fixture)
{
  return psr_script_catalog_find (fixture->scripts, "constructive-rest");
}

static PsrProgram *
make_program (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrSchedule) schedule = NULL;
  PsrVoice *voice = psr_voice_catalog_find (fixture->voices, "en", &error);
  PsrChoices choices;

  g_assert_no_error (error);
  psr_choices_init (&choices, MINUTES);
  choices.settle_minutes = fixture->settle_minutes;
  schedule = psr_voice_schedule (voice, find_rest (fixture), &choices, &error);
  g_assert_no_error (error);

  return psr_program_new (schedule, voice, NULL, NULL);
}

static void
begin_cb (Fixture *fixture)
{
  g_autoptr (PsrProgram) program = make_program (fixture);

  fixture->n_begun++;
  psr_session_begin (fixture->session, program);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = psr_window_new (GTK_APPLICATION (g_application_get_default ()),
                                    fixture->settings,
                                    fixture->session,
                                    fixture->scripts,
                                    fixture->voices,
                                    fixture->poses,
                                    fixture->journal,
                                    fixture->preview);
  g_signal_connect_swapped (fixture->window, "begin", G_CALLBACK (begin_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer settle_minutes)
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
  fixture->preview = psr_preview_new (PSR_PLAYER (fixture->player),
                                      fixture->session,
                                      fixture->settings,
                                      fixture->voices,
                                      data_folder);
  open_window (fixture);
}

static void
set_welcomed (gboolean welcomed)
{
  g_autoptr (GSettings) settings = g_settings_new (PSR_APPLICATION_ID);

  g_settings_set_boolean (settings, "welcomed", welcomed);
}

static void
set_up_first_start (Fixture *fixture, gconstpointer settle_minutes)
{
  set_welcomed (FALSE);
  set_up (fixture, settle_minutes);
}

static void
iterate_until_gone (gpointer *pointer)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (*pointer != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (*pointer);
}

static void
close_window (Fixture *fixture)
{
  gpointer window = g_steal_pointer (&fixture->window);

  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  iterate_until_gone (&window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  g_settings_reset (fixture->settings, "voice");
  set_welcomed (TRUE);
  /* A row of the settings goes a moment after its window. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->preview);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->journal);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->scripts);
  g_assert_finalize_object (fixture->settings);
}

/* Returns: (transfer none): a part of a page, by its name in the template. The session's page is
 * there once a session has begun. */
static gpointer
get_part (Fixture *fixture, const char *name)
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

    part = gtk_widget_get_template_child (lead, PSR_TYPE_LEAD_VIEW, name);
  }
  g_assert_nonnull (part);
  return part;
}

static const char *
get_label (Fixture *fixture, const char *name)
{
  return gtk_label_get_label (get_part (fixture, name));
}

/* Waits, at most for the next tick, until a label says so. */
static void
wait_for_label (Fixture *fixture, const char *name, const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (g_strcmp0 (get_label (fixture, name), text) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_label (fixture, name), ==, text);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
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
  activate (fixture, "begin");
  iterate_until (fixture, fixture->settle_minutes > 0 ? PSR_SESSION_SETTLING : PSR_SESSION_PLAYING);
}

/* @expected: the names of all actions that are enabled, in the order of the alphabet */
static void
assert_enabled (Fixture *fixture, const char *expected)
{
  const char *const names[] = {
    "begin", "end", "finish", "next", "previous", "repeat", "seek", "toggle", "undo-end",
  };
  g_autoptr (GString) enabled = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), names[i]))
      g_string_append_printf (enabled, "%s%s", enabled->len > 0 ? " " : "", names[i]);
  }
  g_assert_cmpstr (enabled->str, ==, expected);
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  return gtk_stack_get_visible_child_name (
    GTK_STACK (gtk_widget_get_template_child (window, PSR_TYPE_WINDOW, "stack")));
}

/* Returns: the spoken cue, counted from 0. */
static const PsrScheduledCue *
get_spoken (Fixture *fixture, int number)
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

static void
play_to (Fixture *fixture, gint64 position)
{
  fake_player_advance (fixture->player, position - psr_session_get_position (fixture->session));
}

static void
test_actions_follow_state (Fixture *fixture, gconstpointer data)
{
  static const char under_way[] = "end next previous repeat seek toggle";

  assert_enabled (fixture, "begin");
  g_assert_cmpstr (get_page (fixture), ==, "home");

  activate (fixture, "begin");
  assert_enabled (fixture, "end");
  g_assert_cmpstr (get_page (fixture), ==, "session");

  iterate_until (fixture, PSR_SESSION_PLAYING);
  assert_enabled (fixture, under_way);
  activate (fixture, "toggle");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PAUSED);
  assert_enabled (fixture, under_way);
  activate (fixture, "toggle");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);

  activate (fixture, "end");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_ENDING);
  assert_enabled (fixture, "next previous repeat seek toggle undo-end");
  g_assert_cmpstr (get_page (fixture), ==, "session");
  activate (fixture, "undo-end");
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
  assert_enabled (fixture, under_way);

  fake_player_advance (fixture->player, G_MAXINT);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  assert_enabled (fixture, "end finish");
  g_assert_cmpstr (get_page (fixture), ==, "session");

  activate (fixture, "end");
  assert_enabled (fixture, "begin");
  g_assert_cmpstr (get_page (fixture), ==, "home");
}

static void
test_settling (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  assert_enabled (fixture, "end next previous repeat seek toggle");
  g_assert_cmpstr (get_label (fixture, "time_label"), ==, "begins in about 2 minutes");
  g_assert_cmpstr (get_label (fixture, "words_label"), ==, "");

  psr_session_seek_to (fixture->session, PSR_SECONDS_TO_SAMPLES (61));
  g_assert_cmpstr (get_label (fixture, "time_label"), ==, "begins in less than a minute");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (get_part (fixture, "progress_bar")), ==, 0);

  psr_session_seek_to (fixture->session, PSR_SECONDS_TO_SAMPLES (120));
  iterate_until (fixture, PSR_SESSION_PLAYING);
  g_assert_cmpstr (get_label (fixture, "time_label"), ==, "about 10 minutes left");
}

static void
test_shows_time (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_cmpstr (get_label (fixture, "time_label"), ==, "about 10 minutes left");

  psr_session_seek_to (fixture->session, PSR_MS_TO_SAMPLES (61500));
  g_assert_cmpstr (get_label (fixture, "time_label"), ==, "about 9 minutes left");
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (
                                    get_part (fixture, "progress_bar")),
                                  61.5 / 600,
                                  1e-6);
}

static void
test_shows_seconds (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_session_seek_to (fixture->session, PSR_MS_TO_SAMPLES (61500));
  g_settings_set_boolean (fixture->settings, "show-seconds", TRUE);
  wait_for_label (fixture, "time_label", "8:59 left");
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (1));
  wait_for_label (fixture, "time_label", "8:58 left");
  g_settings_reset (fixture->settings, "show-seconds");
  wait_for_label (fixture, "time_label", "about 9 minutes left");
}

/* Not before it is spoken, and then the one before above it. */
static void
test_captions_follow_cues (Fixture *fixture, gconstpointer data)
{
  const char *before = "";

  begin (fixture);
  for (int i = 0; i < 4; i++) {
    const PsrScheduledCue *spoken = get_spoken (fixture, i);

    play_to (fixture, spoken->start - 1);
    g_assert_cmpstr (get_label (fixture, "words_label"), ==, before);
    fake_player_advance (fixture->player, 1);
    wait_for_label (fixture, "words_label", spoken->words);
    g_assert_cmpstr (get_label (fixture, "previous_words_label"), ==, before);
    before = spoken->words;
  }
}

static void
test_steps_through_cues (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  activate (fixture, "next");
  play_to (fixture, get_spoken (fixture, 0)->start);
  activate (fixture, "next");
  play_to (fixture, get_spoken (fixture, 1)->start);
  wait_for_label (fixture, "words_label", get_spoken (fixture, 1)->words);

  activate (fixture, "previous");
  g_assert_cmpint (psr_session_get_position (fixture->session), <, get_spoken (fixture, 0)->start);
  g_assert_cmpstr (get_label (fixture, "words_label"), ==, "");

  activate (fixture, "repeat");
  play_to (fixture, get_spoken (fixture, 0)->start);
  wait_for_label (fixture, "words_label", get_spoken (fixture, 0)->words);
}

static void
assert_name (Fixture *fixture, const char *name, const char *expected)
{
  gtk_test_accessible_assert_property (get_part (fixture, name),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       expected);
}

static void
test_pause_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pause;

  begin (fixture);
  pause = get_part (fixture, "pause_button");
  assert_name (fixture, "pause_button", "Pause");
  gtk_widget_activate (pause);
  iterate_until (fixture, PSR_SESSION_PAUSED);
  assert_name (fixture, "pause_button", "Resume");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (pause), ==, "Resume");
  activate (fixture, "toggle");
  assert_name (fixture, "pause_button", "Pause");
}

static const char *
get_notice (Fixture *fixture)
{
  gboolean shown = gtk_revealer_get_reveal_child (get_part (fixture, "notice_revealer"));

  return shown ? get_label (fixture, "notice_label") : NULL;
}

static void
assert_notice (Fixture *fixture, const char *part)
{
  if (part == NULL)
    g_assert_null (get_notice (fixture));
  else
    g_assert_nonnull (strstr (get_notice (fixture), part));
}

/* Returns: (nullable): the title of what is shown instead of the session's course. */
static const char *
get_offer_part (Fixture *fixture, const char *name)
{
  GtkWidget *page = get_part (fixture, "lead_view");
  GtkWidget *shown =
    gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_ancestor (page, GTK_TYPE_STACK)));

  if (!PSR_IS_OFFER (shown))
    return NULL;

  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (shown, PSR_TYPE_OFFER, name)));
}

static void
assert_offer (Fixture *fixture, const char *title)
{
  g_assert_cmpstr (get_offer_part (fixture, "title_label"), ==, title);
}

static void
press_offer (Fixture *fixture, const char *offer, const char *label)
{
  GtkWidget *button = GTK_WIDGET (
    gtk_widget_get_template_child (get_part (fixture, offer), PSR_TYPE_OFFER, "button"));

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, label);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
  gtk_widget_activate (button);
}

static void
test_end_is_taken_back (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  assert_offer (fixture, NULL);
  activate (fixture, "end");
  assert_offer (fixture, "The session ends");
  press_offer (fixture, "offer", "_Undo");
  iterate_until (fixture, PSR_SESSION_PLAYING);
  assert_offer (fixture, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         get_part (fixture, "lead_view")));
}

static PsrLight
get_light (Fixture *fixture)
{
  GObject *dimmer =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->window), PSR_TYPE_WINDOW, "dimmer");

  return psr_dimmer_get_light (PSR_DIMMER (dimmer));
}

/* After the last sound nothing is seen or asked for a while, then there is one way on. */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  fake_player_advance (fixture->player, G_MAXINT);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  g_assert_cmpint (get_light (fixture), ==, PSR_LIGHT_DARK);
  assert_offer (fixture, "10 minutes");

  activate (fixture, "finish");
  g_assert_cmpstr (get_page (fixture), ==, "home");
  g_assert_cmpint (get_light (fixture), ==, PSR_LIGHT_BRIGHT);
  g_settings_reset (fixture->settings, "dim");
}

/* Whether a desktop does it is not for a server without one to say. */
static void
test_fullscreen (Fixture *fixture, gconstpointer data)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);
  g_autoptr (GVariant) state = g_action_group_get_action_state (group, "fullscreen");

  g_assert_false (g_variant_get_boolean (state));
  g_assert_null (g_action_group_get_action_parameter_type (group, "fullscreen"));
}

static void
test_seeks (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (30));
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window),
                                  "seek",
                                  g_variant_new_int32 (-15));
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, PSR_SECONDS_TO_SAMPLES (15));
}

static void
test_says_that_there_is_no_device (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  assert_notice (fixture, NULL);
  fake_player_set_audible (fixture->player, FALSE);
  assert_notice (fixture, "no sound device");

  play_to (fixture, get_spoken (fixture, 0)->start);
  wait_for_label (fixture, "words_label", get_spoken (fixture, 0)->words);

  fake_player_set_audible (fixture->player, TRUE);
  assert_notice (fixture, NULL);
}

static void
test_says_that_the_device_went_away (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (30));
  fake_player_lose_device (fixture->player);
  assert_offer (fixture, "The sound went away");
  g_assert_cmpstr (get_offer_part (fixture, "body_label"),
                   ==,
                   "Your place is kept: about 10 minutes left.");
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, PSR_SECONDS_TO_SAMPLES (30));

  press_offer (fixture, "offer", "_Go On");
  iterate_until (fixture, PSR_SESSION_PLAYING);
  assert_offer (fixture, NULL);
}

static void
test_says_that_the_computer_slept (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  psr_session_prepare_for_sleep (fixture->session);
  assert_offer (fixture, "The computer slept");
  activate (fixture, "toggle");
  assert_offer (fixture, NULL);

  psr_fake_clock_sleep (fixture->clock, 3600 * G_TIME_SPAN_SECOND);
  iterate_until (fixture, PSR_SESSION_PAUSED);
  assert_offer (fixture, "The computer slept");
}

/* Returns: (nullable): the label below @widget that says so. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static void
test_tells_of_failures (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "It broke <b>down</b> & out.";
  g_autoptr (GError) error = g_error_new_literal (PSR_PLAYER_ERROR, PSR_PLAYER_ERROR_FAILED, text);

  fake_player_set_load_error (fixture->player, error);
  activate (fixture, "begin");
  while (psr_session_get_state (fixture->session) == PSR_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
  assert_enabled (fixture, "begin");
  g_assert_cmpstr (get_page (fixture), ==, "home");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), text));
}

static void
test_player_that_breaks (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  fake_player_break (fixture->player, "It broke.");
  g_assert_cmpstr (get_page (fixture), ==, "home");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "It broke."));

  begin (fixture);
  g_assert_cmpint (fixture->n_begun, ==, 2);
}

static void
test_begin_has_the_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = get_part (fixture, "begin_button");

  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
  begin (fixture);
  psr_session_finish (fixture->session);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
}

/* Returns: (transfer none) (nullable): the one window that lies before the fixture's. */
static GtkWindow *
find_other_window (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window)) {
      g_assert_null (found);
      found = window;
    }
  }

  return found;
}

/* Each once, however often it is asked for, and with the keys of the application. */
static void
test_opens_windows (Fixture *fixture, gconstpointer data)
{
  const struct {
    const char *action;
    GType type;
  } others[] = {
    { "preferences", PSR_TYPE_PREFERENCES_WINDOW },
    { "shortcuts", PSR_TYPE_SHORTCUTS_WINDOW },
    { "about", GTK_TYPE_ABOUT_DIALOG },
  };

  begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    gpointer window;

    activate (fixture, others[i].action);
    activate (fixture, others[i].action);
    window = find_other_window (fixture);
    g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (window, others[i].type));
    g_assert_true (gtk_window_get_modal (window));
    g_assert_true (gtk_window_get_application (window) ==
                   gtk_window_get_application (GTK_WINDOW (fixture->window)));

    g_object_add_weak_pointer (window, &window);
    gtk_window_close (window);
    iterate_until_gone (&window);
  }
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_PLAYING);
}

static void
test_introduces_itself_once (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);

  g_assert_cmpstr (get_page (fixture), ==, "welcome");
  for (int i = 0; i < 3; i++) {
    g_assert_cmpstr (get_page (fixture), ==, "welcome");
    gtk_widget_activate_action (gtk_window_get_focus (window), "welcome.next", NULL);
  }
  g_assert_cmpstr (get_page (fixture), ==, "home");
  g_assert_true (gtk_window_get_focus (window) == get_part (fixture, "begin_button"));

  close_window (fixture);
  open_window (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "home");
}

/* A session that something else begins does not wait, and finishes nothing. */
static void
test_introduction_blocks_nothing (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "session");
  psr_session_finish (fixture->session);
  g_assert_cmpstr (get_page (fixture), ==, "welcome");
}

static void
test_tells_of_an_unheard_preview (Fixture *fixture, gconstpointer data)
{
  psr_preview_play (fixture->preview, PSR_LANE_BELLS);
  fake_player_finish_saying (fixture->player, FALSE);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->window), "There is no sound device."));
}

static void
test_is_accessible (Fixture *fixture, gconstpointer data)
{
  begin (fixture);

  gtk_test_accessible_assert_role (get_part (fixture, "begin_button"), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_role (get_part (fixture, "pause_button"), GTK_ACCESSIBLE_ROLE_BUTTON);
  /* Said when it changes; the words are not, for the voice says them. */
  gtk_test_accessible_assert_role (get_part (fixture, "part_label"), GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_test_accessible_assert_role (get_part (fixture, "words_label"), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_role (get_part (fixture, "notice_label"), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_role (get_part (fixture, "progress_bar"),
                                   GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (get_part (fixture, "progress_bar"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Progress of the session");
}

static void
test_close_ends_the_session (Fixture *fixture, gconstpointer data)
{
  begin (fixture);
  close_window (fixture);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
  g_assert_cmpint (psr_player_get_state (PSR_PLAYER (fixture->player)), ==, PSR_PLAYER_EMPTY);
}

static void
test_close_while_loading (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "begin");
  close_window (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_IDLE);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  application = adw_application_new (PSR_APPLICATION_ID ".Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  set_welcomed (TRUE);

#define ADD_WITH(name, settle_minutes, set_up, function)                                           \
  g_test_add ("/ui/window/" name,                                                                  \
              Fixture,                                                                             \
              GINT_TO_POINTER (settle_minutes),                                                    \
              set_up,                                                                              \
              function,                                                                            \
              tear_down)
#define ADD(name, settle_minutes, function) ADD_WITH (name, settle_minutes, set_up, function)
  ADD ("actions-follow-state", 0, test_actions_follow_state);
  ADD ("settling", SETTLE_MINUTES, test_settling);
  ADD ("shows-time", 0, test_shows_time);
  ADD ("shows-seconds", 0, test_shows_seconds);
  ADD ("captions-follow-cues", 0, test_captions_follow_cues);
  ADD ("steps-through-cues", 0, test_steps_through_cues);
  ADD ("pause-button", 0, test_pause_button);
  ADD ("end-is-taken-back", 0, test_end_is_taken_back);
  ADD ("closing", 0, test_closing);
  ADD ("fullscreen", 0, test_fullscreen);
  ADD ("seeks", 0, test_seeks);
  ADD ("says-that-there-is-no-device", 0, test_says_that_there_is_no_device);
  ADD ("says-that-the-device-went-away", 0, test_says_that_the_device_went_away);
  ADD ("says-that-the-computer-slept", 0, test_says_that_the_computer_slept);
  ADD ("tells-of-an-unheard-preview", 0, test_tells_of_an_unheard_preview);
  ADD ("tells-of-failures", 0, test_tells_of_failures);
  ADD ("player-that-breaks", 0, test_player_that_breaks);
  ADD_WITH ("introduces-itself-once", 0, set_up_first_start, test_introduces_itself_once);
  ADD_WITH ("introduction-blocks-nothing", 0, set_up_first_start, test_introduction_blocks_nothing);
  ADD ("begin-has-the-focus", 0, test_begin_has_the_focus);
  ADD ("opens-windows", 0, test_opens_windows);
  ADD ("is-accessible", 0, test_is_accessible);
  ADD ("close-ends-the-session", 0, test_close_ends_the_session);
  ADD ("close-while-loading", 0, test_close_while_loading);
#undef ADD
#undef ADD_WITH

  return g_test_run ();
}
