/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-confirm-window.h"

struct _PsrConfirmWindow {
  AdwWindow parent_instance;

  GtkLabel *heading_label;
  GtkLabel *body_label;
  GtkButton *confirm_button;
};

G_DEFINE_FINAL_TYPE (PsrConfirmWindow, psr_confirm_window, ADW_TYPE_WINDOW)

static guint confirmed_signal;

static void
confirm_clicked_cb (PsrConfirmWindow *self)
{
  g_autoptr (PsrConfirmWindow) kept = g_object_ref (self);

  g_assert (PSR_IS_CONFIRM_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (kept, confirmed_signal, 0);
}

static void
psr_confirm_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_CONFIRM_WINDOW);

  G_OBJECT_CLASS (psr_confirm_window_parent_class)->dispose (object);
}

static void
psr_confirm_window_class_init (PsrConfirmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_confirm_window_dispose;

  confirmed_signal = g_signal_new ("confirmed",
                                   PSR_TYPE_CONFIRM_WINDOW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-confirm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrConfirmWindow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, PsrConfirmWindow, body_label);
  gtk_widget_class_bind_template_child (widget_class, PsrConfirmWindow, confirm_button);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
}

static void
psr_confirm_window_init (PsrConfirmWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
psr_confirm_window_new (GtkWindow *parent, const char *heading, const char *body, const char *label)
{
  PsrConfirmWindow *self =
    g_object_new (PSR_TYPE_CONFIRM_WINDOW, "transient-for", parent, "title", heading, NULL);

  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->body_label, body);
  gtk_button_set_label (self->confirm_button, label);

  return GTK_WINDOW (self);
}
