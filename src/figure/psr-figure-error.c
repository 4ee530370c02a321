/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure/psr-figure-error.h"

G_DEFINE_QUARK (psr - figure - error - quark, psr_figure_error)
