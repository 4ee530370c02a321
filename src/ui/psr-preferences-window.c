/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-preferences-window.h"

#include "figure/psr-palette.h"
#include "session/psr-sounds.h"
#include "ui/psr-choice-row.h"
#include "ui/psr-figure-view.h"
#include "ui/psr-toast.h"
#include "ui/psr-volume-row.h"

#include <glib/gi18n.h>

struct _PsrPreferencesWindow {
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  PsrVolumeRow *voice_volume_row;
  PsrVolumeRow *bells_volume_row;
  PsrVolumeRow *bed_volume_row;
  PsrChoiceRow *voice_row;
  PsrChoiceRow *bell_row;
  PsrChoiceRow *bed_row;
  PsrChoiceRow *confirmation_row;
  PsrChoiceRow *guidance_row;
  AdwActionRow *settle_row;
  GtkSpinButton *settle_button;
  GtkSwitch *sleep_safe_switch;
  GtkSwitch *ask_tension_switch;
  GtkSwitch *dim_switch;
  GtkSwitch *show_seconds_switch;
  PsrFigureView *figure_view;
  PsrChoiceRow *look_row;

  GSettings *settings;
  PsrSession *session;
  PsrPreview *preview;
};

G_DEFINE_FINAL_TYPE (PsrPreferencesWindow, psr_preferences_window, ADW_TYPE_WINDOW)

/* The quiet minutes of a session that is under way are over, or lie in its schedule. */
static void
update_settle_row (PsrPreferencesWindow *self)
{
  gboolean idle = psr_session_get_state (self->session) == PSR_SESSION_IDLE;

  adw_action_row_set_subtitle (self->settle_row,
                               idle ? _ ("Quiet minutes before it begins")
                                    : _ ("Quiet minutes before it begins, from the next session "
                                         "on"));
}

static void
unheard_cb (PsrPreferencesWindow *self)
{
  psr_toast_show (self->toast_overlay,
                  _ (
                    "There is no sound device. Connect one, or choose one in the sound settings."));
}

static void
update_look (PsrPreferencesWindow *self)
{
  g_autofree char *look = g_settings_get_string (self->settings, "look");

  psr_figure_view_set_look (self->figure_view, look);
}

static void
show_figure (PsrPreferencesWindow *self, PsrPoseCatalog *poses)
{
  g_autoptr (GError) error = NULL;
  PsrPose *pose = psr_pose_catalog_find (poses, "rest", &error);

  if (pose != NULL)
    psr_figure_view_show_pose (self->figure_view, pose, PSR_VIEW_THREE_QUARTER, NULL);
  else
    g_debug ("%s", error->message);
}

static void
psr_preferences_window_dispose (GObject *object)
{
  PsrPreferencesWindow *self = PSR_PREFERENCES_WINDOW (object);

  if (self->preview != NULL)
    psr_preview_stop (self->preview);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_PREFERENCES_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (psr_preferences_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, voice_volume_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, bells_volume_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, bed_volume_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, voice_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, bell_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, bed_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, confirmation_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, guidance_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, settle_row);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, settle_button);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, sleep_safe_switch);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, ask_tension_switch);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, dim_switch);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, show_seconds_switch);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrPreferencesWindow, look_row);
}

