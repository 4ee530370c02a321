/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-page.h"

#include "base/psr-day.h"
#include "journal-test-util.h"
#include "journal/psr-journal-list.h"
#include "mnemonics.h"
#include "ui/pages/journal/psr-journal-entry-window.h"
#include "ui/pages/journal/psr-journal-plots.h"
#include "ui/pages/journal/psr-journal-row.h"
#include "ui/psr-confirm-window.h"
#include "ui/psr-plot.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>

/* 2026-11-16, a Monday, 20:00 in Amsterdam. */
#define MONDAY_S       G_GINT64_CONSTANT (1794855600)
#define DAY_S          86400
#define SMALLEST_WIDTH 360

typedef struct {
  JournalFixture journal;
  PsrScriptCatalog *scripts;
  GSimpleActionGroup *actions;
  PsrJournalPage *page;
  GtkWindow *window;
} Fixture;

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *data_folder = g_getenv ("PSOAS_REST_DATADIR");
  g_autofree char *sessions_folder = g_build_filename (data_folder, "sessions", NULL);

  journal_fixture_set_up (&fixture->journal, NULL);
  fixture->scripts = psr_script_catalog_new (sessions_folder);
  fixture->actions = g_simple_action_group_new ();
  fixture->page = g_object_new (PSR_TYPE_JOURNAL_PAGE, NULL);
  psr_journal_page_set_up (fixture->page,
                           fixture->journal.journal,
                           fixture->scripts,
                           G_ACTION_MAP (fixture->actions));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window),
                                  "win",
                                  G_ACTION_GROUP (fixture->actions));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (fixture->window, SMALLEST_WIDTH, 600);
  gtk_window_present (fixture->window);
  iterate ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->actions);
  iterate ();
  g_assert_null (page);
  g_assert_finalize_object (fixture->scripts);
  journal_fixture_tear_down (&fixture->journal, NULL);
}

static gpointer
get_part (Fixture *fixture, const char *name)
{
  GObject *part =
    gtk_widget_get_template_child (GTK_WIDGET (fixture->page), PSR_TYPE_JOURNAL_PAGE, name);

  g_assert_nonnull (part);
  return part;
}

static const char *
get_view (Fixture *fixture, const char *stack)
{
  return gtk_stack_get_visible_child_name (get_part (fixture, stack));
}

/* Appends every widget of @type that @widget holds and shows. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* Returns: the first window of @type. */
static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_type_is_a (G_OBJECT_TYPE (window), type))
      return window;
  }

  return NULL;
}

static gpointer
get_window_part (GtkWindow *window, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (window), G_OBJECT_TYPE (window), name);
}

static gint64
get_now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
test_tells_what_will_be_here (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_view (fixture, "stack"), ==, "empty");
  put_entry (fixture->journal.journal, 1, get_now_s ());
  iterate ();
  g_assert_cmpstr (get_view (fixture, "stack"), ==, "journal");
}

/* However the words are, at the smallest width of the window. */
static void
test_is_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  put_entries (fixture->journal.journal, 40, get_now_s () - 40 * DAY_S);
  iterate ();
  gtk_widget_measure (GTK_WIDGET (fixture->page),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, SMALLEST_WIDTH);
}

static void
test_plots_have_names_and_tables (Fixture *fixture, gconstpointer data)
{
  static const char *const cards[] = { "time_card", "tension_card", "check_card" };
  static const char *const titles[] = {
    "Time rested",
    "Tension before and after",
    "Check, left and right",
  };

  put_entries (fixture->journal.journal, 3, get_now_s () - 3 * DAY_S);
  iterate ();
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++) {
    g_autoptr (GPtrArray) plots = g_ptr_array_new ();
    g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
    g_autoptr (GPtrArray) labels = g_ptr_array_new ();

    collect (get_part (fixture, cards[i]), PSR_TYPE_PLOT, plots);
    collect (get_part (fixture, cards[i]), GTK_TYPE_TOGGLE_BUTTON, buttons);
    g_assert_cmpuint (plots->len, ==, 1);
    gtk_test_accessible_assert_role (g_ptr_array_index (plots, 0), GTK_ACCESSIBLE_ROLE_IMG);
    gtk_test_accessible_assert_property (g_ptr_array_index (plots, 0),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         titles[i]);

    gtk_toggle_button_set_active (g_ptr_array_index (buttons, 0), TRUE);
    collect (get_part (fixture, cards[i]), GTK_TYPE_LABEL, labels);
    g_assert_cmpuint (labels->len, >, 6);
  }
}

