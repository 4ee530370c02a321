/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-plot-card.h"

#include "ui/psr-plot.h"

struct _PsrPlotCard {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *remark_label;
  GtkToggleButton *table_button;
  GtkStack *stack;
  PsrPlot *plot;
  GtkBox *table;

  PsrPlotData *data;
};

G_DEFINE_FINAL_TYPE (PsrPlotCard, psr_plot_card, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_TITLE,
  PROP_REMARK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
make_cell (const char *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role",
                                   role,
                                   "label",
                                   text,
                                   "wrap",
                                   TRUE,
                                   "xalign",
                                   0.0,
                                   "hexpand",
                                   TRUE,
                                   NULL);

  if (role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_add_css_class (label, "numeric");

  return label;
}

/* Returns: a row whose first cell holds @text. */
static GtkBox *
append_row (PsrPlotCard *self, const char *text, GtkAccessibleRole role)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_ROW,
                                 "homogeneous",
                                 TRUE,
                                 "spacing",
                                 12,
                                 NULL);

  gtk_box_append (GTK_BOX (row), make_cell (text, role));
  gtk_box_append (self->table, row);

  return GTK_BOX (row);
}

static void
fill_table (PsrPlotCard *self)
{
  PsrPlotData *data = self->data;
  GtkWidget *child;
  GtkBox *row;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_box_remove (self->table, child);

  row = append_row (self, data->period_title, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  for (guint j = 0; j < data->n_series; j++)
    gtk_box_append (row, make_cell (data->series[j].name, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER));

  for (guint i = 0; i < data->periods->len; i++) {
    row = append_row (self, g_ptr_array_index (data->periods, i), GTK_ACCESSIBLE_ROLE_CELL);
    for (guint j = 0; j < data->n_series; j++)
      gtk_box_append (row,
                      make_cell (g_ptr_array_index (data->series[j].texts, i),
                                 GTK_ACCESSIBLE_ROLE_CELL));
  }
}

static void
table_toggled_cb (PsrPlotCard *self)
{
  gboolean active = gtk_toggle_button_get_active (self->table_button);

  g_assert (PSR_IS_PLOT_CARD (self));

  gtk_stack_set_visible_child_name (self->stack, active ? "table" : "plot");
}

static void
set_title (PsrPlotCard *self, const char *title)
{
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
}

void
psr_plot_card_set_remark (PsrPlotCard *self, const char *remark)
{
  g_return_if_fail (PSR_IS_PLOT_CARD (self));

  gtk_label_set_label (self->remark_label, remark);
  gtk_widget_set_visible (GTK_WIDGET (self->remark_label), remark != NULL && remark[0] != '\0');
}

void
psr_plot_card_take_data (PsrPlotCard *self, PsrPlotData *data)
{
  g_return_if_fail (PSR_IS_PLOT_CARD (self));

  psr_plot_set_data (self->plot, data);
  g_clear_pointer (&self->data, psr_plot_data_free);
  self->data = data;
  fill_table (self);
}

static void
psr_plot_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PsrPlotCard *self = PSR_PLOT_CARD (object);

  switch (id) {
  case PROP_TITLE:
    set_title (self, g_value_get_string (value));
    break;
  case PROP_REMARK:
    psr_plot_card_set_remark (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    break;
  }
}

static void
psr_plot_card_dispose (GObject *object)
{
  PsrPlotCard *self = PSR_PLOT_CARD (object);

  if (self->plot != NULL)
    psr_plot_set_data (self->plot, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_PLOT_CARD);
  g_clear_pointer (&self->data, psr_plot_data_free);

  G_OBJECT_CLASS (psr_plot_card_parent_class)->dispose (object);
}

static void
psr_plot_card_class_init (PsrPlotCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = psr_plot_card_set_property;
  object_class->dispose = psr_plot_card_dispose;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REMARK] =
    g_param_spec_string ("remark", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PSR_TYPE_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-plot-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrPlotCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, PsrPlotCard, remark_label);
  gtk_widget_class_bind_template_child (widget_class, PsrPlotCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, PsrPlotCard, stack);
  gtk_widget_class_bind_template_child (widget_class, PsrPlotCard, plot);
  gtk_widget_class_bind_template_child (widget_class, PsrPlotCard, table);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
}

static void
psr_plot_card_init (PsrPlotCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
