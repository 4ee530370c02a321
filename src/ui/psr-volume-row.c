/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-volume-row.h"

#include "session/psr-volume-settings.h"

#include "ui/psr-preview-button.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const labels[PSR_N_LANES] = {
  [PSR_LANE_VOICE] = N_ ("Volume of the voice"),
  [PSR_LANE_BELLS] = N_ ("Volume of the bells"),
  [PSR_LANE_BED] = N_ ("Volume of the background sound"),
};

struct _PsrVolumeRow {
  AdwActionRow parent_instance;

  GtkRange *scale;
  PsrPreviewButton *preview_button;
};

G_DEFINE_FINAL_TYPE (PsrVolumeRow, psr_volume_row, ADW_TYPE_ACTION_ROW)

static void
psr_volume_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_VOLUME_ROW);

  G_OBJECT_CLASS (psr_volume_row_parent_class)->dispose (object);
}

static void
psr_volume_row_class_init (PsrVolumeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_volume_row_dispose;

  g_type_ensure (PSR_TYPE_PREVIEW_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-volume-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrVolumeRow, scale);
  gtk_widget_class_bind_template_child (widget_class, PsrVolumeRow, preview_button);
}

static void
psr_volume_row_init (PsrVolumeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The settings keep a linear gain. The ear hears steps of its cube root as about even, which is
 * also the scale of GStreamer's GST_STREAM_VOLUME_FORMAT_CUBIC; ours is in percent. */
static gboolean
gain_to_percent_cb (GValue *percent, GVariant *gain, gpointer data)
{
  g_value_set_double (percent, 100 * cbrt (g_variant_get_double (gain)));

  return TRUE;
}

static GVariant *
percent_to_gain_cb (const GValue *percent, const GVariantType *type, gpointer data)
{
  return g_variant_new_double (pow (g_value_get_double (percent) / 100, 3));
}

void
psr_volume_row_set_up (PsrVolumeRow *self, GSettings *settings, PsrPreview *preview, PsrLane lane)
{
  g_return_if_fail (PSR_IS_VOLUME_ROW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  psr_preview_button_set_up (self->preview_button, preview, lane);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (labels[lane]),
                                  -1);
  g_settings_bind_with_mapping (settings,
                                psr_volume_settings_get_key (lane),
                                gtk_range_get_adjustment (self->scale),
                                "value",
                                G_SETTINGS_BIND_DEFAULT,
                                gain_to_percent_cb,
                                percent_to_gain_cb,
                                NULL,
                                NULL);
}
