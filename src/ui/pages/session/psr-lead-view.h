/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "figure/psr-pose-catalog.h"
#include "session/psr-questioner.h"
#include "ui/psr-fit-bin.h"

G_BEGIN_DECLS

/**
 * PsrLeadView:
 *
 * What is seen while a session leads: a #PsrLeadStage with what is said, #PsrLeadControls below it,
 * and a notice above both when something cannot be heard. It keeps no time of its own: while it is
 * seen it looks every few seconds, every second when the person wants to see seconds
 * (`show-seconds` of the settings).
 *
 * It lays itself out by #PsrLeadLayout, after each change of its size, of the size of the text and
 * of what is asked: never in the midst of an allocation.
 */
#define PSR_TYPE_LEAD_VIEW (psr_lead_view_get_type ())
G_DECLARE_FINAL_TYPE (PsrLeadView, psr_lead_view, PSR, LEAD_VIEW, PsrFitBin)

/* To be called once, before it is shown. */
void psr_lead_view_set_up (PsrLeadView *self,
                           PsrSession *session,
                           PsrQuestioner *questioner,
                           PsrPoseCatalog *poses,
                           GSettings *settings);

/* @look: the id of one of psr_looks_get_all(). */
void psr_lead_view_set_look (PsrLeadView *self, const char *look);

/* @words: (nullable): what the program itself says now; it stands in for the words of the session
 */
void psr_lead_view_set_aside (PsrLeadView *self, const char *words);

/* Puts the focus on an answer to the question that is open, see psr_answer_box_move(). */
int psr_lead_view_choose_answer (PsrLeadView *self, int step);

/* The focus goes where no key presses a button by accident. */
void psr_lead_view_focus_figure (PsrLeadView *self);

G_END_DECLS
