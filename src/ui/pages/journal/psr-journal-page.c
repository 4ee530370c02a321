/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-page.h"

#include "base/psr-day.h"
#include "journal/psr-journal-exchange.h"
#include "journal/psr-journal-list.h"
#include "ui/pages/journal/psr-journal-calendar.h"
#include "ui/pages/journal/psr-journal-entry-window.h"
#include "ui/pages/journal/psr-journal-plots.h"
#include "ui/pages/journal/psr-journal-row.h"
#include "ui/pages/journal/psr-journal-words.h"
#include "ui/psr-confirm-window.h"
#include "ui/psr-plot-card.h"
#include "ui/psr-save-dialog.h"
#include "ui/psr-toast.h"

#include <glib/gi18n.h>

struct _PsrJournalPage {
  AdwBin parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack; /* "empty" or "journal" */
  GtkStack *views; /* "overview" or "entries" */
  PsrJournalCalendar *calendar;
  GtkToggleButton *months_button;
  PsrPlotCard *time_card;
  PsrPlotCard *tension_card;
  PsrPlotCard *check_card;
  GtkWidget *day_bar;
  GtkLabel *day_label;
  GtkListView *list_view;

  PsrJournal *journal;
  PsrScriptCatalog *scripts;
  GCancellable *cancellable; /* of the asking for a file */
  gboolean stale; /* changed while nobody saw it */
};

G_DEFINE_FINAL_TYPE (PsrJournalPage, psr_journal_page, ADW_TYPE_BIN)

static void
show_message (PsrJournalPage *self, const char *message)
{
  psr_toast_show (self->toast_overlay, message);
}

static GtkWindow *
get_window (PsrJournalPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_plot (PsrPlotCard *card, PsrPlotData *data)
{
  gtk_widget_set_visible (GTK_WIDGET (card), data != NULL);
  if (data != NULL)
    psr_plot_card_take_data (card, data);
}

static void
update_checks (PsrJournalPage *self)
{
  g_autoptr (GString) remark = g_string_new (NULL);
  guint n_checks;
  PsrPlotData *checks = psr_journal_plots_make_checks (self->journal, &n_checks);
  gboolean joined = checks != NULL;

  for (guint i = 0; joined && i < checks->n_series; i++)
    joined = psr_plot_data_is_joined (checks, i);
  show_plot (self->check_card, checks);
  g_string_append_printf (remark,
                          "%s %s",
                          psr_journal_words_get_check_worth (),
                          _ ("The grey band reaches one step of the scale up and down. It is not "
                             "measured: a scale this coarse tells nothing finer."));
  if (!joined)
    g_string_append_printf (remark,
                            " %s",
                            _ (
                              "Fewer than five answers for a side show no course, so no line joins "
                              "them."));
  psr_plot_card_set_remark (self->check_card, remark->str);
}

static void
update_plots (PsrJournalPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PsrJournalPeriod period =
    gtk_toggle_button_get_active (self->months_button) ? PSR_JOURNAL_MONTHS : PSR_JOURNAL_WEEKS;
  int today = psr_day_from_date_time (now);

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  show_plot (self->time_card, psr_journal_plots_make_time (self->journal, period, today));
  show_plot (self->tension_card, psr_journal_plots_make_tension (self->journal, period, today));
}

/* Plots that nobody sees wait. */
static void
update (PsrJournalPage *self)
{
  int first_day;
  int last_day;
  gboolean empty;

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  empty = !psr_journal_get_span (self->journal, &first_day, &last_day);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "journal");
  update_plots (self);
  update_checks (self);
}

static void
psr_journal_page_map (GtkWidget *widget)
{
  PsrJournalPage *self = PSR_JOURNAL_PAGE (widget);

  GTK_WIDGET_CLASS (psr_journal_page_parent_class)->map (widget);

  if (self->journal != NULL) {
    psr_journal_refresh (self->journal);
    if (self->stale)
      update (self);
  }
}

static void
show_days (PsrJournalPage *self, int first_day, int last_day)
{
  PsrJournalList *list = psr_journal_list_new (self->journal, first_day, last_day);
  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (list));

  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (model));
}

