/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-preview-button.h"

#include <glib/gi18n.h>

struct _PsrPreviewButton {
  GtkButton parent_instance;

  PsrPreview *preview;
  PsrLane lane;
};

G_DEFINE_FINAL_TYPE (PsrPreviewButton, psr_preview_button, GTK_TYPE_BUTTON)

static void
update (PsrPreviewButton *self)
{
  static const char *const labels[PSR_N_LANES] = {
    [PSR_LANE_VOICE] = N_ ("Play the voice"),
    [PSR_LANE_BELLS] = N_ ("Play the bell"),
    [PSR_LANE_BED] = N_ ("Play the background sound"),
  };
  gboolean playing = psr_preview_is_playing (self->preview, self->lane);
  const char *label = playing ? _ ("Stop") : _ (labels[self->lane]);

  gtk_button_set_icon_name (GTK_BUTTON (self),
                            playing ? "media-playback-stop-symbolic"
                                    : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self), psr_preview_can_play (self->preview, self->lane));
}

static void
psr_preview_button_clicked (GtkButton *button)
{
  PsrPreviewButton *self = PSR_PREVIEW_BUTTON (button);

  if (psr_preview_is_playing (self->preview, self->lane))
    psr_preview_stop (self->preview);
  else
    psr_preview_play (self->preview, self->lane);
}

static void
psr_preview_button_dispose (GObject *object)
{
  g_clear_object (&PSR_PREVIEW_BUTTON (object)->preview);

  G_OBJECT_CLASS (psr_preview_button_parent_class)->dispose (object);
}

static void
psr_preview_button_class_init (PsrPreviewButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_preview_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = psr_preview_button_clicked;
}

static void
psr_preview_button_init (PsrPreviewButton *self)
{
}

void
psr_preview_button_set_up (PsrPreviewButton *self, PsrPreview *preview, PsrLane lane)
{
  g_return_if_fail (PSR_IS_PREVIEW_BUTTON (self));
  g_return_if_fail (PSR_IS_PREVIEW (preview));

  self->preview = g_object_ref (preview);
  self->lane = lane;
  g_signal_connect_object (preview, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
