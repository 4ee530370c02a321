/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "figure/psr-pose-catalog.h"
#include "session/psr-session.h"

G_BEGIN_DECLS

/**
 * PsrSessionPage:
 *
 * What is seen while a session runs: the figure in the position that is spoken of, the words and
 * those before, how far it is, pause and end. It shows what the session says and keeps no time of
 * its own.
 */
#define PSR_TYPE_SESSION_PAGE (psr_session_page_get_type ())
G_DECLARE_FINAL_TYPE (PsrSessionPage, psr_session_page, PSR, SESSION_PAGE, AdwBin)

/* To be called once, before the page is shown. */
void psr_session_page_set_up (PsrSessionPage *self, PsrSession *session, PsrPoseCatalog *poses);

/* @look: the id of one of psr_looks_get_all(). */
void psr_session_page_set_look (PsrSessionPage *self, const char *look);

G_END_DECLS
