/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "audio/psr-mix-plan.h"
#include "session/psr-program.h"

G_BEGIN_DECLS

/**
 * psr_plan_loader_load_async:
 *
 * Decodes the clips that a program needs (each file once, see psr_clip_decoder_decode()) in a
 * worker thread and builds the plan. A clip that cannot be decoded, or whose length is not the
 * scheduled one, is left out: its cue stays a caption, and a sentence about it is among the
 * warnings. A bell or a bed that cannot be decoded likewise.
 */
void psr_plan_loader_load_async (PsrProgram *program,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);

/* @warnings: (out) (optional) (transfer full) (element-type utf8). Returns: (transfer full): the
 *   plan, or %NULL when cancelled. */
PsrMixPlan *
psr_plan_loader_load_finish (GAsyncResult *result, GPtrArray **warnings, GError **error);

/* The same, blocking. */
PsrMixPlan *psr_plan_loader_load (PsrProgram *program,
                                  GCancellable *cancellable,
                                  GPtrArray **warnings,
                                  GError **error);

G_END_DECLS
