/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "session/psr-program-maker.h"
#include "session/psr-session.h"

G_BEGIN_DECLS

/* For so long a session that was cut off can be gone on with. */
#define PSR_RECOVERY_MINUTES 30

#define PSR_TYPE_RECOVERY    (psr_recovery_get_type ())
G_DECLARE_FINAL_TYPE (PsrRecovery, psr_recovery, PSR, RECOVERY, GObject)

/**
 * PsrRecovery:
 *
 * Brings a session over a crash or a power cut. While one is under way its place is kept in a file:
 * when the state changes, a second after a jump, and every 10 s while it plays; a session that ends
 * takes the file with it. At the next start what is found there is an offer, for 30 minutes:
 * nothing plays by itself. When the file cannot be written, the session goes on without.
 *
 * Property, notified: `offer` (#PsrCheckpoint, %NULL for none).
 */

/* @path: the file. */
PsrRecovery *psr_recovery_new (PsrSession *session, PsrClock *clock, const char *path);

/* Looks what the last start left; to be called once, before a session begins. What is no checkpoint
 * of ours is removed. */
void psr_recovery_look (PsrRecovery *self);

/* Returns: (transfer none) (nullable): the offer. */
const PsrCheckpoint *psr_recovery_get_offer (PsrRecovery *self);

/* Takes back an offer that @maker cannot make again. */
void psr_recovery_check (PsrRecovery *self, PsrProgramMaker *maker);

/* The person takes the offer, which psr_recovery_check() left: the session goes on, as the same
 * one, a little before where it stopped, so that one hears where one is; or another one begins like
 * it. */
void psr_recovery_go_on (PsrRecovery *self, PsrProgramMaker *maker);
void psr_recovery_start_over (PsrRecovery *self, PsrProgramMaker *maker);

/* The person does not want it, or has begun another one. */
void psr_recovery_refuse (PsrRecovery *self);

G_END_DECLS