static void
psr_preferences_window_class_init (PsrPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_preferences_window_dispose;

  g_type_ensure (PSR_TYPE_CHOICE_ROW);
  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  g_type_ensure (PSR_TYPE_VOLUME_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/"
                                               "psr-preferences-window.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
psr_preferences_window_init (PsrPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_sounds (PsrPreferencesWindow *self,
               PsrChoiceRow *row,
               const char *key,
               const PsrSound *sounds,
               guint n_sounds)
{
  psr_choice_row_append (row, "off", _ ("None"));
  for (guint i = 0; i < n_sounds; i++)
    psr_choice_row_append (row, sounds[i].id, psr_sound_get_title (&sounds[i]));
  psr_choice_row_bind (row, self->settings, key);
}

static void
set_up_confirmation (PsrPreferencesWindow *self)
{
  psr_choice_row_append (self->confirmation_row, "voice", _ ("A spoken word"));
  psr_choice_row_append (self->confirmation_row, "tone", _ ("A soft tone"));
  psr_choice_row_append (self->confirmation_row, "none", _ ("Nothing"));
  psr_choice_row_bind (self->confirmation_row, self->settings, "confirmation");
}

static void
set_up_sound_page (PsrPreferencesWindow *self, GListModel *voices)
{
  const PsrSound *sounds;
  guint n_sounds;

  psr_volume_row_set_up (self->voice_volume_row, self->settings, self->preview, PSR_LANE_VOICE);
  psr_volume_row_set_up (self->bells_volume_row, self->settings, self->preview, PSR_LANE_BELLS);
  psr_volume_row_set_up (self->bed_volume_row, self->settings, self->preview, PSR_LANE_BED);

  psr_choice_row_append_voices (self->voice_row, voices);
  psr_choice_row_bind (self->voice_row, self->settings, "voice");
  sounds = psr_sounds_get_bells (&n_sounds);
  set_up_sounds (self, self->bell_row, "bell", sounds, n_sounds);
  sounds = psr_sounds_get_beds (&n_sounds);
  set_up_sounds (self, self->bed_row, "bed", sounds, n_sounds);
  set_up_confirmation (self);
}

static void
set_up_guidance (PsrPreferencesWindow *self)
{
  static const char *const titles[PSR_N_GUIDANCES] = {
    /* TRANSLATORS: how much is said. */
    [PSR_GUIDANCE_FULL] = N_ ("Full"),
    [PSR_GUIDANCE_LIGHT] = N_ ("A few words"),
    [PSR_GUIDANCE_BELLS] = N_ ("Bells alone"),
  };

  for (int guidance = 0; guidance < PSR_N_GUIDANCES; guidance++)
    psr_choice_row_append (self->guidance_row,
                           psr_guidance_to_string ((PsrGuidance) guidance),
                           _ (titles[guidance]));
  psr_choice_row_bind (self->guidance_row, self->settings, "guidance");
}

static void
set_up_figure (PsrPreferencesWindow *self, PsrPoseCatalog *poses)
{
  const PsrLook *looks;
  guint n_looks;

  looks = psr_looks_get_all (&n_looks);
  for (guint i = 0; i < n_looks; i++)
    psr_choice_row_append (self->look_row, looks[i].id, psr_look_get_title (&looks[i]));
  psr_choice_row_bind (self->look_row, self->settings, "look");

  show_figure (self, poses);
  g_signal_connect_object (self->settings,
                           "changed::look",
                           G_CALLBACK (update_look),
                           self,
                           G_CONNECT_SWAPPED);
  update_look (self);
}

static void
set_up_session_page (PsrPreferencesWindow *self, PsrPoseCatalog *poses)
{
  const struct {
    const char *key;
    gpointer widget;
    const char *property;
  } bindings[] = {
    { "settle-minutes", self->settle_button, "value" },
    { "sleep-safe", self->sleep_safe_switch, "active" },
    { "ask-tension", self->ask_tension_switch, "active" },
    { "dim", self->dim_switch, "active" },
    { "show-seconds", self->show_seconds_switch, "active" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    g_settings_bind (self->settings,
                     bindings[i].key,
                     bindings[i].widget,
                     bindings[i].property,
                     G_SETTINGS_BIND_DEFAULT);

  set_up_guidance (self);
  set_up_figure (self, poses);
  g_signal_connect_object (self->session,
                           "notify::state",
                           G_CALLBACK (update_settle_row),
                           self,
                           G_CONNECT_SWAPPED);
  update_settle_row (self);
}

GtkWindow *
psr_preferences_window_new (GtkWindow *parent,
                            GSettings *settings,
                            PsrSession *session,
                            PsrVoiceCatalog *voices,
                            PsrPoseCatalog *poses,
                            PsrPreview *preview)
{
  PsrPreferencesWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PSR_IS_SESSION (session), NULL);
  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (voices), NULL);
  g_return_val_if_fail (PSR_IS_POSE_CATALOG (poses), NULL);
  g_return_val_if_fail (PSR_IS_PREVIEW (preview), NULL);

  self = g_object_new (PSR_TYPE_PREFERENCES_WINDOW,
                       "application",
                       gtk_window_get_application (parent),
                       "transient-for",
                       parent,
                       NULL);
  self->settings = g_object_ref (settings);
  self->session = g_object_ref (session);
  self->preview = g_object_ref (preview);
  g_signal_connect_object (preview, "unheard", G_CALLBACK (unheard_cb), self, G_CONNECT_SWAPPED);
  set_up_sound_page (self, G_LIST_MODEL (voices));
  set_up_session_page (self, poses);

  return GTK_WINDOW (self);
}
