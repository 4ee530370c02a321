/* SPDX-FileCopyrightText: 2026 The Psoas Rest authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/psr-units.h"
#include "desktop/psr-mpris.h"
#include "session/psr-press.h"

G_BEGIN_DECLS

/* What the properties of the two interfaces say and what their methods do, for psr-mpris.c, which
 * puts them on the bus. GDBus lets only those names and shapes through that the interfaces of
 * psr-mpris-interfaces.c have; each of them is here. */

/* How many properties of the player change. */
#define PSR_MPRIS_N_CHANGING 7

/* The bus counts in microseconds. Rounded up, for the way back rounds down: the same sample again.
 */
#define PSR_MPRIS_SAMPLES_TO_US(samples) ((psr_samples_to_ns (samples) + 999) / 1000)

struct _PsrMpris {
  GObject parent_instance;

  PsrSession *session;
  PsrPress *press; /* of PlayPause */
  GDBusConnection *bus;
  char *application_id;
  char *name;
  guint owner;
  guint root_object;
  guint player_object;

  PsrProgram *program; /* the present track */
  guint n_tracks; /* so far: no two of them have one id */
  GVariant *announced[PSR_MPRIS_N_CHANGING]; /* what everybody knows */
};

/* Returns: (transfer full): what a property says now. */
GVariant *psr_mpris_dup_property (PsrMpris *self, const char *interface, const char *name);

/* Returns: the name of one of the properties of the player that change. @number: counted from 0. */
const char *psr_mpris_get_changing (guint number);

/* Does what a method asks for. Returns: %FALSE with %G_DBUS_ERROR_NOT_SUPPORTED when it must say
 * that it has no effect. */
gboolean psr_mpris_call (PsrMpris *self,
                         const char *interface,
                         const char *name,
                         GVariant *parameters,
                         GError **error);

G_END_DECLS
