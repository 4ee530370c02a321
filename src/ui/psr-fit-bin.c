/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-fit-bin.h"

typedef struct {
  int width; /* what it was allocated */
  int height;
  guint idle;
} PsrFitBinPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PsrFitBin, psr_fit_bin, ADW_TYPE_BIN)

static gboolean
fit_cb (gpointer data)
{
  PsrFitBin *self = PSR_FIT_BIN (data);
  PsrFitBinPrivate *priv = psr_fit_bin_get_instance_private (self);

  priv->idle = 0;
  PSR_FIT_BIN_GET_CLASS (self)->fit (self, priv->width, priv->height);

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
psr_fit_bin_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static void
psr_fit_bin_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
}

/* What is inside must not change while it is being laid out. */
static void
psr_fit_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PsrFitBin *self = PSR_FIT_BIN (widget);
  PsrFitBinPrivate *priv = psr_fit_bin_get_instance_private (self);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (priv->width == width && priv->height == height)
    return;

  priv->width = width;
  priv->height = height;
  psr_fit_bin_fit_later (self);
}

static void
psr_fit_bin_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (psr_fit_bin_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_FONT_NAME || setting == GTK_SYSTEM_SETTING_DPI)
    psr_fit_bin_fit_later (PSR_FIT_BIN (widget));
}

static void
psr_fit_bin_dispose (GObject *object)
{
  PsrFitBinPrivate *priv = psr_fit_bin_get_instance_private (PSR_FIT_BIN (object));

  g_clear_handle_id (&priv->idle, g_source_remove);

  G_OBJECT_CLASS (psr_fit_bin_parent_class)->dispose (object);
}

static void
psr_fit_bin_class_init (PsrFitBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_fit_bin_dispose;
  widget_class->get_request_mode = psr_fit_bin_get_request_mode;
  widget_class->measure = psr_fit_bin_measure;
  widget_class->size_allocate = psr_fit_bin_size_allocate;
  widget_class->system_setting_changed = psr_fit_bin_system_setting_changed;
}

static void
psr_fit_bin_init (PsrFitBin *self)
{
  /* Or size_allocate is not called. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

void
psr_fit_bin_fit_later (PsrFitBin *self)
{
  PsrFitBinPrivate *priv;

  g_return_if_fail (PSR_IS_FIT_BIN (self));

  priv = psr_fit_bin_get_instance_private (self);
  if (priv->width > 0 && priv->idle == 0)
    priv->idle = g_idle_add_full (GTK_PRIORITY_RESIZE, fit_cb, self, NULL);
}
