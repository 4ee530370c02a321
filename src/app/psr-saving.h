/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "session/psr-program.h"

G_BEGIN_DECLS

/**
 * PsrSaving:
 *
 * Writes what a #PsrSaveWindow asks for with a #PsrExporter.
 */
typedef struct _PsrSaving PsrSaving;

PsrSaving *psr_saving_new (GSettings *settings);

/* Opens the window that saves @program; one that is open already comes to the front instead. */
void psr_saving_open (PsrSaving *self, GtkWindow *parent, PsrProgram *program);

/* Cancels what is being written, and returns when nothing of it is left. */
void psr_saving_free (PsrSaving *self);

G_END_DECLS
