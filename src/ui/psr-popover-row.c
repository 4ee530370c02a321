/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-popover-row.h"

typedef struct {
  GtkWidget *arrow;
  GtkWidget *popover; /* (nullable): before it first opens */
} PsrPopoverRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PsrPopoverRow, psr_popover_row, ADW_TYPE_ACTION_ROW)

static void
set_expanded (PsrPopoverRow *self, gboolean expanded)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

static void
closed_cb (PsrPopoverRow *self)
{
  g_assert (PSR_IS_POPOVER_ROW (self));

  set_expanded (self, FALSE);
}

static void
make_popover (PsrPopoverRow *self)
{
  PsrPopoverRowPrivate *priv = psr_popover_row_get_instance_private (self);

  priv->popover = PSR_POPOVER_ROW_GET_CLASS (self)->make_popover (self);
  gtk_widget_set_parent (priv->popover, GTK_WIDGET (self));
  g_signal_connect_object (priv->popover,
                           "closed",
                           G_CALLBACK (closed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
psr_popover_row_activate (AdwActionRow *row)
{
  PsrPopoverRow *self = PSR_POPOVER_ROW (row);
  PsrPopoverRowPrivate *priv = psr_popover_row_get_instance_private (self);
  graphene_rect_t bounds;

  if (priv->popover == NULL)
    make_popover (self);
  if (gtk_widget_compute_bounds (priv->arrow, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (priv->popover),
                                 &(GdkRectangle){ (int) bounds.origin.x,
                                                  (int) bounds.origin.y,
                                                  (int) bounds.size.width,
                                                  (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (priv->popover));
  set_expanded (self, TRUE);
}

/* After what a row of another kind has put before it. */
static void
psr_popover_row_constructed (GObject *object)
{
  PsrPopoverRowPrivate *priv = psr_popover_row_get_instance_private (PSR_POPOVER_ROW (object));

  G_OBJECT_CLASS (psr_popover_row_parent_class)->constructed (object);

  priv->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  adw_action_row_add_suffix (ADW_ACTION_ROW (object), priv->arrow);
}

static void
psr_popover_row_dispose (GObject *object)
{
  PsrPopoverRowPrivate *priv = psr_popover_row_get_instance_private (PSR_POPOVER_ROW (object));

  g_clear_pointer (&priv->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (psr_popover_row_parent_class)->dispose (object);
}

static void
psr_popover_row_class_init (PsrPopoverRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = psr_popover_row_constructed;
  object_class->dispose = psr_popover_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = psr_popover_row_activate;
}

static void
psr_popover_row_init (PsrPopoverRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                  TRUE,
                                  -1);
  set_expanded (self, FALSE);
}
