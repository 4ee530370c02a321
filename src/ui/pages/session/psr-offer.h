/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/psr-fit-bin.h"

G_BEGIN_DECLS

/**
 * PsrOffer:
 *
 * Some words and one large button: what is shown when the person has to know or may do one thing,
 * such as take an end back.
 *
 * The title is as large as the words of a session in this window, see #PsrLeadLayout, unless all
 * would not be seen without scrolling, or a word would be broken.
 */
#define PSR_TYPE_OFFER (psr_offer_get_type ())
G_DECLARE_FINAL_TYPE (PsrOffer, psr_offer, PSR, OFFER, PsrFitBin)

/* @label: of the button, with a mnemonic; @action: what it does. */
void psr_offer_set_words (PsrOffer *self,
                          const char *title,
                          const char *body,
                          const char *label,
                          const char *action);

/* Shows, without digits, how @duration_ms from now pass away; 0: nothing does. */
void psr_offer_count_down (PsrOffer *self, int duration_ms);

/* Whether the session can be ended from here too. */
void psr_offer_set_can_end (PsrOffer *self, gboolean can_end);

/* @extra: (nullable): shown between the words and the button */
void psr_offer_set_extra (PsrOffer *self, GtkWidget *extra);

/* Enter is the button from now on. */
void psr_offer_focus_button (PsrOffer *self);

G_END_DECLS