static void
day_activated_cb (PsrJournalPage *self, int day)
{
  g_autofree char *text = psr_journal_words_dup_day (day);

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  show_days (self, day, day);
  gtk_label_set_label (self->day_label, text);
  gtk_widget_set_visible (self->day_bar, TRUE);
  gtk_stack_set_visible_child_name (self->views, "entries");
}

static void
show_all_clicked_cb (PsrJournalPage *self)
{
  g_assert (PSR_IS_JOURNAL_PAGE (self));

  gtk_widget_set_visible (self->day_bar, FALSE);
  show_days (self, G_MININT, G_MAXINT);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, psr_journal_row_new ());
}

static void
bind_row_cb (PsrJournalPage *self, GtkListItem *item)
{
  psr_journal_row_show (PSR_JOURNAL_ROW (gtk_list_item_get_child (item)),
                        PSR_JOURNAL_ENTRY (gtk_list_item_get_item (item)),
                        self->scripts);
}

static void
put_back_cb (PsrJournalPage *self, AdwToast *toast)
{
  PsrJournalEntry *entry = g_object_get_data (G_OBJECT (toast), "entry");
  g_autoptr (GError) error = NULL;

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  if (!psr_journal_put (self->journal, entry, &error))
    show_message (self, error->message);
}

static void
offer_undo (PsrJournalPage *self, PsrJournalEntry *entry)
{
  AdwToast *toast = adw_toast_new (_ ("Entry deleted"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (toast,
                           "button-clicked",
                           G_CALLBACK (put_back_cb),
                           self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* What is put back is the entry as it was last, not as the window found it. */
static void
remove_cb (PsrJournalPage *self, PsrJournalEntryWindow *window)
{
  PsrJournalEntry *shown = psr_journal_entry_window_get_entry (window);
  const char *id = psr_journal_entry_get_fields (shown)->id;
  g_autoptr (PsrJournalEntry) entry = psr_journal_find (self->journal, id, NULL);
  g_autoptr (GError) error = NULL;

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  if (!psr_journal_remove (self->journal, id, &error))
    show_message (self, error->message);
  else if (entry != NULL)
    offer_undo (self, entry);
}

static void
failed_cb (PsrJournalPage *self, const GError *error)
{
  g_assert (PSR_IS_JOURNAL_PAGE (self));

  show_message (self, error->message);
}

static void
row_activated_cb (PsrJournalPage *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr (PsrJournalEntry) entry = g_list_model_get_item (model, position);
  GtkWindow *window;

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  window = psr_journal_entry_window_new (get_window (self), self->journal, entry, self->scripts);
  g_signal_connect_object (window, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/* Until the dialog answers, the page is kept by its task. */
static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrJournalPage) self = PSR_JOURNAL_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = psr_save_dialog_choose_finish (result, &error);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  PsrJournalFormat format = PSR_JOURNAL_CSV;

  if (file != NULL && !psr_journal_format_from_name (name, &format))
    show_message (self, _ ("The name of the file must end in .csv or .json."));
  else if (file != NULL && psr_journal_export (self->journal, format, file, &error))
    show_message (self, _ ("Journal exported"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, error->message);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrJournalPage *self = PSR_JOURNAL_PAGE (data);
  g_autofree char *name =
    g_strconcat (_ ("journal"), ".", g_variant_get_string (parameter, NULL), NULL);

  psr_save_dialog_choose_async (get_window (self),
                                _ ("Export Journal"),
                                name,
                                G_USER_DIRECTORY_DOCUMENTS,
                                self->cancellable,
                                export_chosen_cb,
                                g_object_ref (self));
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PsrJournalPage) self = PSR_JOURNAL_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = psr_save_dialog_choose_finish (result, &error);
  g_autofree char *message = NULL;
  PsrJournalImport counts;

  if (file != NULL && psr_journal_import (self->journal, file, &counts, &error)) {
    message =
      g_strdup_printf (_ ("Entries added: %u. Already there: %u."), counts.n_added, counts.n_known);
    show_message (self, message);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_message (self, error->message);
  }
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrJournalPage *self = PSR_JOURNAL_PAGE (data);

  psr_save_dialog_choose_existing_async (get_window (self),
                                         _ ("Import Journal"),
                                         G_USER_DIRECTORY_DOCUMENTS,
                                         self->cancellable,
                                         import_chosen_cb,
                                         g_object_ref (self));
}

static void
clear_confirmed_cb (PsrJournalPage *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (PSR_IS_JOURNAL_PAGE (self));

  if (psr_journal_clear (self->journal, &error))
    show_message (self, _ ("The journal is empty"));
  else
    show_message (self, error->message);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PsrJournalPage *self = PSR_JOURNAL_PAGE (data);
  GtkWindow *window =
    psr_confirm_window_new (get_window (self),
                            _ ("Delete the whole journal?"),
                            _ (
                              "Every entry and every note goes, also from the disk. This cannot be "
                              "taken back; an exported file stays."),
                            _ ("_Delete Everything"));

  g_signal_connect_object (window,
                           "confirmed",
                           G_CALLBACK (clear_confirmed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static const GActionEntry entries[] = {
  { "journal-export", export_cb, "s", NULL, NULL },
  { "journal-import", import_cb, NULL, NULL, NULL },
  { "journal-clear", clear_cb, NULL, NULL, NULL },
};

static void
psr_journal_page_dispose (GObject *object)
{
  PsrJournalPage *self = PSR_JOURNAL_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  /* Or the template would take away from the bin what is both its child and a named one. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_JOURNAL_PAGE);
  g_clear_object (&self->journal);
  g_clear_object (&self->scripts);

  G_OBJECT_CLASS (psr_journal_page_parent_class)->dispose (object);
}

static void
psr_journal_page_finalize (GObject *object)
{
  g_object_unref (PSR_JOURNAL_PAGE (object)->cancellable);

  G_OBJECT_CLASS (psr_journal_page_parent_class)->finalize (object);
}

static void
psr_journal_page_class_init (PsrJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_journal_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = psr_journal_page_finalize;
  widget_class->map = psr_journal_page_map;

  g_type_ensure (PSR_TYPE_JOURNAL_CALENDAR);
  g_type_ensure (PSR_TYPE_PLOT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/journal/"
                                               "psr-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, views);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, months_button);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, time_card);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, tension_card);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, check_card);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, day_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, day_label);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, update_plots);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
psr_journal_page_init (PsrJournalPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_list (PsrJournalPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  show_days (self, G_MININT, G_MAXINT);
}

void
psr_journal_page_set_up (PsrJournalPage *self,
                         PsrJournal *journal,
                         PsrScriptCatalog *scripts,
                         GActionMap *actions)
{
  g_return_if_fail (PSR_IS_JOURNAL_PAGE (self));
  g_return_if_fail (PSR_IS_JOURNAL (journal));

  self->journal = g_object_ref (journal);
  self->scripts = g_object_ref (scripts);
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  psr_journal_calendar_set_up (self->calendar, journal);
  set_up_list (self);
  g_signal_connect_object (journal, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* Puts @card at the top of what is seen, and the focus into it. */
static void
show_card (GtkWidget *card)
{
  GtkWidget *window = gtk_widget_get_ancestor (card, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  graphene_rect_t bounds;

  gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
  if (gtk_widget_compute_bounds (card, window, &bounds))
    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + bounds.origin.y);
}

/* It has to have a place first. */
static gboolean
tick_cb (GtkWidget *card, GdkFrameClock *clock, gpointer data)
{
  if (!gtk_widget_get_visible (card))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (card) == 0)
    return G_SOURCE_CONTINUE;

  show_card (card);
  return G_SOURCE_REMOVE;
}

void
psr_journal_page_show_checks (PsrJournalPage *self)
{
  g_return_if_fail (PSR_IS_JOURNAL_PAGE (self));

  gtk_stack_set_visible_child_name (self->views, "overview");
  gtk_widget_add_tick_callback (GTK_WIDGET (self->check_card), tick_cb, NULL, NULL);
}
