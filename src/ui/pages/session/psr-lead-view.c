/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-lead-view.h"

#include "ui/pages/session/psr-lead-controls.h"
#include "ui/pages/session/psr-lead-stage.h"
#include "ui/psr-label.h"

#include <glib/gi18n.h>

/* The bar moves by so little that nobody sees it move. */
#define TICK_SECONDS 5

struct _PsrLeadView {
  PsrFitBin parent_instance;

  GtkRevealer *notice_revealer;
  GtkLabel *notice_label;
  PsrLeadStage *stage;
  PsrLeadControls *controls;

  PsrSession *session;
  PsrQuestioner *questioner;
  GSettings *settings;
  guint ticker; /* while it is seen and the session runs */
};

G_DEFINE_FINAL_TYPE (PsrLeadView, psr_lead_view, PSR_TYPE_FIT_BIN)

/* Nobody looks in the long rest, and a pause stands still. */
static void
update_breathing (PsrLeadView *self, PsrSchedule *schedule, gint64 position)
{
  const PsrPart *part = psr_schedule_find_part (schedule, position)->part;

  psr_lead_stage_set_breathing (self->stage,
                                psr_session_state_is_running (
                                  psr_session_get_state (self->session)) &&
                                  part->lay != PSR_PART_STRETCH);
}

static void
update_progress (PsrLeadView *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  PsrSchedule *schedule;
  gint64 position;

  if (program == NULL)
    return;

  schedule = psr_program_get_schedule (program);
  position = psr_session_get_position (self->session);
  update_breathing (self, schedule, position);
  psr_lead_controls_show_progress (self->controls,
                                   schedule,
                                   position,
                                   g_settings_get_boolean (self->settings, "show-seconds"));
}

/* Whether the words that are shown now are words that the voice lacks. */
static gboolean
is_silent_cue (PsrLeadView *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  int cue = psr_session_get_cue (self->session);
  const PsrScheduledCue *cues;
  guint n_cues;

  if (program == NULL || cue < 0)
    return FALSE;

  cues = psr_schedule_get_cues (psr_program_get_schedule (program), &n_cues);
  return cues[cue].words != NULL && !cues[cue].has_clip;
}

static void
update_notice (PsrLeadView *self)
{
  const char *notice = NULL;

  if (!psr_session_get_audible (self->session))
    notice = _ ("There is no sound device. The session goes on with captions.");
  else if (is_silent_cue (self))
    notice = _ ("This voice has no sound for these words.");

  if (notice != NULL)
    psr_label_set_text (self->notice_label, notice);
  gtk_revealer_set_reveal_child (self->notice_revealer, notice != NULL);
}

static gboolean
ticker_cb (gpointer data)
{
  update_progress (PSR_LEAD_VIEW (data));

  return G_SOURCE_CONTINUE;
}

static void
update_ticker (PsrLeadView *self)
{
  gboolean seconds = g_settings_get_boolean (self->settings, "show-seconds");

  g_clear_handle_id (&self->ticker, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      psr_session_state_is_running (psr_session_get_state (self->session)))
    self->ticker = g_timeout_add_seconds (seconds ? 1 : TICK_SECONDS, ticker_cb, self);
}

static void
cue_cb (PsrLeadView *self)
{
  g_assert (PSR_IS_LEAD_VIEW (self));

  update_progress (self);
  update_notice (self);
}

static void
state_cb (PsrLeadView *self)
{
  g_assert (PSR_IS_LEAD_VIEW (self));

  psr_lead_controls_set_paused (self->controls,
                                psr_session_get_state (self->session) == PSR_SESSION_PAUSED);
  update_progress (self);
  update_notice (self);
  update_ticker (self);
}

static void
show_seconds_cb (PsrLeadView *self)
{
  g_assert (PSR_IS_LEAD_VIEW (self));

  update_progress (self);
  update_ticker (self);
}

