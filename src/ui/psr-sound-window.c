/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-sound-window.h"

#include <math.h>

struct _PsrSoundWindow {
  AdwWindow parent_instance;

  GtkRange *voice_scale;
  GtkRange *bells_scale;
  GtkRange *bed_scale;
};

G_DEFINE_FINAL_TYPE (PsrSoundWindow, psr_sound_window, ADW_TYPE_WINDOW)

static void
psr_sound_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_SOUND_WINDOW);

  G_OBJECT_CLASS (psr_sound_window_parent_class)->dispose (object);
}

static void
psr_sound_window_class_init (PsrSoundWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_sound_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/psr-sound-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrSoundWindow, voice_scale);
  gtk_widget_class_bind_template_child (widget_class, PsrSoundWindow, bells_scale);
  gtk_widget_class_bind_template_child (widget_class, PsrSoundWindow, bed_scale);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
psr_sound_window_init (PsrSoundWindow *self)
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

static void
bind_volume (GtkRange *scale, GSettings *settings, const char *key)
{
  g_settings_bind_with_mapping (settings,
                                key,
                                gtk_range_get_adjustment (scale),
                                "value",
                                G_SETTINGS_BIND_DEFAULT,
                                gain_to_percent_cb,
                                percent_to_gain_cb,
                                NULL,
                                NULL);
}

GtkWindow *
psr_sound_window_new (GtkWindow *parent, GSettings *settings)
{
  PsrSoundWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PSR_TYPE_SOUND_WINDOW, "transient-for", parent, NULL);
  bind_volume (self->voice_scale, settings, "volume-voice");
  bind_volume (self->bells_scale, settings, "volume-bells");
  bind_volume (self->bed_scale, settings, "volume-bed");

  return GTK_WINDOW (self);
}
