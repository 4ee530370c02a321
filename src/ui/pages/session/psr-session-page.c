/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-session-page.h"

#include "base/psr-units.h"
#include "ui/psr-cue-pose.h"
#include "ui/psr-figure-view.h"

#include <glib/gi18n.h>

struct _PsrSessionPage {
  AdwBin parent_instance;

  GtkRevealer *notice_revealer;
  GtkLabel *notice_label;
  PsrFigureView *figure_view;
  GtkLabel *previous_label;
  GtkLabel *caption_label;
  GtkLabel *part_label;
  GtkProgressBar *progress_bar;
  GtkLabel *elapsed_label;
  GtkLabel *remaining_label;
  GtkButton *pause_button;
  GtkButton *end_button;

  PsrSession *session;
  PsrPoseCatalog *poses;
  const PsrCue *shown_cue; /* in the figure; only compared */
  PsrSide shown_side; /* of the same */
  guint ticker; /* while the page is seen and the session runs */
};

G_DEFINE_FINAL_TYPE (PsrSessionPage, psr_session_page, ADW_TYPE_BIN)

static gboolean
is_running (PsrSessionPage *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  return state == PSR_SESSION_SETTLING || state == PSR_SESSION_PLAYING;
}

static char *
format_seconds (gint64 seconds)
{
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/* Nobody looks in the long rest, and a pause stands still. */
static void
update_breathing (PsrSessionPage *self, const PsrPart *part)
{
  psr_figure_view_set_breathing (self->figure_view,
                                 is_running (self) && part->lay != PSR_PART_STRETCH);
}

static void
update_progress (PsrSessionPage *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  g_autofree char *elapsed = NULL;
  g_autofree char *remaining = NULL;
  const PsrPart *part;
  PsrSchedule *schedule;
  gint64 position;
  gint64 settle;
  gint64 total;

  if (program == NULL)
    return;

  schedule = psr_program_get_schedule (program);
  settle = psr_schedule_get_settle_samples (schedule);
  total = psr_schedule_get_total_samples (schedule);
  position = psr_session_get_position (self->session);

  /* While settling, what is left is the time until it begins. */
  elapsed = format_seconds (MAX (position - settle, 0) / PSR_SAMPLE_RATE);
  remaining = format_seconds (
    ((position < settle ? settle : total) - position + PSR_SAMPLE_RATE - 1) / PSR_SAMPLE_RATE);
  gtk_label_set_label (self->elapsed_label, elapsed);
  gtk_label_set_label (self->remaining_label, remaining);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 CLAMP ((double) (position - settle) / (double) (total - settle),
                                        0,
                                        1));
  part = psr_schedule_find_part (schedule, position)->part;
  update_breathing (self, part);
  gtk_label_set_label (self->part_label,
                       psr_part_get_title (part, psr_schedule_get_language (schedule)));
}

/* Returns: the words of the nearest spoken cue from @cue back, and its number in *@found. */
static const char *
find_words (const PsrScheduledCue *cues, int cue, int *found)
{
  while (cue >= 0 && cues[cue].words == NULL)
    cue--;

  *found = cue;
  return cue >= 0 ? cues[cue].words : "";
}

/* Before the first cue the figure already takes its pose. */
static void
update_figure (PsrSessionPage *self, PsrSchedule *schedule, const PsrScheduledCue *cues)
{
  const PsrScheduledCue *scheduled = &cues[MAX (psr_session_get_cue (self->session), 0)];
  const PsrCue *cue = scheduled->cue;
  g_autoptr (GError) error = NULL;
  g_autoptr (PsrPose) pose = NULL;

  if (cue == self->shown_cue && scheduled->side == self->shown_side)
    return;

  self->shown_cue = cue;
  self->shown_side = scheduled->side;
  pose = psr_cue_pose_find (self->poses, scheduled, psr_schedule_get_choices (schedule), &error);
  if (pose != NULL)
    psr_figure_view_show_pose (self->figure_view, pose, cue->view, cue->highlight);
  else
    g_debug ("%s", error->message);
}

static void
update_captions (PsrSessionPage *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  const PsrScheduledCue *cues;
  PsrSchedule *schedule;
  guint n_cues;
  int cue;

  if (program == NULL) {
    self->shown_cue = NULL;
    return;
  }

  schedule = psr_program_get_schedule (program);
  cues = psr_schedule_get_cues (schedule, &n_cues);
  gtk_label_set_label (self->caption_label,
                       find_words (cues, psr_session_get_cue (self->session), &cue));
  gtk_label_set_label (self->previous_label, find_words (cues, cue - 1, &cue));
  update_figure (self, schedule, cues);
  update_progress (self);
}

