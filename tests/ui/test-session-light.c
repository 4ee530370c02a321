/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How much light the page wants while a session is under way, and what moves in it. */

#include "config.h"

#include "session-page-fixture.h"

#include "base/psr-units.h"
#include "ui/pages/session/psr-offer.h"

/* Of a breath and of a cue, many steps. */
#define WATCH_MS 1500

/* A few frames. */
#define QUIET_MS 300

static void
assert_light (SessionPageFixture *fixture, PsrLight light)
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
test_light_follows_the_session (SessionPageFixture *fixture, gconstpointer data)
{
  const PsrScheduledPart *rest;

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  rest = session_page_find_rest (fixture);
  session_page_jump_to (fixture, rest->start - 1);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  g_assert_false (is_in_dark_colours ());
  session_page_jump_to (fixture, rest->start);
  assert_light (fixture, PSR_LIGHT_DARK);
  g_assert_true (is_in_dark_colours ());
  g_assert_false (gtk_widget_get_mapped (fixture->page));

  session_page_jump_to (fixture, rest->end);
  assert_light (fixture, PSR_LIGHT_FAINT);
  g_assert_true (gtk_widget_get_mapped (fixture->page));
  session_page_jump_to (fixture, 0);
  assert_light (fixture, PSR_LIGHT_FAINT);
  g_assert_true (is_in_dark_colours ());

  session_page_end (fixture);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  g_assert_false (is_in_dark_colours ());
}

/* The part begins by itself, long before its first cue. */
static void
test_dark_comes_by_itself (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  session_page_jump_to (fixture, session_page_find_rest (fixture)->start - PSR_MS_TO_SAMPLES (300));
  fake_player_advance (fixture->player, PSR_MS_TO_SAMPLES (300));
  while (psr_dusk_get_light (fixture->dusk) != PSR_LIGHT_DARK)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stirring_lights (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  session_page_jump_to (fixture, session_page_find_rest (fixture)->start);
  gtk_widget_grab_focus (session_page_find_button (fixture->lead, "win.next"));
  psr_dusk_stir (fixture->dusk);
  assert_light (fixture, PSR_LIGHT_FAINT);
  psr_session_pause (fixture->session);
  assert_light (fixture, PSR_LIGHT_FAINT);
  while (psr_dusk_get_light (fixture->dusk) == PSR_LIGHT_FAINT)
    g_main_context_iteration (NULL, TRUE);
  assert_light (fixture, PSR_LIGHT_DARK);
}

static void
test_notices_light (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  session_page_jump_to (fixture, session_page_find_rest (fixture)->start);
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
test_dimming_can_be_turned_off (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  session_page_jump_to (fixture, session_page_find_rest (fixture)->start);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  g_settings_set_boolean (fixture->settings, "dim", TRUE);
  assert_light (fixture, PSR_LIGHT_DARK);
}

/* The minute after the last sound; whoever moves does not have to wait for it to pass. */
static void
test_quiet_after_the_end (SessionPageFixture *fixture, gconstpointer data)
{
  GtkWidget *closing;

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
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
test_stays_bright_on_ones_feet (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_load_script (fixture, "desk-stretch.xml");
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  fake_player_advance (fixture->player, PSR_SECONDS_TO_SAMPLES (60));
  assert_light (fixture, PSR_LIGHT_BRIGHT);
  fake_player_advance (fixture->player, G_MAXINT32);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
}

static void
test_sleeps_in_the_dark (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  session_page_end (fixture);
  g_signal_emit_by_name (fixture->session, "ended", PSR_ENDING_DRIFTED_OFF, (gint64) 0);
  assert_light (fixture, PSR_LIGHT_DARK);
  psr_dusk_stir (fixture->dusk);
  assert_light (fixture, PSR_LIGHT_BRIGHT);
}

static void
count_cb (guint *n_frames)
{
  (*n_frames)++;
}

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;

  return G_SOURCE_REMOVE;
}

/* Behind all that is to be drawn. */
static guint
add_timeout (int ms, gboolean *over)
{
  return g_timeout_add_full (G_PRIORITY_LOW, (guint) ms, set_true_cb, over, NULL);
}

/* Returns: how many frames of the figure were drawn within @ms; it looks no longer when they are
 *   @enough. */
static guint
count_frames (SessionPageFixture *fixture, guint enough, int ms)
{
  g_autoptr (GdkPaintable) watcher = gtk_widget_paintable_new (fixture->figure);
  gboolean over = FALSE;
  guint timeout = add_timeout (ms, &over);
  guint n_frames = 0;

  g_signal_connect_swapped (watcher, "invalidate-contents", G_CALLBACK (count_cb), &n_frames);
  while (!over && n_frames < enough)
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (timeout);

  return n_frames;
}

static void
assert_moves (SessionPageFixture *fixture)
{
  g_assert_cmpuint (count_frames (fixture, 5, WATCH_MS), ==, 5);
}

static void
assert_still (SessionPageFixture *fixture)
{
  g_assert_cmpuint (count_frames (fixture, 1, WATCH_MS), ==, 0);
}

/* Until it is in place. */
static void
wait_for_rest (SessionPageFixture *fixture)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  while (count_frames (fixture, 1, QUIET_MS) > 0)
    continue;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

static void
test_breathes_unless_paused (SessionPageFixture *fixture, gconstpointer data)
{
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  wait_for_rest (fixture);
  assert_moves (fixture);

  psr_session_pause (fixture->session);
  wait_for_rest (fixture);
  assert_still (fixture);

  psr_session_resume (fixture->session);
  wait_for_rest (fixture);
  assert_moves (fixture);
}

static void
test_keeps_still_in_the_long_rest (SessionPageFixture *fixture, gconstpointer data)
{
  const PsrScheduledPart *rest;

  g_settings_set_boolean (fixture->settings, "dim", FALSE);
  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  rest = session_page_find_rest (fixture);
  session_page_jump_to (fixture, rest->start + PSR_SECONDS_TO_SAMPLES (60));
  wait_for_rest (fixture);
  assert_still (fixture);
  session_page_jump_to (fixture, rest->end);
  wait_for_rest (fixture);
  assert_moves (fixture);
}

/* Not a frame in the dark, whatever the session says meanwhile. */
static void
test_dark_draws_nothing (SessionPageFixture *fixture, gconstpointer data)
{
  GdkFrameClock *frames;
  const PsrScheduledPart *rest;
  gboolean over = FALSE;
  guint n_frames = 0;
  int cue;

  session_page_begin (fixture, PSR_ARMS_RIBS, PSR_PROPS_NONE);
  rest = session_page_find_rest (fixture);
  session_page_jump_to (fixture, rest->start);
  wait_for_rest (fixture);
  cue = psr_session_get_cue (fixture->session);

  frames = gtk_widget_get_frame_clock (fixture->window);
  g_signal_connect_swapped (frames, "paint", G_CALLBACK (count_cb), &n_frames);
  session_page_play_to (fixture, rest->end - 1);
  add_timeout (2 * WATCH_MS, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (psr_session_get_cue (fixture->session), >, cue);
  g_assert_cmpuint (n_frames, ==, 0);
  g_signal_handlers_disconnect_by_data (frames, &n_frames);
}

int
main (int argc, char **argv)
{
  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/session-light/" name,                                                           \
              SessionPageFixture,                                                                  \
              NULL,                                                                                \
              session_page_set_up,                                                                 \
              function,                                                                            \
              session_page_tear_down)
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
#undef ADD

  return g_test_run ();
}
