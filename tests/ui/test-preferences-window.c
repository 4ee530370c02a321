/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-preferences-window.h"

#include "base/psr-fake-clock.h"
#include "choice-table.h"
#include "fake-player.h"
#include "fake-program.h"
#include "mnemonics.h"
#include "popover-row.h"
#include "ui/psr-choice-row.h"
#include "ui/psr-preview-button.h"

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
  GtkWindow *parent;
  GtkWindow *window; /* weak */
} Fixture;

static void
load_data (Fixture *fixture)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };
  g_autoptr (GError) error = NULL;

  fixture->poses = psr_pose_catalog_load (poses_folder, &error);
  g_assert_no_error (error);
  fixture->voices = psr_voice_catalog_new (voices_folders);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  load_data (fixture);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set_string (fixture->settings, "voice", "en");
  fixture->player = fake_player_new ();
  fixture->clock = psr_fake_clock_new ();
  fixture->session = psr_session_new (PSR_PLAYER (fixture->player), PSR_CLOCK (fixture->clock));
  fixture->preview = psr_preview_new (PSR_PLAYER (fixture->player),
                                      fixture->session,
                                      fixture->settings,
                                      fixture->voices,
                                      g_getenv ("PSOAS_REST_DATADIR"));
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (fixture->parent);
  g_set_weak_pointer (&fixture->window,
                      psr_preferences_window_new (fixture->parent,
                                                  fixture->settings,
                                                  fixture->session,
                                                  fixture->voices,
                                                  fixture->poses,
                                                  fixture->preview));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {
    "volume-voice",   "volume-bells", "volume-bed", "voice",        "bell", "bed",  "confirmation",
    "settle-minutes", "guidance",     "sleep-safe", "show-seconds", "dim",  "look",
  };

  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  gtk_window_destroy (fixture->parent);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
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

/* Returns: (transfer none): a part of the window, by its name in the template. */
static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->window), PSR_TYPE_PREFERENCES_WINDOW, name);

  g_assert_nonnull (part);

  return part;
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_child (child, type);

    if (found != NULL)
      return found;
  }

  return NULL;
}

typedef struct {
  const char *row;
  const char *key;
  const char *label;
} Volume;

static const Volume voice_volume = { "voice_volume_row", "volume-voice", "Volume of the voice" };
static const Volume bells_volume = { "bells_volume_row", "volume-bells", "Volume of the bells" };
static const Volume bed_volume = {
  "bed_volume_row",
  "volume-bed",
  "Volume of the background sound",
};

static void
test_volume (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double percent;
    double gain;
  } pairs[] = { { 0, 0 }, { 10, 0.001 }, { 50, 0.125 }, { 80, 0.512 }, { 100, 1 } };
  const Volume *volume = data;
  GtkWidget *scale = find_child (get_part (fixture, volume->row), GTK_TYPE_SCALE);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    gtk_range_set_value (GTK_RANGE (scale), pairs[i].percent);
    g_assert_cmpfloat_with_epsilon (g_settings_get_double (fixture->settings, volume->key),
                                    pairs[i].gain,
                                    1e-9);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_settings_set_double (fixture->settings, volume->key, pairs[i].gain);
    g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)),
                                    pairs[i].percent,
                                    1e-6);
  }

  gtk_test_accessible_assert_role (scale, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL, volume->label);
}

static void
assert_said (Fixture *fixture, const char *expected)
{
  g_autofree char *said = fake_player_take_said (fixture->player);

  g_assert_cmpstr (said, ==, expected);
}

static void
assert_label (GtkWidget *button, const char *expected)
{
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
}

static GtkWidget *
find_preview_button (Fixture *fixture, const char *row)
{
  return find_child (get_part (fixture, row), PSR_TYPE_PREVIEW_BUTTON);
}