/* Whether the words that are shown now are words that the voice lacks. */
static gboolean
is_silent_cue (PsrSessionPage *self)
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

static const char *
get_notice (PsrSessionPage *self)
{
  switch (psr_session_get_interruption (self->session)) {
  case PSR_INTERRUPTION_DEVICE:
    return _ ("The sound went away. The session waits where it was; Space goes on.");
  case PSR_INTERRUPTION_SLEEP:
    return _ ("The computer slept. The session waits where it was; Space goes on.");
  case PSR_INTERRUPTION_NONE:
  default:
    break;
  }

  if (!psr_session_get_audible (self->session))
    return _ ("There is no sound device. The session goes on with captions.");

  if (is_silent_cue (self))
    return _ ("This voice has no sound for these words.");

  return NULL;
}

static void
update_notice (PsrSessionPage *self)
{
  const char *notice = get_notice (self);

  if (notice != NULL)
    gtk_label_set_label (self->notice_label, notice);
  gtk_revealer_set_reveal_child (self->notice_revealer, notice != NULL);
}

static gboolean
ticker_cb (gpointer data)
{
  update_progress (PSR_SESSION_PAGE (data));

  return G_SOURCE_CONTINUE;
}

static void
update_ticker (PsrSessionPage *self)
{
  gboolean wanted = gtk_widget_get_mapped (GTK_WIDGET (self)) && is_running (self);

  if (wanted && self->ticker == 0)
    self->ticker = g_timeout_add_seconds (1, ticker_cb, self);
  else if (!wanted)
    g_clear_handle_id (&self->ticker, g_source_remove);
}

static void
cue_cb (PsrSessionPage *self)
{
  g_assert (PSR_IS_SESSION_PAGE (self));

  update_captions (self);
  update_notice (self);
}

static void
state_cb (PsrSessionPage *self)
{
  PsrSessionState state;

  g_assert (PSR_IS_SESSION_PAGE (self));

  state = psr_session_get_state (self->session);
  gtk_button_set_label (self->pause_button,
                        state == PSR_SESSION_PAUSED || state == PSR_SESSION_ENDING ? _ ("_Resume")
                                                                                   : _ ("_Pause"));
  /* TRANSLATORS: the button that leaves a session that has come to its end. */
  gtk_button_set_label (self->end_button, state == PSR_SESSION_DONE ? _ ("_Close") : _ ("_End"));
  update_captions (self);
  update_notice (self);
  update_ticker (self);
}

static void
psr_session_page_map (GtkWidget *widget)
{
  PsrSessionPage *self = PSR_SESSION_PAGE (widget);

  GTK_WIDGET_CLASS (psr_session_page_parent_class)->map (widget);

  update_progress (self);
  update_ticker (self);
}

static void
psr_session_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psr_session_page_parent_class)->unmap (widget);

  g_clear_handle_id (&PSR_SESSION_PAGE (widget)->ticker, g_source_remove);
}

static void
psr_session_page_dispose (GObject *object)
{
  PsrSessionPage *self = PSR_SESSION_PAGE (object);

  g_clear_handle_id (&self->ticker, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_SESSION_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->poses);

  G_OBJECT_CLASS (psr_session_page_parent_class)->dispose (object);
}

static void
psr_session_page_class_init (PsrSessionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_session_page_dispose;
  widget_class->map = psr_session_page_map;
  widget_class->unmap = psr_session_page_unmap;

  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-session-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, previous_label);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, caption_label);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, part_label);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, remaining_label);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PsrSessionPage, end_button);
}

static void
psr_session_page_init (PsrSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
psr_session_page_set_up (PsrSessionPage *self, PsrSession *session, PsrPoseCatalog *poses)
{
  g_return_if_fail (PSR_IS_SESSION_PAGE (self));
  g_return_if_fail (PSR_IS_SESSION (session));
  g_return_if_fail (PSR_IS_POSE_CATALOG (poses));

  self->session = g_object_ref (session);
  self->poses = g_object_ref (poses);
  g_signal_connect_object (session,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::interruption",
                           G_CALLBACK (update_notice),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session,
                           "notify::audible",
                           G_CALLBACK (update_notice),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::cue", G_CALLBACK (cue_cb), self, G_CONNECT_SWAPPED);
}

void
psr_session_page_set_look (PsrSessionPage *self, const char *look)
{
  g_return_if_fail (PSR_IS_SESSION_PAGE (self));

  psr_figure_view_set_look (self->figure_view, look);
}
