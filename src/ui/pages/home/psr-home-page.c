/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/home/psr-home-page.h"

#include "base/psr-language.h"
#include "session/psr-choice-settings.h"
#include "ui/pages/home/psr-tension-button.h"
#include "ui/psr-choice-row.h"
#include "ui/psr-cue-pose.h"
#include "ui/psr-figure-view.h"
#include "ui/psr-offer-card.h"
#include "ui/psr-props-row.h"
#include "ui/psr-tension-box.h"

#include <glib/gi18n.h>

struct _PsrHomePage {
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *summary_label;
  PsrChoiceRow *session_row;
  AdwActionRow *minutes_row;
  GtkSpinButton *minutes_button;
  PsrChoiceRow *voice_row;
  PsrChoiceRow *side_row;
  PsrChoiceRow *arms_row;
  PsrPropsRow *props_row;
  PsrFigureView *figure_view;
  PsrOfferCard *offer_card;
  PsrTensionButton *tension_button;
  GtkButton *begin_button;

  GSettings *settings;
  PsrScriptCatalog *scripts;
  PsrScript *script; /* the chosen one; owned by @scripts */
  PsrPoseCatalog *poses;
  PsrTension *tension;
};

G_DEFINE_FINAL_TYPE (PsrHomePage, psr_home_page, ADW_TYPE_BIN)

/* The session's own position, as the arms and the props of the settings make it. */
static void
update_figure (PsrHomePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPose) pose = NULL;
  PsrChoices choices;

  g_assert (PSR_IS_HOME_PAGE (self));

  psr_choice_settings_read (self->settings, self->script, &choices);
  pose = psr_cue_pose_find_main (self->poses, self->script, &choices, &error);
  if (pose != NULL)
    psr_figure_view_show_pose (self->figure_view, pose, PSR_VIEW_THREE_QUARTER, NULL);
  else
    g_debug ("%s", error->message);
}

/* Shows the length of the settings, also when something else changed it. */
static void
update_minutes (PsrHomePage *self)
{
  g_assert (PSR_IS_HOME_PAGE (self));

  gtk_spin_button_set_value (self->minutes_button,
                             psr_choice_settings_get_minutes (self->settings, self->script));
}

static void
minutes_changed_cb (PsrHomePage *self)
{
  g_assert (PSR_IS_HOME_PAGE (self));

  psr_choice_settings_set_minutes (self->settings,
                                   self->script,
                                   gtk_spin_button_get_value_as_int (self->minutes_button));
}

static void
psr_home_page_dispose (GObject *object)
{
  PsrHomePage *self = PSR_HOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_HOME_PAGE);
  self->script = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->scripts);
  g_clear_object (&self->poses);
  g_clear_object (&self->tension);

  G_OBJECT_CLASS (psr_home_page_parent_class)->dispose (object);
}

