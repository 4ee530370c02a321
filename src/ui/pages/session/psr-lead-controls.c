/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-lead-controls.h"

#include "ui/pages/session/psr-time-words.h"
#include "ui/psr-announce.h"
#include "ui/psr-label.h"

#include <glib/gi18n.h>

struct _PsrLeadControls {
  AdwBin parent_instance;

  GtkLabel *part_label;
  GtkLabel *time_label;
  GtkProgressBar *progress_bar;
  GtkWidget *pause_button;
  GtkImage *pause_image;
  GtkWidget *labels[5]; /* of the buttons; the first is that of the pause */
};

G_DEFINE_FINAL_TYPE (PsrLeadControls, psr_lead_controls, ADW_TYPE_BIN)

/* @settle, @total: of the schedule */
static char *
dup_time (gint64 position, gint64 settle, gint64 total, gboolean seconds)
{
  if (position < settle)
    return seconds ? psr_time_words_dup_begins_seconds (settle - position)
                   : psr_time_words_dup_begins (settle - position);

  return seconds ? psr_time_words_dup_left_seconds (total - position)
                 : psr_time_words_dup_left (total - position);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-lead-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrLeadControls, part_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadControls, time_label);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadControls, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadControls, pause_button);
  gtk_widget_class_bind_template_child (widget_class, PsrLeadControls, pause_image);
}

static void
psr_lead_controls_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PSR_TYPE_LEAD_CONTROLS);

  G_OBJECT_CLASS (psr_lead_controls_parent_class)->dispose (object);
}

static void
psr_lead_controls_class_init (PsrLeadControlsClass *klass)
{
  static const char *const labels[] = {
    "pause_label", "previous_label", "repeat_label", "next_label", "end_label",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_lead_controls_dispose;

  bind_template (widget_class);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               labels[i],
                                               FALSE,
                                               (gssize) (G_STRUCT_OFFSET (PsrLeadControls, labels) +
                                                         i * sizeof (GtkWidget *)));
}

/* A screen reader is told the whole name of a control, of which the word below it is short for. GTK
 * after 4.8 would name it after that word, which is not read, and so not at all. */
static void
keep_names (PsrLeadControls *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->labels); i++) {
    GtkLabel *label = GTK_LABEL (self->labels[i]);

    gtk_accessible_reset_relation (GTK_ACCESSIBLE (gtk_label_get_mnemonic_widget (label)),
                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  }
}

static void
psr_lead_controls_init (PsrLeadControls *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  keep_names (self);
}

void
psr_lead_controls_show_progress (PsrLeadControls *self,
                                 PsrSchedule *schedule,
                                 gint64 position,
                                 gboolean seconds)
{
  gint64 settle;
  gint64 total;
  double fraction;
  const char *title;
  g_autofree char *time = NULL;

  g_return_if_fail (PSR_IS_LEAD_CONTROLS (self));
  g_return_if_fail (PSR_IS_SCHEDULE (schedule));

  settle = psr_schedule_get_settle_samples (schedule);
  total = psr_schedule_get_total_samples (schedule);
  fraction = CLAMP ((double) (position - settle) / (double) (total - settle), 0, 1);
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);

  time = dup_time (position, settle, total, seconds);
  psr_label_set_text (self->time_label, time);

  title = psr_part_get_title (psr_schedule_find_part (schedule, position)->part,
                              psr_schedule_get_language (schedule));
  if (psr_label_set_text (self->part_label, title))
    psr_announce (GTK_WIDGET (self->part_label), title);
}

void
psr_lead_controls_set_paused (PsrLeadControls *self, gboolean paused)
{
  const char *name = paused ? _ ("Resume") : _ ("Pause");

  g_return_if_fail (PSR_IS_LEAD_CONTROLS (self));

  gtk_image_set_from_icon_name (self->pause_image,
                                paused ? "media-playback-start-symbolic"
                                       : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (self->pause_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  gtk_label_set_label (GTK_LABEL (self->labels[0]), paused ? _ ("_Resume") : _ ("_Pause"));
}

void
psr_lead_controls_set_labels (PsrLeadControls *self, gboolean labels)
{
  g_return_if_fail (PSR_IS_LEAD_CONTROLS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (self->labels); i++)
    gtk_widget_set_visible (self->labels[i], labels);
}

void
psr_lead_controls_set_time (PsrLeadControls *self, gboolean time)
{
  g_return_if_fail (PSR_IS_LEAD_CONTROLS (self));

  gtk_widget_set_visible (GTK_WIDGET (self->time_label), time);
}
