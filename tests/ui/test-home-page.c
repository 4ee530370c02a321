/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/home/psr-home-page.h"

#include "choice-table.h"
#include "mnemonics.h"
#include "popover-row.h"
#include "ui/psr-choice-row.h"

#include <glib/gi18n.h>
#include <locale.h>

#define DESCRIPTION                                                                                \
  "A person rests on the back, eyes closed: knees bent, the soles flat on the floor, the feet "    \
  "parallel and in line with the hips."

/* As the row lists them. */
enum { TOWEL, CHAIR, STRAP, N_PROPS };

typedef struct {
  GSettings *settings;
  PsrScriptCatalog *scripts;
  PsrVoiceCatalog *voices;
  PsrPoseCatalog *poses;
  PsrHomePage *page;
  GtkWindow *window;
  int n_begun;
} Fixture;

static void
begin_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_begun++;
}

static const GActionEntry actions[] = {
  { "begin", begin_cb, NULL, NULL, NULL },
};

static void
load_data (Fixture *fixture)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *voices_folder = g_build_filename (data_folder, "voices", NULL);
  g_autofree char *poses_folder = g_build_filename (data_folder, "poses", NULL);
  const char *const voices_folders[] = { voices_folder, NULL };
  g_autofree char *sessions_folder = g_build_filename (data_folder, "sessions", NULL);
  g_autoptr (GError) error = NULL;

  fixture->scripts = psr_script_catalog_new (sessions_folder);
  fixture->poses = psr_pose_catalog_load (poses_folder, &error);
  g_assert_no_error (error);
  fixture->voices = psr_voice_catalog_new (voices_folders);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  load_data (fixture);
  fixture->settings = g_settings_new (PSR_APPLICATION_ID);
  g_settings_set_string (fixture->settings, "voice", "en");

  fixture->page = g_object_new (PSR_TYPE_HOME_PAGE, NULL);
  psr_home_page_set_up (fixture->page,
                        fixture->settings,
                        fixture->scripts,
                        fixture->voices,
                        fixture->poses);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  psr_home_page_focus_begin (fixture->page);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "session", "minutes", "voice", "arms", "props" };

  gtk_window_destroy (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->voices);
  g_assert_finalize_object (fixture->poses);
  g_assert_finalize_object (fixture->scripts);
  g_assert_finalize_object (fixture->settings);
}

/* Returns: (transfer none): a part of the page, by its name in the template. */
static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->page), PSR_TYPE_HOME_PAGE, name);

  g_assert_nonnull (part);

  return part;
}

static const char *
get_value_title (Fixture *fixture, const char *row)
{
  return psr_choice_row_get_value_title (get_part (fixture, row));
}

static const ChoiceTable arms_choices = {
  "arms_row",
  "arms",
  { { "ribs", "On your ribs" }, { "sides", "Along your sides" }, { "belly", "On your belly" } },
};

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  const ChoiceTable *table = data;

  choice_table_check (table, get_part (fixture, table->row), fixture->settings);
}

/* The list of a row: all there is to choose, the chosen one marked. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  PsrChoiceRow *row = get_part (fixture, "arms_row");
  GtkWidget *list = popover_row_open (GTK_WIDGET (row));

  g_assert_cmpint (g_menu_model_get_n_items (
                     gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (list))),
                   ==,
                   PSR_N_ARMS);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "On your ribs");
  popover_row_choose (list, PSR_ARMS_BELLY);
  assert_setting (fixture->settings, "arms", "belly");
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "On your belly");
}

static void
test_opens_with_the_last_choice (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_value_title (fixture, "voice_row"), ==, "Computer voice, English");
  g_assert_cmpstr (get_value_title (fixture, "arms_row"), ==, "On your ribs");
  g_assert_cmpfloat (gtk_spin_button_get_value (get_part (fixture, "minutes_button")), ==, 15);
}

static void
assert_minutes (Fixture *fixture, const char *expected)
{
  g_autoptr (GVariant) lengths = g_settings_get_value (fixture->settings, "minutes");
  g_autofree char *text = g_variant_print (lengths, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_minutes (Fixture *fixture, const char *text)
{
  g_settings_set_value (fixture->settings, "minutes", g_variant_new_parsed (text));
}

static void
test_minutes (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *minutes = get_part (fixture, "minutes_button");
  double shortest;
  double longest;

  gtk_spin_button_get_range (minutes, &shortest, &longest);
  g_assert_cmpfloat (shortest, ==, 5);
  g_assert_cmpfloat (longest, ==, 60);
  gtk_spin_button_set_value (minutes, 42);
  assert_minutes (fixture, "{'constructive-rest': 42}");
  set_minutes (fixture, "{'other': 3, 'constructive-rest': 7}");
  g_assert_cmpfloat (gtk_spin_button_get_value (minutes), ==, 7);
  gtk_spin_button_set_value (minutes, 8);
  assert_minutes (fixture, "{'other': 3, 'constructive-rest': 8}");
  set_minutes (fixture, "{'constructive-rest': 99}");
  g_assert_cmpfloat (gtk_spin_button_get_value (minutes), ==, 60);
  g_assert_nonnull (
    strstr (adw_action_row_get_subtitle (get_part (fixture, "minutes_row")), "10 to 20"));
}

static void
collect_switches (GtkWidget *widget, GPtrArray *switches)
{
  if (GTK_IS_SWITCH (widget))
    g_ptr_array_add (switches, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_switches (child, switches);
}

/* Returns: (transfer none): the switch of the prop with this number, which is made when the row
 *   opens. */
static gpointer
get_switch (Fixture *fixture, guint number)
{
  g_autoptr (GPtrArray) switches = g_ptr_array_new ();
  GtkWidget *popover = popover_row_open (get_part (fixture, "props_row"));

  collect_switches (popover, switches);
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_cmpuint (switches->len, ==, N_PROPS);

  return g_ptr_array_index (switches, number);
}

