/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/home/psr-home-page.h"

#include "base/psr-language.h"

#include <glib/gi18n.h>

struct _PsrHomePage {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *summary_label;
  AdwActionRow *minutes_row;
  GtkAdjustment *minutes_adjustment;
  AdwComboRow *voice_row;
  GtkButton *begin_button;

  GSettings *settings;
  PsrVoiceCatalog *voices;
};

G_DEFINE_FINAL_TYPE (PsrHomePage, psr_home_page, ADW_TYPE_BIN)

static char *
get_voice_label (PsrVoice *voice)
{
  return g_strdup (psr_voice_get_name (voice));
}

/* Shows the voice of the settings, also when something else changed it. */
static void
update_voice (PsrHomePage *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "voice");
  guint n_voices = g_list_model_get_n_items (G_LIST_MODEL (self->voices));

  for (guint i = 0; i < n_voices; i++) {
    g_autoptr (PsrVoice) voice = g_list_model_get_item (G_LIST_MODEL (self->voices), i);

    if (g_strcmp0 (psr_voice_get_id (voice), id) == 0)
      adw_combo_row_set_selected (self->voice_row, i);
  }
}

static void
voice_selected_cb (PsrHomePage *self)
{
  PsrVoice *voice;
  g_autofree char *id = NULL;

  g_assert (PSR_IS_HOME_PAGE (self));

  voice = adw_combo_row_get_selected_item (self->voice_row);
  if (voice == NULL)
    return;

  id = g_settings_get_string (self->settings, "voice");
  if (g_strcmp0 (psr_voice_get_id (voice), id) != 0)
    g_settings_set_string (self->settings, "voice", psr_voice_get_id (voice));
}

static void
psr_home_page_dispose (GObject *object)
{
  PsrHomePage *self = PSR_HOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_HOME_PAGE);
  g_clear_object (&self->settings);
  g_clear_object (&self->voices);

  G_OBJECT_CLASS (psr_home_page_parent_class)->dispose (object);
}

static void
psr_home_page_class_init (PsrHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_home_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/home/"
                                               "psr-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, minutes_adjustment);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, voice_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, begin_button);
}

static void
psr_home_page_init (PsrHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_script (PsrHomePage *self, PsrScript *script)
{
  g_autofree char *language = psr_language_dup_interface ();
  g_autofree char *recommended = NULL;

  gtk_label_set_label (self->title_label, psr_script_get_title (script, language));
  gtk_label_set_label (self->summary_label, psr_script_get_summary (script, language));

  /* TRANSLATORS: under the choice of minutes, for instance "10 to 20 recommended". */
  recommended = g_strdup_printf (_ ("%d to %d recommended"),
                                 psr_script_get_recommended_from (script),
                                 psr_script_get_recommended_to (script));
  adw_action_row_set_subtitle (self->minutes_row, recommended);

  gtk_adjustment_set_lower (self->minutes_adjustment, psr_script_get_shortest_minutes (script));
  gtk_adjustment_set_upper (self->minutes_adjustment, psr_script_get_longest_minutes (script));
}

void
psr_home_page_set_up (PsrHomePage *self,
                      GSettings *settings,
                      PsrScript *script,
                      PsrVoiceCatalog *voices)
{
  g_autoptr (GtkExpression) label = NULL;

  g_return_if_fail (PSR_IS_HOME_PAGE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PSR_IS_SCRIPT (script));
  g_return_if_fail (PSR_IS_VOICE_CATALOG (voices));

  self->settings = g_object_ref (settings);
  self->voices = g_object_ref (voices);

  show_script (self, script);
  g_settings_bind (settings, "minutes", self->minutes_adjustment, "value", G_SETTINGS_BIND_DEFAULT);

  label = gtk_cclosure_expression_new (G_TYPE_STRING,
                                       NULL,
                                       0,
                                       NULL,
                                       G_CALLBACK (get_voice_label),
                                       NULL,
                                       NULL);
  adw_combo_row_set_expression (self->voice_row, label);
  adw_combo_row_set_model (self->voice_row, G_LIST_MODEL (voices));
  update_voice (self);
  g_signal_connect_object (self->voice_row,
                           "notify::selected",
                           G_CALLBACK (voice_selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings,
                           "changed::voice",
                           G_CALLBACK (update_voice),
                           self,
                           G_CONNECT_SWAPPED);
}

void
psr_home_page_focus_begin (PsrHomePage *self)
{
  g_return_if_fail (PSR_IS_HOME_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->begin_button));
}
