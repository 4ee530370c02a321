/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program is two programs: `psoas-rest`, with the window and everything else, and
 * `psoas-rest-background`, which waits for reminders and loads neither GTK nor GStreamer. Both own
 * the same name on the bus, one after the other; the window takes it from the other one without a
 * gap, and gives it back when it closes. */

#define PSR_OPTION_BACKGROUND "--background"
#define PSR_OPTION_SERVICE    "--gapplication-service"
#define PSR_OPTION_REMINDER   "--reminder"

/* Language and names; the first thing of both programs. */
void psr_processes_set_up (void);

/* Goes on as `psoas-rest-background`, with the same arguments. Returns: the exit status, only when
 *   that cannot be. */
int psr_processes_become_background (char **argv, GError **error);

/* Starts `psoas-rest-background` on its own, away from the terminal of this one. */
gboolean psr_processes_start_background (GError **error);

/**
 * psr_processes_start_window:
 * @reminder: (nullable): id of the reminder whose session it begins
 * @token: (nullable): by which the desktop lets the window come to the front
 *
 * Returns: (transfer full) (nullable): the process, which takes over the name
 */
GSubprocess *psr_processes_start_window (const char *reminder, const char *token, GError **error);

/* Returns: (transfer full) (array zero-terminated=1): what the desktop has to start for the
 *   background; for a build that is not installed, with what tells it where its files are. */
char **psr_processes_dup_background_command (void);

G_END_DECLS