static gboolean
has_focus_within (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Where the band comes from, as nobody has measured it. */
static void
test_band_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  gboolean told = FALSE;

  put_entries (fixture->journal.journal, 3, get_now_s () - 3 * DAY_S);
  iterate ();
  collect (get_part (fixture, "check_card"), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++) {
    const char *text = gtk_label_get_label (g_ptr_array_index (labels, i));

    told |= strstr (text, "one step of the scale") != NULL && strstr (text, "not measured") != NULL;
  }
  g_assert_true (told);
}

/* The plot of the checks is the last one, far below at this size. */
static void
test_shows_checks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = get_part (fixture, "check_card");
  graphene_rect_t bounds;

  put_entries (fixture->journal.journal, 3, get_now_s () - 3 * DAY_S);
  iterate ();
  gtk_stack_set_visible_child_name (get_part (fixture, "views"), "entries");
  psr_journal_page_show_checks (fixture->page);
  g_assert_cmpstr (get_view (fixture, "views"), ==, "overview");
  do {
    g_main_context_iteration (NULL, TRUE);
    g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (fixture->page), &bounds));
  } while (bounds.origin.y >= 600 || !has_focus_within (fixture, card));
}

static void
test_calendar_says_its_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 start_s = get_now_s ();
  guint n_found = 0;
  GDate today;
  GDate date;

  /* As make_entry() does, in Amsterdam in winter: where the month is another one just now, a day
   * away from that. */
  psr_day_get_date (psr_day_from_time (start_s, 60), &date);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today,
                  (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  if (g_date_get_month (&date) != g_date_get_month (&today))
    start_s += g_date_compare (&date, &today) < 0 ? DAY_S : -DAY_S;

  put_entry (fixture->journal.journal, 1, start_s);
  put_entry (fixture->journal.journal, 2, start_s + 1);
  iterate ();
  collect (get_part (fixture, "calendar"), GTK_TYPE_BUTTON, buttons);
  g_assert_cmpuint (buttons->len, >=, 28 + 2);

  for (guint i = 0; i < buttons->len; i++) {
    GtkWidget *label = gtk_button_get_child (g_ptr_array_index (buttons, i));
    const char *text = GTK_IS_LABEL (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";

    if (strstr (text, "●") != NULL) {
      n_found++;
      g_signal_emit_by_name (g_ptr_array_index (buttons, i), "clicked");
    }
  }
  g_assert_cmpuint (n_found, ==, 1);

  /* That day's entries, and back to all. */
  g_assert_cmpstr (get_view (fixture, "views"), ==, "entries");
  g_assert_true (gtk_widget_get_visible (get_part (fixture, "day_bar")));
}

static GtkWindow *
open_first_entry (Fixture *fixture)
{
  GtkWindow *window;

  gtk_stack_set_visible_child_name (get_part (fixture, "views"), "entries");
  iterate ();
  g_signal_emit_by_name (get_part (fixture, "list_view"), "activate", 0);
  window = find_window (PSR_TYPE_JOURNAL_ENTRY_WINDOW);
  g_assert_nonnull (window);

  return window;
}

static void
test_entry_can_be_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalEntry) entry = NULL;
  GtkWindow *window;
  GtkTextView *note;

  put_entry (fixture->journal.journal, 1, MONDAY_S);
  window = open_first_entry (fixture);
  note = get_window_part (window, "note_view");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), "Calm.", -1);
  adw_combo_row_set_selected (get_window_part (window, "after_row"), 0);
  gtk_window_close (window);
  iterate ();

  entry = psr_journal_find (fixture->journal.journal, "00000001-1111-4111-8111-111111111111", NULL);
  g_assert_cmpstr (psr_journal_entry_get_fields (entry)->note, ==, "Calm.");
  g_assert_cmpint (psr_journal_entry_get_fields (entry)->tension_before, ==, 7);
  g_assert_cmpint (psr_journal_entry_get_fields (entry)->tension_after, ==, PSR_TENSION_UNKNOWN);
}

/* As much as a file of this process may hold. Returns: what it was before. */
static rlim_t
limit_files (rlim_t size)
{
  struct rlimit limit;
  rlim_t before;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  before = limit.rlim_cur;
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  return before;
}

