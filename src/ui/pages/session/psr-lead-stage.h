/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "session/psr-questioner.h"
#include "ui/pages/session/psr-lead-layout.h"

G_BEGIN_DECLS

/**
 * PsrLeadStage:
 *
 * What the session says now: the figure in the position that is spoken of, the words and those
 * before, and the answers to what it asks.
 *
 * A question and its answers are read together, without scrolling. Where they do not fit, the words
 * shrink, then the figure goes, and at last what the answers tell is not told twice: of the
 * question its first sentence is read. Only where all that is not enough, they scroll. Words that
 * ask nothing may scroll, and never push the figure about.
 */
#define PSR_TYPE_LEAD_STAGE (psr_lead_stage_get_type ())
G_DECLARE_FINAL_TYPE (PsrLeadStage, psr_lead_stage, PSR, LEAD_STAGE, AdwBin)

/* To be called once, before it is shown. */
void psr_lead_stage_set_up (PsrLeadStage *self,
                            PsrSession *session,
                            PsrQuestioner *questioner,
                            PsrPoseCatalog *poses);

/* @look: the id of one of psr_looks_get_all(). */
void psr_lead_stage_set_look (PsrLeadStage *self, const char *look);

/* @words: (nullable): what the program itself says now; it stands in for the words of the session
 */
void psr_lead_stage_set_aside (PsrLeadStage *self, const char *words);

/* Whether the figure breathes. It does not at first. */
void psr_lead_stage_set_breathing (PsrLeadStage *self, gboolean breathing);

/* Lays out what there is in @width and @height, in pixels. To be called anew when these, or the
 * question, have changed; never while something is being allocated. */
void psr_lead_stage_fit (PsrLeadStage *self, const PsrLeadLayout *layout, int width, int height);

/* Puts the focus on an answer to the question that is open, see psr_answer_box_move(). */
int psr_lead_stage_choose_answer (PsrLeadStage *self, int step);

/* The focus goes where no key presses a button by accident. */
void psr_lead_stage_focus_figure (PsrLeadStage *self);

G_END_DECLS
