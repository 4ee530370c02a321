/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-safety-text.h"

#include "ui/psr-text-label.h"

#include <glib/gi18n.h>

struct _PsrSafetyText {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PsrSafetyText, psr_safety_text, ADW_TYPE_BIN)

typedef enum {
  PARAGRAPH,
  HEADING,
  ITEM,
} LineKind;

static const struct {
  LineKind kind;
  const char *text;
} lines[] = {
  { PARAGRAPH,
    N_ ("This is general information, not medical advice. Nothing here claims to cure.") },
  { PARAGRAPH, N_ ("Stop when it hurts.") },
  { HEADING, N_ ("See a doctor first, and at once, with:") },
  { ITEM, N_ ("new trouble with your bladder or bowels") },
  { ITEM, N_ ("numbness between your legs, where a saddle would touch you") },
  { ITEM, N_ ("a leg that grows weaker") },
  { ITEM, N_ ("fever together with back pain") },
  { ITEM, N_ ("a serious fall or accident just behind you") },
  { HEADING, N_ ("Ask a doctor or a physiotherapist first:") },
  { ITEM, N_ ("after a recent operation or injury") },
  { ITEM, N_ ("with osteoporosis or a narrowed spinal canal (spinal stenosis)") },
  { HEADING, N_ ("When you are pregnant:") },
  { ITEM, N_ ("from about 16 weeks, do not lie flat on your back for long; roll to your side") },
};

static void
psr_safety_text_class_init (PsrSafetyTextClass *klass)
{
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = psr_text_label_new (text, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6);

  return label;
}

/* Its dot stands by itself, so that lines that wrap begin beneath the words. */
static GtkWidget *
make_item (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = psr_text_label_new (text, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), psr_text_label_new ("•", GTK_ACCESSIBLE_ROLE_PRESENTATION));
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
psr_safety_text_init (PsrSafetyText *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    const char *text = _ (lines[i].text);
    GtkWidget *line;

    if (lines[i].kind == HEADING)
      line = make_heading (text);
    else if (lines[i].kind == ITEM)
      line = make_item (text);
    else
      line = psr_text_label_new (text, GTK_ACCESSIBLE_ROLE_LABEL);
    gtk_box_append (GTK_BOX (box), line);
  }

  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
psr_safety_text_new (void)
{
  return g_object_new (PSR_TYPE_SAFETY_TEXT, NULL);
}
