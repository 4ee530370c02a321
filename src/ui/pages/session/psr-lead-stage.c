/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-lead-stage.h"

#include "ui/pages/session/psr-answer-box.h"
#include "ui/pages/session/psr-first-sentence.h"
#include "ui/psr-cue-pose.h"
#include "ui/psr-figure-view.h"
#include "ui/psr-label.h"

/* The figure keeps its size when words are longer than the ones before, up to this many lines. */
#define WORDS_MIN_ROWS 3

/* How much the words shrink at a time. */
#define WORDS_SCALE_STEP 0.1

struct _PsrLeadStage {
  AdwBin parent_instance;

  GtkBox *stage_box;
  PsrFigureView *figure_view;
  GtkWidget *words_box;
  GtkLabel *previous_words_label;
  GtkLabel *words_label;
  PsrAnswerBox *answer_box;

  PsrSession *session;
  PsrQuestioner *questioner;
  PsrPoseCatalog *poses;
  char *aside;
  const PsrCue *shown_cue; /* in the figure; only compared */
  PsrSide shown_side; /* of the same */
  gboolean brief; /* there is no room for what the answers of a question tell as well */
};

G_DEFINE_FINAL_TYPE (PsrLeadStage, psr_lead_stage, ADW_TYPE_BIN)

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
update_figure (PsrLeadStage *self, PsrSchedule *schedule, const PsrScheduledCue *cues)
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

/* Returns: (transfer full): what is read of @words, which are those of @cue. */
static char *
dup_caption (PsrLeadStage *self, const PsrScheduledCue *cue, const char *words)
{
  const PsrScheduledCue *question = psr_questioner_get_question (self->questioner);

  return self->brief && cue == question ? psr_first_sentence_dup (words) : g_strdup (words);
}

static void
update_captions (PsrLeadStage *self, const PsrScheduledCue *cues)
{
  int cue;
  const char *words = find_words (cues, psr_session_get_cue (self->session), &cue);
  g_autofree char *caption = dup_caption (self, cue >= 0 ? &cues[cue] : NULL, words);

  if (self->aside != NULL) {
    psr_label_set_text (self->previous_words_label, caption);
    psr_label_set_text (self->words_label, self->aside);
  } else {
    psr_label_set_text (self->words_label, caption);
    psr_label_set_text (self->previous_words_label, find_words (cues, cue - 1, &cue));
  }
}

static void
update_words (PsrLeadStage *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  const PsrScheduledCue *cues;
  PsrSchedule *schedule;
  guint n_cues;

  if (program == NULL) {
    self->shown_cue = NULL;
    return;
  }

  schedule = psr_program_get_schedule (program);
  cues = psr_schedule_get_cues (schedule, &n_cues);
  update_captions (self, cues);
  update_figure (self, schedule, cues);
}

static gboolean
is_asked (PsrLeadStage *self)
{
  return psr_questioner_get_question (self->questioner) != NULL;
}

static void
scale_words (PsrLeadStage *self, double scale, double line)
{
  double rows = is_asked (self) ? 0 : WORDS_MIN_ROWS;

  psr_label_set_scale (self->words_label, scale, PANGO_WEIGHT_BOLD);
  psr_label_set_scale (self->previous_words_label, MAX (scale * 0.6, 1), PANGO_WEIGHT_NORMAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->words_label), -1, (int) (line * scale * rows));
}

static int
measure_height (gpointer widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Makes the words as large as they can be, so that with the answers below them they take @height at
 * most. Returns: whether they can. */
static gboolean
try_to_fit (PsrLeadStage *self, const PsrLeadLayout *layout, int width, int height)
{
  for (double scale = layout->words_scale; scale >= 1; scale -= WORDS_SCALE_STEP) {
    scale_words (self, scale, layout->line);
    if (measure_height (self->words_box, width) <= height)
      return TRUE;
  }

  return FALSE;
}

static void
fit_question (PsrLeadStage *self, const PsrLeadLayout *layout, int width, int height)
{
  int column = layout->wide ? width / 2 : width;
  int figure = layout->wide ? 0 : measure_height (self->figure_view, width);
  gboolean shown = TRUE;
  gboolean fits = FALSE;

  for (int brief = FALSE; brief <= TRUE && !fits; brief++) {
    self->brief = brief;
    update_words (self);
    shown = try_to_fit (self, layout, column, height - figure);
    fits = shown || try_to_fit (self, layout, column, height);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->figure_view), shown || layout->wide);
}

