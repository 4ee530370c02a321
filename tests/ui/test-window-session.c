/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window-fixture.h"

#include "base/psr-units.h"
#include "ui/pages/home/psr-home-page.h"
#include "ui/pages/session/psr-lead-view.h"
#include "ui/pages/session/psr-offer.h"
#include "ui/pages/session/psr-session-page.h"

static void
test_shows_time (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  g_assert_cmpstr (window_get_label (fixture, "time_label"), ==, "about 10 minutes left");

  psr_session_seek_to (fixture->session, PSR_MS_TO_SAMPLES (61500));
  g_assert_cmpstr (window_get_label (fixture, "time_label"), ==, "about 9 minutes left");
  g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (
                                    window_get_part (fixture, "progress_bar")),
                                  61.5 / 600,
                                  1e-6);
}

static void
test_shows_seconds (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  psr_session_seek_to (fixture->session, PSR_MS_TO_SAMPLES (61500));
  g_settings_set_boolean (fixture->settings, "show-seconds", TRUE);
  window_wait_for_label (fixture, "time_label", "8:59 left");
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (1));
  window_wait_for_label (fixture, "time_label", "8:58 left");
  g_settings_reset (fixture->settings, "show-seconds");
  window_wait_for_label (fixture, "time_label", "about 9 minutes left");
}

/* Not before it is spoken, and then the one before above it. */
static void
test_captions_follow_cues (WindowFixture *fixture, gconstpointer data)
{
  const char *before = "";

  window_begin (fixture);
  for (int i = 0; i < 4; i++) {
    const PsrScheduledCue *spoken = window_get_spoken (fixture, i);

    window_play_to (fixture, spoken->start - 1);
    g_assert_cmpstr (window_get_label (fixture, "words_label"), ==, before);
    fake_player_advance (fixture->player, 1);
    window_wait_for_label (fixture, "words_label", spoken->words);
    g_assert_cmpstr (window_get_label (fixture, "previous_words_label"), ==, before);
    before = spoken->words;
  }
}

static void
test_steps_through_cues (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  window_activate (fixture, "next");
  window_play_to (fixture, window_get_spoken (fixture, 0)->start);
  window_activate (fixture, "next");
  window_play_to (fixture, window_get_spoken (fixture, 1)->start);
  window_wait_for_label (fixture, "words_label", window_get_spoken (fixture, 1)->words);

  window_activate (fixture, "previous");
  g_assert_cmpint (psr_session_get_position (fixture->session),
                   <,
                   window_get_spoken (fixture, 0)->start);
  g_assert_cmpstr (window_get_label (fixture, "words_label"), ==, "");

  window_activate (fixture, "repeat");
  window_play_to (fixture, window_get_spoken (fixture, 0)->start);
  window_wait_for_label (fixture, "words_label", window_get_spoken (fixture, 0)->words);
}

static void
assert_name (WindowFixture *fixture, const char *name, const char *expected)
{
  gtk_test_accessible_assert_property (window_get_part (fixture, name),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       expected);
}

static void
test_pause_button (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *pause;

  window_begin (fixture);
  pause = window_get_part (fixture, "pause_button");
  assert_name (fixture, "pause_button", "Pause");
  gtk_widget_activate (pause);
  window_iterate_until (fixture, PSR_SESSION_PAUSED);
  assert_name (fixture, "pause_button", "Resume");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (pause), ==, "Resume");
  window_activate (fixture, "toggle");
  assert_name (fixture, "pause_button", "Pause");
}

static const char *
get_notice (WindowFixture *fixture)
{
  gboolean shown = gtk_revealer_get_reveal_child (window_get_part (fixture, "notice_revealer"));

  return shown ? window_get_label (fixture, "notice_label") : NULL;
}

static void
assert_notice (WindowFixture *fixture, const char *part)
{
  if (part == NULL)
    g_assert_null (get_notice (fixture));
  else
    g_assert_nonnull (strstr (get_notice (fixture), part));
}

/* Returns: (nullable): the title of what is shown instead of the session's course. */
static const char *
get_offer_part (WindowFixture *fixture, const char *name)
{
  GtkWidget *page = window_get_part (fixture, "lead_view");
  GtkWidget *shown =
    gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_ancestor (page, GTK_TYPE_STACK)));

  if (!PSR_IS_OFFER (shown))
    return NULL;

  return gtk_label_get_label (
    GTK_LABEL (gtk_widget_get_template_child (shown, PSR_TYPE_OFFER, name)));
}

