/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui/psr-offer-card.h"

#include "base/psr-units.h"

#include <glib/gi18n.h>

struct _PsrOfferCard {
  AdwBin parent_instance;

  GtkLabel *offer_label; /* (nullable): before the first offer */
  GtkWidget *go_on_button; /* likewise */
  PsrRecovery *recovery;
};

G_DEFINE_FINAL_TYPE (PsrOfferCard, psr_offer_card, ADW_TYPE_BIN)

static char *
describe (const PsrCheckpoint *offer)
{
  gint64 settle = PSR_SECONDS_TO_SAMPLES (60) * offer->choices.settle_minutes;
  gint64 heard = MAX (0, offer->position - settle);
  int minutes = (int) (heard / PSR_SECONDS_TO_SAMPLES (60));

  if (minutes == 0)
    return g_strdup_printf (_ ("Your session of %d minutes stopped in its first minute."),
                            offer->choices.minutes);

  return g_strdup_printf (ngettext ("Your session of %d minutes stopped at %d minute.",
                                    "Your session of %d minutes stopped at %d minutes.",
                                    (gulong) minutes),
                          offer->choices.minutes,
                          minutes);
}

/* Not at every start: there is hardly ever an offer. */
static void
make_content (PsrOfferCard *self)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/example/PsoasRest/ui/psr-offer-card.ui");

  self->offer_label = GTK_LABEL (gtk_builder_get_object (builder, "offer_label"));
  self->go_on_button = GTK_WIDGET (gtk_builder_get_object (builder, "go_on_button"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (gtk_builder_get_object (builder, "content")));
}

static void
show_offer (PsrOfferCard *self)
{
  const PsrCheckpoint *offer = psr_recovery_get_offer (self->recovery);

  g_assert (PSR_IS_OFFER_CARD (self));

  if (offer != NULL) {
    g_autofree char *text = describe (offer);

    if (self->offer_label == NULL)
      make_content (self);
    gtk_label_set_label (self->offer_label, text);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), offer != NULL);
}

static void
psr_offer_card_dispose (GObject *object)
{
  PsrOfferCard *self = PSR_OFFER_CARD (object);

  g_clear_object (&self->recovery);

  G_OBJECT_CLASS (psr_offer_card_parent_class)->dispose (object);
}

static void
psr_offer_card_class_init (PsrOfferCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psr_offer_card_dispose;
}

static void
psr_offer_card_init (PsrOfferCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
psr_offer_card_set_up (PsrOfferCard *self, PsrRecovery *recovery)
{
  g_return_if_fail (PSR_IS_OFFER_CARD (self));
  g_return_if_fail (PSR_IS_RECOVERY (recovery));

  self->recovery = g_object_ref (recovery);
  g_signal_connect_object (recovery,
                           "notify::offer",
                           G_CALLBACK (show_offer),
                           self,
                           G_CONNECT_SWAPPED);
  show_offer (self);
}

GtkWidget *
psr_offer_card_get_default (PsrOfferCard *self)
{
  g_return_val_if_fail (PSR_IS_OFFER_CARD (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? self->go_on_button : NULL;
}
