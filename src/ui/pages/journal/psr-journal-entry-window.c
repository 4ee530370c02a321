/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-entry-window.h"

#include "ui/pages/journal/psr-journal-words.h"
#include "ui/psr-announce.h"

#include <glib/gi18n.h>
#include <string.h>

struct _PsrJournalEntryWindow {
  AdwWindow parent_instance;

  GtkLabel *notice_label;
  GtkLabel *start_label;
  AdwActionRow *length_row;
  AdwActionRow *check_row;
  AdwComboRow *before_row;
  AdwComboRow *after_row;
  GtkTextView *note_view;

  PsrJournal *journal;
  PsrJournalEntry *entry; /* as it was when the window opened */
  gboolean may_lose; /* what could not be kept */
};

G_DEFINE_FINAL_TYPE (PsrJournalEntryWindow, psr_journal_entry_window, ADW_TYPE_WINDOW)

enum {
  FAILED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_note (PsrJournalEntryWindow *self)
{
  g_autofree char *note = NULL;

  g_object_get (gtk_text_view_get_buffer (self->note_view), "text", &note, NULL);

  return g_steal_pointer (&note);
}

/* The first item of the rows stands for a tension that was not told. */
static int
get_tension (AdwComboRow *row)
{
  return (int) adw_combo_row_get_selected (row) - 1;
}

static gboolean
keep_changes (PsrJournalEntryWindow *self, GError **error)
{
  const PsrJournalFields *fields = psr_journal_entry_get_fields (self->entry);
  g_autofree char *note = dup_note (self);
  int before = get_tension (self->before_row);
  int after = get_tension (self->after_row);

  if (strcmp (note, fields->note) != 0 &&
      !psr_journal_set_note (self->journal, fields->id, note, error))
    return FALSE;

  return (before == fields->tension_before && after == fields->tension_after) ||
         psr_journal_set_tension (self->journal, fields->id, before, after, error);
}

/* What was typed is still there to be kept another time, or to be copied. */
static void
show_notice (PsrJournalEntryWindow *self, const GError *error)
{
  g_autofree char *notice = g_strdup_printf ("%s %s",
                                             error->message,
                                             _ ("The changes are not kept yet; close the window "
                                                "once more to leave without them."));

  gtk_label_set_label (self->notice_label, notice);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), TRUE);
  psr_announce (GTK_WIDGET (self), notice);
}

static gboolean
psr_journal_entry_window_close_request (GtkWindow *window)
{
  PsrJournalEntryWindow *self = PSR_JOURNAL_ENTRY_WINDOW (window);
  g_autoptr (GError) error = NULL;

  if (!keep_changes (self, &error)) {
    if (!self->may_lose) {
      self->may_lose = TRUE;
      show_notice (self, error);
      return GDK_EVENT_STOP;
    }
    g_signal_emit (self, signals[FAILED], 0, error);
  }

  return GTK_WINDOW_CLASS (psr_journal_entry_window_parent_class)->close_request (window);
}

static void
remove_clicked_cb (PsrJournalEntryWindow *self)
{
  g_autoptr (PsrJournalEntryWindow) kept = g_object_ref (self);

  g_assert (PSR_IS_JOURNAL_ENTRY_WINDOW (self));

  self->may_lose = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (kept, signals[REMOVE], 0);
}

static void
psr_journal_entry_window_dispose (GObject *object)
{
  PsrJournalEntryWindow *self = PSR_JOURNAL_ENTRY_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_JOURNAL_ENTRY_WINDOW);
  g_clear_object (&self->journal);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (psr_journal_entry_window_parent_class)->dispose (object);
}

static void
psr_journal_entry_window_class_init (PsrJournalEntryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_journal_entry_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psr_journal_entry_window_close_request;

  signals[FAILED] = g_signal_new ("failed",
                                  PSR_TYPE_JOURNAL_ENTRY_WINDOW,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[REMOVE] = g_signal_new ("remove",
                                  PSR_TYPE_JOURNAL_ENTRY_WINDOW,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/journal/"
                                               "psr-journal-entry-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, start_label);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, length_row);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, check_row);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, before_row);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, after_row);
  gtk_widget_class_bind_template_child (widget_class, PsrJournalEntryWindow, note_view);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
psr_journal_entry_window_init (PsrJournalEntryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_tension (AdwComboRow *row, int tension)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int i = PSR_TENSION_UNKNOWN; i <= PSR_TENSION_MAX; i++) {
    g_autofree char *text = psr_journal_words_dup_tension_in_words (i);

    gtk_string_list_append (list, text);
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, (guint) (tension + 1));
}

static void
show_fields (PsrJournalEntryWindow *self, const PsrJournalFields *fields)
{
  g_autofree char *start = psr_journal_words_dup_start (fields);
  g_autofree char *length = psr_journal_words_dup_length (fields);
  g_autofree char *how = NULL;
  g_autofree char *check = NULL;

  /* TRANSLATORS: how long a session was and how it ended: "12 of 15 minutes, Ended early". */
  how = g_strdup_printf (_ ("%s, %s"), length, psr_journal_words_get_ending (fields->ending));
  /* TRANSLATORS: what the left and the right leg did in the stiffness check. */
  check = g_strdup_printf (_ ("left: %s, right: %s"),
                           psr_journal_words_get_answer (fields->left),
                           psr_journal_words_get_answer (fields->right));

  gtk_label_set_label (self->start_label, start);
  adw_action_row_set_subtitle (self->length_row, how);
  adw_action_row_set_subtitle (self->check_row, check);
  gtk_widget_set_visible (GTK_WIDGET (self->check_row),
                          fields->left != PSR_JOURNAL_NOT_ASKED ||
                            fields->right != PSR_JOURNAL_NOT_ASKED);
  set_up_tension (self->before_row, fields->tension_before);
  set_up_tension (self->after_row, fields->tension_after);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_view), fields->note, -1);
}

GtkWindow *
psr_journal_entry_window_new (GtkWindow *parent,
                              PsrJournal *journal,
                              PsrJournalEntry *entry,
                              PsrScriptCatalog *scripts)
{
  PsrJournalEntryWindow *self =
    g_object_new (PSR_TYPE_JOURNAL_ENTRY_WINDOW, "transient-for", parent, NULL);
  const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);
  g_autofree char *title = psr_journal_words_dup_session (scripts, fields);

  self->journal = g_object_ref (journal);
  self->entry = g_object_ref (entry);
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_fields (self, fields);

  return GTK_WINDOW (self);
}

PsrJournalEntry *
psr_journal_entry_window_get_entry (PsrJournalEntryWindow *self)
{
  g_return_val_if_fail (PSR_IS_JOURNAL_ENTRY_WINDOW (self), NULL);

  return self->entry;
}
