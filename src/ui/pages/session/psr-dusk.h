/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "session/psr-session.h"
#include "ui/psr-dimmer.h"

G_BEGIN_DECLS

/* How long a key, a movement or a touch lights the screen in the dark. */
#define PSR_DUSK_STIRRED_SECONDS 10

/* After the last sound nothing is seen for this long, whatever the settings say, unless the person
 * ended it. */
#define PSR_DUSK_QUIET_SECONDS 60

/**
 * PsrDusk:
 *
 * Decides how much light a session wants. It is bright until the long rest begins (the part that
 * stretches), then dark as long as it lasts, and faint afterwards, never bright again: the eyes
 * were closed. What the person has to see, such as that the sound went away, lights it faintly.
 * After the end a minute stays dark; who drifted off sleeps in the dark. A session without a long
 * rest is done on one's feet and stays bright.
 *
 * The key `dim` of the settings turns the dark of the long rest off.
 *
 * Property `light` (#PsrLight), notified.
 */
#define PSR_TYPE_DUSK (psr_dusk_get_type ())
G_DECLARE_FINAL_TYPE (PsrDusk, psr_dusk, PSR, DUSK, GObject)

PsrDusk *psr_dusk_new (PsrSession *session, GSettings *settings);

PsrLight psr_dusk_get_light (PsrDusk *self);

/* Whether one lies down to rest in the session that was begun. */
gboolean psr_dusk_has_rest (PsrDusk *self);

/* The person moved. */
void psr_dusk_stir (PsrDusk *self);

G_END_DECLS
