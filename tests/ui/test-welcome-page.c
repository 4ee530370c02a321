/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/welcome/psr-welcome-page.h"

#include "base/psr-fake-clock.h"
#include "fake-player.h"
#include "mnemonics.h"

#include <glib/gi18n.h>
#include <locale.h>

typedef struct {
  GSettings *settings;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  FakePlayer *player;
  PsrFakeClock *clock;
  PsrSession *session;
  PsrPreview *preview;
  PsrWelcomePage *page;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };
  g_autoptr (GError) error = NULL;

  fixture->poses = psr_pose_catalog_load (poses_folder, &error);
  g_assert_no_error (error);
  fixture->voices = psr_voice_catalog_new (voices_folders);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set_string (fixture->settings, "voice", "en");

  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->preview = psr_preview_new (PSR_PLAYER (fixture->player),
                                      fixture->session,
                                      fixture->settings,
                                      fixture->voices,
                                      data_folder);
  fixture->page = PSR_WELCOME_PAGE (
    psr_welcome_page_new (fixture->settings, fixture->voices, fixture->poses, fixture->preview));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  psr_welcome_page_focus (fixture->page);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_settings_reset (fixture->settings, "voice");
  g_settings_reset (fixture->settings, "welcomed");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->preview);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->player);
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->settings);
}

/* Returns: (transfer none): a part of the page, by its name in the template. */
static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->page), PSR_TYPE_WELCOME_PAGE, name);

  g_assert_nonnull (part);

  return part;
}

static gboolean
is_welcomed (Fixture *fixture)
{
  return g_settings_get_boolean (fixture->settings, "welcomed");
}

static const char *
get_panel (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (get_part (fixture, "stack"));
}

/* Once a panel has come, it is what a screen reader reads. */
static void
assert_panel (Fixture *fixture, const char *name, const char *part)
{
  g_assert_cmpstr (get_panel (fixture), ==, name);
  g_assert_true (gtk_window_get_focus (fixture->window) == get_part (fixture, part));
}

/* A button clicks a moment after it is pressed by a key. */
static void
press_enter (Fixture *fixture)
{
  g_autofree char *before = g_strdup (get_panel (fixture));

  g_signal_emit_by_name (fixture->window, "activate-default");
  while (g_strcmp0 (before, get_panel (fixture)) == 0 && !is_welcomed (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_enter_is_enough (Fixture *fixture, gconstpointer data)
{
  assert_panel (fixture, "what", "what_panel");
  press_enter (fixture);
  assert_panel (fixture, "safety", "safety_panel");
  press_enter (fixture);
  assert_panel (fixture, "sound", "sound_panel");
  g_assert_false (is_welcomed (fixture));
  press_enter (fixture);
  g_assert_true (is_welcomed (fixture));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static void
test_goes_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *back = get_part (fixture, "back_button");

  g_assert_false (gtk_widget_get_visible (back));
  activate (fixture, "welcome.back");
  assert_panel (fixture, "what", "what_panel");

  activate (fixture, "welcome.next");
  g_assert_true (gtk_widget_get_visible (back));
  activate (fixture, "welcome.back");
  assert_panel (fixture, "what", "what_panel");
}

static void
test_is_skipped (Fixture *fixture, gconstpointer data)
{
  activate (fixture, "welcome.next");
  activate (fixture, "welcome.leave");
  g_assert_true (is_welcomed (fixture));
}

/* The last panel has nothing to skip, and Done is the lowest there. */
static void
test_buttons_stand_clear (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *next = get_part (fixture, "next_button");
  graphene_rect_t bounds;
  int height;

  activate (fixture, "welcome.next");
  activate (fixture, "welcome.next");
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL, NULL);
  gtk_widget_allocate (page, 360, height, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (next, page, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, height - 12);
}

static void
collect_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

/* None of the facts may get lost when somebody betters the words. */
static void
test_safety_is_whole (Fixture *fixture, gconstpointer data)
{
  static const char *const facts[] = {
    "not medical advice",
    "Stop when it hurts",
    "cure",
    "bladder or bowels",
    "saddle",
    "weaker",
    "fever",
    "fall or accident",
    "operation or injury",
    "osteoporosis",
    "spinal stenosis",
    "16 weeks",
    "flat on your back",
    "roll to your side",
    "physiotherapist",
  };
  g_autoptr (GString) text = g_string_new (NULL);

  collect_text (get_part (fixture, "safety_panel"), text);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++) {
    if (strstr (text->str, facts[i]) == NULL)
      g_error ("The safety text lacks: %s", facts[i]);
  }
}

static void
test_voice_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *voice = NULL;

  g_object_set (get_part (fixture, "voice_row"), "value", "nl", NULL);
  voice = g_settings_get_string (fixture->settings, "voice");
  g_assert_cmpstr (voice, ==, "nl");
}

/* Nothing goes on talking once the panel with its button is gone. */
static void
test_falls_silent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  activate (fixture, "welcome.next");
  activate (fixture, "welcome.next");
  psr_preview_play (fixture->preview, PSR_LANE_VOICE);
  activate (fixture, "welcome.leave");
  said = fake_player_take_said (fixture->player);
  g_assert_cmpstr (said, ==, "voice:sound-check;hush;");
}

static void
test_is_accessible (Fixture *fixture, gconstpointer data)
{
  static const char *const panels[] = { "what_panel", "safety_panel", "sound_panel" };

  for (gsize i = 0; i < G_N_ELEMENTS (panels); i++) {
    GtkWidget *panel = get_part (fixture, panels[i]);
    GtkWidget *title = gtk_widget_get_first_child (panel);

    gtk_test_accessible_assert_role (panel, GTK_ACCESSIBLE_ROLE_GROUP);
    gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
    gtk_test_accessible_assert_relation (panel, GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL);
    g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (panel),
                                                     GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  }
}

static void
test_mnemonics_do_not_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) mnemonics = g_string_new (NULL);

  mnemonics_collect (GTK_WIDGET (fixture->page), mnemonics);
  activate (fixture, "welcome.next");
  activate (fixture, "welcome.next");
  g_string_truncate (mnemonics, 0);
  mnemonics_collect (GTK_WIDGET (fixture->page), mnemonics);
  g_assert_cmpuint (mnemonics->len, ==, 5);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSOAS_REST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Not gtk_test_init(), which wants a locale that is not everywhere. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/ui/welcome-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("enter-is-enough", test_enter_is_enough);
  ADD ("goes-back", test_goes_back);
  ADD ("is-skipped", test_is_skipped);
  ADD ("buttons-stand-clear", test_buttons_stand_clear);
  ADD ("safety-is-whole", test_safety_is_whole);
  ADD ("voice-is-chosen", test_voice_is_chosen);
  ADD ("falls-silent", test_falls_silent);
  ADD ("is-accessible", test_is_accessible);
  ADD ("mnemonics-do-not-clash", test_mnemonics_do_not_clash);
#undef ADD

  return g_test_run ();
}
