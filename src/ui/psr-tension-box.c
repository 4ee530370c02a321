/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-tension-box.h"

#include "base/psr-units.h"
#include "ui/pages/journal/psr-journal-words.h"

#include <glib/gi18n.h>

#define COLUMNS   6
#define N_BUTTONS (PSR_TENSION_MAX + 1)

struct _PsrTensionBox {
  AdwBin parent_instance;

  GtkToggleButton *buttons[N_BUTTONS];
  GtkLabel *words_label;

  PsrTension *tension;
  PsrTensionMoment moment;
};

G_DEFINE_FINAL_TYPE (PsrTensionBox, psr_tension_box, ADW_TYPE_BIN)

static void
clicked_cb (PsrTensionBox *self, GtkToggleButton *button)
{
  int value = 0;

  g_assert (PSR_IS_TENSION_BOX (self));

  while (self->buttons[value] != button)
    value++;
  psr_tension_tell (self->tension,
                    self->moment,
                    gtk_toggle_button_get_active (button) ? value : PSR_TENSION_UNKNOWN);
}

/* What the two ends mean, until a number is chosen. */
static char *
dup_scale (void)
{
  g_autofree char *least = psr_journal_words_dup_tension_in_words (0);
  g_autofree char *most = psr_journal_words_dup_tension_in_words (PSR_TENSION_MAX);

  /* TRANSLATORS: the ends of a scale: "0: Not tense – 10: As tense as can be". */
  return g_strdup_printf (_ ("%s – %s"), least, most);
}

static void
update (PsrTensionBox *self)
{
  int value = psr_tension_get (self->tension, self->moment);
  g_autofree char *words =
    value == PSR_TENSION_UNKNOWN ? dup_scale () : psr_journal_words_dup_tension_in_words (value);

  g_assert (PSR_IS_TENSION_BOX (self));

  for (int i = 0; i < N_BUTTONS; i++)
    gtk_toggle_button_set_active (self->buttons[i], i == value);
  gtk_label_set_label (self->words_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self), psr_tension_is_asked (self->tension, self->moment));
}

static gboolean
tell_cb (GtkWidget *widget, GVariant *value, gpointer data)
{
  PsrTensionBox *self = PSR_TENSION_BOX (widget);

  psr_tension_tell (self->tension, self->moment, g_variant_get_int32 (value));

  return GDK_EVENT_STOP;
}

/* @action: (nullable): %NULL in the box itself, which may stand in a popover: keys do not leave
 *   that. */
static void
bind_key (GtkWidgetClass *widget_class, guint keyval, const char *action, int value)
{
  if (action != NULL)
    gtk_widget_class_add_binding_action (widget_class, keyval, 0, action, "i", value);
  else
    gtk_widget_class_add_binding (widget_class, keyval, 0, tell_cb, "i", value);
}

static void
bind_keys (GtkWidgetClass *widget_class, const char *action)
{
  for (int i = 0; i < PSR_TENSION_MAX; i++) {
    bind_key (widget_class, (guint) (GDK_KEY_0 + i), action, i);
    bind_key (widget_class, (guint) (GDK_KEY_KP_0 + i), action, i);
  }
  bind_key (widget_class, GDK_KEY_t, action, PSR_TENSION_MAX);
  bind_key (widget_class, GDK_KEY_T, action, PSR_TENSION_MAX);
}

static void
psr_tension_box_dispose (GObject *object)
{
  g_clear_object (&PSR_TENSION_BOX (object)->tension);

  G_OBJECT_CLASS (psr_tension_box_parent_class)->dispose (object);
}

static void
psr_tension_box_class_init (PsrTensionBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_tension_box_dispose;

  bind_keys (GTK_WIDGET_CLASS (klass), NULL);
}

static GtkWidget *
append_label (GtkBox *box, const char *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label",
                                   text,
                                   "accessible-role",
                                   role,
                                   "wrap",
                                   TRUE,
                                   "justify",
                                   GTK_JUSTIFY_CENTER,
                                   NULL);

  gtk_box_append (box, label);

  return label;
}

static GtkToggleButton *
make_button (PsrTensionBox *self, int value)
{
  g_autofree char *digits = g_strdup_printf ("%d", value);
  g_autofree char *name = psr_journal_words_dup_tension_in_words (value);
  GtkWidget *button = gtk_toggle_button_new_with_label (digits);

  gtk_widget_add_css_class (button, "narrow");
  gtk_widget_set_size_request (button, -1, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  return GTK_TOGGLE_BUTTON (button);
}

static void
append_buttons (PsrTensionBox *self, GtkBox *box)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (int i = 0; i < N_BUTTONS; i++) {
    self->buttons[i] = make_button (self, i);
    gtk_grid_attach (GTK_GRID (grid),
                     GTK_WIDGET (self->buttons[i]),
                     i % COLUMNS,
                     i / COLUMNS,
                     1,
                     1);
  }
  gtk_box_append (box, grid);
}

static void
psr_tension_box_init (PsrTensionBox *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  GtkWidget *question =
    append_label (box, psr_tension_box_get_question (), GTK_ACCESSIBLE_ROLE_LABEL);
  GtkWidget *keys;

  gtk_widget_add_css_class (question, "heading");
  append_buttons (self, box);
  self->words_label = GTK_LABEL (append_label (box, NULL, GTK_ACCESSIBLE_ROLE_STATUS));
  keys = append_label (box, _ ("Keys: 0 to 9, and T for ten"), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_add_css_class (keys, "caption");
  gtk_widget_add_css_class (keys, "dim-label");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

GtkWidget *
psr_tension_box_new (PsrTension *tension, PsrTensionMoment moment)
{
  PsrTensionBox *self;

  g_return_val_if_fail (PSR_IS_TENSION (tension), NULL);

  self = g_object_new (PSR_TYPE_TENSION_BOX, NULL);
  self->tension = g_object_ref (tension);
  self->moment = moment;
  g_signal_connect_object (tension, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

void
psr_tension_box_bind_keys (GtkWidgetClass *widget_class, const char *action)
{
  g_return_if_fail (action != NULL);

  bind_keys (widget_class, action);
}

const char *
psr_tension_box_get_question (void)
{
  return _ ("How tense are you now?");
}
