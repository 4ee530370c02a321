/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/pages/session/psr-offer.h"

#include "ui/pages/session/psr-lead-layout.h"
#include "ui/psr-label.h"

/* A line that shrinks in steps this small seems to flow. */
#define COUNT_DOWN_TICK_MS 100

/* Sizes of the title: what it begins with in a small window, what it ends with, and the steps. */
#define TITLE_SCALE      1.8
#define TITLE_MIN_SCALE  1.1
#define TITLE_SCALE_STEP 0.1

struct _PsrOffer {
  PsrFitBin parent_instance;

  GtkWidget *content;
  GtkLabel *title_label;
  GtkLabel *body_label;
  AdwBin *extra_bin;
  GtkProgressBar *countdown;
  GtkButton *button;
  GtkButton *end_button;

  char *action;
  gint64 end_us; /* of the countdown */
  gint64 duration_us;
  guint ticker;
};

G_DEFINE_FINAL_TYPE (PsrOffer, psr_offer, PSR_TYPE_FIT_BIN)

static gboolean
tick_cb (gpointer data)
{
  PsrOffer *self = PSR_OFFER (data);
  gint64 left_us = MAX (self->end_us - g_get_monotonic_time (), 0);

  gtk_progress_bar_set_fraction (self->countdown, (double) left_us / (double) self->duration_us);
  if (left_us > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;

  self->ticker = 0;
  return G_SOURCE_REMOVE;
}

/* Not its action by name: that is enabled a moment after the button has to take the focus, and a
 * button that is insensitive cannot. */
static void
clicked_cb (PsrOffer *self)
{
  g_assert (PSR_IS_OFFER (self));

  gtk_widget_activate_action (GTK_WIDGET (self), self->action, NULL);
}

/* Returns: whether a word of the title is broken, or something is not seen without scrolling. */
static gboolean
is_crowded (PsrOffer *self, int room_width, int room_height)
{
  int broken;
  int height;

  gtk_label_set_wrap_mode (self->title_label, PANGO_WRAP_WORD);
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &broken, NULL, NULL, NULL);
  gtk_label_set_wrap_mode (self->title_label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_measure (self->content,
                      GTK_ORIENTATION_VERTICAL,
                      room_width,
                      &height,
                      NULL,
                      NULL,
                      NULL);

  return broken > room_width || height > room_height;
}

static void
psr_offer_fit (PsrFitBin *bin, int width, int height)
{
  PsrOffer *self = PSR_OFFER (bin);
  PsrLeadLayout layout;
  double scale;

  psr_lead_layout_init (&layout, width, height, psr_label_measure_line (GTK_WIDGET (self)), FALSE);
  scale = MAX (layout.words_scale, TITLE_SCALE);
  psr_label_set_scale (self->title_label, scale, PANGO_WEIGHT_BOLD);
  while (is_crowded (self, width, height) && scale > TITLE_MIN_SCALE) {
    scale -= TITLE_SCALE_STEP;
    psr_label_set_scale (self->title_label, scale, PANGO_WEIGHT_BOLD);
  }
}

static void
psr_offer_dispose (GObject *object)
{
  PsrOffer *self = PSR_OFFER (object);

  g_clear_handle_id (&self->ticker, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSR_TYPE_OFFER);

  G_OBJECT_CLASS (psr_offer_parent_class)->dispose (object);
}

static void
psr_offer_finalize (GObject *object)
{
  g_free (PSR_OFFER (object)->action);

  G_OBJECT_CLASS (psr_offer_parent_class)->finalize (object);
}

static void
psr_offer_class_init (PsrOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psr_offer_dispose;
  G_OBJECT_CLASS (klass)->finalize = psr_offer_finalize;
  PSR_FIT_BIN_CLASS (klass)->fit = psr_offer_fit;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/PsoasRest/ui/pages/session/"
                                               "psr-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, content);
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, title_label);
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, body_label);
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, extra_bin);
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, countdown);
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, button);
  gtk_widget_class_bind_template_child (widget_class, PsrOffer, end_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
psr_offer_init (PsrOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
psr_offer_set_words (PsrOffer *self,
                     const char *title,
                     const char *body,
                     const char *label,
                     const char *action)
{
  g_return_if_fail (PSR_IS_OFFER (self));
  g_return_if_fail (title != NULL && body != NULL && label != NULL && action != NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->body_label, body);
  gtk_button_set_label (self->button, label);
  g_free (self->action);
  self->action = g_strdup (action);
  psr_fit_bin_fit_later (PSR_FIT_BIN (self));
}

void
psr_offer_count_down (PsrOffer *self, int duration_ms)
{
  g_return_if_fail (PSR_IS_OFFER (self));
  g_return_if_fail (duration_ms >= 0);

  g_clear_handle_id (&self->ticker, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), duration_ms > 0);
  psr_fit_bin_fit_later (PSR_FIT_BIN (self));
  if (duration_ms == 0)
    return;

  self->duration_us = (gint64) duration_ms * 1000;
  self->end_us = g_get_monotonic_time () + self->duration_us;
  gtk_progress_bar_set_fraction (self->countdown, 1);
  self->ticker = g_timeout_add (COUNT_DOWN_TICK_MS, tick_cb, self);
}

void
psr_offer_set_can_end (PsrOffer *self, gboolean can_end)
{
  g_return_if_fail (PSR_IS_OFFER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->end_button), can_end);
  psr_fit_bin_fit_later (PSR_FIT_BIN (self));
}

void
psr_offer_set_extra (PsrOffer *self, GtkWidget *extra)
{
  g_return_if_fail (PSR_IS_OFFER (self));
  g_return_if_fail (extra == NULL || GTK_IS_WIDGET (extra));

  adw_bin_set_child (self->extra_bin, extra);
  gtk_widget_set_visible (GTK_WIDGET (self->extra_bin), extra != NULL);
  psr_fit_bin_fit_later (PSR_FIT_BIN (self));
}

void
psr_offer_focus_button (PsrOffer *self)
{
  g_return_if_fail (PSR_IS_OFFER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}
