/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * PsrSafetyText:
 *
 * When not to, and whom to ask first: the one text about it, for every page that needs it. It
 * wraps, does not scroll, and has no title.
 *
 * The warning signs are those of the cauda equina syndrome, of infection and of fracture that
 * guidelines on low back pain name; 16 weeks is what the NHS tells about exercise in pregnancy.
 */
#define PSR_TYPE_SAFETY_TEXT (psr_safety_text_get_type ())
G_DECLARE_FINAL_TYPE (PsrSafetyText, psr_safety_text, PSR, SAFETY_TEXT, AdwBin)

GtkWidget *psr_safety_text_new (void);

G_END_DECLS
