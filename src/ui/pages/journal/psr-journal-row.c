/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/journal/psr-journal-row.h"

#include "ui/pages/journal/psr-journal-words.h"

#include <glib/gi18n.h>

struct _PsrJournalRow {
  AdwBin parent_instance;

  GtkLabel *start_label;
  GtkLabel *details_label;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (PsrJournalRow, psr_journal_row, ADW_TYPE_BIN)

static GtkLabel *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
psr_journal_row_class_init (PsrJournalRowClass *klass)
{
}

static void
psr_journal_row_init (PsrJournalRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  self->start_label = append_label (box, NULL);
  self->details_label = append_label (box, "caption");
  self->note_label = append_label (box, "caption");
  gtk_label_set_lines (self->note_label, 3);
  gtk_label_set_ellipsize (self->note_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->details_label), "dim-label");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
psr_journal_row_new (void)
{
  return g_object_new (PSR_TYPE_JOURNAL_ROW, NULL);
}

static char *
dup_details (const PsrJournalFields *fields, PsrScriptCatalog *scripts)
{
  g_autofree char *session = psr_journal_words_dup_session (scripts, fields);
  g_autofree char *length = psr_journal_words_dup_length (fields);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text,
                   "%s · %s · %s",
                   session,
                   length,
                   psr_journal_words_get_ending (fields->ending));
  if (fields->tension_before != PSR_TENSION_UNKNOWN ||
      fields->tension_after != PSR_TENSION_UNKNOWN) {
    g_autofree char *before = psr_journal_words_dup_tension (fields->tension_before);
    g_autofree char *after = psr_journal_words_dup_tension (fields->tension_after);

    /* TRANSLATORS: the tension before a session and after it, each a number or "Not told". */
    g_string_append_printf (text, _ (" · tension %s → %s"), before, after);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
psr_journal_row_show (PsrJournalRow *self, PsrJournalEntry *entry, PsrScriptCatalog *scripts)
{
  const PsrJournalFields *fields = psr_journal_entry_get_fields (entry);
  g_autofree char *start = psr_journal_words_dup_start (fields);
  g_autofree char *details = dup_details (fields, scripts);

  g_return_if_fail (PSR_IS_JOURNAL_ROW (self));

  gtk_label_set_label (self->start_label, start);
  gtk_label_set_label (self->details_label, details);
  gtk_label_set_label (self->note_label, fields->note);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), fields->note[0] != '\0');
}