static void
assert_offer (WindowFixture *fixture, const char *title)
{
  g_assert_cmpstr (get_offer_part (fixture, "title_label"), ==, title);
}

static void
press_offer (WindowFixture *fixture, const char *offer, const char *label)
{
  GtkWidget *button = GTK_WIDGET (
    gtk_widget_get_template_child (window_get_part (fixture, offer), PSR_TYPE_OFFER, "button"));

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, label);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == button);
  gtk_widget_activate (button);
}

static void
test_end_is_taken_back (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  assert_offer (fixture, NULL);
  window_activate (fixture, "end");
  assert_offer (fixture, "The session ends");
  press_offer (fixture, "offer", "_Undo");
  window_iterate_until (fixture, PSR_SESSION_PLAYING);
  assert_offer (fixture, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         window_get_part (fixture, "lead_view")));
}

static PsrLight
get_light (WindowFixture *fixture)
{
  GObject *dimmer =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->window), PSR_TYPE_WINDOW, "dimmer");

  return psr_dimmer_get_light (PSR_DIMMER (dimmer));
}

/* After the last sound nothing is seen or asked for a while, then there is one way on. */
static void
test_closing (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  fake_player_advance (fixture->player, G_MAXINT);
  g_assert_cmpint (psr_session_get_state (fixture->session), ==, PSR_SESSION_DONE);
  g_assert_cmpint (get_light (fixture), ==, PSR_LIGHT_DARK);
  assert_offer (fixture, "10 minutes");

  window_activate (fixture, "finish");
  g_assert_cmpstr (window_get_page (fixture), ==, "home");
  g_assert_cmpint (get_light (fixture), ==, PSR_LIGHT_BRIGHT);
  g_settings_reset (fixture->settings, "dim");
}

static void
test_says_that_there_is_no_device (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  assert_notice (fixture, NULL);
  fake_player_set_audible (fixture->player, FALSE);
  assert_notice (fixture, "no sound device");

  window_play_to (fixture, window_get_spoken (fixture, 0)->start);
  window_wait_for_label (fixture, "words_label", window_get_spoken (fixture, 0)->words);

  fake_player_set_audible (fixture->player, TRUE);
  assert_notice (fixture, NULL);
}

static void
test_says_that_the_device_went_away (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (30));
  fake_player_lose_device (fixture->player);
  assert_offer (fixture, "The sound went away");
  g_assert_cmpstr (get_offer_part (fixture, "body_label"),
                   ==,
                   FAKE_PLAYER_LOSS "\n\nYour place is kept: about 10 minutes left.");
  g_assert_cmpint (psr_session_get_position (fixture->session), ==, PSR_SECONDS_TO_SAMPLES (30));

  press_offer (fixture, "offer", "_Go On");
  window_iterate_until (fixture, PSR_SESSION_PLAYING);
  assert_offer (fixture, NULL);
}

static void
test_says_that_the_computer_slept (WindowFixture *fixture, gconstpointer data)
{
  window_begin (fixture);
  psr_session_prepare_for_sleep (fixture->session);
  assert_offer (fixture, "The computer slept");
  window_activate (fixture, "toggle");
  assert_offer (fixture, NULL);

  psr_fake_clock_sleep (fixture->clock, 3600 * G_TIME_SPAN_SECOND);
  window_iterate_until (fixture, PSR_SESSION_PAUSED);
  assert_offer (fixture, "The computer slept");
}

static void
add_tests (void)
{
  WINDOW_ADD ("shows-time", 0, test_shows_time);
  WINDOW_ADD ("shows-seconds", 0, test_shows_seconds);
  WINDOW_ADD ("captions-follow-cues", 0, test_captions_follow_cues);
  WINDOW_ADD ("steps-through-cues", 0, test_steps_through_cues);
  WINDOW_ADD ("pause-button", 0, test_pause_button);
  WINDOW_ADD ("end-is-taken-back", 0, test_end_is_taken_back);
  WINDOW_ADD ("closing", 0, test_closing);
  WINDOW_ADD ("says-that-there-is-no-device", 0, test_says_that_there_is_no_device);
  WINDOW_ADD ("says-that-the-device-went-away", 0, test_says_that_the_device_went_away);
  WINDOW_ADD ("says-that-the-computer-slept", 0, test_says_that_the_computer_slept);
}

int
main (int argc, char **argv)
{
  return window_run_tests (argc, argv, add_tests);
}