static void
assert_props (Fixture *fixture, guint expected, const char *summary)
{
  g_assert_cmpuint (g_settings_get_flags (fixture->settings, "props"), ==, expected);
  for (guint i = 0; i < N_PROPS; i++)
    g_assert_cmpint (gtk_switch_get_active (get_switch (fixture, i)),
                     ==,
                     (expected & (1 << i)) != 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (get_part (fixture, "props_row")), ==, summary);
}

static void
test_props (Fixture *fixture, gconstpointer data)
{
  assert_props (fixture, PSR_PROPS_NONE, "None");
  gtk_switch_set_active (get_switch (fixture, STRAP), TRUE);
  assert_props (fixture, PSR_PROPS_STRAP, "strap");
  gtk_switch_set_active (get_switch (fixture, TOWEL), TRUE);
  assert_props (fixture, PSR_PROPS_TOWEL | PSR_PROPS_STRAP, "towel, strap");
  gtk_switch_set_active (get_switch (fixture, STRAP), FALSE);
  assert_props (fixture, PSR_PROPS_TOWEL, "towel");

  g_settings_set_flags (fixture->settings, "props", PSR_PROPS_CHAIR | PSR_PROPS_STRAP);
  assert_props (fixture, PSR_PROPS_CHAIR | PSR_PROPS_STRAP, "chair, strap");
  g_settings_set_flags (fixture->settings, "props", PSR_PROPS_ALL);
  assert_props (fixture, PSR_PROPS_ALL, "towel, chair, strap");
}

static void
assert_figure (Fixture *fixture, const char *expected)
{
  gtk_test_accessible_assert_property (get_part (fixture, "figure_view"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       expected);
}

static void
test_figure_answers (Fixture *fixture, gconstpointer data)
{
  assert_figure (fixture, DESCRIPTION " The hands lie on the lower ribs.");
  g_object_set (get_part (fixture, "arms_row"), "value", "belly", NULL);
  assert_figure (fixture, DESCRIPTION " The hands lie on the belly.");
  gtk_switch_set_active (get_switch (fixture, CHAIR), TRUE);
  assert_figure (fixture,
                 DESCRIPTION " The hands lie on the belly. The calves lie on the seat of a chair.");
  g_settings_reset (fixture->settings, "props");
  g_settings_set_string (fixture->settings, "arms", "sides");
  assert_figure (fixture, DESCRIPTION " The arms lie along the sides.");
}

/* A button clicks a moment after it is pressed by a key. */
static void
press_enter (Fixture *fixture)
{
  int before = fixture->n_begun;

  g_signal_emit_by_name (fixture->window, "activate-default");
  while (fixture->n_begun == before)
    g_main_context_iteration (NULL, TRUE);
}

/* From Begin itself, and from whatever else has no use for Enter. */
static void
test_enter_begins (Fixture *fixture, gconstpointer data)
{
  GtkWidget *begin = get_part (fixture, "begin_button");

  g_assert_true (gtk_window_get_focus (fixture->window) == begin);
  press_enter (fixture);

  gtk_widget_grab_focus (get_part (fixture, "figure_view"));
  g_assert_false (gtk_window_get_focus (fixture->window) == begin);
  press_enter (fixture);
  g_assert_cmpint (fixture->n_begun, ==, 2);
}

static void
test_is_accessible (Fixture *fixture, gconstpointer data)
{
  const struct {
    GtkAccessible *part;
    GtkAccessibleRole role;
    const char *label;
  } expected[] = {
    { get_part (fixture, "minutes_button"), GTK_ACCESSIBLE_ROLE_SPIN_BUTTON, "Minutes" },
    { get_switch (fixture, TOWEL), GTK_ACCESSIBLE_ROLE_SWITCH, "Towel" },
    { get_switch (fixture, CHAIR), GTK_ACCESSIBLE_ROLE_SWITCH, "Chair" },
    { get_switch (fixture, STRAP), GTK_ACCESSIBLE_ROLE_SWITCH, "Strap" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    GtkAccessible *part = expected[i].part;

    gtk_test_accessible_assert_role (part, expected[i].role);
    gtk_test_accessible_assert_property (part, GTK_ACCESSIBLE_PROPERTY_LABEL, expected[i].label);
  }
}

/* Of the nine rows, of Begin, and of the three answers to an offer. */
static void
test_mnemonics_do_not_clash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) mnemonics = g_string_new (NULL);
  g_autoptr (GtkBuilder) offer =
    gtk_builder_new_from_resource ("/org/example/PsoasRest/ui/psr-offer-card.ui");

  popover_row_open (get_part (fixture, "props_row"));
  mnemonics_collect (GTK_WIDGET (fixture->page), mnemonics);
  mnemonics_collect (GTK_WIDGET (gtk_builder_get_object (offer, "content")), mnemonics);
  g_assert_cmpuint (mnemonics->len, ==, 13);
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
  g_test_add ("/ui/home-page/" name, Fixture, data, set_up, function, tear_down)
  ADD ("opens-with-the-last-choice", NULL, test_opens_with_the_last_choice);
  ADD ("voice", &voice_choices, test_choices);
  ADD ("arms", &arms_choices, test_choices);
  ADD ("list", NULL, test_list);
  ADD ("minutes", NULL, test_minutes);
  ADD ("props", NULL, test_props);
  ADD ("figure-answers", NULL, test_figure_answers);
  ADD ("enter-begins", NULL, test_enter_begins);
  ADD ("is-accessible", NULL, test_is_accessible);
  ADD ("mnemonics-do-not-clash", NULL, test_mnemonics_do_not_clash);
#undef ADD

  return g_test_run ();
}
