/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-calendar.h"

#include "base/psr-day.h"
#include "journal/psr-journal-query.h"
#include "ui/pages/journal/psr-journal-words.h"

#include <glib/gi18n.h>

#define N_WEEKS 6
#define N_CELLS (N_WEEKS * 7)

struct _PsrJournalCalendar {
  AdwBin parent_instance;

  GtkLabel *month_label;
  GtkGrid *grid;
  GtkButton *cells[N_CELLS];

  PsrJournal *journal;
  int month; /* its first day */
  int first_cell; /* the day of the first cell */
};

G_DEFINE_FINAL_TYPE (PsrJournalCalendar, psr_journal_calendar, ADW_TYPE_BIN)

static guint day_activated_signal;

static int
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return psr_day_from_date_time (now);
}

static void
show_day (PsrJournalCalendar *self, GtkButton *cell, int day, const PsrJournalSum *sum)
{
  gboolean inside = psr_journal_get_month (day) == self->month;
  gboolean is_today = day == get_today ();
  g_autofree char *date = psr_journal_words_dup_day (day);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  GtkWidget *label = gtk_button_get_child (cell);
  GDate parts;

  psr_day_get_date (day, &parts);
  text = g_strdup_printf ("%d\n%s", g_date_get_day (&parts), sum != NULL ? "●" : " ");
  gtk_label_set_label (GTK_LABEL (label), text);

  if (sum != NULL) {
    /* TRANSLATORS: a day of the calendar, as a screen reader says it: the date, how many sessions.
     */
    name = g_strdup_printf (ngettext ("%s, %d session", "%s, %d sessions", (gulong) sum->n_entries),
                            date,
                            sum->n_entries);
  } else {
    name = g_strdup_printf (_ ("%s, no session"), date);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_widget_set_sensitive (GTK_WIDGET (cell), inside);
  gtk_widget_set_visible (GTK_WIDGET (cell), inside);
  if (is_today)
    gtk_widget_add_css_class (GTK_WIDGET (cell), "today");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "today");
}

static void
update (PsrJournalCalendar *self)
{
  g_autoptr (GArray) sums = NULL;
  g_autoptr (GDateTime) month = NULL;
  g_autofree char *name = NULL;
  guint next = 0;

  g_assert (PSR_IS_JOURNAL_CALENDAR (self));

  self->first_cell = psr_day_get_week (self->month);
  sums = psr_journal_sum (self->journal,
                          PSR_JOURNAL_DAYS,
                          self->first_cell,
                          self->first_cell + N_CELLS - 1,
                          NULL);
  for (int i = 0; i < N_CELLS; i++) {
    const PsrJournalSum *sum =
      sums != NULL && next < sums->len ? &g_array_index (sums, PsrJournalSum, next) : NULL;

    if (sum != NULL && sum->day == self->first_cell + i)
      next++;
    else
      sum = NULL;
    show_day (self, self->cells[i], self->first_cell + i, sum);
  }

  month = g_date_time_new_from_unix_utc ((gint64) self->month * 86400);
  /* TRANSLATORS: a month, see g_date_time_format(): "November 2026". */
  name = g_date_time_format (month, _ ("%B %Y"));
  gtk_label_set_label (self->month_label, name);
}

static void
move_month (PsrJournalCalendar *self, int n_months)
{
  GDate date;

  psr_day_get_date (self->month, &date);
  if (n_months > 0)
    g_date_add_months (&date, (guint) n_months);
  else
    g_date_subtract_months (&date, (guint) -n_months);
  self->month = psr_day_from_date (&date);
  update (self);
}

static void
previous_cb (PsrJournalCalendar *self)
{
  g_assert (PSR_IS_JOURNAL_CALENDAR (self));

  move_month (self, -1);
}

static void
next_cb (PsrJournalCalendar *self)
{
  g_assert (PSR_IS_JOURNAL_CALENDAR (self));

  move_month (self, 1);
}

static void
cell_clicked_cb (PsrJournalCalendar *self, GtkButton *cell)
{
  g_assert (PSR_IS_JOURNAL_CALENDAR (self));

  for (int i = 0; i < N_CELLS; i++) {
    if (self->cells[i] == cell)
      g_signal_emit (self, day_activated_signal, 0, self->first_cell + i);
  }
}

static void
make_cells (PsrJournalCalendar *self)
{
  for (int i = 0; i < 7; i++) {
    g_autoptr (GDateTime) day = g_date_time_new_utc (2024, 1, i + 1, 0, 0, 0); /* a Monday first */
    g_autofree char *name = g_date_time_format (day, "%a");
    GtkWidget *label = gtk_label_new (name);

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
    gtk_grid_attach (self->grid, label, i, 0, 1, 1);
  }

  for (int i = 0; i < N_CELLS; i++) {
    GtkWidget *label = gtk_label_new (NULL);
    GtkWidget *cell = gtk_button_new ();

    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    gtk_button_set_child (GTK_BUTTON (cell), label);
    gtk_widget_add_css_class (cell, "flat");
    gtk_widget_add_css_class (cell, "day");
    gtk_widget_set_hexpand (cell, TRUE);
    g_signal_connect_swapped (cell, "clicked", G_CALLBACK (cell_clicked_cb), self);
    gtk_grid_attach (self->grid, cell, i % 7, 1 + i / 7, 1, 1);
    self->cells[i] = GTK_BUTTON (cell);
  }
}

static void
psr_journal_calendar_dispose (GObject *object)
{
  PsrJournalCalendar *self = PSR_JOURNAL_CALENDAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_JOURNAL_CALENDAR);
  g_clear_object (&self->journal);

  G_OBJECT_CLASS (psr_journal_calendar_parent_class)->dispose (object);
}

static void
psr_journal_calendar_class_init (PsrJournalCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_journal_calendar_dispose;

  day_activated_signal = g_signal_new ("day-activated",
                                       PSR_TYPE_JOURNAL_CALENDAR,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/journal/"
                                               "psr-journal-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrJournalCalendar, month_label);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalCalendar, grid);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
psr_journal_calendar_init (PsrJournalCalendar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_cells (self);
}

void
psr_journal_calendar_set_up (PsrJournalCalendar *self, PsrJournal *journal)
{
  g_return_if_fail (PSR_IS_JOURNAL_CALENDAR (self));
  g_return_if_fail (PSR_IS_JOURNAL (journal));

  self->journal = g_object_ref (journal);
  self->month = psr_journal_get_month (get_today ());
  g_signal_connect_object (journal, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