static void
test_plays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *voice = find_preview_button (fixture, "voice_volume_row");
  GtkWidget *bell = find_preview_button (fixture, "bells_volume_row");

  assert_label (voice, "Play the voice");
  g_signal_emit_by_name (voice, "clicked");
  assert_said (fixture, "voice:sound-check;");
  assert_label (voice, "Stop");
  g_signal_emit_by_name (bell, "clicked");
  assert_said (fixture, "bells:bell-bowl;");
  assert_label (voice, "Play the voice");
  assert_label (bell, "Stop");
  g_signal_emit_by_name (bell, "clicked");
  assert_said (fixture, "hush;");
  assert_label (bell, "Play the bell");
}

/* What is not chosen cannot be played. */
static void
test_plays_what_is_chosen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bed = find_preview_button (fixture, "bed_volume_row");

  g_assert_false (gtk_widget_get_sensitive (bed));
  g_settings_set_string (fixture->settings, "bed", "rain");
  g_assert_true (gtk_widget_get_sensitive (bed));
  assert_label (bed, "Play the background sound");
}

static void
test_falls_silent_when_closed (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (find_preview_button (fixture, "bells_volume_row"), "clicked");
  assert_said (fixture, "bells:bell-bowl;");
  gtk_window_destroy (fixture->window);
  assert_said (fixture, "hush;");
}

static const char *
get_value_title (Fixture *fixture, const char *row)
{
  return psr_choice_row_get_value_title (get_part (fixture, row));
}

static const ChoiceTable guidance_choices = {
  "guidance_row",
  "guidance",
  { { "full", "Full" }, { "light", "A few words" }, { "bells", "Bells alone" } },
};

static const ChoiceTable bell_choices = {
  "bell_row",
  "bell",
  { { "off", "None" }, { "bowl", "Singing bowl" }, { "chime", "Small chime" } },
};

static const ChoiceTable bed_choices = {
  "bed_row",
  "bed",
  { { "off", "None" },
    { "brown", "Soft brown noise" },
    { "waves", "Slow waves" },
    { "rain", "Quiet rain" } },
};

static const ChoiceTable confirmation_choices = {
  "confirmation_row",
  "confirmation",
  { { "voice", "A spoken word" }, { "tone", "A soft tone" }, { "none", "Nothing" } },
};

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  const ChoiceTable *table = data;

  choice_table_check (table, get_part (fixture, table->row), fixture->settings);
}

/* A bell of a newer version is not thrown away by looking at it. */
static void
test_keeps_an_unknown_value (Fixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "bell", "gong");
  g_assert_null (get_value_title (fixture, "bell_row"));
  assert_setting (fixture->settings, "bell", "gong");

  g_object_set (get_part (fixture, "bell_row"), "value", "chime", NULL);
  assert_setting (fixture->settings, "bell", "chime");
}

static void
test_settling (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *minutes = get_part (fixture, "settle_button");

  g_assert_cmpfloat (gtk_spin_button_get_value (minutes), ==, 0);
  gtk_spin_button_set_value (minutes, 99);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "settle-minutes"), ==, 5);
  g_settings_set_int (fixture->settings, "settle-minutes", 2);
  g_assert_cmpfloat (gtk_spin_button_get_value (minutes), ==, 2);
}

static void
test_says_what_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrProgram) program = fake_program_new (0);
  AdwActionRow *row = get_part (fixture, "settle_row");

  g_assert_null (strstr (adw_action_row_get_subtitle (row), "next session"));
  psr_session_begin (fixture->session, program);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), "next session"));
  psr_session_end (fixture->session);
  g_assert_null (strstr (adw_action_row_get_subtitle (row), "next session"));
}

typedef struct {
  const char *part;
  const char *key;
  const char *label;
} Switch;