/* What was typed stays where it can be kept later, or copied, until it is let go of on purpose. */
static void
test_entry_that_cannot_be_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (19000, 'x');
  GtkWindow *window;
  GtkTextView *note;
  GStatBuf info;
  rlim_t before;

  put_entry (fixture->journal.journal, 1, MONDAY_S);
  window = open_first_entry (fixture);
  note = get_window_part (window, "note_view");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (note), text, -1);
  g_assert_cmpint (g_stat (fixture->journal.path, &info), ==, 0);

  before = limit_files ((rlim_t) info.st_size);
  gtk_window_close (window);
  limit_files (before);
  iterate ();
  g_assert_true (find_window (PSR_TYPE_JOURNAL_ENTRY_WINDOW) == window);
  g_assert_true (gtk_widget_get_mapped (get_window_part (window, "notice_label")));

  limit_files ((rlim_t) info.st_size);
  gtk_window_close (window);
  limit_files (before);
  iterate ();
  g_assert_null (find_window (PSR_TYPE_JOURNAL_ENTRY_WINDOW));
}

static GtkButton *
find_button (GtkWidget *widget, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect (widget, GTK_TYPE_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);
  }

  return NULL;
}

static void
test_deleted_entry_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrJournalEntry) kept = make_entry (1, MONDAY_S);
  g_autoptr (PsrJournalEntry) found = NULL;
  GtkWindow *window;
  GtkButton *undo;

  psr_journal_put (fixture->journal.journal, kept, NULL);
  window = open_first_entry (fixture);
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "_Delete Entry"), "clicked");
  iterate ();
  g_assert_cmpuint (count_entries (fixture->journal.journal), ==, 0);

  undo = find_button (GTK_WIDGET (fixture->page), "_Undo");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  found = psr_journal_find (fixture->journal.journal, "00000001-1111-4111-8111-111111111111", NULL);
  g_assert_nonnull (found);
  assert_same_fields (psr_journal_entry_get_fields (kept), psr_journal_entry_get_fields (found));
}

static void
test_clear_asks_first (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;

  put_entry (fixture->journal.journal, 1, MONDAY_S);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "journal-clear", NULL);
  window = find_window (PSR_TYPE_CONFIRM_WINDOW);
  gtk_window_close (window);
  iterate ();
  g_assert_cmpuint (count_entries (fixture->journal.journal), ==, 1);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), "journal-clear", NULL);
  window = find_window (PSR_TYPE_CONFIRM_WINDOW);
  g_signal_emit_by_name (get_window_part (window, "confirm_button"), "clicked");
  iterate ();
  g_assert_cmpuint (count_entries (fixture->journal.journal), ==, 0);
  g_assert_cmpstr (get_view (fixture, "stack"), ==, "empty");
}

/* Of a journal of years, the list makes rows for what is near the screen. */
static void
test_long_journal_makes_few_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkSelectionModel *model;
  PsrJournalList *list;

  put_entries (fixture->journal.journal, 2000, MONDAY_S);
  gtk_stack_set_visible_child_name (get_part (fixture, "views"), "entries");
  iterate ();

  collect (get_part (fixture, "list_view"), PSR_TYPE_JOURNAL_ROW, rows);
  g_assert_cmpuint (rows->len, >, 0);
  g_assert_cmpuint (rows->len, <, 300);
  model = gtk_list_view_get_model (get_part (fixture, "list_view"));
  list = PSR_JOURNAL_LIST (gtk_no_selection_get_model (GTK_NO_SELECTION (model)));
  g_assert_cmpuint (psr_journal_list_get_n_loaded (list), <, 500);
}

static void
test_mnemonics_do_not_clash (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "overview", "entries" };

  put_entry (fixture->journal.journal, 1, MONDAY_S);
  iterate ();
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++) {
    g_autoptr (GString) mnemonics = g_string_new (NULL);

    gtk_stack_set_visible_child_name (get_part (fixture, "views"), views[i]);
    iterate ();
    mnemonics_collect (GTK_WIDGET (fixture->page), mnemonics);
    g_assert_cmpuint (mnemonics->len, >=, 2);
  }
}