static int
measure_height (gpointer widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
psr_lead_view_fit (PsrFitBin *bin, int width, int height)
{
  PsrLeadView *self = PSR_LEAD_VIEW (bin);
  gboolean asked = psr_questioner_get_question (self->questioner) != NULL;
  double line = psr_label_measure_line (GTK_WIDGET (self));
  PsrLeadLayout layout;

  psr_lead_layout_init (&layout, width, height, line, asked);
  psr_lead_controls_set_labels (self->controls, layout.control_labels);
  psr_lead_controls_set_time (self->controls, !asked);
  height -= measure_height (self->controls, width) + measure_height (self->notice_revealer, width);
  psr_lead_stage_fit (self->stage, &layout, width, height);
}

static void
psr_lead_view_map (GtkWidget *widget)
{
  PsrLeadView *self = PSR_LEAD_VIEW (widget);

  GTK_WIDGET_CLASS (psr_lead_view_parent_class)->map (widget);

  update_progress (self);
  update_ticker (self);
}

static void
psr_lead_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psr_lead_view_parent_class)->unmap (widget);

  g_clear_handle_id (&PSR_LEAD_VIEW (widget)->ticker, g_source_remove);
}

static void
psr_lead_view_dispose (GObject *object)
{
  PsrLeadView *self = PSR_LEAD_VIEW (object);

  g_clear_handle_id (&self->ticker, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_LEAD_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->questioner);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psr_lead_view_parent_class)->dispose (object);
}

static void
psr_lead_view_class_init (PsrLeadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_lead_view_dispose;
  PSR_FIT_BIN_CLASS (klass)->fit = psr_lead_view_fit;
  widget_class->map = psr_lead_view_map;
  widget_class->unmap = psr_lead_view_unmap;

  g_type_ensure (PSR_TYPE_LEAD_CONTROLS);
  g_type_ensure (PSR_TYPE_LEAD_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-lead-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, stage);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, controls);
}

static void
psr_lead_view_init (PsrLeadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
psr_lead_view_set_up (PsrLeadView *self,
                      PsrSession *session,
                      PsrQuestioner *questioner,
                      PsrPoseCatalog *poses,
                      GSettings *settings)
{
  g_return_if_fail (PSR_IS_LEAD_VIEW (self));
  g_return_if_fail (PSR_IS_SESSION (session));
  g_return_if_fail (PSR_IS_QUESTIONER (questioner));
  g_return_if_fail (G_IS_SETTINGS (settings));

  self->session = g_object_ref (session);
  self->questioner = g_object_ref (questioner);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (questioner,
                           "notify::question",
                           G_CALLBACK (psr_fit_bin_fit_later),
                           self,
                           G_CONNECT_SWAPPED);
  psr_lead_stage_set_up (self->stage, session, questioner, poses);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::audible",
                           G_CALLBACK (update_notice),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::cue", G_CALLBACK (cue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "seeked",
                           G_CALLBACK (update_progress),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings,
                           "changed::show-seconds",
                           G_CALLBACK (show_seconds_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
psr_lead_view_set_look (PsrLeadView *self, const char *look)
{
  g_return_if_fail (PSR_IS_LEAD_VIEW (self));

  psr_lead_stage_set_look (self->stage, look);
}

void
psr_lead_view_set_aside (PsrLeadView *self, const char *words)
{
  g_return_if_fail (PSR_IS_LEAD_VIEW (self));

  psr_lead_stage_set_aside (self->stage, words);
  /* They may tell the time: both tell the same. */
  update_progress (self);
}

int
psr_lead_view_choose_answer (PsrLeadView *self, int step)
{
  g_return_val_if_fail (PSR_IS_LEAD_VIEW (self), 0);

  return psr_lead_stage_choose_answer (self->stage, step);
}

void
psr_lead_view_focus_figure (PsrLeadView *self)
{
  g_return_if_fail (PSR_IS_LEAD_VIEW (self));

  psr_lead_stage_focus_figure (self->stage);
}
