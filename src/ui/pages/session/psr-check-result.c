/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-check-result.h"

#include "ui/pages/journal/psr-journal-words.h"

#include <glib/gi18n.h>

struct _PsrCheckResult {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PsrCheckResult, psr_check_result, ADW_TYPE_BIN)

static void
psr_check_result_class_init (PsrCheckResultClass *klass)
{
}

static void
psr_check_result_init (PsrCheckResult *self)
{
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "wrap",
                                   TRUE,
                                   "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR,
                                   "justify",
                                   GTK_JUSTIFY_CENTER,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_side (const char *title, PsrJournalAnswer answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (psr_journal_words_get_answer (answer), "title-3"));

  return box;
}

static GtkWidget *
make_journal_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Earlier Checks"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (button, -1, 44);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-checks");

  return button;
}

GtkWidget *
psr_check_result_new (PsrJournalAnswer left, PsrJournalAnswer right)
{
  GtkWidget *self = g_object_new (PSR_TYPE_CHECK_RESULT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  /* The sides of a body, as its owner sees them, whichever way the words are read. */
  gtk_widget_set_direction (sides, GTK_TEXT_DIR_LTR);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), make_side (_ ("Left"), left));
  gtk_box_append (GTK_BOX (sides), make_side (_ ("Right"), right));
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box), make_label (psr_journal_words_get_check_worth (), NULL));
  gtk_box_append (GTK_BOX (box), make_journal_button ());
  adw_bin_set_child (ADW_BIN (self), box);

  return self;
}
