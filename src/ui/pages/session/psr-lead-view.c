/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-lead-view.h"

#include "base/psr-units.h"
#include "ui/pages/session/psr-answer-box.h"
#include "ui/pages/session/psr-first-sentence.h"
#include "ui/pages/session/psr-time-words.h"
#include "ui/psr-announce.h"
#include "ui/psr-cue-pose.h"
#include "ui/psr-figure-view.h"

#include <glib/gi18n.h>

/* The bar moves by so little that nobody sees it move. */
#define TICK_SECONDS 5

/* Sizes in lines of the interface's text, so that large text counts as a small window. */
#define WIDE_LINES   42
#define LABELS_LINES 26
#define BEFORE_LINES 28
#define ROW_LINES    12
#define LOW_LINES    20

/* The words: about 24 letters a line, four lines in a third of the height. */
#define WORDS_COLUMN_LINES 10.8
#define WORDS_HEIGHT_LINES 14.0
#define WORDS_MIN_SCALE    1.1
#define WORDS_MAX_SCALE    4.0
#define WORDS_MIN_ROWS     3
#define WORDS_SCALE_STEP   0.1

struct _PsrLeadView {
  AdwBin parent_instance;

  GtkRevealer *notice_revealer;
  GtkLabel *notice_label;
  GtkBox *stage_box;
  PsrFigureView *figure_view;
  GtkWidget *words_box;
  GtkLabel *previous_words_label;
  GtkLabel *words_label;
  PsrAnswerBox *answer_box;
  GtkWidget *controls;
  GtkLabel *part_label;
  GtkLabel *time_label;
  GtkProgressBar *progress_bar;
  GtkWidget *pause_button;
  GtkImage *pause_image;
  GtkWidget *control_labels[5];

  PsrSession *session;
  PsrQuestioner *questioner;
  PsrPoseCatalog *poses;
  GSettings *settings;
  char *aside;
  const PsrCue *shown_cue; /* in the figure; only compared */
  PsrSide shown_side; /* of the same */
  gboolean brief; /* there is no room for what the answers of a question tell as well */
  guint ticker; /* while it is seen and the session runs */

  int width; /* what it was allocated */
  int height;
  guint resize_idle;
};

G_DEFINE_FINAL_TYPE (PsrLeadView, psr_lead_view, ADW_TYPE_BIN)

static gboolean
is_running (PsrLeadView *self)
{
  PsrSessionState state = psr_session_get_state (self->session);

  return state == PSR_SESSION_SETTLING || state == PSR_SESSION_PLAYING;
}

/* A label that stays the same is laid out and drawn anew when it is set. */
static gboolean
set_label (GtkLabel *label, const char *text)
{
  if (g_str_equal (gtk_label_get_label (label), text))
    return FALSE;

  gtk_label_set_label (label, text);
  return TRUE;
}

/* Nobody looks in the long rest, and a pause stands still. */
static void
update_breathing (PsrLeadView *self, const PsrPart *part)
{
  psr_figure_view_set_breathing (self->figure_view,
                                 is_running (self) && part->lay != PSR_PART_STRETCH);
}

/* @settle, @total: of the schedule */
static void
update_time (PsrLeadView *self, gint64 position, gint64 settle, gint64 total)
{
  gboolean seconds = g_settings_get_boolean (self->settings, "show-seconds");
  g_autofree char *words = NULL;

  if (position < settle)
    words = seconds ? psr_time_words_dup_begins_seconds (settle - position)
                    : psr_time_words_dup_begins (settle - position);
  else
    words = seconds ? psr_time_words_dup_left_seconds (total - position)
                    : psr_time_words_dup_left (total - position);
  set_label (self->time_label, words);
}

static void
update_part (PsrLeadView *self, const PsrPart *part, const char *language)
{
  const char *title = psr_part_get_title (part, language);

  if (set_label (self->part_label, title))
    psr_announce (GTK_WIDGET (self->part_label), title);
}

static void
update_progress (PsrLeadView *self)
{
  PsrProgram *program = psr_session_get_program (self->session);
  const PsrPart *part;
  PsrSchedule *schedule;
  gint64 position;
  gint64 settle;
  gint64 total;
  double fraction;

  if (program == NULL)
    return;

  schedule = psr_program_get_schedule (program);
  settle = psr_schedule_get_settle_samples (schedule);
  total = psr_schedule_get_total_samples (schedule);
  position = psr_session_get_position (self->session);
  part = psr_schedule_find_part (schedule, position)->part;
  fraction = CLAMP ((double) (position - settle) / (double) (total - settle), 0, 1);

  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  update_time (self, position, settle, total);
  update_breathing (self, part);
  update_part (self, part, psr_schedule_get_language (schedule));
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
update_figure (PsrLeadView *self, PsrSchedule *schedule, const PsrScheduledCue *cues)
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
dup_caption (PsrLeadView *self, const PsrScheduledCue *cue, const char *words)
{
  const PsrScheduledCue *question = psr_questioner_get_question (self->questioner);

  return self->brief && cue == question ? psr_first_sentence_dup (words) : g_strdup (words);
}

static void
update_captions (PsrLeadView *self, const PsrScheduledCue *cues)
{
  int cue;
  const char *words = find_words (cues, psr_session_get_cue (self->session), &cue);
  g_autofree char *caption = dup_caption (self, cue >= 0 ? &cues[cue] : NULL, words);

  if (self->aside != NULL) {
    set_label (self->previous_words_label, caption);
    set_label (self->words_label, self->aside);
  } else {
    set_label (self->words_label, caption);
    set_label (self->previous_words_label, find_words (cues, cue - 1, &cue));
  }
}

static void
update_words (PsrLeadView *self)
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
  update_progress (self);
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
    set_label (self->notice_label, notice);
  gtk_revealer_set_reveal_child (self->notice_revealer, notice != NULL);
}

