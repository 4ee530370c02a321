/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "journal/psr-journal.h"
#include "session/psr-questioner.h"
#include "session/psr-tension.h"
#include "ui/pages/session/psr-dusk.h"

G_BEGIN_DECLS

/**
 * PsrSessionPage:
 *
 * What is seen of a session from its beginning to its end: #PsrLeadView while it leads, and in its
 * place a few words with one large button (#PsrOffer) when something else matters more: it was
 * ended, it asks, the sound went away, it is over. At the end of a check stands what was answered,
 * at the end of a rest the question after the tension; its keys activate `win.tension-after`.
 */
#define PSR_TYPE_SESSION_PAGE (psr_session_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrSessionPage, psr_session_page, PSR, SESSION_PAGE, AdwBin)

/* Where the answers are that a session was given before it broke off; to be called once, before
 * psr_session_page_set_up(). */
void psr_session_page_set_journal (PsrSessionPage *self, PsrJournal *journal);

/* To be called once, before the page is shown. */
void psr_session_page_set_up (PsrSessionPage *self,
                              PsrSession *session,
                              PsrQuestioner *questioner,
                              PsrPoseCatalog *poses,
                              GSettings *settings,
                              PsrDusk *dusk);

/* What is asked after a rest; to be called once. */
void psr_session_page_set_tension (PsrSessionPage *self, PsrTension *tension);

/* @look: the id of one of psr_looks_get_all(). */
void psr_session_page_set_look (PsrSessionPage *self, const char *look);

/* @words: (nullable): what the program itself says now */
void psr_session_page_set_aside (PsrSessionPage *self, const char *words);

/* Puts the focus on an answer to the question that is open, see psr_answer_box_move(). */
int psr_session_page_choose_answer (PsrSessionPage *self, int step);

G_END_DECLS