/* Nothing is read out of fewer than five checks, of each side. */
static void
test_few_checks_are_not_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PsrPlotData) four = NULL;
  g_autoptr (PsrPlotData) five = NULL;
  guint n_checks;

  g_assert_null (psr_journal_plots_make_checks (fixture->journal.journal, &n_checks));
  put_entries (fixture->journal.journal, 4, MONDAY_S);
  four = psr_journal_plots_make_checks (fixture->journal.journal, &n_checks);
  g_assert_cmpuint (n_checks, ==, 4);
  g_assert_false (psr_plot_data_is_joined (four, 0));
  g_assert_false (psr_plot_data_is_joined (four, 1));

  put_entry (fixture->journal.journal, 9, MONDAY_S + 9 * DAY_S);
  psr_journal_set_answers (fixture->journal.journal,
                           "00000009-1111-4111-8111-111111111111",
                           PSR_JOURNAL_COULD_NOT_TELL,
                           PSR_JOURNAL_LIFTS_A_LITTLE,
                           NULL);
  five = psr_journal_plots_make_checks (fixture->journal.journal, &n_checks);
  g_assert_false (psr_plot_data_is_joined (five, 0));
  g_assert_true (psr_plot_data_is_joined (five, 1));
  g_assert_cmpfloat (g_array_index (five->series[0].values, double, 0), ==, 0);
  g_assert_cmpfloat (g_array_index (five->series[1].values, double, 0), ==, 2);
  g_assert_true (isnan (g_array_index (five->series[0].values, double, 4)));
  g_assert_cmpfloat (five->band_half, ==, 1);
}

static void
test_plots_end_today (Fixture *fixture, gconstpointer data)
{
  int today = psr_day_from_time (MONDAY_S, 60) + 20;
  g_autoptr (PsrPlotData) weeks = NULL;
  g_autoptr (PsrPlotData) tension = NULL;
  g_autoptr (PsrPlotData) none = NULL;

  put_entries (fixture->journal.journal, 21, MONDAY_S);
  weeks = psr_journal_plots_make_time (fixture->journal.journal, PSR_JOURNAL_WEEKS, today);
  g_assert_cmpuint (weeks->periods->len, ==, PSR_JOURNAL_PLOT_PERIODS);
  g_assert_cmpstr (g_ptr_array_index (weeks->periods, 11), ==, "30 Nov");
  g_assert_cmpfloat (g_array_index (weeks->series[0].values, double, 11), ==, 7 * 15);
  g_assert_cmpfloat (g_array_index (weeks->series[0].values, double, 8), ==, 0);
  g_assert_cmpstr (g_ptr_array_index (weeks->series[0].texts, 11), ==, "105 min");
  g_assert_cmpfloat (weeks->max, ==, 120);

  tension = psr_journal_plots_make_tension (fixture->journal.journal, PSR_JOURNAL_MONTHS, today);
  g_assert_cmpfloat (g_array_index (tension->series[0].values, double, 11), ==, 7);
  g_assert_cmpfloat (g_array_index (tension->series[1].values, double, 10), ==, 3);
  g_assert_true (isnan (g_array_index (tension->series[1].values, double, 9)));
  none = psr_journal_plots_make_tension (fixture->journal.journal, PSR_JOURNAL_WEEKS, today + 400);
  g_assert_null (none);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSOAS_REST_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/ui/journal-page/tells-what-will-be-here", test_tells_what_will_be_here);
  add ("/ui/journal-page/is-narrow", test_is_narrow);
  add ("/ui/journal-page/plots-have-names-and-tables", test_plots_have_names_and_tables);
  add ("/ui/journal-page/band-is-told", test_band_is_told);
  add ("/ui/journal-page/shows-checks", test_shows_checks);
  add ("/ui/journal-page/calendar-says-its-days", test_calendar_says_its_days);
  add ("/ui/journal-page/entry-can-be-changed", test_entry_can_be_changed);
  add ("/ui/journal-page/entry-that-cannot-be-kept", test_entry_that_cannot_be_kept);
  add ("/ui/journal-page/deleted-entry-comes-back", test_deleted_entry_comes_back);
  add ("/ui/journal-page/clear-asks-first", test_clear_asks_first);
  add ("/ui/journal-page/long-journal-makes-few-rows", test_long_journal_makes_few_rows);
  add ("/ui/journal-page/mnemonics-do-not-clash", test_mnemonics_do_not_clash);
  add ("/ui/journal-plots/few-checks-are-not-joined", test_few_checks_are_not_joined);
  add ("/ui/journal-plots/end-today", test_plots_end_today);

  return g_test_run ();
}