static void
update_pause_button (PsrLeadView *self)
{
  gboolean paused = psr_session_get_state (self->session) == PSR_SESSION_PAUSED;
  const char *name = paused ? _ ("Resume") : _ ("Pause");

  gtk_image_set_from_icon_name (self->pause_image,
                                paused ? "media-playback-start-symbolic"
                                       : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (self->pause_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  gtk_label_set_label (GTK_LABEL (self->control_labels[0]), paused ? _ ("_Resume") : _ ("_Pause"));
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
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && is_running (self))
    self->ticker = g_timeout_add_seconds (seconds ? 1 : TICK_SECONDS, ticker_cb, self);
}

static void
cue_cb (PsrLeadView *self)
{
  g_assert (PSR_IS_LEAD_VIEW (self));

  update_words (self);
  update_notice (self);
}

static void
state_cb (PsrLeadView *self)
{
  g_assert (PSR_IS_LEAD_VIEW (self));

  update_pause_button (self);
  update_words (self);
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

/* Height of a line of the interface's text, in pixels. */
static double
measure_line (PsrLeadView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);

  return MAX ((double) height / PANGO_SCALE, 1);
}

static void
set_scale (GtkLabel *label, double scale, PangoWeight weight)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  gtk_label_set_attributes (label, attributes);
}

static gboolean
is_asked (PsrLeadView *self)
{
  return psr_questioner_get_question (self->questioner) != NULL;
}

static void
scale_words (PsrLeadView *self, double scale)
{
  double rows = is_asked (self) ? 0 : WORDS_MIN_ROWS;

  set_scale (self->words_label, scale, PANGO_WEIGHT_BOLD);
  set_scale (self->previous_words_label, MAX (scale * 0.6, 1), PANGO_WEIGHT_NORMAL);
  /* The figure keeps its size when words are longer than the ones before. */
  gtk_widget_set_size_request (GTK_WIDGET (self->words_label),
                               -1,
                               (int) (measure_line (self) * scale * rows));
}

static int
measure_height (gpointer widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Makes the words as large as they can be, @scale at most, so that with the answers below them they
 * leave @height of what the controls leave. Returns: whether they can. */
static gboolean
try_to_fit (PsrLeadView *self, double scale, int width, int height)
{
  int room = self->height - measure_height (self->controls, self->width) -
             measure_height (self->notice_revealer, self->width) - height;

  for (; scale >= 1; scale -= WORDS_SCALE_STEP) {
    scale_words (self, scale);
    if (measure_height (self->words_box, width) <= room)
      return TRUE;
  }

  return FALSE;
}

/* A question and its answers are read together: the words shrink, the figure goes, and what the
 * answers tell is not told twice. Where all that is not enough, they scroll. */
static void
fit_question (PsrLeadView *self, double scale, gboolean wide)
{
  int width = wide ? self->width / 2 : self->width;
  int figure = wide ? 0 : measure_height (self->figure_view, self->width);
  gboolean shown = TRUE;
  gboolean fits = FALSE;

  for (int brief = FALSE; brief <= TRUE && !fits; brief++) {
    self->brief = brief;
    update_words (self);
    shown = try_to_fit (self, scale, width, figure);
    fits = shown || try_to_fit (self, scale, width, 0);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->figure_view), shown || wide);
}

static void
fit_to_size (PsrLeadView *self)
{
  double line = measure_line (self);
  gboolean low = self->height < LOW_LINES * line;
  gboolean wide =
    self->width > self->height && self->width >= (low ? LABELS_LINES : WIDE_LINES) * line;
  double column = wide ? self->width / 2.0 : self->width;
  double room = wide ? self->height * 2.0 : self->height;
  gboolean asked = is_asked (self);
  double scale = MIN (column / (WORDS_COLUMN_LINES * line), room / (WORDS_HEIGHT_LINES * line));

  gtk_widget_set_visible (GTK_WIDGET (self->previous_words_label),
                          !asked && !low && (wide || self->height >= BEFORE_LINES * line));
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), !asked);
  psr_answer_box_set_narrow (self->answer_box, self->width < ROW_LINES * line);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->stage_box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->stage_box, wide);
  for (gsize i = 0; i < G_N_ELEMENTS (self->control_labels); i++)
    gtk_widget_set_visible (self->control_labels[i], !low && self->width >= LABELS_LINES * line);

  /* Steps, so that the words stay in place while the window is drawn out by a hand. */
  scale = floor (CLAMP (scale, WORDS_MIN_SCALE, WORDS_MAX_SCALE) * 10) / 10;
  scale_words (self, scale);
  gtk_widget_set_visible (GTK_WIDGET (self->figure_view), TRUE);
  if (asked)
    fit_question (self, scale, wide);
}

