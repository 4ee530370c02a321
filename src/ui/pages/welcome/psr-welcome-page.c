/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/welcome/psr-welcome-page.h"

#include "ui/psr-choice-row.h"
#include "ui/psr-figure-view.h"
#include "ui/psr-safety-text.h"
#include "ui/psr-volume-row.h"

#include <glib/gi18n.h>

#define N_PANELS 3

struct _PsrWelcomePage {
  AdwBin parent_instance;

  GtkLabel *step_label;
  GtkStack *stack;
  GtkWidget *panels[N_PANELS];
  PsrFigureView *figure_view;
  PsrChoiceRow *voice_row;
  PsrVolumeRow *volume_row;
  GtkWidget *back_button;
  GtkButton *next_button;
  GtkWidget *skip_button;

  GSettings *settings;
  PsrPreview *preview;
  int panel;
};

G_DEFINE_FINAL_TYPE (PsrWelcomePage, psr_welcome_page, ADW_TYPE_BIN)

static void
update_panel (PsrWelcomePage *self)
{
  static const char *const names[N_PANELS] = { "what", "safety", "sound" };
  gboolean is_last = self->panel + 1 == N_PANELS;
  g_autofree char *step = NULL;

  /* TRANSLATORS: which panel of how many, for instance "1 of 3". */
  step = g_strdup_printf (_ ("%d of %d"), self->panel + 1, N_PANELS);
  gtk_label_set_label (self->step_label, step);
  gtk_stack_set_visible_child_name (self->stack, names[self->panel]);
  gtk_button_set_label (self->next_button, is_last ? _ ("_Done") : _ ("_Next"));
  gtk_widget_set_visible (self->back_button, self->panel > 0);
  gtk_widget_set_visible (self->skip_button, !is_last);
}

static void
show_panel (PsrWelcomePage *self, int panel)
{
  psr_preview_stop (self->preview);
  self->panel = panel;
  update_panel (self);
  psr_welcome_page_focus (self);
}

static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PsrWelcomePage *self = PSR_WELCOME_PAGE (widget);

  psr_preview_stop (self->preview);
  g_settings_set_boolean (self->settings, "welcomed", TRUE);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PsrWelcomePage *self = PSR_WELCOME_PAGE (widget);

  if (self->panel + 1 < N_PANELS)
    show_panel (self, self->panel + 1);
  else
    leave_cb (widget, action, NULL);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PsrWelcomePage *self = PSR_WELCOME_PAGE (widget);

  if (self->panel > 0)
    show_panel (self, self->panel - 1);
}

static void
psr_welcome_page_dispose (GObject *object)
{
  PsrWelcomePage *self = PSR_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_WELCOME_PAGE);
  g_clear_object (&self->settings);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (psr_welcome_page_parent_class)->dispose (object);
}

static void
psr_welcome_page_class_init (PsrWelcomePageClass *klass)
{
  static const char *const panels[N_PANELS] = { "what_panel", "safety_panel", "sound_panel" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_welcome_page_dispose;

  g_type_ensure (PSR_TYPE_CHOICE_ROW);
  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  g_type_ensure (PSR_TYPE_SAFETY_TEXT);
  g_type_ensure (PSR_TYPE_VOLUME_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/welcome/"
                                               "psr-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, step_label);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, voice_row);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, volume_row);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, PsrWelcomePage, skip_button);
  for (gsize i = 0; i < N_PANELS; i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               panels[i],
                                               FALSE,
                                               G_STRUCT_OFFSET (PsrWelcomePage, panels[i]));

  gtk_widget_class_install_action (widget_class, "welcome.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "welcome.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "welcome.leave", NULL, leave_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "welcome.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Left,
                                       GDK_ALT_MASK,
                                       "welcome.back",
                                       NULL);
}

static void
psr_welcome_page_init (PsrWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_panel (self);
}

static void
show_figure (PsrWelcomePage *self, PsrPoseCatalog *poses)
{
  g_autoptr (GError) error = NULL;
  PsrPose *pose = psr_pose_catalog_find (poses, "rest", &error);

  if (pose != NULL)
    psr_figure_view_show_pose (self->figure_view, pose, PSR_VIEW_THREE_QUARTER, NULL);
  else
    g_debug ("%s", error->message);
}

GtkWidget *
psr_welcome_page_new (GSettings *settings,
                      PsrVoiceCatalog *voices,
                      PsrPoseCatalog *poses,
                      PsrPreview *preview)
{
  PsrWelcomePage *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (PSR_IS_VOICE_CATALOG (voices), NULL);
  g_return_val_if_fail (PSR_IS_POSE_CATALOG (poses), NULL);
  g_return_val_if_fail (PSR_IS_PREVIEW (preview), NULL);

  self = g_object_new (PSR_TYPE_WELCOME_PAGE, NULL);
  self->settings = g_object_ref (settings);
  self->preview = g_object_ref (preview);
  show_figure (self, poses);
  psr_choice_row_append_voices (self->voice_row, G_LIST_MODEL (voices));
  psr_choice_row_bind (self->voice_row, settings, "voice");
  psr_volume_row_set_up (self->volume_row, settings, preview, PSR_LANE_VOICE);

  return GTK_WIDGET (self);
}

void
psr_welcome_page_set_look (PsrWelcomePage *self, const char *look)
{
  g_return_if_fail (PSR_IS_WELCOME_PAGE (self));

  psr_figure_view_set_look (self->figure_view, look);
}

void
psr_welcome_page_focus (PsrWelcomePage *self)
{
  GtkWidget *next;

  g_return_if_fail (PSR_IS_WELCOME_PAGE (self));

  next = GTK_WIDGET (self->next_button);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (next)), next);
  gtk_widget_grab_focus (self->panels[self->panel]);
}
