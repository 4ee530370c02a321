/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/psr-session.h"

G_BEGIN_DECLS

/**
 * PsrInhibitor:
 *
 * Keeps the machine awake while there is something to hear, and not longer. The screen may go dark,
 * and programs that remind of a break still see that nobody is at the machine.
 */
#define PSR_TYPE_INHIBITOR (psr_inhibitor_get_type ())
G_DECLARE_FINAL_TYPE (PsrInhibitor, psr_inhibitor, PSR, INHIBITOR, GObject)

/* @application: has to outlive it. */
PsrInhibitor *psr_inhibitor_new (GtkApplication *application, PsrSession *session);

G_END_DECLS