/* The button that was pressed had the focus and is gone, or about to go. */
static void
question_cb (PsrLeadStage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (PSR_IS_LEAD_STAGE (self));

  if (root != NULL && (gtk_root_get_focus (root) == NULL ||
                       gtk_widget_get_focus_child (GTK_WIDGET (self->answer_box)) != NULL))
    psr_lead_stage_focus_figure (self);
}

static void
psr_lead_stage_dispose (GObject *object)
{
  PsrLeadStage *self = PSR_LEAD_STAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_LEAD_STAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->questioner);
  g_clear_object (&self->poses);
  g_clear_pointer (&self->aside, g_free);

  G_OBJECT_CLASS (psr_lead_stage_parent_class)->dispose (object);
}

static void
psr_lead_stage_class_init (PsrLeadStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_lead_stage_dispose;

  g_type_ensure (PSR_TYPE_ANSWER_BOX);
  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-lead-stage.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrLeadStage, stage_box);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadStage, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadStage, words_box);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadStage, previous_words_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadStage, words_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadStage, answer_box);
}

static void
psr_lead_stage_init (PsrLeadStage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
psr_lead_stage_set_up (PsrLeadStage *self,
                       PsrSession *session,
                       PsrQuestioner *questioner,
                       PsrPoseCatalog *poses)
{
  static const char *const properties[] = { "notify::state", "notify::cue" };

  g_return_if_fail (PSR_IS_LEAD_STAGE (self));
  g_return_if_fail (PSR_IS_SESSION (session));
  g_return_if_fail (PSR_IS_QUESTIONER (questioner));
  g_return_if_fail (PSR_IS_POSE_CATALOG (poses));

  self->session = g_object_ref (session);
  self->questioner = g_object_ref (questioner);
  self->poses = g_object_ref (poses);
  /* Before the answers change. */
  g_signal_connect_object (questioner,
                           "notify::question",
                           G_CALLBACK (question_cb),
                           self,
                           G_CONNECT_SWAPPED);
  psr_answer_box_set_up (self->answer_box, session, questioner);
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    g_signal_connect_object (session,
                             properties[i],
                             G_CALLBACK (update_words),
                             self,
                             G_CONNECT_SWAPPED);
}

void
psr_lead_stage_set_look (PsrLeadStage *self, const char *look)
{
  g_return_if_fail (PSR_IS_LEAD_STAGE (self));

  psr_figure_view_set_look (self->figure_view, look);
}

void
psr_lead_stage_set_aside (PsrLeadStage *self, const char *words)
{
  g_autofree char *copy = g_strdup (words);

  g_return_if_fail (PSR_IS_LEAD_STAGE (self));

  g_free (self->aside);
  self->aside = g_steal_pointer (&copy);
  update_words (self);
}

void
psr_lead_stage_set_breathing (PsrLeadStage *self, gboolean breathing)
{
  g_return_if_fail (PSR_IS_LEAD_STAGE (self));

  psr_figure_view_set_breathing (self->figure_view, breathing);
}

void
psr_lead_stage_fit (PsrLeadStage *self, const PsrLeadLayout *layout, int width, int height)
{
  g_return_if_fail (PSR_IS_LEAD_STAGE (self));
  g_return_if_fail (layout != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->previous_words_label), layout->words_before);
  psr_answer_box_set_narrow (self->answer_box, layout->narrow_answers);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->stage_box),
                                  layout->wide ? GTK_ORIENTATION_HORIZONTAL
                                               : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->stage_box, layout->wide);

  scale_words (self, layout->words_scale, layout->line);
  gtk_widget_set_visible (GTK_WIDGET (self->figure_view), TRUE);
  if (is_asked (self))
    fit_question (self, layout, width, height);
}

int
psr_lead_stage_choose_answer (PsrLeadStage *self, int step)
{
  g_return_val_if_fail (PSR_IS_LEAD_STAGE (self), 0);

  return psr_answer_box_move (self->answer_box, step);
}

void
psr_lead_stage_focus_figure (PsrLeadStage *self)
{
  g_return_if_fail (PSR_IS_LEAD_STAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->figure_view));
}
