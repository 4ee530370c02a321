/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-props-row.h"

#include "script/psr-choices.h"

#include <glib/gi18n.h>

#define KEY "props"

/* In the order in which they are listed. */
static const struct {
  PsrProps prop;
  const char *name;
  const char *title;
  const char *subtitle;
  const char *label; /* of the switch, for screen readers */
} props[] = {
  { PSR_PROPS_TOWEL,
    N_ ("towel"),
    N_ ("_Towel"),
    N_ ("Folded flat, under your skull"),
    N_ ("Towel") },
  { PSR_PROPS_CHAIR, N_ ("chair"), N_ ("_Chair"), N_ ("Carries your calves"), N_ ("Chair") },
  { PSR_PROPS_STRAP,
    N_ ("strap"),
    N_ ("St_rap"),
    N_ ("Round the middle of your thighs"),
    N_ ("Strap") },
};

struct _PsrPropsRow {
  PsrPopoverRow parent_instance;

  GtkSwitch *switches[G_N_ELEMENTS (props)]; /* NULL before it first opens */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PsrPropsRow, psr_props_row, PSR_TYPE_POPOVER_ROW)

static PsrProps
get_chosen (PsrPropsRow *self)
{
  return (PsrProps) g_settings_get_flags (self->settings, KEY);
}

static void
update_summary (PsrPropsRow *self, PsrProps chosen)
{
  const char *names[G_N_ELEMENTS (props) + 1] = { NULL };
  g_autofree char *summary = NULL;
  gsize n_names = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (props); i++) {
    if ((chosen & props[i].prop) != 0)
      names[n_names++] = _ (props[i].name);
  }

  /* TRANSLATORS: stands between the props in a list such as "towel, chair". */
  summary = n_names > 0 ? g_strjoinv (_ (", "), (char **) names) : g_strdup (_ ("None"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary,
                                  -1);
}

/* Shows the props of the settings, also when something else changed them. */
static void
update (PsrPropsRow *self)
{
  PsrProps chosen = get_chosen (self);

  g_assert (PSR_IS_PROPS_ROW (self));

  update_summary (self, chosen);
  for (gsize i = 0; i < G_N_ELEMENTS (props) && self->switches[i] != NULL; i++)
    gtk_switch_set_active (self->switches[i], (chosen & props[i].prop) != 0);
}

/* Only the prop of this switch: the others may be about to follow the settings. */
static void
switched_cb (PsrPropsRow *self, GParamSpec *pspec, GtkSwitch *prop_switch)
{
  PsrProps before = get_chosen (self);
  PsrProps chosen = before;

  g_assert (PSR_IS_PROPS_ROW (self));

  for (gsize i = 0; i < G_N_ELEMENTS (props); i++) {
    if (self->switches[i] == prop_switch)
      chosen =
        gtk_switch_get_active (prop_switch) ? chosen | props[i].prop : chosen & ~props[i].prop;
  }
  if (chosen != before)
    g_settings_set_flags (self->settings, KEY, chosen);
}

static void
add_switch (PsrPropsRow *self, GtkListBox *list, gsize i, PsrProps chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *prop_switch = gtk_switch_new ();

  gtk_widget_set_valign (prop_switch, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (prop_switch),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (props[i].label),
                                  -1);
  gtk_switch_set_active (GTK_SWITCH (prop_switch), (chosen & props[i].prop) != 0);
  g_signal_connect_object (prop_switch,
                           "notify::active",
                           G_CALLBACK (switched_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->switches[i] = GTK_SWITCH (prop_switch);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (props[i].title));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (props[i].subtitle));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), prop_switch);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), prop_switch);
  gtk_list_box_append (list, row);
}

static GtkWidget *
psr_props_row_make_popover (PsrPopoverRow *row)
{
  PsrPropsRow *self = PSR_PROPS_ROW (row);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (props); i++)
    add_switch (self, GTK_LIST_BOX (list), i, get_chosen (self));
  gtk_popover_set_child (GTK_POPOVER (popover), list);

  return popover;
}

static void
psr_props_row_dispose (GObject *object)
{
  PsrPropsRow *self = PSR_PROPS_ROW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psr_props_row_parent_class)->dispose (object);
}

static void
psr_props_row_class_init (PsrPropsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_props_row_dispose;
  PSR_POPOVER_ROW_CLASS (klass)->make_popover = psr_props_row_make_popover;
}

static void
psr_props_row_init (PsrPropsRow *self)
{
}

void
psr_props_row_bind (PsrPropsRow *self, GSettings *settings)
{
  g_return_if_fail (PSR_IS_PROPS_ROW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
