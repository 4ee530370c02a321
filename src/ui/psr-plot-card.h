/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/psr-plot-data.h"

G_BEGIN_DECLS

#define PSR_TYPE_PLOT_CARD (psr_plot_card_get_type ())
G_DECLARE_FINAL_TYPE (PsrPlotCard, psr_plot_card, PSR, PLOT_CARD, AdwBin)

/**
 * PsrPlotCard:
 *
 * A plot with its title and a remark, and the same numbers as a table behind a button.
 *
 * Properties: `title`; `remark`: what should be known about the numbers.
 */

/* @data: (transfer full) */
void psr_plot_card_take_data (PsrPlotCard *self, PsrPlotData *data);

void psr_plot_card_set_remark (PsrPlotCard *self, const char *remark);

G_END_DECLS
