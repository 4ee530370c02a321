/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-safety-window.h"

#include "ui/psr-safety-text.h"

struct _PsrSafetyWindow {
  AdwWindow parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PsrSafetyWindow, psr_safety_window, ADW_TYPE_WINDOW)

static void
read_clicked_cb (PsrSafetyWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_assert (PSR_IS_SAFETY_WINDOW (self));

  g_settings_set_boolean (self->settings, "check-safety-seen", TRUE);
  gtk_window_close (GTK_WINDOW (self));
  g_action_group_activate_action (G_ACTION_GROUP (parent), "begin", NULL);
}

static void
psr_safety_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_SAFETY_WINDOW);
  g_clear_object (&PSR_SAFETY_WINDOW (object)->settings);

  G_OBJECT_CLASS (psr_safety_window_parent_class)->dispose (object);
}

static void
psr_safety_window_class_init (PsrSafetyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_safety_window_dispose;

  g_type_ensure (PSR_TYPE_SAFETY_TEXT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-safety-window.ui");
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
}

static void
psr_safety_window_init (PsrSafetyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
psr_safety_window_is_wanted (GSettings *settings, PsrScriptCatalog *scripts)
{
  g_autofree char *id = g_settings_get_string (settings, "session");
  PsrScript *script = psr_script_catalog_find (scripts, id);

  return script != NULL && psr_script_asks (script) &&
         !g_settings_get_boolean (settings, "check-safety-seen");
}

GtkWindow *
psr_safety_window_new (GtkWindow *parent, GSettings *settings)
{
  PsrSafetyWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && G_IS_ACTION_GROUP (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PSR_TYPE_SAFETY_WINDOW, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);

  return GTK_WINDOW (self);
}
