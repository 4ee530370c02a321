/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "journal/psr-journal-entry.h"

G_BEGIN_DECLS

/**
 * PsrCheckResult:
 *
 * What the stiffness check found, left and right side by side in the words of the scale, how much
 * that is worth, and the way to the earlier checks (`win.show-checks`).
 */
#define PSR_TYPE_CHECK_RESULT (psr_check_result_get_type ())
G_DECLARE_FINAL_TYPE (PsrCheckResult, psr_check_result, PSR, CHECK_RESULT, AdwBin)

GtkWidget *psr_check_result_new (PsrJournalAnswer left, PsrJournalAnswer right);

G_END_DECLS