static void
psr_home_page_class_init (PsrHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_home_page_dispose;

  g_type_ensure (PSR_TYPE_CHOICE_ROW);
  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  g_type_ensure (PSR_TYPE_OFFER_CARD);
  g_type_ensure (PSR_TYPE_PROPS_ROW);
  g_type_ensure (PSR_TYPE_TENSION_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/home/"
                                               "psr-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, title_label);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, session_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, minutes_button);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, voice_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, side_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, arms_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, props_row);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, offer_card);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, tension_button);
  gtk_widget_class_bind_template_child (widget_class, PsrHomePage, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, psr_home_page_focus_begin);
  psr_tension_box_bind_keys (widget_class, "win.tension-before");
}

static void
psr_home_page_init (PsrHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_words (PsrHomePage *self)
{
  g_autofree char *language = psr_language_dup_interface ();
  g_autofree char *recommended = NULL;

  gtk_label_set_label (self->title_label, psr_script_get_title (self->script, language));
  gtk_label_set_label (self->summary_label, psr_script_get_summary (self->script, language));

  /* TRANSLATORS: under the choice of minutes, for instance "10 to 20 recommended". */
  recommended = g_strdup_printf (_ ("%d to %d recommended"),
                                 psr_script_get_recommended_from (self->script),
                                 psr_script_get_recommended_to (self->script));
  adw_action_row_set_subtitle (self->minutes_row, recommended);
}

/* What makes no difference to the session is not asked. */
static void
show_choices (PsrHomePage *self)
{
  const struct {
    gpointer row;
    PsrChoiceKinds kind;
  } rows[] = {
    { self->minutes_row, PSR_CHOICE_MINUTES },
    { self->side_row, PSR_CHOICE_SIDES },
    { self->arms_row, PSR_CHOICE_ARMS },
    { self->props_row, PSR_CHOICE_PROPS },
  };
  PsrChoiceKinds kinds = psr_script_get_choices (self->script);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (rows[i].row, (kinds & rows[i].kind) != 0);
}

/* While it is offered to go on with another session, it is not asked before the one that is chosen:
 * it is not known which it will be. */
static void
update_next (PsrHomePage *self)
{
  gboolean offered = psr_offer_card_get_default (self->offer_card) != NULL;

  g_assert (PSR_IS_HOME_PAGE (self));

  if (self->tension != NULL)
    psr_tension_set_next (self->tension, offered ? NULL : self->script);
}

/* The settings may name a session of another version. */
static void
show_script (PsrHomePage *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "session");
  PsrScript *script = psr_script_catalog_find (self->scripts, id);

  if (script == NULL || script == self->script)
    return;

  /* A range that cuts off the length of the session before is not a wish of the person. */
  g_signal_handlers_block_by_func (self->minutes_button, minutes_changed_cb, self);
  self->script = script;
  gtk_spin_button_set_range (self->minutes_button,
                             psr_script_get_shortest_minutes (script),
                             psr_script_get_longest_minutes (script));
  g_signal_handlers_unblock_by_func (self->minutes_button, minutes_changed_cb, self);

  show_words (self);
  show_choices (self);
  update_next (self);
  update_minutes (self);
  update_figure (self);
}

static void
set_up_session_row (PsrHomePage *self)
{
  g_autofree char *language = psr_language_dup_interface ();
  guint n_scripts = g_list_model_get_n_items (G_LIST_MODEL (self->scripts));

  for (guint i = 0; i < n_scripts; i++) {
    g_autoptr (PsrScript) script = g_list_model_get_item (G_LIST_MODEL (self->scripts), i);

    psr_choice_row_append (self->session_row,
                           psr_script_get_id (script),
                           psr_script_get_title (script, language));
  }
  psr_choice_row_bind (self->session_row, self->settings, "session");
  gtk_widget_set_visible (GTK_WIDGET (self->session_row), n_scripts > 1);
}

static void
set_up_arms_row (PsrHomePage *self)
{
  static const char *const titles[PSR_N_ARMS] = {
    [PSR_ARMS_RIBS] = N_ ("On your ribs"),
    [PSR_ARMS_SIDES] = N_ ("Along your sides"),
    [PSR_ARMS_BELLY] = N_ ("On your belly"),
  };

  for (int arms = 0; arms < PSR_N_ARMS; arms++)
    psr_choice_row_append (self->arms_row, psr_arms_to_string ((PsrArms) arms), _ (titles[arms]));
  psr_choice_row_bind (self->arms_row, self->settings, "arms");
}

static void
set_up_minutes (PsrHomePage *self)
{
  g_signal_connect_object (self->minutes_button,
                           "value-changed",
                           G_CALLBACK (minutes_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed::minutes",
                           G_CALLBACK (update_minutes),
                           self,
                           G_CONNECT_SWAPPED);
}

void
psr_home_page_set_up (PsrHomePage *self,
                      GSettings *settings,
                      PsrScriptCatalog *scripts,
                      PsrVoiceCatalog *voices,
                      PsrPoseCatalog *poses)
{
  static const char *const figure_keys[] = { "arms", "props", "first-side" };

  g_return_if_fail (PSR_IS_HOME_PAGE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (PSR_IS_SCRIPT_CATALOG (scripts));
  g_return_if_fail (PSR_IS_VOICE_CATALOG (voices));
  g_return_if_fail (PSR_IS_POSE_CATALOG (poses));

  self->settings = g_object_ref (settings);
  self->scripts = g_object_ref (scripts);
  self->poses = g_object_ref (poses);

  set_up_session_row (self);
  set_up_minutes (self);
  psr_choice_row_append_voices (self->voice_row, G_LIST_MODEL (voices));
  psr_choice_row_bind (self->voice_row, settings, "voice");
  set_up_arms_row (self);
  show_script (self);
  psr_props_row_bind (self->props_row, settings);

  g_signal_connect_object (settings,
                           "changed::session",
                           G_CALLBACK (show_script),
                           self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (figure_keys); i++) {
    g_autofree char *signal = g_strconcat ("changed::", figure_keys[i], NULL);

    g_signal_connect_object (settings, signal, G_CALLBACK (update_figure), self, G_CONNECT_SWAPPED);
  }
}

void
psr_home_page_set_recovery (PsrHomePage *self, PsrRecovery *recovery)
{
  g_return_if_fail (PSR_IS_HOME_PAGE (self));

  psr_offer_card_set_up (self->offer_card, recovery);
}

void
psr_home_page_set_tension (PsrHomePage *self, PsrTension *tension)
{
  g_return_if_fail (PSR_IS_HOME_PAGE (self));
  g_return_if_fail (PSR_IS_TENSION (tension));

  self->tension = g_object_ref (tension);
  psr_tension_button_set_up (self->tension_button, tension);
  g_signal_connect_object (self->offer_card,
                           "notify::visible",
                           G_CALLBACK (update_next),
                           self,
                           G_CONNECT_SWAPPED);
  update_next (self);
}

void
psr_home_page_set_look (PsrHomePage *self, const char *look)
{
  g_return_if_fail (PSR_IS_HOME_PAGE (self));

  psr_figure_view_set_look (self->figure_view, look);
}

void
psr_home_page_focus_begin (PsrHomePage *self)
{
  GtkWidget *begin;

  g_return_if_fail (PSR_IS_HOME_PAGE (self));

  begin = psr_offer_card_get_default (self->offer_card);
  if (begin == NULL)
    begin = GTK_WIDGET (self->begin_button);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (begin)), begin);
  gtk_widget_grab_focus (begin);
}
