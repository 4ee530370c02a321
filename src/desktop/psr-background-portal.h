/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the Background portal of xdg-desktop-portal answered. */
typedef enum {
  PSR_PORTAL_GRANTED,
  PSR_PORTAL_DENIED, /* by the person, or by what the desktop remembers */
  PSR_PORTAL_MISSING, /* no portal, or none for the background */
  PSR_PORTAL_TOO_OLD, /* one that cannot start programs */
} PsrPortalAnswer;

/**
 * psr_background_portal_request_async:
 * @autostart: whether the program is to be started with the desktop; said explicitly each time, for
 *   a request that leaves it out deletes what was there
 * @command: (array zero-terminated=1): what is started then
 *
 * Asks whether the program may run in the background. libportal would do it too, but hands on one
 * of the two answers only.
 */
void psr_background_portal_request_async (GDBusConnection *bus,
                                          gboolean autostart,
                                          const char *const *command,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/* Returns: FALSE when it was cancelled, or when the portal said something that nobody understands
 */
gboolean psr_background_portal_request_finish (GAsyncResult *result,
                                               PsrPortalAnswer *answer,
                                               GError **error);

G_END_DECLS
