/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the program is started with the desktop, so that it can remind. */
typedef enum {
  PSR_AUTOSTART_OFF,
  PSR_AUTOSTART_ON,
  PSR_AUTOSTART_BLOCKED, /* wanted, and it is not: the reason tells why */
} PsrAutostartState;

typedef enum {
  PSR_AUTOSTART_NO_REASON,
  PSR_AUTOSTART_DENIED, /* by the person or the desktop, through the portal */
  PSR_AUTOSTART_MISSING, /* there is no portal for it */
  PSR_AUTOSTART_TOO_OLD, /* the portal cannot do it */
  PSR_AUTOSTART_DISABLED, /* somebody switched it off in the settings of the desktop */
  PSR_AUTOSTART_FAILED, /* a file could not be written */
} PsrAutostartReason;

/**
 * PsrAutostart:
 *
 * Has the desktop start the program in the background: inside a sandbox through the Background
 * portal, outside through a file of our own. What it says is what is real, not what is wanted.
 *
 * Signal `changed`: the state or its reason.
 */
#define PSR_TYPE_AUTOSTART (psr_autostart_get_type ())
G_DECLARE_FINAL_TYPE (PsrAutostart, psr_autostart, PSR, AUTOSTART, GObject)

/* Inside a sandbox as GLib sees it: Flatpak, or GTK_USE_PORTAL=1. */
gboolean psr_autostart_is_sandboxed (void);

/* @bus: (nullable). @command: (array zero-terminated=1): what is to be started. */
PsrAutostart *psr_autostart_new (GDBusConnection *bus, const char *const *command);

/* Makes it so, as far as it can be; the state tells, possibly later. */
void psr_autostart_set_wanted (PsrAutostart *self, gboolean wanted);

PsrAutostartState psr_autostart_get_state (PsrAutostart *self);
PsrAutostartReason psr_autostart_get_reason (PsrAutostart *self);

/* Returns: (transfer none) (nullable): what a person can do about it, when it is blocked. */
const char *psr_autostart_get_advice (PsrAutostart *self);

G_END_DECLS