static const Switch sleep_safe = { "sleep_safe_switch", "sleep-safe", "Let me sleep" };
static const Switch ask_tension = { "ask_tension_switch", "ask-tension", "Ask about tension" };
static const Switch dim = { "dim_switch", "dim", "Dim the session" };
static const Switch show_seconds = { "show_seconds_switch", "show-seconds", "Show seconds" };

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  const Switch *expected = data;
  GtkSwitch *part = get_part (fixture, expected->part);
  gboolean before = g_settings_get_boolean (fixture->settings, expected->key);

  g_assert_cmpint (gtk_switch_get_active (part), ==, before);
  gtk_switch_set_active (part, !before);
  g_assert_cmpint (g_settings_get_boolean (fixture->settings, expected->key), ==, !before);
  g_settings_set_boolean (fixture->settings, expected->key, before);
  g_assert_cmpint (gtk_switch_get_active (part), ==, before);

  gtk_test_accessible_assert_role (part, GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_test_accessible_assert_property (part, GTK_ACCESSIBLE_PROPERTY_LABEL, expected->label);
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  PsrChoiceRow *row = get_part (fixture, "look_row");
  g_autofree char *before = g_settings_get_string (fixture->settings, "look");
  g_autofree char *after = NULL;

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (
                                           gtk_widget_get_ancestor (GTK_WIDGET (row),
                                                                    ADW_TYPE_VIEW_STACK)),
                                         "session");
  popover_row_choose (popover_row_open (GTK_WIDGET (row)), 1);
  after = g_settings_get_string (fixture->settings, "look");
  g_assert_cmpstr (after, !=, before);
}

static void
test_closes (Fixture *fixture, gconstpointer data)
{
  /* What Escape and Ctrl+W activate. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "window.close", NULL));
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The switcher has each title twice, for wide and for narrow windows: read where it reads them. */
static void
collect_titles (AdwViewStack *stack, GString *mnemonics)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++) {
    g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
    g_autoptr (GtkWidget) label = g_object_ref_sink (
      gtk_label_new_with_mnemonic (adw_view_stack_page_get_title (ADW_VIEW_STACK_PAGE (page))));

    mnemonics_collect (label, mnemonics);
  }
}

static void
test_mnemonics_do_not_clash (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    guint n_mnemonics;
  } pages[] = { { "sound", 7 }, { "session", 7 } };
  AdwViewStack *stack =
    ADW_VIEW_STACK (find_child (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK));

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GString) mnemonics = g_string_new (NULL);

    mnemonics_collect (adw_view_stack_get_child_by_name (stack, pages[i].name), mnemonics);
    g_assert_cmpuint (mnemonics->len, ==, pages[i].n_mnemonics);
    collect_titles (stack, mnemonics);
    g_assert_cmpuint (mnemonics->len, ==, pages[i].n_mnemonics + G_N_ELEMENTS (pages));
  }
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

#define ADD(name, data, function)                                                                  \
  g_test_add ("/ui/preferences-window/" name, Fixture, data, set_up, function, tear_down)
  ADD ("volume/voice", &voice_volume, test_volume);
  ADD ("volume/bells", &bells_volume, test_volume);
  ADD ("volume/bed", &bed_volume, test_volume);
  ADD ("plays", NULL, test_plays);
  ADD ("plays-what-is-chosen", NULL, test_plays_what_is_chosen);
  ADD ("falls-silent-when-closed", NULL, test_falls_silent_when_closed);
  ADD ("choices/voice", &voice_choices, test_choices);
  ADD ("choices/bell", &bell_choices, test_choices);
  ADD ("choices/bed", &bed_choices, test_choices);
  ADD ("choices/confirmation", &confirmation_choices, test_choices);
  ADD ("choices/guidance", &guidance_choices, test_choices);
  ADD ("keeps-an-unknown-value", NULL, test_keeps_an_unknown_value);
  ADD ("settling", NULL, test_settling);
  ADD ("says-what-waits", NULL, test_says_what_waits);
  ADD ("switch/sleep-safe", &sleep_safe, test_switch);
  ADD ("switch/ask-tension", &ask_tension, test_switch);
  ADD ("switch/dim", &dim, test_switch);
  ADD ("switch/show-seconds", &show_seconds, test_switch);
  ADD ("look", NULL, test_look);
  ADD ("closes", NULL, test_closes);
  ADD ("mnemonics-do-not-clash", NULL, test_mnemonics_do_not_clash);
#undef ADD

  return g_test_run ();
}
