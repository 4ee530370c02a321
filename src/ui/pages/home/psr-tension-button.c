/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/home/psr-tension-button.h"

#include "base/psr-units.h"
#include "ui/pages/journal/psr-journal-words.h"
#include "ui/psr-tension-box.h"

/* Not a GtkMenuButton: that one does not let its words wrap. */
struct _PsrTensionButton {
  GtkButton parent_instance;

  GtkLabel *label;
  GtkWidget *popover; /* NULL until it is first opened: every start would pay */

  PsrTension *tension;
};

G_DEFINE_FINAL_TYPE (PsrTensionButton, psr_tension_button, GTK_TYPE_BUTTON)

static guint told_signal;

static void
update (PsrTensionButton *self)
{
  const char *question = psr_tension_box_get_question ();
  int value = psr_tension_get (self->tension, PSR_TENSION_BEFORE);
  g_autofree char *words = psr_journal_words_dup_tension_in_words (value);
  g_autofree char *name = g_strdup_printf ("%s %s", question, words);
  gboolean told = value != PSR_TENSION_UNKNOWN;

  g_assert (PSR_IS_TENSION_BUTTON (self));

  /* What was seen last stays while the session takes its place. */
  gtk_widget_set_visible (GTK_WIDGET (self), psr_tension_precedes_next (self->tension));
  gtk_label_set_label (self->label, told ? words : question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  told ? name : question,
                                  -1);
}

static void
told_cb (PsrTensionButton *self)
{
  g_assert (PSR_IS_TENSION_BUTTON (self));

  if (self->popover != NULL && gtk_widget_get_visible (self->popover)) {
    gtk_popover_popdown (GTK_POPOVER (self->popover));
    g_signal_emit (self, told_signal, 0);
  }
}

static void
psr_tension_button_clicked (GtkButton *button)
{
  PsrTensionButton *self = PSR_TENSION_BUTTON (button);

  if (self->popover == NULL) {
    self->popover = gtk_popover_new ();
    gtk_popover_set_child (GTK_POPOVER (self->popover),
                           psr_tension_box_new (self->tension, PSR_TENSION_BEFORE));
    gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
psr_tension_button_dispose (GObject *object)
{
  PsrTensionButton *self = PSR_TENSION_BUTTON (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->tension);

  G_OBJECT_CLASS (psr_tension_button_parent_class)->dispose (object);
}

static void
psr_tension_button_class_init (PsrTensionButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_tension_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = psr_tension_button_clicked;

  told_signal = g_signal_new ("told",
                              PSR_TYPE_TENSION_BUTTON,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              0);
}

static void
psr_tension_button_init (PsrTensionButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name ("pan-up-symbolic");

  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), image);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                  TRUE,
                                  -1);
}

void
psr_tension_button_set_up (PsrTensionButton *self, PsrTension *tension)
{
  g_return_if_fail (PSR_IS_TENSION_BUTTON (self));
  g_return_if_fail (PSR_IS_TENSION (tension));

  self->tension = g_object_ref (tension);
  g_signal_connect_object (tension, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tension, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