static gboolean
resize_cb (gpointer data)
{
  PsrLeadView *self = PSR_LEAD_VIEW (data);

  self->resize_idle = 0;
  fit_to_size (self);

  return G_SOURCE_REMOVE;
}

static void
fit_later (PsrLeadView *self)
{
  if (self->resize_idle == 0)
    self->resize_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, resize_cb, self, NULL);
}

/* The button that was pressed had the focus and is gone, or about to go. */
static void
question_cb (PsrLeadView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_assert (PSR_IS_LEAD_VIEW (self));

  if (root != NULL && (gtk_root_get_focus (root) == NULL ||
                       gtk_widget_get_focus_child (GTK_WIDGET (self->answer_box)) != NULL))
    psr_lead_view_focus_figure (self);
  /* The answers need the room of what was said before. */
  fit_later (self);
}

static GtkSizeRequestMode
psr_lead_view_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (widget)));
}

static void
psr_lead_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      NULL,
                      NULL);
}

/* What is inside must not change while it is being laid out. */
static void
psr_lead_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PsrLeadView *self = PSR_LEAD_VIEW (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  fit_later (self);
}

static void
psr_lead_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (psr_lead_view_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_FONT_NAME || setting == GTK_SYSTEM_SETTING_DPI)
    fit_later (PSR_LEAD_VIEW (widget));
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
  g_clear_handle_id (&self->resize_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_LEAD_VIEW);
  g_clear_object (&self->session);
  g_clear_object (&self->questioner);
  g_clear_object (&self->poses);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->aside, g_free);

  G_OBJECT_CLASS (psr_lead_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-lead-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, stage_box);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, figure_view);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, words_box);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, previous_words_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, words_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, answer_box);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, controls);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, part_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, time_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadView, pause_image);
}

static void
psr_lead_view_class_init (PsrLeadViewClass *klass)
{
  static const char *const labels[] = {
    "pause_label", "previous_label", "repeat_label", "next_label", "end_label",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_lead_view_dispose;
  widget_class->get_request_mode = psr_lead_view_get_request_mode;
  widget_class->measure = psr_lead_view_measure;
  widget_class->size_allocate = psr_lead_view_size_allocate;
  widget_class->system_setting_changed = psr_lead_view_system_setting_changed;
  widget_class->map = psr_lead_view_map;
  widget_class->unmap = psr_lead_view_unmap;

  g_type_ensure (PSR_TYPE_ANSWER_BOX);
  g_type_ensure (PSR_TYPE_FIGURE_VIEW);
  bind_template (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               labels[i],
                                               FALSE,
                                               (gssize) (G_STRUCT_OFFSET (PsrLeadView,
                                                                          control_labels) +
                                                         i * sizeof (GtkWidget *)));
}

/* A screen reader is told the whole name of a control, of which the word below it is short for. GTK
 * after 4.8 would name it after that word, which is not read, and so not at all. */
static void
keep_names (PsrLeadView *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->control_labels); i++) {
    GtkLabel *label = GTK_LABEL (self->control_labels[i]);

    gtk_accessible_reset_relation (GTK_ACCESSIBLE (gtk_label_get_mnemonic_widget (label)),
                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  }
}

static void
psr_lead_view_init (PsrLeadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  keep_names (self);
  /* Or size_allocate is not called. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
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
  g_return_if_fail (PSR_IS_POSE_CATALOG (poses));
  g_return_if_fail (G_IS_SETTINGS (settings));

  self->session = g_object_ref (session);
  self->questioner = g_object_ref (questioner);
  self->poses = g_object_ref (poses);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (questioner,
                           "notify::question",
                           G_CALLBACK (question_cb),
                           self,
                           G_CONNECT_SWAPPED);
  psr_answer_box_set_up (self->answer_box, session, questioner);
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

  psr_figure_view_set_look (self->figure_view, look);
}

void
psr_lead_view_set_aside (PsrLeadView *self, const char *words)
{
  g_autofree char *copy = g_strdup (words);

  g_return_if_fail (PSR_IS_LEAD_VIEW (self));

  g_free (self->aside);
  self->aside = g_steal_pointer (&copy);
  update_words (self);
}

int
psr_lead_view_choose_answer (PsrLeadView *self, int step)
{
  g_return_val_if_fail (PSR_IS_LEAD_VIEW (self), 0);

  return psr_answer_box_move (self->answer_box, step);
}

void
psr_lead_view_focus_figure (PsrLeadView *self)
{
  g_return_if_fail (PSR_IS_LEAD_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->figure_view));
}
