/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "session/psr-recovery.h"

G_BEGIN_DECLS

/**
 * PsrOfferCard:
 *
 * Offers to go on with a session that was cut off; seen only while there is an offer. Its buttons
 * activate `win.go-on`, `win.start-over` and `win.let-go`.
 */
#define PSR_TYPE_OFFER_CARD (psr_offer_card_get_type ())
G_DECLARE_FINAL_TYPE (PsrOfferCard, psr_offer_card, PSR, OFFER_CARD, AdwBin)

/* To be called once. */
void psr_offer_card_set_up (PsrOfferCard *self, PsrRecovery *recovery);

/* Returns: (transfer none): what Enter is for, %NULL while there is no offer. */
GtkWidget *psr_offer_card_get_default (PsrOfferCard *self);

G_END_DECLS
