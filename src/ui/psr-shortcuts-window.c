/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-shortcuts-window.h"

#include "ui/psr-shortcuts.h"

/* Of what is written on a key, in characters. */
#define LONGEST_LINE 16

struct _PsrShortcutsWindow {
  AdwWindow parent_instance;

  AdwPreferencesGroup *general_group;
  AdwPreferencesGroup *session_group;
};

G_DEFINE_FINAL_TYPE (PsrShortcutsWindow, psr_shortcuts_window, ADW_TYPE_WINDOW)

static void
psr_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_SHORTCUTS_WINDOW);

  G_OBJECT_CLASS (psr_shortcuts_window_parent_class)->dispose (object);
}

static void
psr_shortcuts_window_class_init (PsrShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_shortcuts_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/"
                                               "psr-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrShortcutsWindow, general_group);
  gtk_widget_class_bind_template_child (widget_class, PsrShortcutsWindow, session_group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Looks as GTK's and libadwaita's own keys do, by the name and the class that their styles know. */
static GtkWidget *
make_keys (char **keys)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "css-name",
                                 "shortcut",
                                 "spacing",
                                 6,
                                 "valign",
                                 GTK_ALIGN_CENTER,
                                 NULL);

  for (gsize i = 0; keys[i] != NULL; i++) {
    GtkWidget *label = gtk_label_new (keys[i]);

    if (g_utf8_strlen (keys[i], -1) > LONGEST_LINE) {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST_LINE);
    }
    gtk_widget_add_css_class (label, "keycap");
    gtk_box_append (GTK_BOX (box), label);
  }

  return box;
}

static GtkWidget *
make_row (const PsrShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_auto (GStrv) keys = psr_shortcut_dup_keys (shortcut);
  g_autofree char *heard = g_strjoinv (", ", keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), psr_shortcut_get_title (shortcut));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_keys (keys));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  heard,
                                  -1);

  return row;
}

static void
psr_shortcuts_window_init (PsrShortcutsWindow *self)
{
  const PsrShortcut *shortcuts;
  guint n_shortcuts;

  gtk_widget_init_template (GTK_WIDGET (self));

  shortcuts = psr_shortcuts_get_all (&n_shortcuts);
  for (guint i = 0; i < n_shortcuts; i++) {
    gboolean is_general = shortcuts[i].group == PSR_SHORTCUT_GROUP_GENERAL;

    adw_preferences_group_add (is_general ? self->general_group : self->session_group,
                               make_row (&shortcuts[i]));
  }
}

GtkWindow *
psr_shortcuts_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  return g_object_new (PSR_TYPE_SHORTCUTS_WINDOW,
                       "application",
                       gtk_window_get_application (parent),
                       "transient-for",
                       parent,
                       NULL);
}
